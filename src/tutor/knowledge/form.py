"""One block of fields, read field by field: what is missing, empty, unknown or of the wrong kind is noted with its place."""

import difflib
import re
from enum import StrEnum
from typing import TypeVar

from tutor.knowledge.ledger import Kind, Ledger, Place, Reference, Wording
from tutor.knowledge.nodes import Fields, Items, Node, Text

Choice = TypeVar("Choice", bound=StrEnum)

_ID = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_LIST_HINT = 'write one a line, each after "- "'


class Form:
    """The fields of one thing in a pack.

    Reading a field that isn't there or isn't right notes a problem and returns an empty value, so that one
    reading finds everything. `close` must be called last: it reports the fields nobody asked for.
    """

    def __init__(self, node: Node, *, kind: str, ledger: Ledger, where: str = "") -> None:
        """Open `node`; `kind` is what to call the thing, `where` the id it is known by until `id` is read."""
        self.kind = kind
        self.ledger = ledger
        self.place = node.place
        self.where = where
        self._asked: list[str] = []
        self._pairs = node.pairs if isinstance(node, Fields) else {}
        if not isinstance(node, Fields):
            self.complain(f"{_with_article(kind)} is a block of fields", "write one `field: text` a line")

    def complain(self, what: str, instead: str = "", *, field: str = "") -> None:
        """Note a problem at `field`, or at the start of the block."""
        self.ledger.complain(self.place_of(field), what, instead, where=self.where)

    def place_of(self, field: str) -> Place:
        """Return where a field's value stands; the start of the block when it has none."""
        return self._pairs[field][1].place if field in self._pairs else self.place

    def has(self, field: str) -> bool:
        """Tell whether the field is written."""
        return field in self._pairs

    def id(self, kind: Kind) -> str:
        """Read the field `id`, and note it as the definition of a `kind`."""
        value = self.text("id")
        self.where = self.where or value
        if value and not _ID.match(value):
            self.complain(f"the id {value!r} isn't one", "lower-case letters, digits and hyphens", field="id")
        elif value:
            self.ledger.define(kind, value, self.place_of("id"))
        return value

    def text(self, field: str) -> str:
        """Read a text that must be there."""
        if self._ask(field) is None:
            self.complain(f"{field} is missing", f"every {self.kind} has one")
        return self.optional_text(field)

    def optional_text(self, field: str, default: str = "") -> str:
        """Read a text that may be left out."""
        node = self._ask(field)
        return default if node is None else self._read_text(node, field)

    def choice(self, field: str, options: type[Choice], *, among: tuple[Choice, ...] | None = None) -> Choice:
        """Read one of a few words; the first of them when what is written is none."""
        allowed = tuple(options) if among is None else among
        value = self.text(field)
        if value in allowed:
            return options(value)
        if value:
            self.complain(f"{field} is {value!r}", f"one of {', '.join(allowed)}", field=field)
        return allowed[0]

    def texts(self, field: str, *, least: int = 0, may_flow: bool = False) -> tuple[str, ...]:
        """Read a list of texts, in block style unless `may_flow`."""
        nodes = self._nodes(field, least=least, may_flow=may_flow)
        return tuple(text for n in nodes if (text := self._read_text(n, field)))

    def ids(self, field: str, kind: Kind, *, least: int = 0) -> tuple[str, ...]:
        """Read a list of ids of a `kind`, in block or flow style, and note them as references."""
        found = []
        for node in self._nodes(field, least=least, may_flow=True):
            if value := self._read_text(node, field):
                self.ledger.references.append(Reference(kind, value, node.place, self.where))
                if value in found:
                    self.ledger.complain(node.place, f"{field} names {value} twice", "keep one", where=self.where)
                found.append(value)
        return tuple(found)

    def reference(self, field: str, kind: Kind) -> str:
        """Read one id of a `kind` that may be left out, and note it as a reference."""
        value = self.optional_text(field)
        if value:
            self.ledger.references.append(Reference(kind, value, self.place_of(field), self.where))
        return value

    def wordings(self, field: str) -> list[Wording]:
        """Return the texts of a field that has been read, each with its own place."""
        node = self._pairs[field][1] if field in self._pairs else None
        nodes = node.nodes if isinstance(node, Items) else (node,)
        return [Wording(n.value, n.place, self.where) for n in nodes if isinstance(n, Text) and n.value]

    def cites(self, *, least: int = 0) -> tuple[str, ...]:
        """Read the section labels of the field `cites`."""
        return self.ids("cites", Kind.SECTION, least=least)

    def forms(self, field: str, *, kind: str, least: int = 0) -> "list[Form]":
        """Read a list of blocks, each called a `kind` and known by this form's id."""
        nodes = self._nodes(field, least=least, may_flow=False)
        return [Form(n, kind=kind, ledger=self.ledger, where=self.where) for n in nodes]

    def pairs(self, field: str) -> tuple[tuple[str, str], ...]:
        """Read a list of lists of two texts each."""
        found = []
        for node in self._nodes(field, least=1, may_flow=False):
            sides = node.nodes if isinstance(node, Items) else ()
            if len(sides) != 2 or (isinstance(node, Items) and not _is_safe(node)):
                what = f"{field} has something that isn't a pair of texts"
                self.ledger.complain(node.place, what, '"- - left" and, below it, "  - right"', where=self.where)
                continue
            found.append((self._read_text(sides[0], field), self._read_text(sides[1], field)))
        return tuple(found)

    def close(self) -> None:
        """Note every field that nobody asked for."""
        for name, (key, _) in self._pairs.items():
            if name not in self._asked:
                near = difflib.get_close_matches(name, self._asked, n=1)
                instead = (
                    f"did you mean {near[0]}?" if near else f"{_with_article(self.kind)} has {', '.join(self._asked)}"
                )
                self.ledger.complain(key.place, f"unknown field {name!r}", instead, where=self.where)

    def _ask(self, field: str) -> Node | None:
        if field not in self._asked:
            self._asked.append(field)
        return self._pairs[field][1] if field in self._pairs else None

    def _nodes(self, field: str, *, least: int, may_flow: bool) -> tuple[Node, ...]:
        node = self._ask(field)
        if node is None:
            if least:
                self.complain(f"{field} is missing", f"every {self.kind} has a list of at least {least}")
            return ()
        if not isinstance(node, Items):
            self.complain(f"{field} isn't a list", _LIST_HINT, field=field)
            return ()
        if node.is_flow and node.nodes and not may_flow:
            self.complain(f"{field} is in flow style, where a comma would cut a text", _LIST_HINT, field=field)
        if len(node.nodes) < least:
            self.complain(f"{field} has {len(node.nodes)}", f"at least {least}", field=field)
        return node.nodes

    def _read_text(self, node: Node, field: str) -> str:
        if not isinstance(node, Text):
            instead = 'one text; put it in quotes when it holds ": " or begins with "- " or "["'
            self.ledger.complain(node.place, f"{field} holds a list or a block", instead, where=self.where)
            return ""
        if not node.value:
            self.ledger.complain(node.place, f"{field} is empty", "fill it in or leave it out", where=self.where)
        return node.value


def open_forms(node: Node | None, *, kind: str, ledger: Ledger) -> list[Form]:
    """Return a form for each block of a file that is a list; nothing for a file that couldn't be read."""
    if node is None:
        return []
    if not isinstance(node, Items):
        ledger.complain(node.place, f"the file isn't a list of {kind}s", 'begin each with "- id: ..."')
        return []
    return [Form(n, kind=kind, ledger=ledger) for n in node.nodes]


def _is_safe(node: Items) -> bool:
    """Tell whether no comma or colon could have cut its texts: block style, or each text in quotes."""
    return not node.is_flow or all(isinstance(n, Text) and n.is_quoted for n in node.nodes)


def _with_article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
