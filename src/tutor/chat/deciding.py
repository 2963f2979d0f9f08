"""Whether to assert, to hedge, to ask back or to say that the essay doesn't say: the one place where that is decided."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from tutor.chat.splitting import find_question
from tutor.knowledge.model import Entry, KnowledgeBase, NameKind, WhyNot
from tutor.matching.english import is_english
from tutor.matching.normalise import fold, tokens
from tutor.matching.stem import FUNCTION_WORDS
from tutor.retrieval.asking import Asked, gives
from tutor.retrieval.values import Hit, SearchResult, TargetKind
from tutor.values import dataclass

HALF_SURE = 0.15
"""Probability from which the closest entry is shown, marked as such."""
LEAST = 0.05
"""A less likely entry isn't shown as the closest, but offered."""
AS_GOOD = 0.6
"""An entry with this share of the best one's probability fits as well."""
LEAST_CONTRADICTING = 0.3
"""Probability of an entry from which it may contradict what a question takes for granted."""
LIKELY_GAP = 0.3
"""Probability from which a gap says more of a question for an opinion or for news than that there are none here."""
MOSTLY = 0.6
"""Share of a question's content that is an entry's when a name alone is wrong about it."""
LEAST_COVERED = 0.35
"""Share of a question's content that an asserted answer accounts for at least."""
LEAST_KNOWN = 0.2
"""Share of a question's content that even the closest entry accounts for at least: of arithmetic it knows a number."""
HALF_KNOWN, LEAST_ALIKE = 0.5, 0.5
"""... and one that accounts for less than the former is at least so like in meaning (cosine) to one of its phrasings."""
FEW_WORDS = 2
"""A question with at most this many content words may be too short to choose."""


class Verdict(StrEnum):
    """What to do with a search's result."""

    ASSERT = "assert"
    HEDGE = "hedge"
    ASK_BACK = "ask back"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Decision:
    """What to say about a question."""

    verdict: Verdict
    entries: tuple[Hit, ...]
    """Entries that may answer, likeliest first."""
    gap: Hit | None = None
    """The gap it turned out to be."""
    why_not: WhyNot | None = None
    instead: str = ""
    """Of a false premise: the entry that says how it is."""
    asks_no_essay: bool = False
    """Whether it asks for an opinion or for news in so many words, whatever it is about."""


_OPINION = re.compile(
    r"\b(?:do|would|did|are|can) you (?:\w+ )?(?:think|believe|feel|agree|prefer|like|trust|support|hope|vote|expect|reckon|suppose)\b|\byour (?:own |personal |honest )?(?:opinion|view|thoughts?|take|favou?rite)\b"
    r"|\bin your (?:own )?(?:opinion|view)\b|\bshould i (?:vote|trust|believe|support|side|agree|think|feel|worry)\b|\bif you were\b|\b(?:morally|ethically) (?:right|wrong)\b"
)
_NEWS = re.compile(
    r"^(?!.*\b(?:should|suggests?|recommends?|proposes?|advises?)\b).*\b(?:right now|at the moment)\b|\b(?:this (?:week|month|morning|weekend|evening|year)|these days|nowadays|as of (?:today|now)|latest news|breaking news|current(?:ly)? (?:president|leader|situation|state|news)|yesterday|last (?:week|night|month)"
    r"|(?:going on|happening|happened) (?:now|today|lately|recently|since(?: then)?))\b"
    r"|^(?:(?:and|but|so|ok|what|how|about|is it|still) )*(?:today|now|nowadays|lately)$"
    r"|^(?:(?:and|but|so|ok) )*(?:who|what|where|how)(?:'?s| is| are) .*\b(?:now|today|currently)$"
)
_YEAR = re.compile(r"\b1[5-9]\d\d\b|\b20\d\d\b")
_PROPER = re.compile(r"(?<![.!?\"“‘'(]\s)(?<!^)(?<=\s)[A-Z][\w.]+")
_ONLY_ABOUT = frozenset(
    "say says said tell mention mentions mentioned essay article text author explain describe know role part"
    " write writes written come comes appear appears occur occurs named talk talks talked stand stands bit piece passage".split()
)
_ASKS_OF_OTHERS = frozenset("he she they him her them his their that this those something".split())
"""What somebody or something else has to do with a name is more than what there is about it."""
_COMPARES = frozenset(
    "compare compared comparing comparison versus vs common share shares shared differ differs difference differences different"
    " similar similarity similarities alike both connect connects connection link links linked relate relation resemble unlike".split()
)
"""A question with one of these may name what its answer leaves out."""
_CHECKED_KINDS = frozenset({NameKind.PERSON, NameKind.ORGANISATION, NameKind.TREATY, NameKind.WORK})


