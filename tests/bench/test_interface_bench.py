"""How fast the interface is and how much it takes, beside a minimal Textual app; run by `make bench`.

Whole processes in a pseudo-terminal, in turns; what counts is the median of the ratios.
"""

import asyncio
import json
import os
import pty
import re
import select
import statistics as figures
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pyte
import pytest
from textual.pilot import Pilot

from tutor.study.study import Study
from tutor.tui.app import TutorApp
from tutor.tui.screens.chat import ChatScreen
from tutor.tui.talk import Line, Who
from tutor.tui.widgets.prompt import Prompt
from tutor.tui.widgets.transcript import Transcript

pytestmark = pytest.mark.bench

HERE = Path(__file__).parent
COLUMNS, ROWS = 120, 40
PAIRS = 21
PATIENCE = 60
"""Seconds."""
QUIET = 0.4
"""Seconds without output after which nothing more is coming."""
MINIMAL = (sys.executable, str(HERE / "minimal_app.py"))
TUTOR = (str(Path(sys.executable).with_name("tutor")),)
PAINTED = {MINIMAL: (b"Minimal", b"ype here"), TUTOR: (b"Tutor", b"Chat", b"/ for commands")}
"""What the first frame holds: title and prompt; the cursor stands on the prompt's first letter."""
READY = b"Questions to begin with"


