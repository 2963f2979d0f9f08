from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.knowledge.model import Name, NameKind, Point
from tutor.quiz import NameBook, TypedTask, Verdict, grade_typed

BOOK = NameBook.from_names(
    [
        Name("fleming", "Alexander Fleming", NameKind.PERSON, "", (), ("Fleming",)),
        Name("pasteur", "Louis Pasteur", NameKind.PERSON, "", (), ("Pasteur",)),
        Name("poland", "Poland", NameKind.PLACE, "", ()),
    ]
)
TASKS = [
    TypedTask(
        "Who discovered penicillin?", "Alexander Fleming.", ("Fleming",), (Point("Alexander Fleming", ("Fleming",)),)
    ),
    TypedTask("When did the wall fall?", "In 1989.", (), (Point("1989", ("'89",)),)),
    TypedTask(
        "Why did the empire fall?",
        "It was weakened by civil wars and not helped by its allies.",
        (),
        (Point("weakened by civil wars", ("civil war",)), Point("its allies did not help", ("no help from allies",))),
    ),
    TypedTask(
        "Which animals lay eggs?", "Birds, snakes and frogs.", (), (Point("birds"), Point("snakes"), Point("frogs"))
    ),
    TypedTask("What did the treaty forbid?", "Not to build new missiles."),
]
RANK = {Verdict.INCORRECT: 0, Verdict.UNSURE: 1, Verdict.PARTIAL: 1, Verdict.CORRECT: 2}
FILLER = ["um, ", "I think ", "well, ", "I believe ", "as far as I remember, ", "maybe ", "uh "]
RESPONSES = [
    "Alexander Fleming", "1989", "birds and frogs", "civil wars weakened it", "Louis Pasteur", "its allies did not help",
    "not to build new missiles", "birds, snakes, frogs", "because of the weather",
]  # fmt: skip
tasks = st.sampled_from(TASKS)
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([w for r in RESPONSES for w in r.split()]), max_size=12).map(" ".join),
)


@settings(deadline=None)
@given(tasks)
def test_the_reference_is_always_correct(task):
    assert Verdict.CORRECT is grade_typed(task, task.reference, BOOK).verdict


@settings(deadline=None)
@given(tasks)
def test_a_denied_reference_never_is(task):
    assert Verdict.CORRECT is not grade_typed(task, f"It is not true that {task.reference}", BOOK).verdict


@settings(deadline=None)
@given(tasks, st.sampled_from(FILLER), st.sampled_from(RESPONSES))
def test_filler_never_lowers_a_verdict(task, filler, response):
    bare = grade_typed(task, response, BOOK).verdict
    assert RANK[grade_typed(task, filler + response, BOOK).verdict] >= RANK[bare]


@settings(deadline=None)
@given(tasks, texts)
def test_case_never_matters_to_a_reference_and_scores_stay_in_range(task, text):
    grade = grade_typed(task, text, BOOK)
    assert 0.0 <= grade.score <= 1.0
    assert Verdict.CORRECT is grade_typed(task, task.reference.upper(), BOOK).verdict


@settings(deadline=None)
@given(st.permutations(["birds", "snakes", "frogs"]))
def test_the_order_of_key_points_never_matters(order):
    assert Verdict.CORRECT is grade_typed(TASKS[3], ", ".join(order), BOOK).verdict


@settings(deadline=None)
@given(tasks, texts)
def test_every_point_is_told_exactly_once(task, text):
    grade = grade_typed(task, text, BOOK)
    told = sorted(grade.matched + grade.missed + grade.contradicted)
    assert sorted(p.point for p in task.key_points) == told
