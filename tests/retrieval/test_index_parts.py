"""What an index is made of: terms, postings, the classifier, the ranker and the vocabulary."""

import math
from array import array
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pond_pack import POND, pond_index
from tutor.inplace import InPlace
from tutor.matching.english import is_english
from tutor.matching.stem import FUNCTION_WORDS
from tutor.retrieval.asking import Asked, gives, read_asked, read_sought
from tutor.retrieval.classifier import Example, share_out, train
from tutor.retrieval.numbers import Rows, pack_numbers
from tutor.retrieval.phrases import Phrases
from tutor.retrieval.postings import LENGTH_SHARE, SATURATION, build_postings, weigh_rarity
from tutor.retrieval.ranking import (
    MOST_INVENTED,
    SHAPE,
    THRESHOLDS,
    USUALLY_SURE,
    Features,
    Trial,
    calibrate,
    choose_threshold,
)
from tutor.retrieval.terms import NameBook, is_content, list_terms
from tutor.retrieval.vocabulary import count_words

DOCUMENTS = st.lists(
    st.dictionaries(st.integers(0, 9), st.integers(1, 5).map(float), max_size=6), min_size=1, max_size=8
)


@given(DOCUMENTS, st.lists(st.tuples(st.integers(0, 9), st.sampled_from([0.25, 0.5, 1.0])), max_size=6))
@settings(deadline=None)
def test_scores_are_those_of_a_naive_bm25(documents, query) -> None:
    found = build_postings(documents, 10).score(query)

    assert pytest.approx(naive_bm25(documents, query), rel=1e-5) == found


def naive_bm25(documents, query):
    """Robertson and Zaragoza (2009), one term of one document after the other."""
    mean = sum(sum(d.values()) for d in documents) / len(documents) or 1.0
    scores = {}
    for number, document in enumerate(documents):
        for term, share in query:
            if term in document:
                count, length = document[term], sum(document.values()) / mean
                rarity = weigh_rarity(len(documents), sum(term in d for d in documents))
                saturated = count * (SATURATION + 1) / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length))
                scores[number] = scores.get(number, 0.0) + share * rarity * saturated
    return scores


@given(st.integers(1, 1000), st.integers(0, 1000))
@settings(deadline=None)
def test_rarer_terms_weigh_more_and_none_weighs_nothing(documents, holding) -> None:
    assert weigh_rarity(documents, holding) >= weigh_rarity(documents, holding + 1) > 0.0


@given(st.dictionaries(st.integers(0, 20), st.floats(-500, 500), min_size=1))
@settings(deadline=None)
def test_shares_sum_to_one_and_keep_the_order_of_scores(scores) -> None:
    shares = share_out(scores)

    assert 1.0 == pytest.approx(sum(shares.values()))
    assert all(shares[a] >= shares[b] for a in scores for b in scores if scores[a] > scores[b])


def test_no_scores_are_no_shares() -> None:
    assert {} == share_out({})


def test_a_classifier_learns_which_term_tells_two_targets_apart() -> None:
    shared, left, right = (0, math.sqrt(0.5)), (1, math.sqrt(0.5)), (2, math.sqrt(0.5))
    examples = [Example((shared, left), 0, (0, 1)), Example((shared, right), 1, (0, 1))] * 5
    classifier = train(examples, terms=3)

    for vector, target in (((shared, left), 0), ((shared, right), 1)):
        scores = classifier.score(vector, (0, 1))
        assert target == max(scores, key=scores.__getitem__)


def test_training_twice_gives_the_same_weights() -> None:
    examples = [Example(((n % 4, 1.0),), n % 3, (0, 1, 2)) for n in range(30)]

    assert train(examples, terms=4, seed=3) == train(examples, terms=4, seed=3)


def test_a_classifier_that_saw_nothing_has_no_opinion() -> None:
    assert {0: 0.0, 1: 0.0} == train([], terms=3).score([(2, 1.0)], (0, 1))


def test_a_candidate_scores_the_same_alone_as_among_many() -> None:
    everyone = tuple(range(40))
    classifier = train([Example(((0, 0.8), (1 + n % 3, 0.6)), n, everyone) for n in everyone] * 3, terms=4)
    vector = ((0, 0.6), (2, 0.8))
    among_many = classifier.score(vector, everyone)

    assert pytest.approx(among_many) == {n: classifier.score(vector, (n,))[n] for n in everyone}


@pytest.mark.parametrize(("numbers", "size"), [([], 2), ([0, 65_535], 2), ([0, 65_536], 4)])
def test_numbers_take_as_few_bytes_as_the_greatest_needs(numbers, size) -> None:
    packed = pack_numbers(numbers)

    assert (numbers, size) == (list(packed), packed.itemsize)


