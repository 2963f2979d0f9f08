from datetime import date, timedelta

import pytest
from textual.widgets import OptionList, Static
from tui_helpers import chat, learn, make_study, ready, review, running, said, shown

from tutor.memory import Rating
from tutor.progress.records import Exam
from tutor.progress.statistics import Strength
from tutor.study.knowing import Library
from tutor.study.settings import Settings, load_settings
from tutor.tui.commands import COMMANDS
from tutor.tui.pictures import draw_calendar, draw_forecast, draw_strengths
from tutor.tui.widgets.claim_tree import ClaimTree
from tutor.tui.words import say_days, say_when

KEYS = ["f3", "f4", "f5", "f6", "f7", "f8", "f1"]


async def test_progress_says_in_words_what_it_draws(study):
    learn(study)
    async with running(study, (120, 60)) as (app, pilot):
        await pilot.press("f4")
        await ready(app, pilot)
        text = shown(app)

        assert "5 of 8 claims met" in text
        assert "Recalled" in text
        assert "below target" in text
        assert "in 30 days" in text
        assert "days with answers" in text
        assert "By topic" in text
        assert "strong" in text


async def test_a_hardest_claim_opens_in_the_chat(study):
    learn(study)
    async with running(study, (120, 60)) as (app, pilot):
        await pilot.press("f4")
        await ready(app, pilot)
        app.screen.query_one("#hardest", OptionList).focus()
        await pilot.press("down", "enter")
        await ready(app, pilot)

        assert said(app)[-2] == "What does Quill propose?"


async def test_progress_without_a_past_has_words_too(study):
    async with running(study) as (app, pilot):
        await pilot.press("f4")
        await ready(app, pilot)

        assert "Nothing answered yet" in shown(app)
        assert "nothing was due again yet" in shown(app)


async def test_progress_measures_a_topic_by_the_claims_met(study):
    study.keeper.store.record_review(review("keep-the-lamps", study.report.today, Rating.GOOD, 1))
    async with running(study, (100, 60)) as (app, pilot):
        await pilot.press("f4")
        await ready(app, pilot)
        text = shown(app)
        row = next(line for line in text.splitlines() if "1 of 5 met" in line)

        assert "By topic  1 strong, 1 new (known today, of the claims met)" in text
        assert "strong" in row
        assert "100%" in row


async def test_the_map_names_role_and_strength_of_each_claim(study):
    learn(study)
    async with running(study, (120, 40)) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)
        text = shown(app)

        assert "thesis" in text
        assert "· concession: Satellites are cheaper" in text
        assert "○ weak" in text


@pytest.mark.parametrize("size", [(40, 20), (60, 20)])
async def test_a_small_map_leaves_the_role_to_what_is_told_of_the_marked_claim(study, size):
    async with running(study, size) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)
        tree, told = shown(app).split("Thesis")

        assert "· Harbours should" in tree
        assert "thesis" not in tree
        assert "new, not asked yet" in told


async def test_a_claim_just_missed_is_weak_at_once(study):
    claim = study.kb.claims[0].id
    today = study.report.today
    study.keeper.store.record_review(review(claim, today - timedelta(days=3), Rating.GOOD, 1))
    study.keeper.store.record_review(review(claim, today, Rating.AGAIN, 2))
    async with running(study) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)

        assert "○ weak, missed the last time" in shown(app)


async def test_the_map_opens_the_chat_on_a_claim(study):
    async with running(study) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)
        await pilot.press("enter")
        await ready(app, pilot)

        assert said(app)[-2] == "What does Quill propose?"


@pytest.mark.parametrize("before", [[], ["f5", "p"], ["f5", "p", "escape"], ["f5", "p", "ctrl+n"], ["f3", "enter"]])
async def test_the_map_practises_the_marked_claim_whatever_was_practised_before(study, before):
    async with running(study) as (app, pilot):
        for key in (*before, "f5", "down", "down"):
            await pilot.press(key)
            await ready(app, pilot)
        marked = app.screen.query_one(ClaimTree).cursor_node.data.claim
        await pilot.press("p")
        await ready(app, pilot)

        assert app.current_mode == "quiz"
        assert marked.id == app.screen.session.current.claim.id
        assert app.screen.session.current.prompt[:20] in shown(app)


async def test_the_map_folds(study):
    async with running(study) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)
        await pilot.press("left")
        await pilot.pause()

        assert "concession" not in shown(app)


async def test_the_timeline_is_in_order(study):
    async with running(study) as (app, pilot):
        await pilot.press("f6")
        await ready(app, pilot)
        text = shown(app)

        assert text.index("1891") < text.index("1899–1939")


async def test_a_name_shows_its_gist_and_is_asked_about(study):
    async with running(study) as (app, pilot):
        await pilot.press("f7")
        await ready(app, pilot)
        gist = shown(app)
        await pilot.press("enter")
        await ready(app, pilot)

        assert "Keeper of the lamp at Grey Point" in gist
        assert said(app)[-2] == "Who was Ada Finch?"
        assert chat(app)


