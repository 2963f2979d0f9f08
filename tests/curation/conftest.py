from collections.abc import Callable
from typing import Any

import pytest

from tutor.knowledge.model import (
    ChoiceItem,
    Claim,
    Distractor,
    Entry,
    KnowledgeBase,
    Name,
    NameKind,
    PackInfo,
    Role,
    Section,
)

AUTHOR = Name("writer", "Ada Writer", NameKind.PERSON, "She wrote it.", ("1",), ("Writer",))
SECTIONS = (Section("1", "The pull", "The moon pulls."), Section("2", "The ebb", "The sea falls."))


@pytest.fixture
def make_kb() -> Callable[..., KnowledgeBase]:
    """Build knowledge of two sections from entries, gaps and claims."""

    def make(**parts: Any) -> KnowledgeBase:
        info = PackInfo("tides", "On Tides", "Ada Writer", "", "en", "1", (), SECTIONS)
        return KnowledgeBase(info, **{"entries": (), "names": (AUTHOR,), **parts})

    return make


@pytest.fixture
def make_entry() -> Callable[..., Entry]:
    def make(name: str = "pull", **changes: Any) -> Entry:
        plain = {"question": "What pulls the sea?", "answer": "Writer says the moon does.", "cites": ("1",)}
        return Entry(**{"id": name, **plain, **changes})

    return make


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    return lambda *items, name="claim": Claim(name, "The moon pulls.", Role.CLAIM, ("1",), items=items)


@pytest.fixture
def make_choice() -> Callable[..., ChoiceItem]:
    def make(name: str = "item", answer: str = "the moon", *wrong: str, why: str = "It's far.") -> ChoiceItem:
        distractors = tuple(Distractor(text, why) for text in wrong or ("the sun", "the wind"))
        return ChoiceItem(id=name, prompt="What pulls?", explain="The moon.", answer=answer, distractors=distractors)

    return make
