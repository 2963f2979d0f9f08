"""Whether two words, or a word and a phrase, say the same: by stem, synonym, family or name."""

from functools import lru_cache

from tutor.matching.opposites import opposites_of
from tutor.matching.synonyms import synonyms_of

DETERMINERS = frozenset(
    "a an the his her it their our my your one this that these those some be is are was were".split()
)
_LONGEST_PHRASE = 4
_ROOT = 5
_SUFFIXES = frozenset(
    "e i y s n d al an ian ic ical ist ism ation ate ion ive ment er or ed en ing ous ful iv iz ise ize ly li ant anc ent enc ence"
    " ance age ar ari at ator eer ship hood dom ward ness ia ies ish ir ur atic".split()
) | {""}


@lru_cache(maxsize=8192)
def phrases(stems: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return the runs of two to four stems, determiners left out, with where each begins and ends."""
    kept = [(s, i) for i, s in enumerate(stems) if s not in DETERMINERS]
    found = []
    for size in range(2, _LONGEST_PHRASE + 1):
        for start in range(len(kept) - size + 1):
            run = kept[start : start + size]
            found.append((" ".join(s for s, _ in run), run[0][1], run[-1][1] + 1))
    return tuple(found)


@lru_cache(maxsize=16384)
def same_sense(unit: str) -> frozenset[str]:
    """Return the words and phrases (as stems without determiners) that may stand for `unit`."""
    return frozenset(" ".join(w for w in s.split() if w not in DETERMINERS) for s in synonyms_of(unit))


@lru_cache(maxsize=16384)
def other_side(stem: str) -> frozenset[str]:
    """Return the stems that take the other side of `stem`."""
    return opposites_of(stem)


@lru_cache(maxsize=65536)
def is_family(left: str, right: str) -> bool:
    """Say whether two stems grow from one root ("communist", "communism"): a long common beginning and known endings."""
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    if shared < _ROOT or shared < 0.6 * max(len(left), len(right)):
        return False
    return left[shared:] in _SUFFIXES and right[shared:] in _SUFFIXES
