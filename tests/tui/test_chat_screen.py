import pytest
from textual import events
from textual.widgets import Static
from tui_helpers import ask, chat, make_study, ready, running, said, shown, typed

from tutor.chat.reply import Reply, ReplyKind
from tutor.errors import SaveError
from tutor.tui.commands import COMMANDS
from tutor.tui.screens.section import SectionScreen
from tutor.tui.talk import recall_reply
from tutor.tui.widgets.card import Card, draw_line
from tutor.tui.widgets.prompt import MOST_CHARACTERS, Prompt
from tutor.tui.widgets.section_panel import SectionPanel, Shown, around, draw_section
from tutor.tui.widgets.suggestions import Suggestions
from tutor.tui.widgets.transcript import MOST_MOUNTED, PAGE, Transcript

STORM = "Quill tells how the lamp at Grey Point went out"


async def test_a_question_typed_and_sent_is_answered_with_its_section(study):
    async with running(study) as (app, pilot):
        await pilot.press(*"who was ada finch", "enter")
        await pilot.pause()

        assert "Ada Finch kept the lamp" in shown(app)
        assert "section 3" in shown(app)


async def test_the_first_run_greets_and_offers_starters_by_number(study):
    async with running(study) as (app, pilot):
        assert "Ask about the essay in your own words" in shown(app)

        await pilot.press("1", "enter")
        await pilot.pause()

        assert said(app)[-1].startswith(STORM)


async def test_a_follow_up_is_asked_by_its_digit(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "tell me about the 1891 storm")
        second = chat(app).query_one(Transcript).latest.choices[1]

        await pilot.press("2", "enter")
        await pilot.pause()

        assert second.question == said(app)[-2]


async def test_a_follow_up_is_asked_by_alt_and_its_digit_while_typing(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "tell me about the 1891 storm")
        first = chat(app).query_one(Transcript).latest.choices[0]
        await pilot.press(*"abc", "alt+1")
        await pilot.pause()

        assert first.question == said(app)[-2]
        assert typed(app) == "abc"


async def test_a_digit_beyond_the_choices_is_no_question(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "9")

        assert "9" not in said(app)
        assert ["There is no question 9 to choose now."] == [n.message for n in app._notifications]


async def test_a_digit_left_alone_chooses(study, monkeypatch):
    monkeypatch.setattr("tutor.tui.screens.chat.DIGIT_WAIT", 0.01)
    async with running(study) as (app, pilot):
        await pilot.press("3")
        await pilot.pause(0.1)
        await ready(app, pilot)

        assert said(app)[-2] == "Who was Ada Finch?"


async def test_a_question_may_begin_with_a_digit(study):
    async with running(study) as (app, pilot):
        await pilot.press(*"1891 storm", "enter")
        await pilot.pause()

        assert said(app)[-2] == "1891 storm"


async def test_sure_and_silent_differ_in_words(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "how much did the lamp cost")

        assert "● The essay says" in shown(app)
        assert "○ Not in the essay" in shown(app)


async def test_keys_typed_before_the_pack_is_open_are_kept(study):
    from tutor.tui.app import TutorApp

    app = TutorApp(study)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        app.is_ready = False
        chat(app)._has_begun = False
        await pilot.press(*"who was ada finch", "enter")
        app.is_ready = True
        app.screen.show_study()
        await ready(app, pilot)

        assert any("Ada Finch kept the lamp" in text for text in said(app))


async def test_tab_takes_the_suggestion_that_shows(study):
    async with running(study) as (app, pilot):
        await pilot.press(*"who was ada")
        await pilot.pause()
        offered = chat(app).query_one(Suggestions).chosen

        await pilot.press("tab")
        await pilot.pause()

        assert offered.text == typed(app)


async def test_tab_moves_on_when_nothing_is_suggested(study):
    async with running(study) as (app, pilot):
        await pilot.press("tab")
        await pilot.pause()

        assert not isinstance(app.focused, Prompt)


@pytest.mark.parametrize("tabs", [1, 2])
async def test_what_is_typed_beside_the_prompt_lands_in_it(study, tabs):
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("w", *["tab"] * tabs)
        moved = not isinstance(app.focused, Prompt)
        await pilot.press(*"hy so")

        assert moved
        assert typed(app) == "why so"


async def test_keys_typed_in_a_burst_beside_the_prompt_stay_in_order(study):
    async with running(study) as (app, pilot):
        await pilot.press("tab")
        for character in "abc":
            app.post_message(events.Key(character, character))
        await pilot.pause()

        assert typed(app) == "abc"


