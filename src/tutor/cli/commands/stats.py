"""`tutor stats`: how the learner is doing."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from tutor.citing import say_sections
from tutor.cli.declaring import Declarer, add_json
from tutor.cli.output import put, put_json
from tutor.cli.studying import open_study
from tutor.errors import ExitCode
from tutor.knowledge.model import KnowledgeBase
from tutor.study.study import Study

if TYPE_CHECKING:
    from tutor.progress.statistics import Statistics, Strength

_AHEAD = 7
"""Days of the forecast that are shown."""


def add(declarer: Declarer) -> None:
    """Declare the command."""
    add_json(declarer.declare("stats", run, "show how you are doing"))


def run(args: argparse.Namespace) -> ExitCode:
    """Print the statistics."""
    with open_study(args) as study:
        if args.json:
            put_json(study.statistics())
        else:
            for line in show_statistics(study):
                put(line)
    return ExitCode.OK


def show_statistics(study: Study) -> Iterator[str]:
    """Yield the statistics as lines."""
    found, kb = study.statistics(), study.kb
    yield f"Claims seen: {found.seen} of {found.claims}. Due: {found.due}. Answers: {found.answers}."
    yield f"Study days in a row: {found.streak.current} (longest {found.streak.longest})."
    yield f"Days with answers: {len(found.calendar)}."
    yield _say_retention(found)
    yield "Coming due: " + ", ".join(f"{day:%a %d %b}: {count}" for day, count in found.forecast[:_AHEAD])
    yield from _show_strengths("Topics", found.topics, lambda group: kb.topic_by_id[group].title)
    yield from _show_strengths(
        "Sections", found.sections, lambda group: f"{say_sections((group,))}: {kb.section_by_id[group].title}"
    )
    yield from _show_hardest(found, kb)
    if found.exams:
        yield "Exams:"
        yield from (f"  {exam.day}: {exam.right} of {exam.asked} right ({exam.score:.0%})" for exam in found.exams)


def _say_retention(found: "Statistics") -> str:
    held, target = found.retention.share, found.retention.target
    if held is None:
        return f"Retention: nothing was asked again yet (aim {target:.0%})."
    return f"Retention over 30 days: {held:.0%} of {found.retention.tested} (aim {target:.0%})."


def _show_strengths(title: str, strengths: "Iterable[Strength]", name: Callable[[str], str]) -> Iterator[str]:
    from tutor.study.outlining import say_strength

    yield f"{title}:"
    for strength in strengths:
        word = say_strength(strength.recall if strength.seen else None)
        yield f"  {name(strength.group)}: {word}, {strength.recall:.0%} ({strength.seen} of {strength.claims} seen)"


def _show_hardest(found: "Statistics", kb: KnowledgeBase) -> Iterator[str]:
    if found.hardest:
        yield "Hardest:"
        for hard in found.hardest:
            yield f"  {kb.claim_by_id[hard.claim].statement} (forgotten {hard.lapses} times)"
