"""What the learner may be about to type: shown over the end of the transcript, taken with Tab."""

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tutor.text import clean_line
from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion."""

    text: str
    """What stands in the prompt when it is taken."""
    about: str = ""
    """What it does."""


class Suggestions(Widget):
    """A few offers, one of them shown as the one that Tab takes."""

    DEFAULT_CSS = """
    Suggestions {
        layer: over; dock: bottom; height: auto; max-height: 6; margin: 0 2; padding: 0 1;
        background: $surface; color: $foreground; display: none;
    }
    Suggestions.-shown { display: block; }
    """

    offers: reactive[tuple[Offer, ...]] = reactive((), layout=True)
    most: reactive[int] = reactive(5, layout=True)
    """Lines there are room for; with more offers they scroll."""
    at: reactive[int] = reactive(0)
    """Which one Tab takes."""

    @property
    def chosen(self) -> Offer | None:
        """The offer that Tab takes, if any is shown."""
        return self.offers[self.at] if self.offers else None

    def move(self, by: int) -> bool:
        """Go to another offer; returns False when there is none in that direction."""
        if not 0 <= self.at + by < len(self.offers):
            return False
        self.at += by
        return True

    def watch_offers(self) -> None:
        """Begin anew with the first offer."""
        self.at = 0
        self.set_class(bool(self.offers), "-shown")

    def render(self) -> Content:
        """Draw each offer on a line of its own."""
        first = max(self.at + 1 - self.most, 0)
        shown = list(enumerate(self.offers))[first : first + self.most]
        return Content("\n").join([self._draw(n, offer) for n, offer in shown])

    def _draw(self, n: int, offer: Offer) -> Content:
        is_here = n == self.at
        about = f"  {offer.about}" if offer.about else ""
        key = Content.styled("Tab " if is_here else "    ", "bold $mark")
        column = max(len(o.text) for o in self.offers) if offer.about else 0
        text = Content.styled(f"{clean_line(offer.text):<{column}}", "bold" if is_here else "")
        line = Content.assemble(key, text, (clean_line(about) and about, "$quiet"))
        return line.truncate(max(self.size.width, 10), ellipsis=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Take a line for each offer."""
        return min(len(self.offers), self.most)