async def test_what_is_pasted_beside_the_prompt_lands_in_it(study):
    async with running(study) as (app, pilot):
        await pilot.press("tab")
        app.post_message(events.Paste("who was ada finch"))
        await pilot.pause()

        assert typed(app) == "who was ada finch"
        assert isinstance(app.focused, Prompt)


async def test_escape_leads_back_to_the_prompt(study):
    async with running(study) as (app, pilot):
        await pilot.press("x", "tab", "escape")

        assert isinstance(app.focused, Prompt)
        assert typed(app) == "x"


@pytest.mark.parametrize(("keys", "left"), [(["ctrl+f"], ""), (["/", "f", "i"], ""), (["w", "h", "o"], "who")])
async def test_escape_takes_back_a_command_but_no_question(study, keys, left):
    async with running(study) as (app, pilot):
        await pilot.press(*keys, "escape")
        await pilot.pause()

        assert left == typed(app)


async def test_a_blank_line_is_not_asked(study):
    async with running(study) as (app, pilot):
        before = said(app)
        await pilot.press("space", "enter", "enter")
        await pilot.pause()

        assert before == said(app)


async def test_the_transcript_keeps_the_keys_that_scroll_it(study):
    async with running(study, (60, 20)) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "tell me about the 1891 storm")
        await pilot.press("tab", "home")
        await pilot.pause()

        assert isinstance(app.focused, Transcript)
        assert app.focused.scroll_y == 0


async def test_the_arrow_recalls_earlier_questions_and_the_draft(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "what does quill propose")
        await pilot.press("x", "y", "up", "up")
        earlier = typed(app)
        await pilot.press("down", "down")

        assert earlier == "who was ada finch"
        assert typed(app) == "xy"


async def test_a_backslash_before_enter_begins_a_new_line(study):
    async with running(study) as (app, pilot):
        before = len(said(app))
        await pilot.press("a", "\\", "enter", "b")

        assert typed(app) == "a\nb"
        assert before == len(said(app))


async def test_shift_enter_begins_a_new_line(study):
    async with running(study) as (app, pilot):
        await pilot.press("a", "shift+enter", "b")

        assert typed(app) == "a\nb"


@pytest.mark.parametrize("newline", ["shift+enter", "alt+enter", "ctrl+j"])
async def test_keys_typed_in_a_burst_stay_in_order(study, newline):
    async with running(study) as (app, pilot):
        for key, character in (("a", "a"), (newline, None), ("b", "b")):
            app.post_message(events.Key(key, character))
        await pilot.pause()

        assert typed(app) == "a\nb"


async def test_a_huge_paste_is_cut_cleaned_and_said_so(study):
    async with running(study) as (app, pilot):
        prompt = chat(app).query_one(Prompt)
        prompt.post_message(events.Paste("\x1b]52;c;eA==\x07\x00" + "lamp " * 20_000))
        await pilot.pause()
        await pilot.pause()

        assert len(typed(app)) == MOST_CHARACTERS
        assert "\x1b" not in typed(app)
        assert any("Only the first" in n.message for n in app._notifications)


async def test_the_section_stands_beside_the_answer_where_there_is_room(study):
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, "who was ada finch")

        assert chat(app).query_one(SectionPanel).shown.label == "3"
        assert "Keepers trimmed the wick" in shown(app)


async def test_the_section_opens_as_a_dialog_where_there_is_none(study):
    async with running(study, (60, 20)) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("ctrl+o")
        await pilot.pause()
        opened = isinstance(app.screen, SectionScreen)
        text = shown(app)
        await pilot.press("escape")
        await pilot.pause()

        assert opened
        assert "Keepers trimmed the wick" in text
        assert chat(app)


async def test_the_key_goes_on_to_the_next_cited_section(study):
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, "what does the light tell sailors")
        await pilot.press("ctrl+o")
        await pilot.pause()

        assert chat(app).query_one(SectionPanel).shown.label == "headline"


async def test_a_chip_opens_its_section_when_clicked(study):
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, "what does the light tell sailors")
        card = list(chat(app).query(Card))[-1]
        row = next(y for y in range(card.size.height) if "headline" in card.render_line(y).text)
        await pilot.click(card, offset=(card.render_line(row).text.index("headline") + 3, row))
        await pilot.pause()

        assert chat(app).query_one(SectionPanel).shown.label == "headline"


