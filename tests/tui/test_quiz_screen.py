import pytest
from textual.widgets import Input
from tui_helpers import chat, learn, make_study, ready, running, said, shown, type_at_once

from tutor.errors import SaveError
from tutor.knowledge.model import ItemKind
from tutor.quiz import Grade, NameBook, QuizSession, Verdict
from tutor.study.quizzing import QuizRun
from tutor.study.wishes import Sort, Wish
from tutor.tui.feedback import draw_settling
from tutor.tui.quiz_phases import Phase
from tutor.tui.screens.quiz import QuizScreen

BY_KIND = {
    ItemKind.CHOICE: ("keep-the-lamps", "keep-the-lamps-choice"),
    ItemKind.MANY: ("beam-says-two-things", "beam-many"),
    ItemKind.GAP: ("lamp-went-out", "lamp-gap"),
    ItemKind.ORDER: ("lamp-order", "lamp-order-order"),
    ItemKind.MATCH: ("who-did-what", "who-match"),
    ItemKind.SHORT: ("finch-forty-years", "finch-short"),
    ItemKind.TRUE_FALSE: ("satellites-cheaper", "satellites-tf"),
    ItemKind.RECALL: ("one-lamp-one-keeper", "proposal-recall"),
}


def begin(study, *kinds, is_exam=False):
    """Return a quiz that asks one item of each kind."""
    names = NameBook.from_names(study.kb.names)
    plan = [BY_KIND[kind] for kind in kinds]
    session = QuizSession.start(study.kb.claim_by_id, plan, names=names, seed=3, is_exam=is_exam)
    return QuizRun(study.report, "quiz-1", Wish(Sort.TOPIC, "light"), session)


async def show(app, pilot, run) -> QuizScreen:
    await pilot.press("f3")
    await ready(app, pilot)
    app.screen.quiz = run
    await app.screen._next()
    await pilot.pause()
    return app.screen


async def press(app, pilot, *keys):
    """Press keys; what is longer than a key's name and holds a space is typed at once."""
    for key in keys:
        if " " in key:
            type_at_once(app, key)
        else:
            await pilot.press(key)
    await ready(app, pilot)


def keys_of_right_answer(question) -> list[str]:  # noqa: PLR0911 - one a kind
    item, kind = question.item, question.kind
    if kind is ItemKind.CHOICE:
        return [str(question.options.index(item.answer) + 1), "enter"]
    if kind is ItemKind.TRUE_FALSE:
        return ["t" if item.answer else "f", "enter"]
    if kind is ItemKind.MANY:
        return [*("abcdef"[question.options.index(c)] for c in item.correct), "enter"]
    if kind is ItemKind.MATCH:
        return [*("abcdef"[question.right.index(right)] for _, right in item.pairs), "enter"]
    if kind is ItemKind.GAP:
        return ["Grey Point", "enter", *"1891", "enter"]
    if kind is ItemKind.SHORT:
        return ["forty years", "enter"]
    if kind is ItemKind.RECALL:
        return ["each harbour keeps one lamp lit and each harbour pays one keeper", "enter"]
    return keys_that_order(question)


def keys_that_order(question) -> list[str]:
    """Return keys that carry each row to its place, from the top."""
    now, keys, at = list(question.options), [], 0
    for place, wanted in enumerate(question.item.sequence):
        where = now.index(wanted)
        keys += ["down"] * (where - at) + ["up"] * (at - where) + ["left"] * (where - place)
        now.insert(place, now.pop(where))
        at = place
    return [*keys, "enter"]


@pytest.mark.parametrize("kind", list(BY_KIND))
async def test_each_kind_is_answered_by_keys_alone(study, kind):
    run = begin(study, kind)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, *keys_of_right_answer(run.current))

        assert screen.phase is Phase.TOLD
        assert run.session.answers[-1].verdict is Verdict.CORRECT
        assert "✓ Right" in shown(app)


@pytest.mark.parametrize("kind", [ItemKind.CHOICE, ItemKind.MATCH, ItemKind.GAP, ItemKind.SHORT])
async def test_an_answer_not_given_yet_is_asked_for(study, kind):
    run = begin(study, kind)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, *["enter"] * max(run.current.blanks, 1))

        assert screen.phase is Phase.ASKING
        assert run.session.answers == ()


async def test_a_wrong_answer_says_why_where_and_when(study):
    run = begin(study, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        wrong = next(i for i, o in enumerate(run.current.options) if o == "Sell the lamps")
        await press(app, pilot, str(wrong + 1), "enter")

        assert "✗ Not right" in shown(app)
        assert "She wants them kept." in shown(app)
        assert "Keep their lighthouses lit" in shown(app)
        assert "sections headline, 5" in shown(app)
        assert "Comes back" in shown(app)


async def test_partly_right_tells_what_was_missing(study):
    run = begin(study, ItemKind.MANY)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "abcd"[run.current.options.index("Where the rocks are")], "enter")

        assert "◐ Partly right" in shown(app)
        assert "✓ Where the rocks are · chosen" in shown(app)
        assert "✗ That somebody is awake · missing" in shown(app)