def test_of_overlapping_phrases_the_longest_is_found() -> None:
    phrases = Phrases({("old",): "age", ("old", "mill", "pond"): "pond", ("mill",): "mill"})

    assert [("pond", 1, 4), ("age", 4, 5), ("mill", 5, 6)] == phrases.locate("the old mill pond old mill".split())


def features(**given_values: float) -> Features:
    return Features(**{**dict.fromkeys(Features._fields, 0.0), **given_values})


def trial(alike: float, *, is_answered: bool, weight: float = 1.0) -> Trial:
    table = {0: features(alike=alike), 1: features(alike=0.1)}
    return Trial(table, {0: 1.0} if is_answered else {}, weight)


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.booleans()), min_size=10, max_size=30))
@settings(deadline=None)
def test_calibrated_nothing_comes_as_often_as_it_is_right(drawn) -> None:
    trials = [trial(alike, is_answered=answered) for alike, answered in [*drawn, (0.9, True), (0.1, False)]]
    ranker = calibrate(trials, SHAPE)

    expected = sum(not t.right for t in trials)
    assert expected == pytest.approx(sum(ranker.share_out(t.table)[1] for t in trials), abs=0.1)


def test_calibration_moves_nothing_alone() -> None:
    ranker = calibrate([trial(0.9, is_answered=True), trial(0.3, is_answered=False)], SHAPE)

    assert SHAPE.candidate == ranker.candidate


def test_with_nothing_to_learn_from_the_ranker_stays_as_it_is() -> None:
    assert SHAPE == calibrate([], SHAPE)


def test_heavier_trials_count_more() -> None:
    light, heavy = (
        calibrate([trial(0.5, is_answered=True), trial(0.5, is_answered=False, weight=w)], SHAPE) for w in (1.0, 5.0)
    )

    assert heavy.nothing > light.nothing


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who built the dam", Asked.WHO),
        ("when did it freeze", Asked.WHEN),
        ("in which year", Asked.WHEN),
        ("what place is meant", Asked.WHERE),
        ("how many frogs", Asked.HOW_MANY),
        ("for how long", Asked.HOW_LONG),
        ("why did it close", Asked.WHY),
        ("how come it closed", Asked.WHY),
        ("how do they sing", Asked.HOW),
        ("did it freeze", Asked.YES_NO),
        ("what is a newt", Asked.WHAT),
        ("tell me of the pond", Asked.WHAT),
        ("do you know when it froze", Asked.WHEN),
        ("was the mill shut when the railway came", Asked.YES_NO),
        ("when he saw the heron what did he do", Asked.WHAT),
        ("the pond where they skate was dug by whom", Asked.WHO),
        ("they built it when", Asked.WHEN),
        ("when built", Asked.WHEN),
        ("", Asked.WHAT),
    ],
)
def test_the_kind_of_answer_asked_for_is_read_from_the_words(question, kind) -> None:
    assert kind is read_asked(question.split())


def test_of_a_story_the_question_says_what_is_asked_for() -> None:
    assert Asked.WHO is pond_index().read("When I was small we skated there. Who dug the pond?").asked


@pytest.mark.parametrize(
    ("question", "sought"),
    [
        ("which bird is it", ("bird",)),
        ("how many newts are there", ("newts",)),
        ("what kind of tree", ("kind", "of")),
        ("why is it so", ()),
    ],
)
def test_what_is_sought_stands_after_its_question_word(question, sought) -> None:
    assert sought == read_sought(question.split())


@pytest.mark.parametrize(
    ("text", "kind", "given_by_it"),
    [
        ("It froze in 1929.", Asked.WHEN, True),
        ("It froze.", Asked.WHEN, False),
        ("Three herons.", Asked.HOW_MANY, True),
        ("Some herons.", Asked.HOW_MANY, False),
        ("They stood in Grimsby.", Asked.WHERE, True),
        ("Whatever.", Asked.WHY, True),
    ],
)
def test_a_text_is_seen_to_give_what_a_bare_question_asks_for(text, kind, given_by_it) -> None:
    assert given_by_it == gives(text, kind)


def test_the_longest_form_of_a_name_is_found_once() -> None:
    book = NameBook.from_pack(POND)

    assert ["crane", "voss"] == book.find("tobia crane met lena voss".split())


def test_a_packs_synonyms_give_the_same_term() -> None:
    book = NameBook.from_pack(POND)
    grey, heron = list_terms(["grey", "bird"], book), list_terms(["heron"], book)

    assert {t for t in grey if t.startswith("=")} == {t for t in heron if t.startswith("=")} != set()


