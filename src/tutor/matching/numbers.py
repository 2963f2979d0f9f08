"""Number words as digits, so that "nineteen ninety-nine" meets "1999"."""

from collections.abc import Sequence

_UNITS = {
    w: i
    for i, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_MAKES_CENTURY = range(10, 100)


def fold_numbers(found: Sequence[str]) -> list[str]:
    """Return `found` (folded tokens) with runs of number words replaced by their digits.

    "one" alone stays a word, since it is mostly a pronoun ("which one"). Two numbers in a row that read as a
    year become one ("nineteen ninety nine", "twenty fourteen").
    """
    out: list[str] = []
    i = 0
    while i < len(found):
        value, used = _read_number(found, i)
        if used == 0 or (used == 1 and found[i] == "one"):
            out.append(found[i])
            i += 1
        else:
            out.append(str(value))
            i += used
    return out


def _read_number(found: Sequence[str], start: int) -> tuple[int, int]:
    """Return the number that starts at `start` and how many tokens it takes; 0 tokens when there is none."""
    value, used = _read_below_hundred(found, start)
    if used == 0:
        return 0, 0
    following = found[start + used] if start + used < len(found) else ""
    if following in ("hundred", "thousand"):
        return _read_large(found, start, (value, used))
    if value in _MAKES_CENTURY:
        rest, more = _read_year_end(found, start + used)
        if more:
            return value * 100 + rest, used + more
    return value, used


def _read_large(found: Sequence[str], start: int, lead: tuple[int, int]) -> tuple[int, int]:
    """Read "two thousand (and) four" and "nineteen hundred (and) ninety nine"."""
    value, used = lead
    value *= 100 if found[start + used] == "hundred" else 1000
    used += 1
    joint = 1 if start + used < len(found) and found[start + used] == "and" else 0
    rest, more = _read_below_hundred(found, start + used + joint)
    return (value + rest, used + joint + more) if more else (value, used)


def _read_year_end(found: Sequence[str], start: int) -> tuple[int, int]:
    """Read the second half of a spoken year: "ninety nine", "fourteen", "oh four"."""
    if start + 1 < len(found) and found[start] in ("oh", "o"):
        unit = _UNITS.get(found[start + 1], 10)
        return (unit, 2) if unit < 10 else (0, 0)
    rest, more = _read_below_hundred(found, start)
    return (rest, more) if rest >= 10 else (0, 0)


def _read_below_hundred(found: Sequence[str], start: int) -> tuple[int, int]:
    if start >= len(found):
        return 0, 0
    word = found[start]
    if word in _UNITS:
        return _UNITS[word], 1
    if word not in _TENS:
        return 0, 0
    unit = _UNITS.get(found[start + 1], 0) if start + 1 < len(found) else 0
    return (_TENS[word] + unit, 2) if 0 < unit < 10 else (_TENS[word], 1)
