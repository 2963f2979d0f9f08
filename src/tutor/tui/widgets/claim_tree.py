"""The argument's claims as a tree whose labels are never parsed."""

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from tutor.study.outlining import ArgumentNode, say_strength
from tutor.text import clean_line
from tutor.tui.words import STRENGTH_MARKS

WITH_ROLES = 70
"""Columns from which there is room for a claim's role; below, only what is beside the tree tells it."""


def _depth(node: TreeNode[ArgumentNode]) -> int:
    """Return how many guides stand before a node; the root's isn't shown."""
    return 0 if node.parent is None or node.parent.parent is None else 1 + _depth(node.parent)


class ClaimTree(Tree[ArgumentNode]):
    """Arrows move, left and right fold, Enter opens."""

    DEFAULT_CSS = """
    ClaimTree { background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "fold", "Fold", show=False),
        Binding("right", "unfold", "Unfold", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(Text("argument"))
        self.show_root = False
        self.guide_depth = 3
        self.auto_expand = False

    def on_resize(self) -> None:
        """Indent less where there is little room."""
        self.guide_depth = 3 if self.size.width >= WITH_ROLES else 2

    def show_argument(self, roots: tuple[ArgumentNode, ...]) -> None:
        """Show the argument, all unfolded."""
        self.clear()
        for root in roots:
            self._grow(self.root, root)
        self.root.expand()

    def _grow(self, parent: TreeNode[ArgumentNode], node: ArgumentNode) -> None:
        label = Text(clean_line(node.claim.statement))
        grown = parent.add(label, node, expand=True, allow_expand=bool(node.children))
        for child in node.children:
            self._grow(grown, child)

    def render_label(self, node: TreeNode[ArgumentNode], base_style: Style, style: Style) -> Text:  # noqa: ARG002 - Textual's signature
        """Draw fold mark, strength, role and statement."""
        if node.data is None:
            return Text("")
        word = say_strength(node.data.recall)
        fold = ("▾ " if node.is_expanded else "▸ ") if node.allow_expand else "  "
        variables = self.app.theme_variables
        colour = variables[{"strong": "strong", "fair": "fair", "weak": "weak", "new": "unseen"}[word]]
        mark = Text(f"{STRENGTH_MARKS[word]} ", style=Style(color=colour.removeprefix("ansi_")))
        label = node.label if isinstance(node.label, Text) else Text(str(node.label))
        room = self.scrollable_content_region.width - 1
        role = "" if room < WITH_ROLES else f"{node.data.claim.role}: "
        text = Text.assemble(fold, mark, (role, Style(italic=True)), label)
        text.stylize_before(style)
        text.truncate(max(room - self.guide_depth * _depth(node), 12), overflow="ellipsis")
        return text

    def action_fold(self) -> None:
        """Fold the marked claim, or go to the one it supports."""
        node = self.cursor_node
        if node is None:
            return
        if node.is_expanded and node.allow_expand:
            node.collapse()
        elif node.parent is not None and node.parent.data is not None:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Unfold the marked claim."""
        if self.cursor_node is not None:
            self.cursor_node.expand()
