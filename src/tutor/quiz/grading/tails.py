"""What stands beside a right answer and spoils it: another name or number in its place, an alternative, a longer title."""

from collections.abc import Iterable

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import STRICT_KINDS, NameBook, is_capitalised, is_name
from tutor.quiz.grading.numbers import are_same_sort, is_number
from tutor.quiz.grading.points import Fit, Heard
from tutor.quiz.grading.reading import ARTICLES, Reading, Token
from tutor.quiz.grading.truth import Truth
from tutor.quiz.grading.wording import is_family, other_side, phrases, same_sense

_JOINTS = frozenset("or and versus plus also either & then alternatively".split())
_ACTING = frozenset({"person", "place", "organisation"})
_PREPOSITIONS = frozenset(
    "of in on at to for from with by before after against about near than like into over under".split()
)
_LONG_NAME = 3
_FREE_KINDS = frozenset({"person", "place"})
_AFTER_TITLE = frozenset("film movie book novel play poem song painting speech treaty act war battle".split())


def foreign_names(response: Reading, truth: Truth, names: NameBook) -> frozenset[str]:
    """Return the ids of names in the response that neither the prompt nor any right answer has; denied ones left out."""
    known = truth.known_names(names)
    return frozenset(
        i
        for m in names.find(response.words)
        if not m.ids & known
        and not _is_plain_word(response, m.start, m.end)
        and not response.tokens[m.start].negated
        and not _all_known(response, m.start, m.end, truth)
        for i in m.ids
        if names.kinds[i] in STRICT_KINDS
    )


def foreign_numbers(response: Reading, truth: Truth) -> list[str]:
    """Return the numbers of the response that stand nowhere in the task; denied ones left out."""
    return [t.word for t in response.tokens if is_number(t.word) and t.word not in truth.numbers and not t.negated]


def is_rivalled(said: Fit, response: Reading, truth: Truth, names: NameBook) -> bool:
    """Say whether another number or name stands in a row with the right one: "1999 and 2003", "Kennedy or Clinton"."""
    strange = foreign_names(response, truth, names)
    kinds = names.kinds_of(i for m in names.find(said.wording.words) for i in m.ids)
    spans = [(m.start, m.end) for m in names.find(response.words) if m.ids & strange and names.kinds_of(m.ids) & kinds]
    here = [said.wording.words[i] for i, _ in said.pairs if is_number(said.wording.words[i])]
    for i, token in enumerate(response.tokens):
        alien = is_number(token.word) and token.word not in truth.numbers and not token.negated
        if alien and any(are_same_sort(token.word, n) for n in here):
            spans.append((i, i + 1))
    right = {j for _, j in said.pairs}
    return any(_is_joined(response, span, right) for span in spans)


def has_alternative(response: Reading, truth: Truth, said: Iterable[Fit]) -> bool:
    """Say whether the response offers something else beside the right answer: "... or ..."."""
    right = {j for f in said for _, j in f.pairs}
    offered = {s for w in truth.wholes if "or" in w.words for s in w.stems}
    for i, token in enumerate(response.tokens):
        if token.word != "or" or token.negated or offered:
            continue
        left = [j for j in range(i) if response.tokens[j].sentence == token.sentence]
        sides = (left, [j for j in range(i + 1, len(response.tokens)) if response.tokens[j].sentence == token.sentence])
        hits = [bool(right & set(side)) for side in sides]
        other = sides[0] if hits[1] and not hits[0] else sides[1] if hits[0] and not hits[1] else []
        if any(_is_substance(response, j, truth) for j in other):
            return True
    return False


def is_other_way(heard: Heard, truth: Truth) -> bool:
    """Say whether the response has the opposite of something the prompt says, and no right answer has it."""
    units = [t.stem for t in truth.prompt.tokens if t.word not in FUNCTION_WORDS]
    units += [p for p, _, _ in phrases(truth.prompt.stems)]
    senses = {s for u in units for s in (u, *same_sense(u)) if u == s or " " in u}
    return any(
        heard.reading.tokens[p].negated is False
        for s in senses
        for o in other_side(s)
        if o in heard.at and o not in truth.stems and not same_sense(o) & truth.stems
        for p in heard.at[o]
    )


def is_said_of_another(said: Fit, response: Reading, truth: Truth, names: NameBook) -> bool:
    """Say whether a name foreign to the task leads what is said: "the Swedish king fled" where it was the Danish one."""
    if said.exact:
        return False
    first = min((j for i, j in said.pairs if said.wording.stems[i] not in truth.given), default=0)
    strange = foreign_names(response, truth, names)
    foreign = {
        i
        for m in names.find(response.words)
        if m.ids & strange and names.kinds_of(m.ids) & _ACTING
        for i in range(m.start, m.end)
    }
    known = truth.known_names(names)
    own = {i for m in names.find(response.words) if m.ids & known for i in range(m.start, m.end)}
    for at in range(first - 1, -1, -1):
        token = response.tokens[at]
        if token.segment != response.tokens[first].segment:
            break
        if at in foreign or (at not in own and at and _is_strange_capital(token, response, truth)):
            return not _after_preposition(response, at)
        if at in own or token.word in response.capitals:
            break
    return False