async def test_the_space_bar_carries_a_row(study):
    run = begin(study, ItemKind.ORDER)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        first = run.current.options[0]
        await press(app, pilot, "space", "down", "enter")

        assert run.session.answers[-1].response.split("; ")[1] == first


async def test_a_hint_is_shown_on_demand(study):
    run = begin(study, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "ctrl+g")

        assert "Hint: Think of the headline." in shown(app)


@pytest.mark.parametrize(("kind", "is_offered"), [(ItemKind.CHOICE, True), (ItemKind.TRUE_FALSE, False)])
async def test_a_hint_is_offered_only_where_there_is_one(study, kind, is_offered):
    run = begin(study, kind)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)

        assert is_offered == ("Ctrl+G Hint" in shown(app))


async def test_an_exam_offers_no_hint_and_says_so_when_asked(study):
    run = begin(study, ItemKind.CHOICE, is_exam=True)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        offered = "Ctrl+G Hint" in shown(app)
        await press(app, pilot, "ctrl+g")

        assert not offered
        assert ["Exams have no hints."] == [n.message for n in app._notifications]


async def test_i_was_right_overrules_the_grade(study):
    run = begin(study, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        wrong = run.current.options.index("Sell the lamps")
        await press(app, pilot, str(wrong + 1), "enter")
        await press(app, pilot, "ctrl+y")

        assert run.session.answers[-1].verdict is Verdict.CORRECT
        assert "✓ Right" in shown(app)


async def test_what_was_still_missing_is_no_longer_said_once_something_is_typed(study):
    run = begin(study, ItemKind.GAP)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "enter", "enter")

        assert "! A blank is still empty" in shown(app)

        await press(app, pilot, "g")

        assert "! A blank is still empty" not in shown(app)


async def test_what_was_still_missing_is_no_longer_said_once_something_is_chosen(study):
    run = begin(study, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "enter")

        assert "! Press a number" in shown(app)

        await press(app, pilot, "down")

        assert "! Press a number" not in shown(app)
        assert "Press a number" in shown(app)


async def test_a_right_answer_has_nothing_to_overrule(study):
    run = begin(study, ItemKind.TRUE_FALSE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, *keys_of_right_answer(run.current))

        assert "I was right" not in shown(app)

        await press(app, pilot, "ctrl+y")

        assert not run.session.answers[-1].overruled


async def test_undo_asks_the_same_again(study):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "f", "enter")
        await press(app, pilot, "ctrl+z")

        assert screen.phase is Phase.ASKING
        assert run.current.kind is ItemKind.TRUE_FALSE


async def test_skipping_leaves_the_question(study):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.CHOICE)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "ctrl+n")

        assert run.current.kind is ItemKind.CHOICE


async def test_a_near_miss_may_be_tried_once_more(study):
    run = begin(study, ItemKind.RECALL)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "each harbour keeps one lamp lit", "enter")

        assert screen.phase is Phase.ASKING
        assert "Nothing is counted yet" in shown(app)

        await press(app, pilot, "enter")

        assert screen.phase is Phase.TOLD
        assert "missing" in shown(app)


async def test_where_the_grader_is_unsure_the_learner_decides(study, monkeypatch):
    unsure = Grade(Verdict.UNSURE, 0.5, reason="It might be right.")
    monkeypatch.setattr("tutor.quiz.questions.short.ShortQuestion.grade", lambda *_: unsure)
    run = begin(study, ItemKind.SHORT)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "a long time", "enter")
        await press(app, pilot, "enter")

        assert screen.phase is Phase.SETTLING
        assert "Does it?   Y yes   N no" in shown(app)

        await press(app, pilot, "n")

        assert run.session.answers[-1].verdict is Verdict.INCORRECT


async def test_the_end_counts_and_offers_the_weak_claims(study):
    run = begin(study, ItemKind.TRUE_FALSE)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "f", "enter")
        await press(app, pilot, "enter")
        await press(app, pilot, "t", "enter")
        await press(app, pilot, "enter")

        assert screen.phase is Phase.OVER
        assert "0 right, 0 partly, 1 not yet" in shown(app)

        await press(app, pilot, "1")

        assert "satellites are cheaper" in said(app)[-1]
        assert chat(app)


async def test_an_exam_tells_nothing_before_its_end(study):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.CHOICE, is_exam=True)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "f", "enter")

        assert screen.phase is Phase.ASKING
        assert "Exam" in shown(app)
        assert "right" not in shown(app)