async def test_an_answer_can_be_marked_as_not_what_was_asked(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("f9")
        await pilot.pause()

        assert "marked as not what you asked" in shown(app)
        assert [m.marked for m in study.keeper.store.misses.all(study.kb.info.id)] == [True]


async def test_what_cant_be_kept_or_read_is_said_and_nothing_ends(study, monkeypatch):
    def fail(*_):
        raise SaveError("the disk is full")

    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        monkeypatch.setattr(type(study), "mark_not_asked", fail)
        monkeypatch.setattr(type(study), "search_transcript", fail)
        await pilot.press("f9")
        await ask(pilot, "/find lamp")

        assert any("It couldn't be marked: the disk is full" in n.message for n in app._notifications)
        assert "Nothing could be searched: the disk is full" in said(app)[-1]
        assert "marked as" not in shown(app)


async def test_a_mark_shows_again_on_its_answer_the_next_time(tmp_path):
    async with running(make_study(tmp_path)) as (_, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("f9", "f9")
        await ask(pilot, "who was ada finch")
    again = make_study(tmp_path)
    async with running(again) as (app, _):
        answers = [line for line in chat(app).query_one(Transcript).lines if line.who == "tutor"]

        assert [line.is_wrong for line in answers] == [True, False]
        assert len(again.gaps().missing) == 1


async def test_an_export_tells_which_answer_was_marked(study, tmp_path):
    async with running(study) as (_, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("f9")
        await ask(pilot, f"/export {tmp_path / 'said.md'}")

        assert "(marked as not what was asked)" in (tmp_path / "said.md").read_text()


async def test_why_shows_what_the_question_was_weighed_against_beside_the_answer(study):
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, "who was ada finhc")
        await ask(pilot, "/why")
        told = " ".join(str(chat(app).query_one(SectionPanel).query_one(Static).visual.at(80)).split())

        assert "One answer stood out" in told
        assert "reading 'finhc' as 'finch'" in told
        assert "Who was Ada Finch? (what I went by)" in told

        await pilot.press("ctrl+o")

        assert chat(app).query_one(SectionPanel).shown is not None


async def test_why_opens_as_a_dialog_where_there_is_no_room(study):
    async with running(study, (60, 20)) as (app, pilot):
        await ask(pilot, "how much did the lamp cost")
        await ask(pilot, "/why")
        text = shown(app)
        await pilot.press("escape")

        assert "Why this reply" in text
        assert chat(app)


async def test_why_before_any_question_says_so(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "/why")

        assert any("Nothing was asked yet" in n.message for n in app._notifications)


async def test_slash_new_clears_the_conversation(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "/new")

        assert len(said(app)) == 1


async def test_an_unknown_slash_command_is_named_back(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "/dance")

        assert "There is no command /dance" in said(app)[-1]


async def test_a_follow_up_tells_once_which_question_it_goes_on_with(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "tell me about the 1891 storm")
        await ask(pilot, "why?")
        newest = chat(app).query_one(Transcript).latest

        assert "What happened in the storm" in newest.reply.understood
        assert newest.answering == ""


async def test_slash_find_shows_what_was_said(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "/find forty")

        assert "Found 1" in said(app)[-1]


async def test_slash_export_writes_the_conversation(study, tmp_path):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, f"/export {tmp_path / 'said.md'}")

        assert "who was ada finch" in (tmp_path / "said.md").read_text()
        assert "said.md" in said(app)[-1]


async def test_slash_export_into_nowhere_says_so(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "/export /dev/null/said.md")

        assert "Nothing was written" in said(app)[-1]


async def test_progress_is_saved_and_taken_in_from_the_chat(tmp_path):
    async with running(make_study(tmp_path / "school")) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, f"/save {tmp_path / 'mine.jsonl'}")

        assert "records written to" in said(app)[-1]

    async with running(make_study(tmp_path / "home")) as (app, pilot):
        await ask(pilot, f"/load {tmp_path / 'mine.jsonl'}")

        assert "0 were there already" in said(app)[-1]


@pytest.mark.parametrize(
    ("typed", "told"), [("/save /dev/null/x", "Nothing was written"), ("/load /nowhere", "taken in")]
)
async def test_progress_that_cant_be_saved_or_taken_in_is_said(study, typed, told):
    async with running(study) as (app, pilot):
        await ask(pilot, typed)

        assert told in said(app)[-1]


async def test_load_without_a_file_asks_for_it(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "/load")

        assert typed(app) == "/load "


