"""The people, places, treaties and words of the essay, with their gists."""

from textual.content import Content

from tutor.citing import say_sections
from tutor.knowledge.model import Name, NameKind
from tutor.study.outlining import pick_aliases
from tutor.text import clean, clean_line
from tutor.tui.commands import make_bindings
from tutor.tui.screens.listing import ListingScreen, Row
from tutor.tui.words import say_when

_KINDS = {
    NameKind.PERSON: "People",
    NameKind.PLACE: "Places",
    NameKind.ORGANISATION: "Organisations",
    NameKind.TREATY: "Treaties",
    NameKind.EVENT: "Events",
    NameKind.WORK: "Works",
    NameKind.TERM: "Terms",
}
_QUESTION = {NameKind.PERSON: "Who is {}?"}


class NamesScreen(ListingScreen):
    """Every name, by kind."""

    WHERE = "names"
    TITLE_TEXT = "Names"
    BINDINGS = make_bindings(WHERE)
    EMPTY = "This essay's pack lists no names."

    def list_rows(self) -> tuple[Row, ...]:
        """List people first, then the other kinds, each by the alphabet."""
        kinds = list(NameKind)
        names = sorted(self.study.names(), key=lambda n: (kinds.index(n.kind), n.name.casefold()))
        return tuple(self._row(name) for name in names)

    def _row(self, name: Name) -> Row:
        title = clean_line(name.name)
        aliases = ", ".join(clean_line(a) for a in pick_aliases(name))
        head = Content.assemble((title, "bold"), (f"   {name.kind}   {say_sections(name.cites)}", "$quiet"))
        parts = [head, Content(clean(name.gist))]
        if aliases:
            parts.append(Content.assemble(("also called ", "$quiet"), aliases))
        if name.when:
            parts.append(
                Content("\n").join(
                    [Content.assemble((f"{say_when(f.date)}  ", "bold $mark"), clean_line(f.what)) for f in name.when]
                )
            )
        question = _QUESTION.get(name.kind, "What does the essay say about {}?").format(name.name)
        return Row(Content(title), tuple(parts), name, question, group=_KINDS[name.kind])
