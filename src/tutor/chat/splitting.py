"""Several questions in one message, and the question in a message that tells a story first."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from tutor.matching.normalise import tokens
from tutor.matching.stem import FUNCTION_WORDS
from tutor.retrieval.asking import CARRIERS, begins_clause
from tutor.text import sentences

MOST_QUESTIONS = 4
_STARTS = frozenset(
    "who whom whose what which when where why how is are was were do does did can could will would should has have had name list".split()
)
_WH = r"(?:who|whom|whose|what|which|when|where|why|how)\b"
_JOINED = re.compile(
    rf"(?:(?:,\s*|\s+)(?:and also|and|also|plus|or)\s+|\s*[+;&]\s*)(?={_WH}|did\b|does\b|was\b|is\b|were\b|are\b)|,\s*(?={_WH})",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:and |so |but )?{_WH}(?: is| are| was| were|'?s) (?:it|that|this|he|she|they|those|these)(?: .*)?"
)
"""A question that only points at what was told: "Who was he?"."""
_JOINTS = frozenset("and also plus or but so then ok".split())
_LEAST_NAMED = 2
"""Content words of a sentence that says what it is about."""
_LEAST_BEFORE_JOINT = 3
"""Words a first question has at least; "where and when" asks one thing."""


def split_questions(text: str) -> list[str]:
    """Return the questions of `text` in order; a message that asks one thing comes back whole, as the only one."""
    said = _cut_at_marks(text)
    asking = _leave_statements(said) if any(s.endswith("?") for s in said) else said
    parts = [p for s in asking for p in _cut_at_joints(s)]
    asked = _join_carriers([p for p in parts if _is_question(p)])
    points = len(asking) < len(said) and not all(names_subject(q) for q in asked)
    return asked[:MOST_QUESTIONS] if len(asked) > 1 and not points else [text]


def names_subject(sentence: str) -> bool:
    """Say whether a sentence says what it is about, rather than pointing at others: "Which film was it and who saw it?"."""
    return sum(w not in FUNCTION_WORDS and w not in CARRIERS for w in tokens(sentence)) >= _LEAST_NAMED


def _join_carriers(asked: Sequence[str]) -> list[str]:
    """Return questions with those that say nothing by themselves ("what does it mean?") put to the one before."""
    joined = list(asked[:1])
    for question in asked[1:]:
        if says_nothing(question):
            joined[-1] = f"{joined[-1]} {question}"
        else:
            joined.append(question)
    return joined


def find_question(text: str) -> tuple[str, str]:
    """Return the sentences of `text` that ask, and the others beside them; everything and nothing when none or all do."""
    found = _cut_at_marks(text)
    asking = [s for s in found if _is_question(s)]
    if not asking or len(asking) == len(found):
        return text, ""
    return " ".join(asking), " ".join(s for s in found if s not in asking)


def _cut_at_marks(text: str) -> list[str]:
    return [part.strip() for s in sentences(text) for part in re.split(r"(?<=\?)\s+", s) if part.strip()]


def _leave_statements(said: Sequence[str]) -> list[str]:
    """Return sentences without those that end as statements do: "When I read it, I was tired." asks nothing."""
    return [s for s in said if not s.endswith((".", "!"))]


def _cut_at_joints(sentence: str) -> list[str]:
    parts, start = [], 0
    for joint in _JOINED.finditer(sentence):
        part = sentence[start : joint.start()]
        if len(part.split()) >= _LEAST_BEFORE_JOINT and _begins(part):
            parts.append(part)
            start = joint.end()
    return [*parts, sentence[start:]]


def _begins(text: str) -> bool:
    """Say whether `text` begins as questions do; "when he saw it" without an auxiliary only says when."""
    words = list(dropwhile(_JOINTS.__contains__, tokens(text)))
    return bool(words) and words[0] in _STARTS and not begins_clause(words)


def _is_question(text: str) -> bool:
    words = tokens(text)
    asks = text.rstrip().endswith("?") or _begins(text)
    return asks and (any(w not in FUNCTION_WORDS for w in words) or _BARE.fullmatch(" ".join(words)) is not None)


def says_nothing(question: str) -> bool:
    """Say whether a question holds nothing but words that carry one: "Could you tell me what the author calls that?"."""
    return CARRIERS.issuperset(w for w in tokens(question) if w not in FUNCTION_WORDS)
