from collections.abc import Callable
from pathlib import Path

import pytest

PACK = """\
format: 1
id: tides
title: On Tides
author: A. Writer
topics:
  - id: moon
    title: The moon
    aliases: [lunar, the moon]
sections:
  - id: "1"
    title: The pull
    gist: The moon pulls the sea.
  - id: note
    title: A note
    gist: Who wrote it.
starters: [pull]
"""

ENTRIES = """\
- id: pull
  question: What pulls the sea?
  also:
    - why does the water rise
  answer: The writer says the moon does.
  cites: ["1"]
  topics: [moon]
"""

GAPS = """\
- id: sun
  questions:
    - How large is the sun?
  says: The essay doesn't say how large the sun is.
  why_not: silent
  near: [pull]
"""

NAMES = """\
- id: writer
  name: A. Writer
  kind: person
  aliases: [the author]
  pronoun: she
  gist: She wrote the essay.
  cites: [note]
"""

CLAIMS = """\
- id: moon-pulls
  statement: The moon moves the sea.
  role: thesis
  held_by: writer
  entries: [pull]
  cites: ["1"]
  topics: [moon]
  items:
    - id: moon-pulls-tf
      kind: true_false
      prompt: The moon moves the sea.
      answer: true
      explain: The writer says so.
"""

TINY = {"pack.yaml": PACK, "entries/a.yaml": ENTRIES}
FULL = {**TINY, "outside.yaml": GAPS, "names.yaml": NAMES, "claims.yaml": CLAIMS}


@pytest.fixture
def full_texts() -> dict[str, str]:
    return dict(FULL)


@pytest.fixture
def write_pack(tmp_path: Path) -> Callable[..., Path]:
    """Write a pack that is right but for the files given, each a text or bytes; None leaves a file out."""

    def write(changes: dict[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "tides"
        for name, content in {**FULL, **(changes or {})}.items():
            if content is None:
                continue
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture
def problems_of(write_pack: Callable[..., Path]) -> Callable[..., list[str]]:
    """Return the problems, as lines, of a pack that is right but for the files given."""
    from tutor.knowledge.loader import check_pack

    def check(**files: str | bytes) -> list[str]:
        names = {"entries": "entries/a.yaml", "outside": "outside.yaml", "names": "names.yaml", "claims": "claims.yaml"}
        changes = {names.get(k, f"{k}.yaml"): v for k, v in files.items()}
        return [str(p) for p in check_pack(write_pack(changes))]

    return check