async def test_copying_says_what_it_did(study, monkeypatch):
    monkeypatch.setattr("tutor.tui.clipboard.shutil.which", lambda _: None)
    monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("ctrl+y")
        await pilot.pause()
        kept = study.locations.state / "tutor-copied.txt"

        assert "[section 3]" in kept.read_text()
        assert any(str(kept) in n.message for n in app._notifications)


async def test_what_was_said_before_is_shown_again(tmp_path):
    async with running(make_study(tmp_path)) as (_, pilot):
        await ask(pilot, "who was ada finch")
    again = make_study(tmp_path)
    async with running(again) as (app, pilot):
        await pilot.press("up")

        assert "who was ada finch" in said(app)
        assert typed(app) == "who was ada finch"


@pytest.mark.parametrize("asked", ["who was ada finch", "how much did the lamp cost", "xyzzy plugh"])
async def test_an_earlier_answer_looks_as_it_did(tmp_path, asked):
    async with running(make_study(tmp_path)) as (app, pilot):
        await ask(pilot, asked)
        before = chat(app).query_one(Transcript).latest
    async with running(make_study(tmp_path)) as (app, pilot):
        again = next(line for line in chat(app).query_one(Transcript).lines if line.who == "tutor")

        assert draw_line(before, is_latest=False, width=80) == draw_line(again, is_latest=False, width=80)


async def test_kept_fields_of_no_sense_are_left_out():
    kept = {"kind": ["answer"], "citations": "3", "entry": 7, "why_not": {}, "parts": [None, {"kind": "answer"}]}

    assert Reply(ReplyKind.SMALLTALK, "so", parts=(Reply(ReplyKind.ANSWER),)) == recall_reply(kept, "so")


@pytest.mark.parametrize("keys", [["ctrl+q"], ["ctrl+d"], [*"/quit", "enter"]])
async def test_three_ways_lead_out(study, keys):
    async with running(study) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()

        assert app.return_value == 0


async def test_only_the_newest_cards_stay_mounted(study):
    from tutor.tui.talk import Line, Who

    async with running(study) as (app, pilot):
        transcript = chat(app).query_one(Transcript)
        for n in range(8):
            await transcript.add(*(Line(Who.NOTE, f"line {n}.{m}") for m in range(25)))
        await pilot.pause()

        assert len(transcript.query(Card)) <= MOST_MOUNTED + PAGE
        assert "line 7.24" in shown(app)


async def test_older_cards_come_back_when_one_scrolls_up(study):
    from tutor.tui.talk import Line, Who

    async with running(study) as (app, pilot):
        transcript = chat(app).query_one(Transcript)
        for n in range(8):
            await transcript.add(*(Line(Who.NOTE, f"line {n}.{m}") for m in range(25)))
        await pilot.pause()
        for _ in range(len(transcript.lines) // PAGE):
            transcript.scroll_home(animate=False)
            await pilot.pause()
            await pilot.pause()

        assert transcript._first == 0
        assert len(transcript.query(Card)) <= MOST_MOUNTED + PAGE

        await ask(pilot, "who was ada finch")

        assert "Ada Finch kept the lamp" in shown(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (200, 60), (1, 1)])
async def test_it_can_be_asked_at_any_size(study, size):
    async with running(study, size) as (app, pilot):
        await ask(pilot, "who was ada finch")

        assert "Ada Finch kept the lamp" in said(app)[-1]


async def test_a_storm_of_resizes_is_survived(study):
    async with running(study) as (app, pilot):
        for width, height in [(20, 5), (200, 60), (1, 1), (60, 20), (120, 40)]:
            await pilot.resize_terminal(width, height)
        await ask(pilot, "who was ada finch")

        assert "Ada Finch kept the lamp" in shown(app)


async def test_several_questions_are_answered_one_after_the_other_and_once(study):
    from tutor.tui.talk import Line, Who

    parts = (Reply(ReplyKind.ANSWER, "first answer"), Reply(ReplyKind.ANSWER, "second answer"))
    both = Reply(ReplyKind.SEVERAL, "first answer\n\nsecond answer", parts=parts)
    async with running(study) as (app, pilot):
        await chat(app).query_one(Transcript).add(Line(Who.TUTOR, both.text, both))
        await pilot.pause()

        assert shown(app).count("first answer") == 1
        assert shown(app).count("The essay says") == 2


LONG = "tell me about the 1891 storm and who was ada finch and what does quill propose"