class Terminal:
    """A process in a pseudo-terminal, with the moment of every piece it wrote."""

    def __init__(self, command: tuple[str, ...], home: Path) -> None:
        environ = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        size = {"COLUMNS": str(COLUMNS), "LINES": str(ROWS)}
        self.pieces: list[tuple[float, bytes]] = []
        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if not self.pid:
            os.execve(command[0], command, {**environ, **size, "TUTOR_HOME": str(home)})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        os.close(self._fd)

    @property
    def written(self) -> bytes:
        return b"".join(piece for _, piece in self.pieces)

    def type(self, text: str) -> float:
        """Type and return the moment."""
        began = time.perf_counter()
        os.write(self._fd, text.encode())
        return began

    def wait_for(self, *marks: bytes) -> float:
        """Read until all that was written holds the marks and return the moment."""
        while not all(mark in self.written for mark in marks):
            assert self.read(PATIENCE), self.written[-2000:]
        return self.pieces[-1][0]

    def settle(self) -> None:
        while self.read(QUIET):
            pass

    def read(self, patience: float) -> bool:
        if not select.select([self._fd], [], [], patience)[0]:
            return False
        self.pieces.append((time.perf_counter(), os.read(self._fd, 1 << 20)))
        return True

    def replay(self, holds: Callable[[str], bool]) -> float | None:
        """Return the moment from which the screen held something."""
        screen = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.ByteStream(screen)
        for moment, piece in self.pieces:
            stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[a-z]|\x1b\[[<>][0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\", b"", piece))
            if holds("\n".join(screen.display)):
                return moment
        return None

    def worked(self) -> float:
        """Return how many seconds of a processor the main thread has had: what else the machine does doesn't count."""
        return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[0]) / 1e9

    def memory(self) -> dict[str, float]:
        """Return MiB: resident, of its own, and the highest so far."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        status = Path(f"/proc/{self.pid}/status").read_text()
        own = sum(_kib(rollup, name) for name in ("Private_Clean", "Private_Dirty"))
        return {"rss": _kib(rollup, "Rss") / 1024, "uss": own / 1024, "peak": _kib(status, "VmHWM") / 1024}


def _kib(table: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", table, re.MULTILINE)
    assert found
    return int(found[1])


def tell(text: str) -> None:
    print(f"\n{text}", flush=True)  # noqa: T201 (what a bench is for)


def first_frame(command: tuple[str, ...], home: Path) -> float:
    """Return milliseconds from exec to the first frame."""
    with Terminal(command, home) as terminal:
        return 1e3 * (terminal.wait_for(*PAINTED[command]) - terminal.began)


@pytest.fixture(autouse=True)
def _compiled(monkeypatch):
    """Both sides run from compiled modules."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)


def test_the_first_frame_comes_in_one_and_a_quarter_of_a_minimal_apps_time(home) -> None:
    for command in (MINIMAL, TUTOR):
        first_frame(command, home)
    pairs = [(first_frame(MINIMAL, home), first_frame(TUTOR, home)) for _ in range(PAIRS)]
    minimal, tutor = (figures.median(side) for side in zip(*pairs, strict=True))
    ratio = figures.median(ours / theirs for theirs, ours in pairs)
    tell(f"first frame: minimal {minimal:.0f} ms, tutor {tutor:.0f} ms, {ratio:.2f} times (n={PAIRS} pairs)")

    assert ratio <= 1.25


def test_what_is_typed_from_the_first_frame_on_is_asked(home) -> None:
    question = "who wrote the essay?"
    with Terminal(TUTOR, home) as terminal:
        terminal.wait_for(*PAINTED[TUTOR])
        for letter in question + "\r":
            terminal.type(letter)
        terminal.settle()
        terminal.settle()
        shown = terminal.replay(lambda text: f"› {question}" in text and "The essay says" in text)

    assert shown is not None


def test_an_answer_is_painted_in_fifty_milliseconds(home) -> None:
    questions = [json.loads(line)["question"] for line in (HERE.parent / "eval" / "questions.jsonl").open()]
    study = Study.open(history=False, environ={"TUTOR_HOME": str(home)})
    took, worked = [], []
    with Terminal(TUTOR, home) as terminal:
        terminal.wait_for(READY)
        for question in questions[:40]:
            said = " ".join((study.ask(question)).text.split()[:5])
            terminal.type(question)
            terminal.settle()
            terminal.pieces.clear()
            before = terminal.worked()
            began = terminal.type("\r")
            terminal.settle()
            worked.append(1e3 * (terminal.worked() - before))
            painted = terminal.replay(lambda text, said=said: said in text)
            if painted is not None:
                took.append(1e3 * (painted - began))
    tell(f"Enter to painted answer: median {figures.median(took):.1f} ms, longest {max(took):.1f} ms (n={len(took)})")
    tell(f"... of which the processor worked, all that follows included: median {figures.median(worked):.1f} ms")

    assert figures.median(took) <= 50


def memory_of(command: tuple[str, ...], home: Path, mark: bytes, typed: str) -> dict[str, float]:
    with Terminal(command, home) as terminal:
        terminal.wait_for(mark)
        terminal.settle()
        terminal.type(typed)
        terminal.settle()
        return terminal.memory()


def test_memory_after_the_first_question_is_one_and_six_tenths_of_a_minimal_apps(home) -> None:
    minimal = [memory_of(MINIMAL, home, b"ype here", "hello") for _ in range(3)]
    tutor = [memory_of(TUTOR, home, READY, "who wrote the essay?\r") for _ in range(3)]
    ratios = {}
    for kind in ("rss", "uss", "peak"):
        theirs, ours = (figures.median(run[kind] for run in side) for side in (minimal, tutor))
        ratios[kind] = ours / theirs
        tell(f"memory, {kind}: minimal {theirs:.1f} MiB, tutor {ours:.1f} MiB, {ratios[kind]:.2f} times")

    assert ratios["rss"] <= 1.6


async def seconds(pilot: Pilot[int], work: Callable[[], object]) -> float:
    """Return the processor's time until what `work` began is painted."""
    await pilot.pause()
    began = time.process_time()
    result = work()
    if asyncio.iscoroutine(result):
        await result
    await pilot.pause()
    return time.process_time() - began


async def time_long_talk(study: Study, messages: int) -> tuple[float, float, float]:
    """Return the median times of asking and of scrolling a page, and the longest of forty pages back."""
    app = TutorApp(study)
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ChatScreen)
        transcript = app.screen.query_one(Transcript)
        for n in range(messages):
            await transcript.add(Line(Who.LEARNER if n % 2 else Who.NOTE, f"message {n} of a long conversation"))
        prompt = app.screen.query_one(Prompt)

        async def ask() -> None:
            prompt.post_message(Prompt.Sent("who wrote the essay?"))

        asked = [await seconds(pilot, ask) for _ in range(15)]
        moves = (transcript.scroll_page_up, transcript.scroll_page_down) * 10
        scrolled = [await seconds(pilot, lambda move=move: move(animate=False)) for move in moves]
        back = [await seconds(pilot, lambda: transcript.scroll_page_up(animate=False)) for _ in range(40)]
    return figures.median(asked), figures.median(scrolled), max(back)


async def test_a_long_conversation_is_as_fast_as_a_short_one(home) -> None:
    study = Study.open(history=False, environ={"TUTOR_HOME": str(home)})
    study.prepare()
    short, long = [await time_long_talk(study, n) for n in (10, 5_000)]
    study.close()
    for name, few, many in zip(
        ("asking", "scrolling a page", "the longest of 40 pages back"), short, long, strict=True
    ):
        tell(f"{name}: {1e3 * few:.1f} ms after 10 messages, {1e3 * many:.1f} ms after 5,000, {many / few:.2f} times")

    assert long[0] <= 1.5 * short[0]
    assert long[1] <= 1.5 * short[1]
