from datetime import UTC, datetime

from tutor.progress.records import Miss, Overrule
from tutor.study.curating import report_gaps

_NOW = datetime(2030, 1, 1, tzinfo=UTC)


def _miss(number: int, question: str, entry: str = "", *, marked: bool = False) -> Miss:
    kind = "answer" if marked else "not_covered"
    return Miss(id=str(number), pack="p", time=_NOW, question=question, kind=kind, entry=entry, marked=marked)


def _overrule(number: int, wording: str) -> Overrule:
    return Overrule(id=str(number), pack="p", item="item", response=wording, wording=wording, time=_NOW)


def test_the_most_frequent_question_comes_first():
    misses = [_miss(1, "who paid?"), _miss(2, "when was the tower built?"), _miss(3, "when was the tower built")]
    report = report_gaps(misses, [])

    assert [2, 1] == [group.times for group in report.missing]


def test_questions_alike_with_other_entries_near_stand_apart():
    report = report_gaps([_miss(1, "who paid?", "a"), _miss(2, "who paid?", "b")], [])

    assert {"a", "b"} == {group.near for group in report.missing}


def test_answers_marked_as_not_asked_are_told_apart():
    report = report_gaps([_miss(1, "who paid?", marked=True), _miss(2, "who paid?")], [])

    assert {"marked": 1, "not_covered": 1} == report.missing[0].kinds


def test_wordings_insisted_on_are_counted():
    report = report_gaps([], [_overrule(1, "four decades"), _overrule(2, "four decades"), _overrule(3, "long")])

    assert [("four decades", 2), ("long", 1)] == [(p.wording, p.times) for p in report.proposals]
