"""Likeness in meaning of a question to each target's wordings."""

import math
import random

import pytest

from tutor.matching.meaning import DIMENSIONS, make_unit
from tutor.retrieval.likeness import MEASURED, Meanings, build_meanings, make_row


def vectors(count: int, seed: int) -> list[list[float]]:
    chance = random.Random(seed)
    return [make_unit([chance.gauss(0, 1) for _ in range(DIMENSIONS)]) for _ in range(count)]


def make_meanings(targets) -> Meanings:
    return build_meanings([[make_row(w) for w in wordings] for wordings in targets])


def cosine(left, right) -> float:
    return (
        math.sumprod(left, right) if hasattr(math, "sumprod") else sum(a * b for a, b in zip(left, right, strict=True))
    )


def test_a_known_wording_is_found_again() -> None:
    wordings = vectors(12, 1)
    found = make_meanings([wordings[:6], wordings[6:]]).measure(wordings[8], [0, 1])

    assert pytest.approx(1.0, abs=0.02) == found[1].nearest
    assert found[0].nearest < found[1].nearest


def test_the_nearest_is_about_the_cosine_when_all_are_measured() -> None:
    wordings, [asked] = vectors(MEASURED, 2), vectors(1, 3)
    found = make_meanings([wordings]).measure(asked, [0])[0]

    assert pytest.approx(max(cosine(asked, w) for w in wordings), abs=0.02) == found.nearest
    assert pytest.approx(sum(cosine(asked, w) for w in wordings) / MEASURED, abs=0.02) == found.steady


def test_the_centre_is_measured_against_how_much_the_wordings_differ() -> None:
    """A target's own wordings are, on average, neither nearer nor farther."""
    wordings = vectors(5, 4)
    meanings = make_meanings([wordings])

    beyond = [meanings.measure(w, [0])[0].central for w in wordings]
    assert pytest.approx(0.0, abs=0.03) == sum(beyond) / len(beyond)


def test_the_centre_of_few_wordings_says_more_than_that_of_many() -> None:
    few, asked = vectors(3, 4), vectors(1, 5)[0]
    meanings = make_meanings([few, few * 10])

    sparse, dense = (meanings.measure(asked, [0, 1])[t].central for t in (0, 1))
    assert abs(sparse) > 2 * abs(dense) > 0.0


def test_targets_whose_centre_is_nearest_come_first() -> None:
    wordings = vectors(30, 5)
    meanings = make_meanings([[w] for w in wordings])

    assert [17] == meanings.list_central(wordings[17], 1)


def test_a_question_without_meaning_is_like_nothing() -> None:
    found = make_meanings([vectors(3, 6), []]).measure([0.0] * DIMENSIONS, [0, 1])

    assert [(0.0, 0.0), (0.0, 0.0)] == [(like.nearest, like.steady) for like in found.values()]
    assert all(like.central < 0.0 for like in found.values())
