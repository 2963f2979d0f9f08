"""Negation: which words of a text are denied. Two negations make none."""

from collections.abc import Sequence

NEGATORS = frozenset(
    "not no never without neither nor none nobody nothing nowhere hardly barely false untrue wrong incorrect lack lacks lacked"
    " lacking fail fails failed failing refuse refuses refused refusing deny denies denied denying instead rather"
    " impossible myth anti non".split()
)
_NEED_TO = frozenset("fail fails failed failing refuse refuses refused refusing".split())
_NEED_THAT = frozenset("false untrue wrong incorrect myth impossible deny denies denied denying".split())
_NEED_OF = frozenset("instead rather".split())
_REACH = 7
"""Words a negation governs at most."""
_ENDS = frozenset("but because so nor instead however although though while since then yet".split())
_ABSENT = frozenset("nobody nothing nowhere none neither".split())
"""Behind its verb such a word denies the verb and what stands before, not what follows: "benefits nobody"."""
_AFTER_OBJECT = frozenset(
    "for in at of to from with by on and or but so because when while back else about until".split()
)
_RELATIVE = 2
"""Words governed by a denial that begins a clause about the word before it: "options nobody thought of"."""
_JOINTS = frozenset("and or but nor".split())
_LIMITING = frozenset("only just merely solely simply".split())
_PREFIXES = frozenset({"anti", "non"})
_JUDGED_FALSE = frozenset("false untrue wrong incorrect".split())
_BE = frozenset("is was are were".split())
_AVOIDING = frozenset("refuse fail deny avoid prevent forbid oppose reject stop".split())
_AVERTING = frozenset(
    "avoid avoids avoided avoiding avert averted averting prevent prevents prevented preventing".split()
)
_KEEPING = frozenset(
    "protect protects protected protecting protection spare spared sparing save saved safe free freed keep kept shield shielded"
    " immune immunity stop stopped".split()
)
_HELPERS = _BE | frozenset("do does did has have had would will could can should must may might".split())
_DOWNTURN = frozenset("not never no".split())


def negated_words(found: Sequence[tuple[str, int, int]]) -> list[bool]:
    """Return for each word (given with clause and sentence) whether an odd number of negations governs it."""
    counts = [0] * len(found)
    for i, (word, clause, sentence) in enumerate(found):
        if word not in NEGATORS or not _denies(found, i):
            continue
        behind = word in _ABSENT and _is_behind_verb(found, i)
        if behind and (word == "neither" or _is_object(found, i)):
            _deny_predicate(found, i, counts)
            continue
        whole = _is_whole(found, i)
        reach = 1 if word in _PREFIXES else _RELATIVE if behind else _REACH
        for j in range(i + 1, len(found) if whole else min(len(found), i + 1 + reach)):
            if found[j][2] != sentence or (not whole and (_is_end(found, j, clause) or _begins_denial(found, j))):
                break
            counts[j] += 1
        if word == "no" and i and found[i - 1][1] == clause and found[i - 1][0] not in _BE:
            counts[i - 1] += 1
    _deny_what_stands_before(found, counts)
    return [c % 2 == 1 for c in counts]


def averted_words(found: Sequence[tuple[str, int, int]]) -> list[bool]:
    """Return for each word whether it is told to be avoided: "avoid war", "protect him from charges"."""
    flags = [False] * len(found)
    for i, (word, clause, _) in enumerate(found):
        if word not in _AVERTING and not (
            word in {"from", "against"} and {w for w, _, _ in found[max(0, i - 6) : i]} & _KEEPING
        ):
            continue
        for j in range(i + 1, min(len(found), i + 1 + _REACH)):
            if _is_end(found, j, clause):
                break
            flags[j] = True
    return flags


def asks_for_denial(words: Sequence[str]) -> bool:
    """Say whether a question already denies, so that its answer need not: "What did she refuse to do?", but not "Why ...?"."""
    return words[:1] != ("why",) and any(w in _AVOIDING or (w in NEGATORS and w not in _PREFIXES) for w in words)


def denies_as_whole(words: Sequence[str]) -> bool:
    """Say whether a text opens by denying all that follows ("it is not true that ...")."""
    return any(
        w in _JUDGED_FALSE | {"myth"} or (w == "true" and i and words[i - 1] == "not") for i, w in enumerate(words[:7])
    ) and ("that" in words[:9] or "to" in words[:9])


