"""The map: the essay's argument as a tree, each claim with how well it is known, in a word, a shape and a colour."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static, Tree
from textual.widgets.tree import TreeNode

from tutor.citing import say_sections
from tutor.errors import TutorError
from tutor.study.outlining import ArgumentNode, draw_argument, say_strength
from tutor.text import clean
from tutor.tui.commands import MAP, make_bindings
from tutor.tui.screens.base import ROOMY, StudyScreen
from tutor.tui.widgets.claim_tree import ClaimTree
from tutor.tui.widgets.hanging import Hanging
from tutor.tui.words import STRENGTH_COLOURS, STRENGTH_MARKS

_NARROW_KEY = 45
"""Columns below which the key is its marks alone."""


class ArgumentScreen(StudyScreen):
    """The argument as a tree; Enter asks about a claim, P practises it."""

    WHERE = MAP
    TITLE_TEXT = "Map"
    BINDINGS = make_bindings(MAP)

    def compose_body(self) -> ComposeResult:
        """Lay out the key to the marks, the tree and the marked claim."""
        yield Static(Hanging(_draw_key), id="key", markup=False)
        with Horizontal(classes="listing map"):
            yield ClaimTree()
            with VerticalScroll(classes="detail", can_focus=False):
                yield Static("", markup=False)

    def show_study(self) -> None:
        """Draw the argument with today's strengths."""
        tree = self.query_one(ClaimTree)
        marked = tree.cursor_line
        try:
            argument = self.study.argument_map()
        except TutorError as error:
            self.tell(str(error), is_problem=True)
            argument = draw_argument(self.study.kb, {})
        tree.show_argument(argument)
        if not argument:
            self.query_one(".detail Static", Static).update("This essay's pack lists no claims.")
        tree.focus()
        self.call_after_refresh(setattr, tree, "cursor_line", max(marked, 0))

    @on(Tree.NodeHighlighted)
    def _show_claim(self, message: Tree.NodeHighlighted[ArgumentNode]) -> None:
        if message.node.data is not None:
            detail = self.query_one(".detail", VerticalScroll)
            detail.query_one(Static).update(draw_claim(message.node.data, is_low=self.size.height < ROOMY))
            detail.scroll_home(animate=False)

    @on(Tree.NodeSelected)
    def _ask(self, message: Tree.NodeSelected[ArgumentNode]) -> None:
        if message.node.data is not None:
            claim = message.node.data.claim
            self.tutor.ask_in_chat(entry=next(iter(claim.entries), ""), text=claim.statement)

    def action_open(self) -> None:
        """Ask the tutor about the marked claim."""
        self.query_one(ClaimTree).action_select_cursor()

    def action_practise(self) -> None:
        """Practise the marked claim, then what belongs to its topics."""
        node: TreeNode[ArgumentNode] | None = self.query_one(ClaimTree).cursor_node
        if node is None or node.data is None:
            return
        if not node.data.claim.items:
            self.tell("There is no question about this claim.")
            return
        try:
            quiz = self.study.start_quiz(claim=node.data.claim.id, resume=False)
        except TutorError as error:
            self.tell(str(error), is_problem=True)
        else:
            self.tutor.take_up_quiz(quiz)


def _draw_key(width: int) -> Content:
    words = [Content.assemble((f"{STRENGTH_MARKS[w]} ", STRENGTH_COLOURS[w]), w) for w in STRENGTH_MARKS]
    if width < _NARROW_KEY:
        return Content("  ").join(words)
    return Content.assemble(("Known: ", "$quiet"), Content("   ").join(words))


def draw_claim(node: ArgumentNode, *, is_low: bool = False) -> Content:
    """Return a claim as it stands beside the tree; where lines are few, none is left empty."""
    claim, word = node.claim, say_strength(node.recall)
    cites = say_sections(claim.cites)
    return Content("\n" if is_low else "\n\n").join(
        [
            Content.assemble((str(claim.role).capitalize(), "bold $mark"), ("   " + cites, "$quiet")),
            Content.assemble(
                (f"{STRENGTH_MARKS[word]} {word}", STRENGTH_COLOURS[word]), (f", {_say_known(node.recall)}", "$quiet")
            ),
            Content(clean(claim.statement)),
        ]
    )


def _say_known(recall: float | None) -> str:
    """Return how well a claim is known, as a clause."""
    if recall is None:
        return "not asked yet"
    return f"{recall:.0%} known today" if recall else "missed the last time"
