"""YAML as nodes with places: nothing but text, lists and blocks of fields, and nothing larger or deeper than allowed.

The only importer of yaml. Nodes are built from the parser's events, one after the other and without
recursion, so that a hostile file is refused while it is read and neither stack nor memory can be exhausted.
Every scalar is text exactly as typed: `no`, `1:30`, `012` and `~` stay what they are.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from tutor.knowledge.files import FileRefusedError, read_regular
from tutor.knowledge.ledger import Ledger, Place
from tutor.text import clean

MOST_BYTES = 20 * 1024 * 1024
"""Size of a file."""
MOST_CHARACTERS = 20_000
"""Length of one text."""
MOST_VALUES = 400_000
"""Texts, lists and blocks in a file."""
DEEPEST = 12
"""Levels of lists and blocks inside each other."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTE_IT = 'a text that holds ": " or " #" or begins with a special character stands in double quotes'


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, cleaned and stripped."""

    value: str
    place: Place
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: "tuple[Node, ...]"
    place: Place
    is_flow: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A block of fields: by name, each with the text of its key and its value."""

    pairs: "dict[str, tuple[Text, Node]]"
    place: Place


Node = Text | Items | Fields


class _StopReadingError(Exception):
    """The rest of the file isn't worth reading; the ledger says why."""


def read_nodes(path: Path, *, shown: str, ledger: Ledger) -> Node | None:
    """Return the file's one document, or None when it can't be used; every problem goes into `ledger`.

    `shown` is the path as the pack's author would write it.
    """
    whole = Place(shown, 0, 0)
    try:
        text = _decode(read_regular(path, most=MOST_BYTES), shown=shown, ledger=ledger)
        return _Composer(shown, ledger).compose(text)
    except FileRefusedError as error:
        ledger.complain(whole, error.message, error.hint)
    except yaml.MarkedYAMLError as error:
        place = _place_of(error.problem_mark or error.context_mark, shown)
        ledger.complain(place, f"not YAML: {error.problem or error.context}", _QUOTE_IT)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        ledger.complain(whole, f"not YAML: {clean(str(error)).splitlines()[0] if str(error) else type(error).__name__}")
    except _StopReadingError:
        pass
    return None


def _decode(data: bytes, *, shown: str, ledger: Ledger) -> str:
    """Return the text of UTF-8 (with or without a mark) or UTF-16 with a mark, its lines ending in one newline."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-16" if is_wide else "utf-8-sig", errors="replace")
        ledger.complain(_place_after(before, shown), f"the file isn't {error.encoding.upper()}", "save it as UTF-8")
        raise _StopReadingError from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if odd := _UNPRINTABLE.search(text):
        place = _place_after(text[: odd.start()], shown)
        if odd.group() == "\t":
            ledger.complain(place, "a tab", "write spaces")
        else:
            ledger.complain(place, f"a control character (U+{ord(odd.group()):04X})", "take it out")
        raise _StopReadingError
    return text


def _place_after(before: str, shown: str) -> Place:
    return Place(shown, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _place_of(mark: Any, shown: str) -> Place:  # noqa: ANN401  (the C parser's marks have a type of their own)
    return Place(shown, mark.line + 1, mark.column + 1) if mark else Place(shown, 0, 0)


@dataclass(slots=True)
class _Frame:
    """A list or block that is still open."""

    place: Place
    nodes: list[Node]
    is_flow: bool


class _Composer:
    """Builds the nodes of one file."""

    def __init__(self, shown: str, ledger: Ledger) -> None:
        self._shown = shown
        self._ledger = ledger
        self._open: list[_Frame] = []
        self._values = 0
        self._root: Node | None = None
        self._handlers: dict[type, Callable[[Any, Place], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end_list,
            yaml.MappingEndEvent: self._end_block,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def compose(self, text: str) -> Node | None:
        """Return the document of `text`; None when there is none."""
        for event in yaml.parse(text, Loader=_LOADER):
            if handle := self._handlers.get(type(event)):
                handle(event, _place_of(event.start_mark, self._shown))
        if self._root is None:
            self._ledger.complain(Place(self._shown, 0, 0), "the file is empty", "write [] for an empty list")
        return self._root

    def _stop(self, place: Place, what: str, instead: str = "") -> NoReturn:
        self._ledger.complain(place, what, instead)
        raise _StopReadingError

    def _document(self, _: object, place: Place) -> None:
        if self._root is not None:
            self._stop(place, "a second document", "a file holds one; take out the line ---")

    def _scalar(self, event: Any, place: Place) -> None:  # noqa: ANN401  (yaml's events are untyped)
        self._refuse_specials(event, place)
        if len(event.value) > MOST_CHARACTERS:
            self._ledger.complain(place, f"a text of more than {MOST_CHARACTERS:,} characters", "shorten it")
        value = clean(event.value[:MOST_CHARACTERS]).strip()
        self._put(Text(value, place, is_quoted=event.style in ("'", '"')))

    def _alias(self, event: Any, place: Place) -> None:  # noqa: ANN401
        self._ledger.complain(place, f"an alias (*{clean(event.anchor)})", "write the text out, or put it in quotes")
        self._put(Text("", place))

    def _start(self, event: Any, place: Place) -> None:  # noqa: ANN401
        self._refuse_specials(event, place)
        if len(self._open) >= DEEPEST:
            self._stop(place, "nested too deep", f"at most {DEEPEST} levels")
        is_flow = bool(event.flow_style)
        if is_flow and isinstance(event, yaml.MappingStartEvent):
            self._ledger.complain(place, "fields in flow style ({...} or [a: b])", "write one field a line")
        self._open.append(_Frame(place, [], is_flow))

    def _end_list(self, _: object, __: Place) -> None:
        frame = self._open.pop()
        self._put(Items(tuple(frame.nodes), frame.place, frame.is_flow))

    def _end_block(self, _: object, __: Place) -> None:
        frame = self._open.pop()
        pairs: dict[str, tuple[Text, Node]] = {}
        for key, value in zip(frame.nodes[::2], frame.nodes[1::2], strict=True):
            self._add_field(pairs, key, value)
        self._put(Fields(pairs, frame.place))

    def _add_field(self, pairs: dict[str, tuple[Text, Node]], key: Node, value: Node) -> None:
        if not isinstance(key, Text):
            self._ledger.complain(key.place, "the name of a field is a list or a block", "write it as plain text")
        elif key.value == "<<" and not key.is_quoted:
            self._ledger.complain(key.place, "a merge (<<)", "write the fields out")
        elif key.value in pairs:
            named = pairs["id"][1] if "id" in pairs else None
            where = named.value if isinstance(named, Text) else ""
            lines = f"lines {pairs[key.value][0].place.line} and {key.place.line}"
            self._ledger.complain(key.place, f"the field {key.value} stands twice ({lines})", "keep one", where=where)
        else:
            pairs[key.value] = (key, value)

    def _put(self, node: Node) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._stop(node.place, f"more than {MOST_VALUES:,} values in one file", "split it")
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self._root = node

    def _refuse_specials(self, event: Any, place: Place) -> None:  # noqa: ANN401
        if event.anchor is not None:
            self._ledger.complain(
                place, f"an anchor (&{clean(event.anchor)})", "write the text out, or put it in quotes"
            )
        if event.tag is not None:
            self._ledger.complain(place, f"a tag ({clean(event.tag)})", "take it out, or put the text in quotes")