def decide(text: str, found: SearchResult, kb: KnowledgeBase, *, excluded: str = "") -> Decision:
    """Return what to do about `text` given what was found for it; `excluded` is an entry known not to be meant."""
    entries = tuple(h for h in found.hits if h.target.kind is TargetKind.ENTRY and h.target.id != excluded)
    gap = found.best(TargetKind.GAP)
    if not found.question.context and not _list_content(found):
        return Decision(Verdict.DECLINE, entries, why_not=WhyNot.NOT_UNDERSTOOD)
    return (
        _find_known(found, entries, gap, kb)
        or _decide_premise(text, found, entries, kb)
        or _decide_general(text, found, entries, gap, kb)
        or _decide_about_name(found, entries, kb)
        or _compare_gap(found, entries, gap, kb)
        or (_weigh(text, found, entries, kb) if entries else None)
        or _decline(found, entries, gap, kb)
    )


def _find_known(found: SearchResult, entries: tuple[Hit, ...], gap: Hit | None, kb: KnowledgeBase) -> Decision | None:
    """Return what to say to a question that stands in the pack word for word; None when it doesn't."""
    known = next((h for h in entries if h.signals["verbatim"]), None)
    if gap is not None and gap.signals["verbatim"] and (known is None or gap.probability > known.probability):
        return _decline(found, entries, gap, kb)
    return Decision(Verdict.ASSERT, (known, *(h for h in entries if h is not known))) if known else None


def _decide_premise(text: str, found: SearchResult, entries: tuple[Hit, ...], kb: KnowledgeBase) -> Decision | None:
    """Return how a question is set right that takes for granted what the essay contradicts; None when it doesn't."""
    denying = _find_premise(text, found, entries, kb)
    return Decision(Verdict.DECLINE, entries, why_not=WhyNot.PREMISE, instead=denying) if denying else None


def _decide_general(
    text: str, found: SearchResult, entries: tuple[Hit, ...], gap: Hit | None, kb: KnowledgeBase
) -> Decision | None:
    """Return what to say to a question for an opinion or for news; None when it asks for neither."""
    general = _read_general(" ".join(tokens(find_question(text)[0])))
    if general is None:
        return None
    fits = gap is not None and gap.probability >= LIKELY_GAP
    return replace(_decline(found, entries, gap if fits else None, kb), why_not=general, asks_no_essay=True)


def _decide_about_name(found: SearchResult, entries: tuple[Hit, ...], kb: KnowledgeBase) -> Decision | None:
    """Return the entry to open for a question that holds nothing but a name; None for others."""
    about = _find_about_name(found, entries, kb)
    if about is None:
        return None
    verdict = Verdict.ASSERT if about.probability >= HALF_SURE else Verdict.HEDGE
    return Decision(verdict, (about, *(h for h in entries if h is not about)))


def _compare_gap(found: SearchResult, entries: tuple[Hit, ...], gap: Hit | None, kb: KnowledgeBase) -> Decision | None:
    """Return what to say when a gap is likelier than any entry; None when none is."""
    if gap is None or not entries or gap.probability <= entries[0].probability:
        return None
    is_near = entries[0].probability >= max(HALF_SURE, AS_GOOD * gap.probability)
    return Decision(Verdict.HEDGE, entries) if is_near else _decline(found, entries, gap, kb)


def _weigh(text: str, found: SearchResult, entries: tuple[Hit, ...], kb: KnowledgeBase) -> Decision | None:
    """Return how far the likeliest entry can be trusted; None when it can't be shown at all."""
    sureness = entries[0].probability
    if _is_sure(text, found, entries[0], kb):
        return Decision(Verdict.ASSERT, entries)
    if _fits_equally(found, entries):
        return Decision(Verdict.ASK_BACK, entries)
    is_foreign = not found.question.context and _is_foreign(entries[0])
    return Decision(Verdict.HEDGE, entries) if sureness >= HALF_SURE and not is_foreign else None


def _decline(found: SearchResult, entries: Sequence[Hit], gap: Hit | None, kb: KnowledgeBase) -> Decision:
    likely = gap if gap is not None and gap.probability > found.nothing / 2 else None
    if likely is not None:
        return Decision(Verdict.DECLINE, tuple(entries), gap=likely, why_not=kb.gap_by_id[likely.target.id].why_not)
    return Decision(Verdict.DECLINE, tuple(entries), why_not=_tell_why(found))


def _list_content(found: SearchResult) -> list[str]:
    """Return the question's words that have a subject of their own."""
    return [w for w in dict.fromkeys(found.question.words) if w not in FUNCTION_WORDS]


def _tell_why(found: SearchResult) -> WhyNot:
    """Return why nothing was found: no word made sense, or the subject isn't the essay's, or it is touched on."""
    if not any(is_english(w) or w.isdigit() for w in _list_content(found)) and not found.question.names:
        return WhyNot.NOT_UNDERSTOOD
    return WhyNot.TOUCHES if found.question.names else WhyNot.SILENT


def _read_general(said: str) -> WhyNot | None:
    if _OPINION.search(said):
        return WhyNot.OPINION
    return WhyNot.NEWS if _NEWS.search(said) else None


