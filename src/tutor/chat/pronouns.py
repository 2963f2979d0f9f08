"""Whom and what a pronoun stands for: the subject spoken of last, unless the message names it itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.chat.context import Context
from tutor.knowledge.model import KnowledgeBase, Name, NameKind
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.retrieval.terms import NameBook

MOST_MEANT = 3
"""Names that are tried for one pronoun."""

_FORMS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "they": "they them their theirs themselves",
    "it": "it its itself",
}
_SORTS = {form: sort for sort, forms in _FORMS.items() for form in forms.split()}
_PERSON = re.compile(r"\b(?:that|this|the) (?:man|guy|fellow|chap)\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\bit (?:say|says|said|mention|mentions|talk|talks|tell|tells|argue|describe|take|takes|took|seem|seems|matter)\b"
    r"|\b(?:is|was|does|did) it (?:true|right|fair|correct|possible|mention|say|take|talk|matter|really true)\b"
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
        forms = "|".join([*_FORMS[self.sort].split(), *([re.escape(self.form)] if " " in self.form else [])])
        return re.sub(rf"\b(?:{forms})\b", name.name.replace("\\", r"\\"), text, flags=re.IGNORECASE)


def find_pronoun(text: str, kb: KnowledgeBase, names: NameBook) -> Pronoun | None:
    """Return the first pronoun of `text` that nothing before it in `text` explains; None when there is none."""
    words = tokens(text)
    said = " ".join(words)
    if match := _PERSON.search(said):
        return Pronoun(match.group(), "he")
    located = names.locate([stem(w) for w in words])
    for i, word in enumerate(words):
        sort = _SORTS.get(word, "")
        if not sort or (sort == "it" and _EMPTY_IT.search(said)):
            continue
        if not any(end <= i and kb.name_by_id[name].pronoun == sort for name, _, end in located):
            return Pronoun(word, sort)
    return None


def list_meant(pronoun: Pronoun, context: Context, kb: KnowledgeBase) -> list[Name]:
    """Return the names a pronoun may stand for: those spoken of, latest first, and the author at last."""
    spoken = [kb.name_by_id[n] for n in context.names if n in kb.name_by_id]
    return [n for n in dict.fromkeys((*spoken, *_find_author(kb))) if _fits(n, pronoun)][:MOST_MEANT]


def _fits(name: Name, pronoun: Pronoun) -> bool:
    return name.pronoun == pronoun.sort and (name.kind is not NameKind.TERM or pronoun.sort not in ("he", "she"))


def _find_author(kb: KnowledgeBase) -> Iterator[Name]:
    return (n for n in kb.names if kb.info.author in n.forms)