async def test_a_setting_changed_is_kept_and_shows_at_once(study):
    async with running(study) as (app, pilot):
        await pilot.press("f8")
        await ready(app, pilot)
        await pilot.press("right")
        await pilot.pause()

        assert load_settings(study.locations.settings).settings.theme == "light"
        assert app.theme == "tutor-light"


async def test_a_setting_that_cant_be_kept_says_so(tmp_path):
    (tmp_path / "config").write_text("in the way")
    async with running(make_study(tmp_path)) as (app, pilot):
        await pilot.press("f8")
        await ready(app, pilot)
        await pilot.press("down", "right")
        await pilot.pause()

        assert any("couldn't be kept" in n.message for n in app._notifications)


async def test_another_essay_is_chosen_for_the_next_start(study):
    own = study.locations.packs / "bees"
    own.mkdir(parents=True)
    (own / "pack.yaml").write_text("format: 1\nid: bees\ntitle: How Bees Dance\n")
    async with running(study, (80, 24)) as (app, pilot):
        await pilot.press("f8", "down", "down", "down", "down", "down", "right")
        await ready(app, pilot)

        assert "‹ How Bees Dance ›" in shown(app)
        assert "from the next start on" in shown(app)
        assert load_settings(study.locations.settings).settings.pack == "bees"


async def test_help_names_every_command(study):
    async with running(study, (100, 60)) as (app, pilot):
        await pilot.press("f1")
        await ready(app, pilot)
        text = str(app.screen.query_one(Static).content)

        assert all(command.help in text for command in COMMANDS)


async def test_the_palette_offers_every_command_of_the_screen(study):
    async with running(study) as (app, _):
        offered = {c.title for c in app.get_system_commands(app.screen)}

        assert offered == {c.title for c in COMMANDS if c.where in {"", "chat"} and c.name != "palette"}


async def test_a_keymap_moves_a_key(tmp_path):
    settings = Settings(theme="dark", keymap={"names": "f12"})
    async with running(make_study(tmp_path, settings=settings)) as (app, pilot):
        await pilot.press("f12")
        await ready(app, pilot)

        assert app.current_mode == "names"


async def test_a_moved_key_is_shown_where_it_is_now(tmp_path):
    settings = Settings(theme="dark", keymap={"help": "f12"})
    async with running(make_study(tmp_path, settings=settings)) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)

        assert "F12 Help" in shown(app)
        assert any("(F12)" in c.help for c in app.get_system_commands(app.screen))


@pytest.mark.parametrize("key", ["f4", "f5", "f6", "f7", "f8"])
async def test_escape_goes_back_to_the_chat(study, key):
    async with running(study) as (app, pilot):
        await pilot.press(key)
        await ready(app, pilot)
        await pilot.press("escape")
        await ready(app, pilot)

        assert chat(app)


async def test_names_stand_under_their_kind(study):
    async with running(study) as (app, pilot):
        await pilot.press("f7")
        await ready(app, pilot)
        rows = [line[:30].strip() for line in shown(app).splitlines()]

        assert rows.index("People") + 1 == rows.index("Ada Finch")
        assert rows.index("Places") + 1 == rows.index("Grey Point")


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_the_marked_claim_is_shown_whole_at_every_size(study, size):
    async with running(study, size) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)
        await pilot.press("down")
        await ready(app, pilot)
        detail = " ".join(line.strip() for line in shown(app).splitlines()[-9:])

        assert "somebody is awake." in " ".join(detail.split())


async def test_a_statement_that_is_cut_says_so(study):
    async with running(study, (40, 20)) as (app, pilot):
        await pilot.press("f5")
        await ready(app, pilot)

        assert any(line.rstrip(" ▆▅▄▃▂▁").endswith("…") for line in shown(app).splitlines()[2:])


def test_a_section_keeps_its_name_where_there_is_little_room():
    drawn = str(draw_strengths("By section", [Strength("10", 2, 1, 0.5)], {"10": "section 10: Last words"}, 32))

    assert "  section 10: Last words" in drawn.splitlines()


def test_the_calendar_names_its_months():
    months = str(draw_calendar({date(2025, 3, 14): 2}, date(2025, 3, 14), 60)).splitlines()[1]

    assert ["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"] == months.split()[-6:]


def test_the_busiest_day_is_called_today_when_it_is():
    today = date(2025, 3, 14)

    assert "most today (3)" in str(draw_forecast([(today, 3), (today + timedelta(days=1), 1)], 60))


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (1, 1)])
async def test_every_screen_opens_at_any_size(study, size):
    learn(study)
    async with running(study, size) as (app, pilot):
        for key in KEYS:
            await pilot.press(key)
            await ready(app, pilot)

        assert app._exception is None


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1963", "1963"),
        ("2013/2014", "2013–2014"),
        ("2003/", "from 2003"),
        ("1962-10", "Oct 1962"),
        ("2018-12-15", "15 Dec 2018"),
    ],
)
def test_dates_are_said_as_people_write_them(date, said):
    assert said == say_when(date)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (5, "in 5 days"), (21, "in 3 weeks"), (90, "in 3 months"), (800, "in 2 years")],
)
def test_intervals_are_said_in_human_words(days, said):
    assert said == say_days(days)