def _is_sure(text: str, found: SearchResult, best: Hit, kb: KnowledgeBase) -> bool:
    """Say whether the likeliest entry may be asserted: nothing in the question speaks against it, and what is sought is in it."""
    if best.probability < found.sure:
        return False
    if best.signals["unfound"] == 1.0 or best.signals["covered"] < LEAST_COVERED or _names_stranger(text, found):
        return False
    return gives(kb.entry_by_id[best.target.id].answer, found.question.asked)


def _find_about_name(found: SearchResult, entries: Sequence[Hit], kb: KnowledgeBase) -> Hit | None:
    """Return the entry to open when a question holds nothing but a name: that asks what the essay says of it."""
    names = [n for n in found.question.names if not _is_the_text(n, kb)] or found.question.names
    if (
        len(names) != 1
        or not _ASKS_OF_OTHERS.isdisjoint(found.question.words)
        or not _ONLY_ABOUT.issuperset(_list_rest(found, kb))
    ):
        return None
    name = names[0]
    likely = (h for h in entries if h.probability >= max(LEAST, AS_GOOD * entries[0].probability))
    return next((h for h in likely if name in kb.entry_by_id[h.target.id].names), None)


def _list_rest(found: SearchResult, kb: KnowledgeBase) -> set[str]:
    """Return the content words of the question that are no part of its names."""
    own = {t for name in found.question.names for form in kb.name_by_id[name].forms for t in tokens(form)}
    return {w for w in found.question.words if w not in FUNCTION_WORDS and w not in own}


def _is_foreign(hit: Hit) -> bool:
    """Say whether a question is hardly of an entry's world: it says other things, and means others too."""
    covered = hit.signals["covered"]
    return covered < LEAST_KNOWN or (covered < HALF_KNOWN and hit.signals["alike"] < LEAST_ALIKE)


def _fits_equally(found: SearchResult, entries: Sequence[Hit]) -> bool:
    """Say whether a short question fits two entries alike."""
    words = _list_content(found)
    if len(entries) < 2 or not 0 < len(words) <= FEW_WORDS or entries[0].signals["covered"] < 1.0:
        return False
    return entries[1].probability >= AS_GOOD * entries[0].probability


def _names_stranger(text: str, found: SearchResult) -> bool:
    """Say whether the question names something, by a capital letter, that the pack has no word for."""
    proper = {t for match in _PROPER.findall(text) for t in tokens(match)}
    return any(
        w in proper and found.question.asked is not Asked.YES_NO for w in found.question.unknown if not is_english(w)
    )


def _find_premise(text: str, found: SearchResult, entries: Sequence[Hit], kb: KnowledgeBase) -> str | None:
    """Return the entry that contradicts what the question takes for granted; None when nothing does."""
    if found.question.asked is Asked.YES_NO:
        return None
    if found.denial is not None:
        return found.denial.entry
    if not entries or entries[0].probability < LEAST_CONTRADICTING:
        return None
    best = kb.entry_by_id[entries[0].target.id]
    return best.id if _has_wrong_year(text, best, kb) or _has_wrong_name(found, entries[0], best, kb) else None


def _has_wrong_year(text: str, entry: Entry, kb: KnowledgeBase) -> bool:
    """Say whether the question gives a year that the entry doesn't, though the entry has years of its own."""
    asked = set(_YEAR.findall(fold(text)))
    if not asked or not _YEAR.search(entry.answer):
        return False
    own = {y for t in (*entry.phrasings, entry.answer, entry.more, *entry.parts) for y in _YEAR.findall(fold(t))}
    dated = {y for name in entry.names for fact in kb.name_by_id[name].when for y in _YEAR.findall(fact.date)}
    return not asked <= own | dated


def _has_wrong_name(found: SearchResult, hit: Hit, entry: Entry, kb: KnowledgeBase) -> bool:
    """Say whether the question names a person or thing the entry has nothing to do with, in place of one of that kind.

    Everything else the question says must be the entry's: then the name alone is wrong.
    """
    if hit.signals["covered"] < MOSTLY or not _COMPARES.isdisjoint(found.question.words):
        return False
    known = set(entry.names)
    strange = [kb.name_by_id[n] for n in found.question.names if n not in known and not _is_the_text(n, kb)]
    strange = [n for n in strange if n.kind in _CHECKED_KINDS and not mentions(entry, n.forms)]
    return any(kb.name_by_id[k].kind is s.kind for s in strange for k in known if k not in found.question.names)


def _is_the_text(name: str, kb: KnowledgeBase) -> bool:
    """Say whether a name is that of the text itself or of who wrote it: every question may mention those."""
    return not {kb.info.title, kb.info.author}.isdisjoint(kb.name_by_id[name].forms)


def mentions(entry: Entry, forms: Sequence[str]) -> bool:
    """Say whether one of a name's `forms` stands in an entry."""
    text = " ".join(" ".join(tokens(t)) for t in (*entry.phrasings, entry.answer, entry.more, *entry.parts))
    return any(re.search(rf"\b{re.escape(' '.join(tokens(f)))}\b", text) for f in forms)
