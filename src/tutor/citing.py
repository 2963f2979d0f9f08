"""Sections as people read and type them, the same on every face: "section 3", "sections headline, 5"."""

from collections.abc import Sequence

from tutor.text import clean_line


def name_sections(labels: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each section, so that they make sense in a row: "sections 3", "6"; "section 3" alone."""
    noun = "sections" if len(labels) > 1 else "section"
    return tuple(f"{noun} {clean_line(label)}" if not n else clean_line(label) for n, label in enumerate(labels))


def say_sections(labels: Sequence[str]) -> str:
    """Return sections in a row; nothing for none."""
    return ", ".join(name_sections(labels))


def bracket(labels: Sequence[str]) -> str:
    """Return sections as they stand behind a text: " [sections 3, 6]"; nothing for none."""
    return f" [{say_sections(labels)}]" if labels else ""


def head_section(label: str) -> str:
    """Return a section's name as it begins a line: "Section 3"."""
    return f"S{say_sections((label,))[1:]}"


def read_label(typed: str) -> str:
    """Return the label in what was typed for a section: "3", "§3" and "section 3" are all "3"."""
    words = typed.strip().removeprefix("§").split(None, 1)
    return words[1] if len(words) == 2 and words[0].casefold() == "section" else " ".join(words)
