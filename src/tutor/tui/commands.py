"""The one table of commands: keys, palette, slash commands, the line of keys and the help are all made from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding, BindingType

EVERYWHERE = ""
CHAT = "chat"
QUIZ = "quiz"
MAP = "argument"
LISTS = "lists"
"""Names, timeline and map: a list with one line marked."""
LOOKING = "looking"
"""Every screen but chat and quiz."""

NOT_MOVED: Mapping[str, str] = MappingProxyType({})
"""The keymap of a learner who has moved no key."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    MAP: (LISTS, LOOKING),
    "timeline": (LISTS, LOOKING),
    "names": (LISTS, LOOKING),
    "progress": (LOOKING,),
    "settings": (LOOKING,),
}
"""For a screen, the kinds of screen it is too."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something the learner can have done."""

    name: str
    """Also the name of its action and, in the settings, of its key."""
    title: str
    """A word or two, for the line of keys and the palette."""
    help: str
    """One sentence without a full stop."""
    key: str = ""
    """As Textual writes it; several with commas; empty when there is none."""
    slash: str = ""
    """What is typed after the slash; empty when it can't be typed."""
    takes: str = ""
    """What may follow the slash command: "TOPIC"."""
    where: str = EVERYWHERE
    """The screen, or kind of screen, that has it."""
    rank: int = 9
    """Place in the line of keys; 9 isn't shown there."""

    def key_text(self, keymap: Mapping[str, str]) -> str:
        """Return the first key as people write it, "Ctrl+N", where the learner has moved it to."""
        return say_key((keymap.get(self.name) or self.key).partition(",")[0])


COMMANDS = (
    Command("help", "Help", "Show every key and command", "f1", "help", rank=1),
    Command("chat", "Chat", "Ask about the essay", "f2", "chat", rank=2),
    Command("quiz", "Quiz", "Practise what is due, one topic or section", "f3", "quiz", "TOPIC", rank=2),
    Command("progress", "Progress", "See what holds, what is due and what is weak", "f4", "stats", rank=3),
    Command("argument", "Map", "See the essay's argument as a tree", "f5", "map", rank=4),
    Command("timeline", "Timeline", "See the essay's dates in order", "f6", "timeline", rank=5),
    Command("names", "Names", "Look up the people, places and treaties", "f7", "names", rank=6),
    Command("settings", "Settings", "Change colours and how much to learn a day", "f8", "settings", rank=7),
    Command("palette", "Commands", "Find a command by typing", "ctrl+p"),
    Command("quit", "Quit", "Leave; everything is kept", "ctrl+q,ctrl+d", "quit", rank=1),
    Command("new", "New", "Start a fresh conversation", "ctrl+n", "new", where=CHAT),
    Command(
        "section", "Section", "Open the next section the answer cites", "ctrl+o", "section", "LABEL", where=CHAT, rank=3
    ),
    Command(
        "unasked", "Not what I asked", "Mark the last answer as not what you asked", "f9", "wrong", where=CHAT, rank=4
    ),
    Command(
        "why", "Why this", "See how your question was understood, and what else it may mean", "", "why", where=CHAT
    ),
    Command("copy", "Copy", "Copy the last answer with its citations", "ctrl+y", "copy", where=CHAT),
    Command("find", "Find", "Search everything said so far", "ctrl+f", "find", "WORDS", where=CHAT),
    Command(
        "attach", "Attach", "Keep your copy of the essay, shown beside citations", "", "attach", "FILE", where=CHAT
    ),
    Command("export", "Export", "Write the conversation to a Markdown file", "", "export", "FILE", where=CHAT),
    Command(
        "save", "Save progress", "Write your progress to a file, to go on elsewhere", "", "save", "FILE", where=CHAT
    ),
    Command("load", "Load progress", "Take in progress that was saved; twice is once", "", "load", "FILE", where=CHAT),
    Command("hint", "Hint", "Show a hint; it makes the next review sooner", "ctrl+g", where=QUIZ, rank=2),
    Command("show", "Show answer", "Show the answer; it counts as not known", "ctrl+t", where=QUIZ, rank=3),
    Command("skip", "Skip", "Leave this question for later", "ctrl+n", where=QUIZ, rank=2),
    Command("right", "I was right", "Overrule the grade", "ctrl+y", where=QUIZ, rank=2),
    Command("undo", "Undo", "Take back the last answer", "ctrl+z", where=QUIZ, rank=3),
    Command("ask", "Ask about it", "Ask the tutor about this claim", "ctrl+o", where=QUIZ, rank=2),
    Command("open", "Ask about it", "Ask the tutor about the marked line", "enter", where=LISTS, rank=2),
    Command("practise", "Practise", "Practise the marked claim, then its topic", "p", where=MAP, rank=3),
    Command("back", "Back", "Go back to the chat", "escape", where=LOOKING, rank=3),
    Command("leave", "Leave", "Stop here; the quiz can be resumed", "escape", where=QUIZ, rank=3),
)