@pytest.mark.parametrize("size", [(40, 12), (60, 16)])
async def test_a_long_reply_is_shown_from_its_question_on(study, size):
    async with running(study, size) as (app, pilot):
        await ask(pilot, LONG)
        await ready(app, pilot)

        assert "› tell me about the 1891" in shown(app)


async def test_keys_that_need_an_answer_are_shown_once_there_is_one(study):
    async with running(study, (120, 30)) as (app, pilot):
        before = shown(app)
        await ask(pilot, "who was ada finch")

        assert "Ctrl+O Section" not in before
        assert "Ctrl+O Section" in shown(app)


async def test_in_the_dialog_the_key_goes_on_to_the_next_section_too(study):
    async with running(study, (60, 20)) as (app, pilot):
        await ask(pilot, "what does the light tell sailors")
        await pilot.press("ctrl+o")
        await pilot.pause()
        first = app.screen.shown.label
        await pilot.press("ctrl+o")
        await pilot.pause()

        assert (first, app.screen.shown.label) == ("2", "headline")


def draw(shown_section):
    return draw_section(shown_section, 40).plain


def test_the_cited_passage_is_marked_between_its_neighbours():
    passages = {"1": "A storm came. " * 40, "2": "The lamp went out.", "3": "Nobody was awake. " * 40}
    before, after = around(passages, "2")
    text = draw(Shown("2", "The lamp", "It went out.", passages["2"], before, after))

    assert "▌ The lamp went out." in text
    assert "… " in text.splitlines()[5]
    assert "Nobody was awake." in text
    assert len(text) < 600


def test_the_first_and_the_last_passage_have_one_neighbour():
    passages = {"1": "One.", "2": "Two."}

    assert around(passages, "1") == ("", "Two.")
    assert around(passages, "2") == ("One.", "")
    assert around(passages, "9") == ("", "")


async def test_a_copy_is_attached_from_the_chat(study, tmp_path, monkeypatch):
    monkeypatch.setattr("tutor.library.attach.align", lambda *_: {"3": "Ada Finch trimmed the wick."})
    copy = tmp_path / "copy.txt"
    copy.write_text("Ada Finch trimmed the wick.")
    async with running(study, (120, 40)) as (app, pilot):
        await ask(pilot, f"/attach {copy}")
        told = said(app)[-1]
        await ask(pilot, "who was ada finch")
        await ready(app, pilot)

        assert "1 of 6 sections were recognised" in told
        assert "▌ Ada Finch trimmed the wick." in shown(app)


async def test_a_copy_that_cant_be_attached_is_said(study, tmp_path):
    async with running(study) as (app, pilot):
        await ask(pilot, f"/attach {tmp_path / 'nowhere.txt'}")

        assert "Nothing was attached" in said(app)[-1]


async def test_what_is_offered_beside_a_gap_is_no_guess_at_what_was_meant(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "how much did the lamp cost")

        assert "What the essay does speak of" in shown(app)


async def test_what_was_sought_is_marked_where_it_stands(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "/find FORTY")
        found = draw_line(chat(app).query_one(Transcript).lines[-1], is_latest=False, width=80)

        assert "forty" in [found.plain[s.start : s.end] for s in found.spans if s.style == "bold $mark"]


async def test_every_slash_command_can_be_reached_by_arrow(study):
    async with running(study, (60, 20)) as (app, pilot):
        await pilot.press("/")
        await pilot.press(*["down"] * 7)
        await pilot.pause()

        chosen = chat(app).query_one(Suggestions).chosen.text
        assert chosen == [f"/{c.slash}" for c in COMMANDS if c.slash][7]
        assert f"Tab {chosen}" in shown(app)


async def test_whoever_comes_back_isnt_greeted_as_if_new(tmp_path):
    async with running(make_study(tmp_path)) as (app, pilot):
        await ask(pilot, "who was ada finch")
    async with running(make_study(tmp_path)) as (app, pilot):
        assert "Ask about the essay in your own words" not in shown(app)
        assert "Ada Finch kept the lamp" in shown(app)
        assert "Questions to begin with" in shown(app)


async def test_a_question_chosen_by_number_is_recalled_by_arrow_too(study):
    async with running(study) as (app, pilot):
        await pilot.press("3", "enter")
        await pilot.pause()
        await pilot.press("up")

        assert typed(app) == "Who was Ada Finch?"