def denies_twice(words: Sequence[str]) -> bool:
    """Say whether more than one word of a text denies."""
    return sum(w in NEGATORS and w not in _JUDGED_FALSE | _PREFIXES for w in words) > 1


def limits(found: Sequence[tuple[str, int, int]], i: int) -> int:
    """Return 1 when the word at `i` is said to be the only one, -1 when it is said not to be, 0 when neither is said."""
    clause = found[i][1]
    start = max(0, i - 6)
    words = [w if c == clause else "" for w, c, _ in found[start : i + 2]]
    i -= start
    at = [j for j in range(max(0, i - 3), i) if words[j] in _LIMITING]
    at += [i + 1] if i + 1 < len(words) and words[i + 1] == "alone" else []
    if not at:
        return 0
    return -1 if _DOWNTURN & set(words[max(0, at[-1] - 3) : at[-1]]) else 1


def _is_behind_verb(found: Sequence[tuple[str, int, int]], i: int) -> bool:
    """Say whether a word other than a small one stands before `i` in its clause, so that `i` is no subject."""
    before = [w for w, clause, _ in found[:i] if clause == found[i][1]]
    return bool(before) and before[-1] not in {"and", "but", "or", "that", "because", "so", "if", "when", "while"}


def _is_object(found: Sequence[tuple[str, int, int]], i: int) -> bool:
    """Say whether no verb follows the word at `i`: "helps nobody in the end", but "options nobody thought of"."""
    following = found[i + 1] if i + 1 < len(found) else ("", -1, -1)
    return following[1] != found[i][1] or following[0] in _AFTER_OBJECT


def _deny_predicate(found: Sequence[tuple[str, int, int]], i: int, counts: list[int]) -> None:
    """Count a denial behind the verb for the words before it, back to where its clause begins."""
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        if _is_end(found, j, found[i][1]) or found[j][0] in {"and", "that", "while", "because", "so", "if", "when"}:
            break
        counts[j] += 1


def _begins_denial(found: Sequence[tuple[str, int, int]], j: int) -> bool:
    """Say whether a second denial is joined at `j`, which ends the first: "not in May and not in June"."""
    return found[j][0] in _JOINTS and j + 1 < len(found) and found[j + 1][0] in NEGATORS


def _denies(found: Sequence[tuple[str, int, int]], i: int) -> bool:
    word = found[i][0]
    following = found[i + 1][0] if i + 1 < len(found) else ""
    if following in _LIMITING or (word == "not" and _LIMITING & {w for w, _, _ in found[i + 1 : i + 3]} - {"just"}):
        return False
    if word in _NEED_TO:
        return following == "to"
    if word in _NEED_OF:
        return following in {"of", "than"}
    if word in _NEED_THAT:
        return following in {"that", "to"} or word.startswith("den")
    return True


def _is_whole(found: Sequence[tuple[str, int, int]], i: int) -> bool:
    """Say whether the negation at `i` denies its whole sentence: "not true that", "false that", "not the case that"."""
    ahead = [w for w, _, _ in found[i + 1 : i + 5]]
    return "that" in ahead and (found[i][0] in _NEED_THAT or bool({"true", "case", "right", "correct"} & set(ahead)))


def _is_end(found: Sequence[tuple[str, int, int]], j: int, clause: int) -> bool:
    return found[j][1] != clause or found[j][0] in _ENDS


def _deny_what_stands_before(found: Sequence[tuple[str, int, int]], counts: list[int]) -> None:
    """Count "X is not true", "X is false" and "X, not!" for what stands before in the sentence."""
    for i, (word, _, sentence) in enumerate(found):
        if i + 1 < len(found) and found[i + 1][2] == sentence:
            continue
        before = {w for w, _, s in found[max(0, i - 3) : i] if s == sentence}
        judged = word in _JUDGED_FALSE and bool(before & _BE) and not before & _DOWNTURN
        denied = word in {"true", "right", "correct", "case"} and bool(before & _DOWNTURN)
        if judged or denied or (word == "not" and not before & _HELPERS):
            for j in range(i):
                counts[j] += found[j][2] == sentence