PARTS = (
    ("Everywhere", EVERYWHERE),
    ("In the chat", CHAT),
    ("In the quiz", QUIZ),
    ("In map, timeline and names", LISTS),
    ("In the map", MAP),
    ("On every screen but chat and quiz", LOOKING),
)
"""The table's parts, each with its heading, as help and settings list them."""


def say_key(key: str) -> str:
    """Return a key as people write it: "ctrl+n" is "Ctrl+N", "escape" is "Esc"."""
    parts = ["Esc" if p == "escape" else p.capitalize() for p in key.split("+")]
    return "+".join(parts)


def commands_of(where: str) -> tuple[Command, ...]:
    """Return the commands of a screen, those of its kind included, or those that work everywhere."""
    kinds = {where, *_ALSO.get(where, ())}
    return tuple(c for c in COMMANDS if c.where in kinds)


def screens_of(where: str) -> tuple[str, ...]:
    """Return the screens a command with this `where` can be used on."""
    if where == EVERYWHERE:
        return (CHAT, QUIZ, *_ALSO)
    return tuple(screen for screen, kinds in _ALSO.items() if where in kinds) or (where,)


def find_slash(word: str) -> Command | None:
    """Return the command typed as "/word", if there is one."""
    return next((c for c in COMMANDS if c.slash and c.slash == word.lower()), None)


def slashes_like(typed: str) -> tuple[Command, ...]:
    """Return the commands whose slash form begins with what is typed."""
    word = typed.removeprefix("/").lower()
    return tuple(c for c in COMMANDS if c.slash and c.slash.startswith(word))


def make_bindings(where: str) -> list[BindingType]:
    """Return the bindings of a screen, each under its command's name so that a keymap can move it."""
    return [
        Binding(key, c.name, c.title, id=c.name if not n else f"{c.name}-{n}", priority=True, show=False)
        for c in commands_of(where)
        if c.key
        for n, key in enumerate(c.key.split(","))
    ]


def line_of_keys(
    where: str, most: int, *, without: Iterable[str] = (), keymap: Mapping[str, str] = NOT_MOVED
) -> tuple[tuple[str, str], ...]:
    """Return (key, title) pairs that fit into `most` columns, the most needed first to stay.

    Args:
        where: The screen; its own commands stand before those that work everywhere.
        most: Columns there are.
        without: Names of commands that can't be used now.
        keymap: Keys the learner has moved.
    """
    hidden = {*without, where}
    here = [c for c in (*commands_of(where or "-"), *commands_of(EVERYWHERE)) if c.rank < 9 and c.name not in hidden]
    kept: list[Command] = []
    room = most
    for command in sorted(here, key=lambda c: c.rank):
        needs = len(command.key_text(keymap)) + len(command.title) + 4
        if needs <= room:
            kept.append(command)
            room -= needs
    return tuple((c.key_text(keymap), c.title) for c in here if c in kept)