async def test_an_answer_given_while_nothing_is_laid_out_comes_into_view_all_the_same(study):
    async with running(study, (80, 16)) as (app, pilot):
        for _ in range(5):
            await ask(pilot, "who was ada finch")
        with app.batch_update():
            await chat(app).ask("tell me about the 1891 storm")
            await pilot.pause()
        await pilot.pause()

        assert "› tell me about the 1891 storm" in shown(app)


async def test_a_mark_on_an_answer_far_below_brings_it_into_view(study):
    async with running(study, (80, 16)) as (app, pilot):
        for _ in range(MOST_MOUNTED + PAGE):
            await chat(app).ask("who was ada finch")
        for _ in range(20):
            chat(app).query_one(Transcript).scroll_home(animate=False)
            await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()

        assert "✗ marked as not what you asked" in shown(app)


async def test_what_is_found_shows_the_word_however_late_it_comes(study):
    from tutor.tui.screens.chat_actions import _cut_around

    late = "word " * 100 + "Lighthouse " + "word " * 10

    assert "Lighthouse" in _cut_around(late, ["lighthouse"])
    assert len(_cut_around(late, ["lighthouse"])) <= 203
    assert _cut_around("a short one", ["one"]) == "a short one"
    assert _cut_around(late, ["word"]).startswith("word word")


def test_what_is_found_near_the_end_is_cut_at_a_word() -> None:
    from tutor.tui.screens.chat_actions import _cut_around

    said = f"{'Once ' * 41}upon a time"

    assert _cut_around(said, ["time"]).startswith("… Once ")


@pytest.mark.parametrize("asked", ["/find lamp", "/export /dev/null/x", "/nonsense"])
async def test_what_a_command_did_comes_into_view(study, asked):
    async with running(study, (60, 20)) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await ask(pilot, "tell me about the 1891 storm")
        await ask(pilot, asked)
        await ready(app, pilot)

        assert said(app)[-1].split("\n")[0][:30] in shown(app)


async def test_a_passing_word_takes_the_place_of_the_one_before(study):
    async with running(study) as (app, pilot):
        await pilot.press("f9", "f9", "ctrl+y")
        await pilot.pause()

        assert ["There is no answer to copy."] == [n.message for n in app._notifications]


async def test_what_keeps_the_conversation_from_being_kept_stays_to_be_read(study):
    study.keeper.notices.append("nothing can be kept: the disk is full")
    async with running(study, (60, 20)) as (app, _):
        assert "! Nothing can be kept: the disk is full" in said(app)


async def test_a_passing_word_leaves_the_newest_line_in_view(study):
    async with running(study, (80, 20)) as (app, pilot):
        await ask(pilot, "who was ada finch")
        await pilot.press("ctrl+y")
        await pilot.pause()
        foot = app.screen.query_one("#foot").region.y

        assert all(t.region.bottom < foot // 2 for t in app.screen.query("Toast"))
        assert app.screen.query("Toast")


def begins_or_ends_with_the_newest(transcript):
    at_top = transcript.screen.get_widget_at(transcript.region.x + 2, transcript.region.y)[0]
    return transcript.scroll_y == transcript.max_scroll_y or at_top.line is transcript.lines[-2]


@pytest.mark.parametrize("sizes", [[(60, 20)], [(120, 40)], [(60, 20), (120, 40), (100, 30)], [(1, 1), (60, 20)]])
@pytest.mark.parametrize("goes_away", [False, True])
async def test_after_a_resize_the_newest_exchange_is_in_view_again(study, sizes, goes_away):
    async with running(study) as (app, pilot):
        for asked in ["who was ada finch", "what does quill propose", "who was ada finch"]:
            await ask(pilot, asked)
        await ask(pilot, "tell me about the 1891 storm")
        await pilot.press(*["f4"] * goes_away)
        for size in sizes:
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await pilot.press(*["f2"] * goes_away)
        await ready(app, pilot)

        assert "› tell me about the 1891 storm" in shown(app)
        assert begins_or_ends_with_the_newest(chat(app).query_one(Transcript))


async def test_whoever_reads_further_up_stays_there_after_a_resize(study):
    async with running(study, (60, 20)) as (app, pilot):
        for asked in ["who was ada finch", "what does quill propose", "tell me about the 1891 storm"]:
            await ask(pilot, asked)
        await pilot.press("tab", "home")
        await pilot.resize_terminal(70, 20)
        await pilot.pause()

        assert chat(app).query_one(Transcript).scroll_y == 0
