"""The smallest Textual app there is something to type in: what the interface is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Label


class MinimalApp(App[None]):
    """A label and an input."""

    def compose(self) -> ComposeResult:
        yield Label("Minimal")
        yield Input(placeholder="Type here")


if __name__ == "__main__":
    MinimalApp().run()