def is_near_name(wording: Reading, response: Reading, truth: Truth) -> bool:
    """Say whether the response has a name of as many words, one of them another: "Northern Trade Union" for "... Post Union"."""
    words = [i for i, w in enumerate(wording.words) if w not in ARTICLES]
    size = len(words)
    if size < _LONG_NAME or not is_capitalised(wording):
        return False
    stems = [wording.stems[i] for i in words]
    for start in range(len(response.tokens) - size + 1):
        window = response.tokens[start : start + size]
        wrong = [
            t
            for s, t in zip(stems, window, strict=True)
            if t.stem != s and t.stem not in same_sense(s) and not is_family(t.stem, s)
        ]
        if len(wrong) == 1 and window[0].clause == window[-1].clause and _is_strange_capital(wrong[0], response, truth):
            return True
    return False


def _is_strange_capital(token: Token, response: Reading, truth: Truth) -> bool:
    known = token.stem in truth.stems or bool(same_sense(token.stem) & truth.stems)
    return token.word in response.capitals and token.word not in FUNCTION_WORDS and not known


def _after_preposition(response: Reading, start: int) -> bool:
    before = [t.word for t in response.tokens[max(0, start - 2) : start]]
    return bool(before) and (before[-1] in _PREPOSITIONS or (before[-1] in ARTICLES and before[0] in _PREPOSITIONS))


def is_replaced(point: Reading, said: Fit, response: Reading, truth: Truth, names: NameBook) -> bool:
    """Say whether another name of its kind stands in the response where the point has one that is left out."""
    wanted = [
        m for m in names.find(point.words) if m.kinds & _ACTING and not set(point.stems[m.start : m.end]) <= truth.given
    ]
    strange = names.kinds_of(foreign_names(response, truth, names))
    heard = names.ids_in(response.words)
    beside = {response.tokens[j].segment for _, j in said.pairs}
    near = {k for m in names.find(response.words) if response.tokens[m.start].segment in beside for k in m.kinds}
    return any(not m.ids & heard and m.kinds & strange & near for m in wanted)


def is_longer_name(said: Fit, response: Reading, truth: Truth, names: NameBook) -> bool:
    """Say whether a word more makes another name of the one asked for: "The Day After Tomorrow"."""
    if not is_name(said.wording, names) or len(said.pairs) < len(said.wording.content):
        return False
    ids = {i for m in names.find(said.wording.words) for i in m.ids}
    after = max(j for _, j in said.pairs) + 1
    if _is_of_another(response, after, truth):
        return True
    if names.kinds_of(ids) & _FREE_KINDS:
        return False
    at_end = after == len(response.tokens) - 1 or (
        after < len(response.tokens) and response.tokens[after].clause != response.tokens[after - 1].clause
    )
    if after >= len(response.tokens) or response.tokens[after].clause != response.tokens[after - 1].clause:
        return False
    at_end = at_end and len(said.pairs) > 1
    return (at_end or response.words[after] in response.capitals) and _lengthens(response, after, truth)


def _is_of_another(response: Reading, after: int, truth: Truth) -> bool:
    """Say whether "of" and a strange capital follow a name: "the University of Ghent"."""
    if after + 1 >= len(response.tokens) or response.words[after] != "of":
        return False
    return _is_strange_capital(response.tokens[after + 1], response, truth)


def _lengthens(response: Reading, at: int, truth: Truth) -> bool:
    word = response.words[at]
    known = response.stems[at] in truth.stems or bool(same_sense(response.stems[at]) & truth.stems)
    return word not in FUNCTION_WORDS and word not in _AFTER_TITLE and not known and not is_number(word)


def _is_joined(response: Reading, span: tuple[int, int], right: set[int]) -> bool:
    """Say whether a right word stands beside the span with nothing but joints between."""
    before = [j for j in right if j < span[0]]
    after = [j for j in right if j >= span[1]]
    gaps = ([range(max(before) + 1, span[0])] if before else []) + ([range(span[1], min(after))] if after else [])
    loose = _JOINTS | ARTICLES | {"in", "by", "with"}
    return any(all(response.words[j] in loose for j in gap) and len(gap) <= 3 for gap in gaps)


def _is_substance(response: Reading, at: int, truth: Truth) -> bool:
    token = response.tokens[at]
    if token.word in FUNCTION_WORDS or token.stem in truth.stems:
        return False
    return token.word in response.capitals or not same_sense(token.stem) & truth.stems


def _is_plain_word(response: Reading, start: int, end: int) -> bool:
    """Say whether one word, lower-case in an answer that writes names with capitals, is no name: "states"."""
    return end - start == 1 and bool(response.capitals) and response.words[start] not in response.capitals and start > 0


def _all_known(response: Reading, start: int, end: int, truth: Truth) -> bool:
    unit = " ".join(response.stems[start:end])
    return all(s in truth.stems for s in response.stems[start:end]) or bool(same_sense(unit) & truth.stems)
