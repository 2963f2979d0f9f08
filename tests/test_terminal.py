"""The installed command in a real terminal: started, asked, read off the screen, left."""

import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte
import pytest

_COLUMNS, _ROWS = 100, 30
_PATIENCE = 30


class Terminal:
    """A pseudo-terminal with what a person would see on it."""

    def __init__(self, command: Path, *arguments: str, home: Path, folder: Path, rows: int = _ROWS) -> None:
        environ = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "TUTOR_HOME": str(home)}
        size = (rows, _COLUMNS)
        self.process = pexpect.spawn(str(command), list(arguments), env=environ, cwd=str(folder), dimensions=size)
        self.screen = pyte.Screen(_COLUMNS, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def wait_for(self, holds: Callable[[str], bool]) -> None:
        """Read until what is on the screen holds, or fail showing the screen."""
        for _ in range(_PATIENCE * 20):
            if holds(self.text):
                return
            try:
                piece = self.process.read_nonblocking(65536, timeout=0.05)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.raw += piece
            self._stream.feed(_without_queries(piece))
        assert holds(self.text), self.text

    def type(self, text: str) -> None:
        self.process.send(text)

    def leave(self, patience: int = _PATIENCE) -> int:
        """Wait for the end, `patience` seconds after the last sign of life at most, and return the exit code."""
        while True:
            try:
                self.raw += self.process.read_nonblocking(65536, timeout=patience)
            except pexpect.EOF:
                break
        self.process.close()
        return self.process.exitstatus if self.process.exitstatus is not None else -self.process.signalstatus


def _without_queries(piece: bytes) -> bytes:
    """Leave out private sequences that pyte doesn't know and would print."""
    return re.sub(rb"\x1b\[[<>=?][0-9;]*[a-z]|\x1b\[>[0-9;]*[a-zA-Z]|\x1bP[^\x1b]*\x1b\\", b"", piece)


@pytest.fixture
def terminal(installed, home, tmp_path):
    opened = []

    def start(*arguments: str, rows: int = _ROWS) -> Terminal:
        opened.append(Terminal(installed, *arguments, home=home, folder=tmp_path, rows=rows))
        return opened[-1]

    yield start
    for each in opened:
        each.process.close(force=True)


@pytest.fixture
def ready(terminal):
    """The interface when it can be asked."""
    started = terminal()
    started.wait_for(lambda text: "/help" in text or "F1" in text)
    return started


def _is_restored(raw: bytes) -> bool:
    """Say whether the terminal was given back: the usual screen, the cursor."""
    return raw.rfind(b"\x1b[?1049l") > raw.rfind(b"\x1b[?1049h") and raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")


def test_a_question_is_answered_on_the_screen_and_ctrl_d_leaves(ready, installed, home):
    command = [installed, "--no-history", "ask", "who wrote the essay?"]
    environ = {**os.environ, "TUTOR_HOME": str(home)}
    answer = subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout
    begin = " ".join(answer.removeprefix("The essay says: ").split()[:4])
    ready.type("who wrote the essay?\r")
    ready.wait_for(lambda text: "who wrote the essay?" in text and begin in text)
    ready.type("\x04")

    assert 0 == ready.leave()
    assert _is_restored(ready.raw)


def test_slash_quit_leaves(ready):
    ready.type("/quit\r")

    assert 0 == ready.leave()
    assert _is_restored(ready.raw)


def test_whoever_leaves_while_the_pack_is_read_for_the_first_time_need_not_wait(installed, tmp_path):
    started = Terminal(installed, home=tmp_path / "new", folder=tmp_path)
    started.wait_for(lambda text: "F1" in text)
    started.type("\x04")

    assert 0 == started.leave(patience=10)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_gives_the_terminal_back(ready, name):
    os.kill(ready.process.pid, getattr(signal, name))

    assert 128 + getattr(signal, name) == ready.leave()
    assert _is_restored(ready.raw)


def test_a_plain_quiz_is_taken_by_keyboard(terminal):
    started = terminal("quiz", "--topic", "kennedy", "--plain")
    started.wait_for(lambda text: "Question 1 of" in text)
    started.type("/show\r")
    started.wait_for(lambda text: "Question 2 of" in text)
    started.type("/leave\r")

    assert 0 == started.leave()
    assert b"\x1b[?1049h" not in started.raw


def test_plain_chat_ends_with_ctrl_d(terminal):
    started = terminal("chat", "--plain")
    started.wait_for(lambda text: "You:" in text)
    started.type("\x04")

    assert 0 == started.leave()


F2, F3, F4 = "\x1bOQ", "\x1bOR", "\x1bOS"
_KEY_OF_KIND = {"Choose one": "1", "True or false?": "t", "Choose all that apply": "a"}
"""What new claims are asked as, and a key that answers it, right or wrong."""


def _first_choice(text: str) -> str:
    """Return the beginning of the question that the digit 1 asks, as it stands on the screen."""
    found = re.findall(r"^\W+1 +(\w.{10,20})", text, re.MULTILINE)
    return found[-1].strip() if found else ""


def _kind(text: str) -> str:
    return next((kind for kind in _KEY_OF_KIND if kind in text), "")


def _prompt(text: str) -> str:
    """Return the first line of the question of a quiz: the one below its kind."""
    rows = [row.strip() for row in text.splitlines()]
    return rows[rows.index(_kind(text)) + 1]


def test_a_learner_asks_is_quizzed_is_cut_off_and_goes_on(terminal):
    first = terminal(rows=60)
    first.wait_for(lambda text: "Questions to begin with" in text and _first_choice(text))
    starter = _first_choice(first.text)
    first.type("1\r")
    first.wait_for(lambda text: f"› {starter}" in text and "Ask next" in text)
    follow_up = _first_choice(first.text)
    first.type("1\r")
    first.wait_for(lambda text: f"› {follow_up}" in text)

    first.type(F3)
    first.wait_for(lambda text: "What shall we practise?" in text and "(Enter)" in text)
    first.type("\r")
    first.wait_for(lambda text: _kind(text) and "Enter" in text)
    answered = _prompt(first.text)
    first.type(_KEY_OF_KIND[_kind(first.text)])
    first.type("\r")
    first.wait_for(lambda text: "Enter goes on" in text)
    first.type("\r")
    first.wait_for(lambda text: _kind(text) and "goes on" not in text and _prompt(text) != answered)
    asked = _prompt(first.text)
    first.process.kill(signal.SIGKILL)

    again = terminal("quiz", rows=60)
    again.wait_for(lambda text: asked in text)
    again.type(F2)
    again.wait_for(lambda text: "earlier · now" in text and f"› {starter}" in text and f"› {follow_up}" in text)
    assert "The essay says" in again.text
    again.type(F4)
    again.wait_for(lambda text: "1 answer" in text and "1 day in a row" in text)
    again.type("\x04")

    assert 0 == again.leave()
    assert _is_restored(again.raw)


def test_an_unknown_topic_is_told_before_the_interface_opens(terminal):
    started = terminal("quiz", "--topic", "cheese")

    assert 2 == started.leave()
    assert b"\x1b[?1049h" not in started.raw