async def test_the_menu_starts_what_today_asks_for(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3")
        menu = shown(app)
        await press(app, pilot, "enter")

        assert "What today asks for" in menu
        assert app.screen.phase is Phase.ASKING


async def test_a_topic_is_practised_by_slash_command(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "/quiz keepers", "enter")

        assert app.screen.phase is Phase.ASKING
        assert "keepers" in app.screen.session.current.claim.topics


async def test_an_unknown_topic_is_named_back(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "/quiz [/x", "enter")

        assert any("no topic" in n.message for n in app._notifications)


async def test_a_quiz_left_is_gone_on_with_at_the_same_question(tmp_path):
    study = make_study(tmp_path)
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3")
        await press(app, pilot, "enter")
        await press(app, pilot, "ctrl+n")
        question = app.screen.session.current
    again = make_study(tmp_path)
    async with running(again) as (app, pilot):
        await press(app, pilot, "f3")
        menu = shown(app)
        await press(app, pilot, "enter")
        resumed = app.screen.session.current

        assert "Go on where you left off  what the day asks for, 1 of" in menu
        assert question.item.id == resumed.item.id
        assert question.options == resumed.options


async def test_every_paused_quiz_is_listed_the_latest_first(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3", "2", "ctrl+n", "escape")
        await press(app, pilot, "a", "ctrl+n", "escape")
        await press(app, pilot, "f5", "p", "escape")
        menu = [line.strip() for line in shown(app).splitlines() if "left off" in line]

        assert 3 == len(menu)
        assert menu[0].startswith("1  Go on where you left off  Harbours should keep")
        assert menu[1].startswith(f"2  Go on where you left off  {study.kb.info.topics[0].title}, 1 of")
        assert menu[2].startswith("3  Go on where you left off  an exam, 1 of")

        await press(app, pilot, "3")

        assert app.screen.session.is_exam
        assert 1 == app.screen.session.position


async def test_beginning_what_today_asks_for_leaves_a_paused_exam_alone(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3", "2", "ctrl+n", "escape")
        await press(app, pilot, "2", "escape")

        assert "1  Go on where you left off  what the day asks for, 0 of" in shown(app)
        assert "2  Go on where you left off  an exam, 1 of" in shown(app)


async def test_leaving_and_coming_back_by_keys_stays_in_the_quiz(study):
    run = begin(study, ItemKind.GAP)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, *"Grey")
        await press(app, pilot, "f2")
        await press(app, pilot, "f3")

        assert app.screen.query(Input).first().value == "Grey"


async def test_what_couldnt_be_saved_is_said(study, monkeypatch):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.CHOICE)

    def full(*_, **__):
        raise SaveError("the disk is full")

    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        monkeypatch.setattr("tutor.study.quiz_keeping.QuizKeeping._write", full, raising=False)
        monkeypatch.setattr("tutor.progress.store.ProgressStore.record_review", full)
        await press(app, pilot, "t", "enter")

        assert "1 not saved yet" in shown(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (200, 60)])
async def test_it_can_be_answered_at_any_size(study, size):
    run = begin(study, ItemKind.MATCH)
    async with running(study, size) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, *keys_of_right_answer(run.current))

        assert screen.phase is Phase.TOLD


async def test_answers_that_cant_be_saved_are_written_to_a_file_on_leaving(study, monkeypatch):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.CHOICE)

    def full(*_, **__):
        raise SaveError("the disk is full")

    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        monkeypatch.setattr("tutor.study.quiz_keeping.QuizKeeping._write", full)
        monkeypatch.setattr("tutor.progress.store.ProgressStore.record_review", full)
        await press(app, pilot, "t", "enter")
        await pilot.press("ctrl+q")
        await pilot.pause()

        assert "1 answer couldn't be saved here but kept in" in app.farewell
        assert list(study.locations.state.glob("tutor-unsaved-*.jsonl"))


async def test_a_quiz_that_waits_is_shown_at_once(study):
    async with running(study, quiz=begin(study, ItemKind.GAP)) as (app, pilot):
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.phase is Phase.ASKING

        await press(app, pilot, "escape")

        assert app.screen.phase is Phase.MENU


async def test_where_there_is_nothing_to_ask_the_menu_is_shown(study):
    async with running(study, quiz=begin(study)) as (app, _):
        assert app.screen.phase is Phase.MENU
        assert "What shall we practise?" in shown(app)


async def test_the_key_that_goes_on_doesnt_reach_the_next_question(study):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.GAP)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "t", "enter", "enter")

        assert app.focused is app.screen.query(Input).first()


async def test_an_order_is_marked_place_by_place(study):
    run = begin(study, ItemKind.ORDER)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, *keys_that_order(run.current)[:-1], "down", "down", "left", "enter")

        assert "✓ 1. The lamp goes out" in shown(app)
        assert "✗ 2. The ship strikes the rocks · you put it 3." in shown(app)


