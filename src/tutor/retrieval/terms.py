"""What a text is made of for matching: stems, shared meanings and the names it holds."""

from collections.abc import Mapping, Sequence

from tutor.knowledge.model import KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.matching.stem import stem
from tutor.matching.synonyms import list_meanings
from tutor.retrieval.asking import read_asked, read_head
from tutor.retrieval.aspects import list_aspects
from tutor.retrieval.phrases import Phrases
from tutor.values import dataclass

MEANING, SENSE, NAME, ASPECT, ASKED, SOUGHT = "~", "=", "@", "!", "?", "^"
"""How terms that are no stems begin; stems begin with a letter or digit."""

_SHARE = {MEANING: 0.25, SENSE: 0.5, NAME: 0.5, ASPECT: 0.5, ASKED: 0.25, SOUGHT: 0.5}
"""A stem counts in full; what says the same again counts half."""
FUNCTION_SHARE = 0.6
"""Words without a subject of their own still say what kind of answer is asked for."""

FUNCTION_STEMS = frozenset(
    """a about actual after again all also am an and ani anybodi anyon anyth anywher are as at back basic be becaus been befor but by can could did do doe done down each either els even ever everi everybodi everyon everyth everywher exact few for from further get go got had has have he her here herself him himself his how i if in into is it itself just let like lot mani may mayb me might more most much must my myself no nobodi none nor not noth now nowher of off oh ok okay on onc one onli onto or other ought our out over own per perhap pleas quit rather realli same shall she should simpli so some somebodi somehow someon someth somewher such than thank that the their them themselv then there these they thing this those though thus to togeth too under until up upon veri via was we well were what whatev when where wherebi whether whi which while who whoever whom whose will with within without would yes yet you your yourself""".split()
)
TURNING_STEMS = frozenset("after befor never no nobodi none not noth onli without".split())
"""Function words that turn a statement round."""


@dataclass(frozen=True, slots=True)
class NameBook:
    """The names and synonyms of a pack by the stems of their forms, to find them in a text."""

    forms: Phrases
    """Forms with their names' ids."""
    senses: Phrases
    """Words and phrases with the first of the pack's synonyms for each."""
    meanings: Mapping[str, Sequence[str]]
    """Stems of general English to the senses they may have."""
    aspects: Phrases
    """Phrases of general English with the aspects they ask for. Both general tables are kept here because stemming them
    takes long."""

    @classmethod
    def from_pack(cls, kb: KnowledgeBase) -> "NameBook":
        """Return the book of a pack; a form that two names share belongs to the first."""
        forms: dict[tuple[str, ...], str] = {}
        for name in kb.names:
            for form in name.forms:
                key = _stem_all(form)
                if key and not FUNCTION_STEMS.issuperset(key):
                    forms.setdefault(key, name.id)
        senses = {key: group[0] for group in kb.info.synonyms for word in group if (key := _stem_all(word))}
        return cls(Phrases(forms), Phrases(senses), list_meanings(), Phrases(list_aspects()))

    def find(self, stems: Sequence[str]) -> list[str]:
        """Return the ids of the names in `stems`, in order, the longest form winning where forms overlap."""
        return self.forms.find(stems)

    def locate(self, stems: Sequence[str]) -> list[tuple[str, int, int]]:
        """Return the names in `stems` as `find` does, each with where it begins and where it has ended."""
        return self.forms.locate(stems)


def _stem_all(text: str) -> tuple[str, ...]:
    return tuple(stem(w) for w in tokens(text))


def is_stem(term: str) -> bool:
    """Say whether a term is a word's stem."""
    return term[0] not in _SHARE


def is_content(term: str) -> bool:
    """Say whether a term is the stem of a word with a subject of its own."""
    return is_stem(term) and term not in FUNCTION_STEMS


def ask_terms(words: Sequence[str], names: NameBook, asking: Sequence[str]) -> list[str]:
    """Return the terms of a question's folded `words`: those of any text, and what its `asking` words want and seek."""
    head = read_head(asking)
    wanted = [ASKED + read_asked(asking), *([SOUGHT + stem(head)] if head else [])]
    return [*list_terms(words, names), *wanted] if words else []


def weigh_sort(term: str) -> float:
    """Return how much a term of its sort counts beside its rarity, 0.0-1.0."""
    return FUNCTION_SHARE if term in FUNCTION_STEMS else _SHARE.get(term[0], 1.0)


def list_terms(words: Sequence[str], names: NameBook) -> list[str]:
    """Return the distinct terms of folded `words`: stems, shared meanings, names and aspects, in that order."""
    stems = [stem(w) for w in words]
    content = [s for s in dict.fromkeys(stems) if s not in FUNCTION_STEMS]
    found = dict.fromkeys(stems)
    found.update(dict.fromkeys(MEANING + m for s in content for m in names.meanings.get(s, ())))
    found.update(dict.fromkeys(SENSE + m for m in names.senses.find(stems)))
    found.update(dict.fromkeys(NAME + n for n in names.find(stems)))
    found.update(dict.fromkeys(ASPECT + a for a in names.aspects.find(stems)))
    return list(found)
