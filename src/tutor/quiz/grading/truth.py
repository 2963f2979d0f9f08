"""Everything an item says is right, read once: its points with their wordings, names, numbers and deeds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.matching.stem import FUNCTION_WORDS
from tutor.quiz.grading.names import NameBook, is_capitalised
from tutor.quiz.grading.numbers import is_number
from tutor.quiz.grading.reading import ARTICLES, Reading, from_words, read
from tutor.quiz.grading.roles import Deed, Owned, deeds_of, owners_of, statements_of, subjects_of
from tutor.quiz.grading.values import TypedTask


@dataclass(frozen=True, eq=False)
class KeyPoint:
    """One point and every wording of it."""

    text: str
    wordings: tuple[Reading, ...]


@dataclass(frozen=True, eq=False)
class Truth:
    """What a task says is right."""

    prompt: Reading
    given: frozenset[str]
    """Stems the prompt gives away."""
    common: frozenset[str]
    """Those, and stems that stand in more than one point: they tell no point from another."""
    points: tuple[KeyPoint, ...]
    wholes: tuple[Reading, ...]
    """Whole answers: the reference and what is accepted for it."""
    vocabulary: tuple[str, ...]
    """Every word of the task that a misspelt word may stand for."""
    answered: frozenset[tuple[str, bool]]
    """Stems of all that is right, each with whether it is denied."""
    stems: frozenset[str]
    """Stems of all that is right and of the prompt."""
    numbers: frozenset[str]
    proper: frozenset[str]
    """Stems written with a capital."""

    @property
    def texts(self) -> tuple[Reading, ...]:
        """Everything that is right, whole answers first."""
        return (*self.wholes, *(w for p in self.points for w in p.wordings))

    @lru_cache(maxsize=512)  # noqa: B019 -- a truth is itself kept in a bounded cache
    def known_names(self, names: NameBook) -> frozenset[str]:
        """Return the ids of the names that stand in the prompt or in any right answer."""
        return frozenset(i for t in (*self.texts, self.prompt) for m in names.find(t.words) for i in m.ids)

    @lru_cache(maxsize=512)  # noqa: B019
    def deeds(self, names: NameBook) -> list[Deed]:
        """Return who does what to whom by the prompt and the answers."""
        told = [words for whole in self.wholes for words in statements_of(self.prompt, whole)]
        stated = [from_words("", [(w, 0, 0) for w in words]) for words in told]
        return [d for text in (*self.texts, self.prompt, *stated) for d in deeds_of(text, names, self.proper)]

    @lru_cache(maxsize=512)  # noqa: B019
    def subjects(self, names: NameBook) -> list[Owned]:
        """Return of whom things are said by the prompt and the answers."""
        return [o for text in (*self.texts, self.prompt) for o in subjects_of(text, names, self.proper)]

    @lru_cache(maxsize=512)  # noqa: B019
    def owners(self, names: NameBook) -> list[Owned]:
        """Return what belongs to whom by the prompt and the answers."""
        return [o for text in (*self.texts, self.prompt) for o in owners_of(text, names, self.proper)]


@lru_cache(maxsize=512)
def truth_of(task: TypedTask) -> Truth:
    """Return what `task` says is right, read."""
    prompt = read(task.prompt)
    wholes = tuple(read(text) for text in (task.reference, *task.accept) if read(text).tokens)
    alone = len(task.key_points) == 1
    points = tuple(
        KeyPoint(p.point, _distinct((*(read(t) for t in (p.point, *p.accept)), *(wholes if alone else ()))))
        for p in task.key_points
    )
    given = frozenset(t.stem for t in prompt.tokens if t.word not in ARTICLES)
    texts = (*wholes, *(w for p in points for w in p.wordings), prompt)
    return Truth(
        prompt=prompt,
        given=given,
        common=given | _shared(points),
        points=points,
        wholes=wholes,
        vocabulary=tuple(dict.fromkeys(w for t in texts for w in t.words if len(w) > 2 and not is_number(w))),
        answered=frozenset((t.stem, t.negated) for text in texts[:-1] for t in text.tokens),
        stems=frozenset(s for t in texts for s in t.stems),
        numbers=frozenset(w for t in texts for w in t.words if is_number(w)),
        proper=frozenset(
            t.stem
            for text in texts
            for t in text.tokens
            if (t.word in text.capitals or is_capitalised(text))
            and t.word not in FUNCTION_WORDS
            and not is_number(t.word)
        ),
    )


def _shared(points: Sequence[KeyPoint]) -> frozenset[str]:
    held = Counter(s for p in points for s in {s for w in p.wordings for s in w.stems})
    return frozenset(s for s, count in held.items() if count > 1)


def _distinct(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple({r.words: r for r in readings if r.tokens}.values())