async def test_pairs_are_marked_one_by_one(study):
    run = begin(study, ItemKind.MATCH)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        right, wrong = (run.current.right.index(r) for r in ("kept the lamp", "built the tower"))
        await press(app, pilot, "abc"[right], "abc"[wrong], "enter")

        assert "✓ Ada Finch → kept the lamp" in shown(app)
        assert "✗ Mara Quill → wrote the essay · you said built the tower" in shown(app)


async def test_what_was_chosen_but_doesnt_belong_is_marked(study):
    run = begin(study, ItemKind.MANY)
    async with running(study) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "abcd"[run.current.options.index("How deep the water is")], "enter")

        assert "✗ How deep the water is · chosen, but doesn't belong" in shown(app)


async def test_the_answer_is_shown_on_demand_and_counts_as_not_known(study):
    run = begin(study, ItemKind.SHORT)
    async with running(study) as (app, pilot):
        screen = await show(app, pilot, run)
        await press(app, pilot, "ctrl+t")

        assert screen.phase is Phase.TOLD
        assert "Answer: forty years" in shown(app)
        assert run.session.answers[-1].verdict is Verdict.INCORRECT


async def test_the_end_of_an_exam_shows_each_answer(study):
    run = begin(study, ItemKind.TRUE_FALSE, ItemKind.SHORT, is_exam=True)
    async with running(study, (100, 50)) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "t", "enter", "ten years", "enter")

        assert "1. Quill grants that satellites are cheaper." in shown(app)
        assert "You said: ten years" in shown(app)
        assert "Answer: forty years" in shown(app)


async def test_long_options_stay_indented_below_their_first_line(study):
    run = begin(study, ItemKind.CHOICE)
    async with running(study, (40, 20)) as (app, pilot):
        await show(app, pilot, run)
        list_ = app.screen.card.answer
        drawn = list_.render().at(20).plain.splitlines()

        assert any(line.startswith(" " * 8) and line.strip() for line in drawn)


async def test_the_row_the_arrows_are_on_stays_in_view(study):
    run = begin(study, ItemKind.MANY)
    async with running(study, (40, 10)) as (app, pilot):
        await show(app, pilot, run)
        await press(app, pilot, "down", "down", "down")

        assert "› d" in shown(app)


async def test_the_question_to_the_learner_is_seen_at_any_size(study):
    run = begin(study, ItemKind.SHORT)
    async with running(study, (40, 12)) as (app, pilot):
        screen = await show(app, pilot, run)
        screen._asked = run.current
        await screen.card.close(draw_settling(run.current, "for many years " * 20))
        await pilot.pause()

        assert "Y yes" in shown(app)


async def test_the_menu_says_when_the_next_claims_come_due(study):
    learn(study)
    for name in ("new_per_day", "reviews_per_day"):
        study.change_setting(name, "0")
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3")

        assert "past the day's limit" in shown(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24)])
async def test_what_isnt_saved_is_seen_however_long_the_card(study, monkeypatch, size):
    run = begin(study, ItemKind.MATCH)
    async with running(study, size) as (app, pilot):
        await show(app, pilot, run)

        def refuse(*_):
            raise SaveError("the disk is full", "make room")

        monkeypatch.setattr(study.keeper.store, "record_review", refuse)
        await press(app, pilot, "a", "a", "enter")

        assert "not saved yet" in shown(app)


@pytest.mark.parametrize("typed", ["/quiz 5", "/quiz §5", "/quiz section 5"])
async def test_a_section_is_practised_by_slash_command(study, typed):
    async with running(study) as (app, pilot):
        await press(app, pilot, typed, "enter")

        assert "5" in app.screen.session.current.claim.cites


async def test_an_exam_left_half_way_doesnt_tell_what_went_wrong(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3", "2")
        assert app.screen.session.is_exam
        await press(app, pilot, "ctrl+t", "ctrl+t", "escape")

        assert "A short exam" in shown(app)
        assert "What went wrong lately" not in shown(app)


async def test_a_topic_asked_for_again_in_the_chat_begins_again(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "/quiz light", "enter", "escape", "f2")
        await press(app, pilot, "/quiz light", "enter")

        assert app.screen.phase is Phase.ASKING
        assert "What shall we practise?" not in shown(app)


async def test_an_unknown_topic_asked_for_later_leaves_the_menu(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "/quiz light", "enter", "escape", "f2")
        await press(app, pilot, "/quiz nowhere", "enter")

        assert app.screen.phase is Phase.MENU
        assert "What shall we practise?" in shown(app)


async def test_what_went_wrong_is_offered_only_when_something_did(study):
    async with running(study) as (app, pilot):
        await press(app, pilot, "f3")

        assert "What went wrong lately" not in shown(app)

        learn(study)
        await press(app, pilot, "f2", "f3")

        assert "What went wrong lately  1 claim" in shown(app)
