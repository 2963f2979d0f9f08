"""Copying, by whatever works here, and saying what it was."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Protocol

_TOOLS = (
    ("pbcopy",),
    ("wl-copy",),
    ("xclip", "-selection", "clipboard"),
    ("xsel", "--clipboard", "--input"),
    ("clip.exe",),
)
_NEEDS = {"wl-copy": "WAYLAND_DISPLAY", "xclip": "DISPLAY", "xsel": "DISPLAY"}
_PATIENCE = 2.0
"""Seconds a tool may take."""
_NO_OSC52 = {"Apple_Terminal", "linux"}
"""Terminals known to ignore OSC 52."""


class Terminal(Protocol):
    """What can hand text to the terminal's clipboard."""

    def copy_to_clipboard(self, text: str) -> None:
        """Send OSC 52."""


def copy(text: str, terminal: Terminal, folder: Path) -> str:
    """Copy `text` by a native tool, by the terminal (OSC 52) or into a file, and return what was done.

    Args:
        text: Clean text.
        terminal: What sends OSC 52.
        folder: Where a file is written when nothing else works.
    """
    if tool := _copy_by_tool(text):
        return f"Copied with {tool}."
    if os.environ.get("TERM_PROGRAM", os.environ.get("TERM", "")) not in _NO_OSC52:
        terminal.copy_to_clipboard(text)
        kept = _write(text, folder)
        return f"Sent to the terminal's clipboard (OSC 52){f', and to {kept}' if kept else ''}."
    kept = _write(text, folder)
    return f"This terminal takes no copies; it is in {kept}." if kept else "It couldn't be copied."


def _copy_by_tool(text: str) -> str:
    for tool in _TOOLS:
        needs = _NEEDS.get(tool[0])
        if (needs and not os.environ.get(needs)) or not (path := shutil.which(tool[0])):
            continue
        try:
            done = subprocess.run(  # noqa: S603 - a tool of the list above
                [path, *tool[1:]],
                input=text.encode(),
                timeout=_PATIENCE,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return tool[0]
    return ""


def _write(text: str, folder: Path) -> Path | None:
    path = folder / "tutor-copied.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        return None
    return path
