"""Which item of a list or which option a message means: "the second one", "number 3", "whats the last one"."""

import re
from collections.abc import Collection, Sequence

from tutor.matching.stem import stem

LONGEST = 10
"""Words of a message that means one item; a longer one says something of it."""

_ORDINALS = {
    word: i for i, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_ORDINALS |= {f"{i}{ending}": i for i in range(1, 11) for ending in ("st", "nd", "rd", "th")}
LAST, NEXT, MIDDLE, PREVIOUS = -1, 0, -2, -3
_ORDINALS |= {"last": LAST, "final": LAST, "next": NEXT, "following": NEXT, "middle": MIDDLE, "previous": PREVIOUS}
_COUNTED = re.compile(r"\b(?P<end>first|last|next) (?P<count>two|three|four|[2-4])\b")
_COUNTS = {"two": 2, "three": 3, "four": 4}
_AFTER = re.compile(r"\bone after (?:that|this|it)\b|\bone that (?:follows|comes (?:next|after))\b")
_BEFORE = re.compile(r"\bone before(?: (?:that|this|it))?\b")
_NUMBERED = re.compile(r"\b(?:number|no|nr|item|point|#) (\d{1,2})\b")
_CARRIERS = frozenset(
    """a about again also an and answer area at be but by called can could country detail details do does elaborate essay
    example explain explained for from gave give given gives he how i in is it item list listed lists me mean meant
    mention mentioned mentions more name named names of on once one ones or part place please point really reason repeat
    say says she simpler simply so step tell that the their them there these they thing this those time to was we were
    what which who why with words year you your his her again then briefly short bit little""".split()
)
"""Words that may stand about an ordinal which means an item."""
_CHOICE = re.compile(
    r"(?:(?:i|mean|meant|choose|pick|want|option|number|choice|answer|take|give|me|the) )*"
    rf"(?:(?P<digit>[1-9])|(?P<ordinal>{'|'.join(_ORDINALS)})(?: (?:one|option|choice|reading))?)"
)


def read_choice(said: str, options: int) -> int:
    """Return which of so many options folded words choose, from 1; 0 for none."""
    match = _CHOICE.fullmatch(said) if options else None
    if match is None:
        return 0
    number = int(match["digit"]) if match["digit"] else _ORDINALS[match["ordinal"]]
    return place(number, options) if number not in (NEXT, PREVIOUS) and number <= options else 0


def place(number: int, count: int, after: int = 0) -> int:
    """Return which of `count` items a number means, from 1: it may be `LAST`, `MIDDLE`, or beside the one `after`."""
    return {NEXT: after + 1, LAST: count, MIDDLE: (count + 1) // 2, PREVIOUS: after - 1}.get(number, number)


def read_count(said: Sequence[str]) -> int:
    """Return how many items folded words mean together: 2 for "the last two"."""
    match = _COUNTED.search(" ".join(said))
    return (_COUNTS.get(match["count"]) or int(match["count"])) if match else 1


def read_part(said: Sequence[str], about: Collection[str]) -> int | None:
    """Return which item folded words mean: from 1, or `LAST`, `MIDDLE`, `NEXT`, `PREVIOUS`; None when they mean none.

    Beside the ordinal stand only words that say nothing of their own, or stems of `about`: what the list is a list of.
    """
    if _AFTER.search(" ".join(said)):
        said = _AFTER.sub("next", " ".join(said)).split()
    if _BEFORE.search(" ".join(said)):
        said = _BEFORE.sub("previous", " ".join(said)).split()
    said = _COUNTED.sub(r"\g<end>", " ".join(said)).split()
    numbered = _NUMBERED.search(" ".join(said))
    ordinals = [w for w in said if w in _ORDINALS]
    if len(said) > LONGEST or len(ordinals) + bool(numbered) != 1:
        return None
    rest = [w for w in said if w not in _ORDINALS and not (numbered and w in numbered.group().split())]
    if any(w not in _CARRIERS and stem(w) not in about for w in rest) or _is_name(ordinals, about):
        return None
    return int(numbered.group(1)) if numbered else _ORDINALS[ordinals[0]]


def _is_name(ordinals: Sequence[str], about: Collection[str]) -> bool:
    """Say whether an ordinal belongs to what the list is about, as in "the first call", rather than counting its items."""
    counted = [w for w in _ORDINALS if stem(w) in about]
    return any(stem(w) in about for w in ordinals) and len(counted) == 1
