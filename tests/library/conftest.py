from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.locations import Locations

PACK = """\
format: 1
id: {id}
title: "{title}"
author: A. Writer
sections:
  - id: "1"
    title: The pull
    gist: The moon pulls the sea.
"""
ENTRIES = """\
- id: pull
  question: What pulls the sea?
  answer: The writer says the moon does.
  cites: ["1"]
"""


@pytest.fixture
def make_pack() -> Callable[..., Path]:
    """Write a small pack into a folder."""

    def make(folder: Path, *, name: str = "tides", title: str = "On Tides") -> Path:
        (folder / "entries").mkdir(parents=True)
        (folder / "pack.yaml").write_text(PACK.format(id=name, title=title))
        (folder / "entries" / "a.yaml").write_text(ENTRIES)
        return folder

    return make


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(
        data=tmp_path / "data", config=tmp_path / "config", state=tmp_path / "state", cache=tmp_path / "cache"
    )
