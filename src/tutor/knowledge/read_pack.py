"""Reads pack.yaml: what the pack is, its topics and its sections."""

import re

from tutor.knowledge.form import Form
from tutor.knowledge.ledger import Kind, Ledger
from tutor.knowledge.model import PackInfo, Section, Topic
from tutor.knowledge.nodes import Node

FORMAT = "1"
"""Of the files; the pack's `version` is its content's own."""

_FINGERPRINT = re.compile(r"[0-9a-f]{8}\Z")


def read_pack(node: Node, ledger: Ledger) -> PackInfo:
    """Return what the file says; every problem goes into `ledger`."""
    form = Form(node, kind="pack", ledger=ledger)
    pack = form.text("id")
    _check_format(form)
    if pack and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", pack):
        form.complain(f"the id {pack!r} isn't one", "lower-case letters, digits and hyphens", field="id")
    info = PackInfo(
        id=pack,
        title=form.text("title"),
        author=form.text("author"),
        about=form.optional_text("about"),
        language=form.optional_text("language", "en"),
        version=form.optional_text("version", "1"),
        topics=tuple(_read_topic(f) for f in form.forms("topics", kind="topic")),
        sections=tuple(_read_section(f) for f in form.forms("sections", kind="section", least=1)),
        starters=form.ids("starters", Kind.ENTRY),
        synonyms=_read_synonyms(form),
    )
    form.close()
    return info


def _check_format(form: Form) -> None:
    version = form.text("format")
    if version and version != FORMAT:
        form.complain(f"format {version!r} isn't known", f"this program reads format {FORMAT}", field="format")


def _read_topic(form: Form) -> Topic:
    form.where = ""
    topic = Topic(
        id=form.id(Kind.TOPIC),
        title=form.text("title"),
        aliases=form.texts("aliases", may_flow=True),
    )
    form.close()
    return topic


def _read_section(form: Form) -> Section:
    form.where = ""
    section = Section(
        id=form.id(Kind.SECTION),
        title=form.text("title"),
        gist=form.text("gist"),
        fingerprints=form.texts("fingerprints", may_flow=True),
    )
    odd = [f for f in section.fingerprints if not _FINGERPRINT.match(f)]
    if odd:
        form.complain(f"{odd[0]!r} isn't a fingerprint", "eight digits 0-9a-f", field="fingerprints")
    form.close()
    return section


def _read_synonyms(form: Form) -> tuple[tuple[str, ...], ...]:
    groups = []
    for line in form.texts("synonyms"):
        words = tuple(w for part in line.split(",") if (w := part.strip()))
        if len(words) < 2:
            form.complain(f"{line!r} is no group of synonyms", "movie, film, picture", field="synonyms")
        groups.append(words)
    return tuple(groups)