async def go_to_key(app, pilot, name):
    """Mark a command's line on the settings screen and press Enter."""
    await pilot.press("f8")
    await ready(app, pilot)
    options = app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(name)
    await pilot.press("enter")
    await pilot.pause()


async def test_a_key_is_moved_on_the_screen_and_works_at_once(study):
    async with running(study) as (app, pilot):
        await go_to_key(app, pilot, "names")
        await pilot.press("f12")
        await ready(app, pilot)
        listed = shown(app)
        await pilot.press("f12")
        await ready(app, pilot)

        assert "names" == app.current_mode
        assert "F12" in listed
        assert {"names": "f12"} == dict(load_settings(study.locations.settings).settings.keymap)


@pytest.mark.parametrize(("key", "said"), [("f1", "F1 is for “Help” already"), ("x", "that key is for typing")])
async def test_a_key_that_is_taken_or_typed_with_cant_be_had(study, key, said):
    async with running(study) as (app, pilot):
        await go_to_key(app, pilot, "names")
        await pilot.press(key)
        await pilot.pause()

        assert said in shown(app)


async def test_escape_leaves_a_key_as_it_was_and_backspace_gives_the_first_back(tmp_path):
    settings = Settings(theme="dark", keymap={"names": "f12"})
    study = make_study(tmp_path, settings=settings)
    async with running(study) as (app, pilot):
        await go_to_key(app, pilot, "names")
        await pilot.press("escape")
        await ready(app, pilot)
        left = study.settings.keymap["names"]
        await pilot.press("enter", "backspace")
        await ready(app, pilot)

        assert "f12" == left
        assert "f7" == study.settings.keymap["names"]


async def test_progress_tells_how_exams_went(study):
    taken = Exam(
        id="exam-1",
        pack=study.kb.info.id,
        time=study.clock.now(),
        day=date(2025, 3, 13),
        asked=10,
        right=7,
        score=0.7,
        seconds=90.0,
    )
    study.keeper.store.exams.add(taken)
    async with running(study, (100, 80)) as (app, pilot):
        await pilot.press("f4")
        await ready(app, pilot)

        assert "13 March  ━━━━━━━───  70%, 7 of 10 right" in shown(app)


async def test_a_date_opens_the_entry_that_tells_of_it(study):
    async with running(study) as (app, pilot):
        await pilot.press("f6")
        await ready(app, pilot)
        await pilot.press("enter")
        await ready(app, pilot)

        assert said(app)[-2] == "What happened in the storm at Grey Point?"


def test_a_name_no_entry_names_is_asked_about_in_words(study):
    quill = study.kb.name_by_id["quill"]

    assert study.entry_about(quill, "Who is Mara Quill?") == ""


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("f3", "no claims to be asked about"),
        ("f4", "no claims to learn"),
        ("f5", "lists no claims"),
        ("f6", "gives no dates"),
        ("f7", "lists no names"),
    ],
)
async def test_a_pack_without_claims_and_names_says_so(tmp_path, key, said):
    study = make_study(tmp_path)
    study.library = Library(study.locations, str(make_bare_pack(tmp_path / "bare")))
    study.keeper.history = False
    async with running(study) as (app, pilot):
        await pilot.press(key)
        await ready(app, pilot)

        assert said in shown(app)


def make_bare_pack(folder):
    """Write a pack that has one section and one entry."""
    (folder / "entries").mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "format: 1\nid: bare\ntitle: Bare\nauthor: Nobody\nabout: An essay.\nlanguage: en\nversion: 1\n"
        "sections:\n  - id: one\n    title: One\n    gist: It says one thing.\n"
    )
    (folder / "entries" / "one.yaml").write_text(
        "- id: one\n  question: What does it say?\n  answer: It says one thing.\n  cites: [one]\n"
    )
    return folder


@pytest.mark.parametrize("key", ["f3", "f4", "f5"])
async def test_a_screen_opened_too_early_says_how_far_the_essay_is(study, key):
    async with running(study) as (app, pilot):
        app.is_ready = False
        app.post_message(app.Preparing(0.3))
        await pilot.press(key)
        await pilot.pause()

        assert "Reading the essay for the first time: 30%" in shown(app)
        assert "Skip" not in shown(app)

        app.post_message(app.Ready())
        await ready(app, pilot)

        assert "Reading the essay" not in shown(app)


def test_of_the_other_names_only_the_usual_ones_are_shown(study):
    from dataclasses import replace

    from tutor.study.outlining import pick_aliases

    name = replace(study.kb.names[0], aliases=("Finch", "Miss Finch", "A. Finch", "Fintch", "Finhc"))

    assert ("Finch", "Miss Finch", "A. Finch") == pick_aliases(name)
