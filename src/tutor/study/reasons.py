"""Why the last question got its reply, in a learner's words: how it was read, what rivalled, what that came to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.chat.reply import Reply, ReplyKind
from tutor.knowledge.model import KnowledgeBase, WhyNot
from tutor.values import dataclass

if TYPE_CHECKING:
    from tutor.study.curating import Candidate, Explanation

RIVALS = "What it may mean, and how likely each is what you asked:"
MOST_RIVALS = 4
LEAST_RIVAL = 0.01
"""Less likely ones are no rivals."""

_TAKEN_FOR = {
    "more": "I took it as a wish to hear more of the answer before.",
    "source": "I took it as asking where the essay says so.",
    "part": "I took it as asking for one item of the list before.",
    "choice": "I took it as choosing one of the questions offered.",
}
"""Messages that aren't looked up, by intent."""

_CONCLUSIONS = {
    ReplyKind.ANSWER: "One answer stood out, so I gave it as the answer.",
    ReplyKind.CLOSEST: "No answer stood out enough, so I showed the closest and said so.",
    ReplyKind.CLARIFY: "Several fit about equally, so I asked back.",
    ReplyKind.SEVERAL: "I took it as several questions and answered each by itself.",
    ReplyKind.QUIZ: "I took it as a wish for a quiz.",
    ReplyKind.HELP: "I took it as asking what can be done here.",
    ReplyKind.SMALLTALK: "I took it as small talk, so nothing was looked up.",
}

_DECLINED = {
    WhyNot.SILENT: "The essay doesn't say it, as far as I can tell, so I said that and guessed nothing.",
    WhyNot.TOUCHES: "The essay speaks of this but doesn't say what you asked, so I said that and guessed nothing.",
    WhyNot.OPINION: "It asks for an opinion, and I take no side.",
    WhyNot.NEWS: "It asks for something that came after the essay.",
    WhyNot.PREMISE: "It takes something for granted that the essay says otherwise.",
    WhyNot.NOT_UNDERSTOOD: "I couldn't make out a question about the essay in it.",
}


@dataclass(frozen=True, slots=True)
class Rival:
    """A question that the message may have meant."""

    question: str
    probability: float
    """0.0-1.0, of the one being what was asked; of two much alike both can be high."""
    is_gap: bool
    """Whether the essay is known not to answer it."""
    is_chosen: bool
    """Whether the reply is its answer."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a question got its reply."""

    asked: str
    notes: tuple[str, ...]
    """How it was read; empty when it was read as it stands."""
    rivals: tuple[Rival, ...]
    """The likeliest first; empty when nothing was looked up."""
    conclusion: str


def give_reasons(asked: str, reply: Reply, found: "Explanation | None", kb: KnowledgeBase) -> Reasons:
    """Return the reasons for a reply.

    Args:
        asked: The learner's words.
        reply: What came back.
        found: What was found for them; None when the learner chose the question from a list.
        kb: The pack.
    """
    if found is None:
        return Reasons(asked, (), (), "You chose this question yourself, so nothing had to be guessed.")
    if found.intent in _TAKEN_FOR:
        return Reasons(asked, (), (), _TAKEN_FOR[found.intent])
    if reply.kind in (ReplyKind.QUIZ, ReplyKind.HELP, ReplyKind.SMALLTALK):
        return Reasons(asked, (), (), _CONCLUSIONS[reply.kind])
    chosen = {r.entry for r in (reply, *reply.parts)} if reply.kind is not ReplyKind.CLARIFY else set()
    rivals = () if reply.why_not is WhyNot.NOT_UNDERSTOOD else _rank(found, chosen)
    return Reasons(asked, tuple(_note(found, reply, kb)), rivals, _conclude(reply))


def say_reasons(reasons: Reasons) -> Iterator[str]:
    """Yield reasons as lines."""
    yield f"You asked: {reasons.asked}"
    yield from reasons.notes
    if reasons.rivals:
        yield RIVALS
        yield from (f"  {rival.probability:.0%}  {rival.question}{say_mark(rival)}" for rival in reasons.rivals)
    yield reasons.conclusion


def say_mark(rival: Rival) -> str:
    """Return what has to be said of a rival behind its question; nothing of most."""
    said = ["the essay doesn't say"] * rival.is_gap + ["what I went by"] * rival.is_chosen
    return f" ({', '.join(said)})" if said else ""


def _note(found: "Explanation", reply: Reply, kb: KnowledgeBase) -> Iterator[str]:
    mended = ", ".join(f"reading '{word}' as '{better}'" for word, better in found.mended.items())
    if reply.understood or mended:
        yield f"How I took it: {reply.understood or mended}"
    if found.names:
        yield f"Names in it: {', '.join(kb.name_by_id[name].name for name in found.names)}"
    if found.unknown:
        yield f"Words I know nothing of: {', '.join(found.unknown)}"


def _rank(found: "Explanation", chosen: set[str | None]) -> tuple[Rival, ...]:
    candidates = sorted((*found.entries, *found.gaps), key=lambda c: -c.probability)
    likely = [c for c in candidates if c.probability >= LEAST_RIVAL][:MOST_RIVALS]
    likely += [c for c in candidates if c.id in chosen and c not in likely]
    return tuple(_as_rival(c, found, chosen) for c in likely)


def _as_rival(candidate: "Candidate", found: "Explanation", chosen: set[str | None]) -> Rival:
    is_gap = candidate in found.gaps
    return Rival(candidate.question, candidate.probability, is_gap, candidate.id in chosen)


def _conclude(reply: Reply) -> str:
    return _DECLINED[reply.why_not] if reply.why_not else _CONCLUSIONS.get(reply.kind, "")
