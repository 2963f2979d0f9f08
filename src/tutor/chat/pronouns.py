"""Whom and what a pronoun stands for: the subject spoken of last, unless the message names it itself."""

import re
from collections.abc import Iterator, Sequence

from tutor.chat.context import Context
from tutor.knowledge.model import KnowledgeBase, Name, NameKind
from tutor.matching.normalise import tokens
from tutor.matching.stem import FUNCTION_WORDS, stem
from tutor.retrieval.asking import CARRIERS
from tutor.retrieval.terms import NameBook
from tutor.values import dataclass

MOST_MEANT = 3
"""Names that are tried for one pronoun."""

_FORMS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "they": "they them their theirs themselves",
    "it": "it its itself",
}
_SORTS = {form: sort for sort, forms in _FORMS.items() for form in forms.split()}
_POINTS = frozenset("that this the".split())
_MEN = frozenset("man guy fellow chap".split())
_DESCRIBES = frozenset("in with who whose that from of behind at own".split())
"""After "the man" these say which man, and "their own" needs nobody else."""
_CLAUSE_END = re.compile(r"([.,;:?!\u2026]+|\b(?:and|or|but)\b)", re.IGNORECASE)
_POSSESSIVE = frozenset("his her hers their its".split())
"""These may mean somebody of their own clause: "the president's talk with his colleague"."""
_SOMEBODY = frozenset("who whom whose somebody someone man guy leader president".split())
_ENOUGH = 2
"""Content words in a message before a clause whose "it" or "they" they explain."""
_EXPLAINS = re.compile(r"\bi mean\b")
"""A name may follow its pronoun: "him, I mean Crane"."""
_EMPTY_IT = re.compile(
    r"\bit (?:say|says|said|mention|mentions|talk|talks|tell|tells|argue|describe|take|takes|took|seem|seems|matter)\b"
    r"|\b(?:is|was|does|did) it (?:true|right|fair|correct|possible|mention|say|take|talk|mean|matter|really true)\b"
    r"|\bhow (?:long|much|many \w+) (?:did|does|will|has) it\b|\bit (?:is|was) (?:true|not|only|possible)\b"
)


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of a message."""

    form: str
    """As it stands there, folded."""
    sort: str
    """he, she, they or it."""

    def replace(self, text: str, name: Name) -> str:
        """Return `text` with `name` in place of every pronoun of this sort."""
        return self.put(text, name.short)

    def put(self, text: str, words: str) -> str:
        """Return `text` with `words` in place of every pronoun of this sort."""
        forms = "|".join([*_FORMS[self.sort].split(), *([re.escape(self.form)] if " " in self.form else [])])
        return re.sub(rf"\b(?:{forms})\b", lambda _: words, text, flags=re.IGNORECASE)


def find_pronoun(text: str, kb: KnowledgeBase, names: NameBook) -> Pronoun | None:
    """Return the first pronoun of `text` that no name in `text` explains; None when there is none."""
    words = tokens(text)
    said = " ".join(words)
    located = names.locate([stem(w) for w in words])
    explained = len(words) if _EXPLAINS.search(said) else 0
    for place, pronoun in _list_unbound(text):
        if pronoun.sort == "it" and _EMPTY_IT.search(said):
            continue
        if not any(end <= max(place, explained) and kb.name_by_id[n].pronoun == pronoun.sort for n, _, end in located):
            return pronoun
    return None


def _list_unbound(text: str) -> Iterator[tuple[int, Pronoun]]:
    """Yield the pronouns of `text`, with their places, that no earlier clause of it explains."""
    before: list[str] = []
    for clause in _CLAUSE_END.split(text):
        words = tokens(clause)
        for i, pronoun in _list_pronouns(words):
            said = [*before, *words[:i]] if pronoun.form in _POSSESSIVE else before
            if not _is_bound(pronoun, said):
                yield len(before) + i, pronoun
        before += words


def _is_bound(pronoun: Pronoun, before: Sequence[str]) -> bool:
    """Say whether earlier words of a message say whom or what a pronoun means."""
    if pronoun.sort in ("he", "she"):
        return not _SOMEBODY.isdisjoint(before)
    return sum(w not in FUNCTION_WORDS and w not in CARRIERS for w in before) >= _ENOUGH


def _list_pronouns(words: Sequence[str]) -> Iterator[tuple[int, Pronoun]]:
    for i, word in enumerate(words):
        if words[i + 1 : i + 2] == ["own"] or word.endswith(("self", "selves")):
            continue
        if word in _SORTS:
            yield i, Pronoun(word, _SORTS[word])
        elif (
            word in _POINTS
            and i + 1 < len(words)
            and words[i + 1] in _MEN
            and _DESCRIBES.isdisjoint(words[i + 2 : i + 3])
        ):
            yield i, Pronoun(f"{word} {words[i + 1]}", "he")


def list_meant(pronoun: Pronoun, context: Context, kb: KnowledgeBase) -> list[Name]:
    """Return the names a pronoun may stand for: those spoken of, latest first; the author only when it is none of them."""
    spoken = [kb.name_by_id[n] for n in context.names if n in kb.name_by_id]
    fitting = [n for n in spoken if _fits(n, pronoun)]
    author = find_author(kb)
    return fitting[:MOST_MEANT] or ([author] if author and _fits(author, pronoun) else [])


def _fits(name: Name, pronoun: Pronoun) -> bool:
    return name.pronoun == pronoun.sort and (name.kind is not NameKind.TERM or pronoun.sort not in ("he", "she"))


def find_author(kb: KnowledgeBase) -> Name | None:
    """Return the name of who wrote the text; None when the pack has no such name."""
    return next((n for n in kb.names if kb.info.author in n.forms), None)