@given(st.lists(st.sampled_from("the heron hunts grey bird frogs of tobias crane qwzx".split()), max_size=8))
@settings(deadline=None)
def test_terms_are_listed_once_and_whatever_the_order_of_words_the_same_stems(words) -> None:
    terms = list_terms(words, NameBook.from_pack(POND))

    assert len(terms) == len(set(terms))
    assert {t for t in terms if is_content(t)} == {
        t for t in list_terms(words[::-1], NameBook.from_pack(POND)) if is_content(t)
    }


def trials_that_are(right: str) -> list[Trial]:
    """Return a trial for each letter: y for one that a candidate answers, n for one that nothing does."""
    return [Trial({}, {0: 1.0} if letter == "y" else {}) for letter in right]


def drawn_to_the_usual(tried: float) -> float:
    return (tried + 2 * USUALLY_SURE) / 3


def test_where_hardly_anything_is_invented_the_threshold_is_the_lowest() -> None:
    trials = trials_that_are("n" * 10 + "y" * 100)

    assert drawn_to_the_usual(THRESHOLDS[0]) == choose_threshold(trials, [0.1] * 10 + [0.9] * 100)


def test_the_threshold_is_where_little_enough_is_invented() -> None:
    invented = [n / 100 for n in range(50, 80, 2)]
    trials = trials_that_are("n" * len(invented) + "y" * 100)

    chosen = choose_threshold(trials, invented + [0.9] * 100)
    threshold = 3 * chosen - 2 * USUALLY_SURE
    share = sum(p >= threshold for p in invented) / (100 + sum(p >= threshold for p in invented))
    assert pytest.approx(MOST_INVENTED, abs=0.02) == share
    assert THRESHOLDS[0] < threshold < THRESHOLDS[-1]


def test_where_what_is_invented_is_never_rare_the_threshold_is_the_highest() -> None:
    assert drawn_to_the_usual(THRESHOLDS[-1]) == choose_threshold(trials_that_are("nnny"), [0.99] * 4)


def test_with_nothing_tried_the_threshold_is_the_usual_one() -> None:
    assert USUALLY_SURE == choose_threshold([], [])


KNOWN = sorted(pond_index().vocabulary.counts)


@given(
    st.lists(st.one_of(st.sampled_from(KNOWN), st.text(alphabet="abcdehnorstu", min_size=1, max_size=12)), max_size=6)
)
@settings(deadline=None)
def test_mending_never_changes_a_known_or_an_english_word(words) -> None:
    vocabulary = pond_index().vocabulary
    better, mended = vocabulary.mend(words)

    for word, mending in zip(words, better, strict=True):
        if word in vocabulary.counts or word in FUNCTION_WORDS or is_english(word):
            assert word == mending
        assert mending == mended.get(word, word)
        assert mending == word or mending in vocabulary.counts


@given(st.lists(st.text(alphabet="abcdehnorstu", min_size=1, max_size=12), max_size=6))
@settings(deadline=None)
def test_mending_twice_is_mending_once(words) -> None:
    once, _ = pond_index().vocabulary.mend(words)

    assert (once, {}) == pond_index().vocabulary.mend(once)


@pytest.mark.parametrize(
    ("slip", "word"), [("herno", "heron"), ("petitoin", "petition"), ("schoolteecher", "schoolteacher")]
)
def test_a_slip_of_the_pen_is_mended(slip, word) -> None:
    assert [word] == pond_index().vocabulary.mend([slip])[0]


@pytest.mark.parametrize("word", ["1928", "x" * 100, "qwzx", "bridge", "card"])
def test_numbers_noise_and_real_words_are_left_alone(word) -> None:
    assert [word] == pond_index().vocabulary.mend([word])[0]


def test_of_equally_near_words_the_frequent_one_is_taken() -> None:
    vocabulary = count_words([["zorbel"], ["zorben"], ["zorben"]])

    assert ["zorben"] == vocabulary.mend(["zorbem"])[0]


@pytest.mark.parametrize("part", [slice(0, 2), slice(1, 3), slice(2, 2), slice(None)])
def test_numbers_left_in_a_file_are_sliced_like_an_array(part, tmp_path) -> None:
    numbers = array("H", [7, 8, 9])
    held = b"before" + numbers.tobytes() + b"behind"
    (tmp_path / "numbers").write_bytes(held)

    for file in (BytesIO(held), (tmp_path / "numbers").open("rb")):
        assert numbers[part] == Rows(InPlace(file), "H", 6, 12)[part]
