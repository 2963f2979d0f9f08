from dataclasses import replace

import pytest
from textual.widgets import OptionList
from tui_helpers import ask, chat, make_study, ready, running, said, shown

from tutor.chat.reply import FollowUp, Reply, ReplyKind
from tutor.tui.screens.listing import ListingScreen
from tutor.tui.talk import Line, Who
from tutor.tui.widgets.transcript import Transcript

MARKUP = ["[@click=app.quit]x[/]", "[/", "[type=x, v={'a[0]'}]", "[$primary]", "\\[x]", "[bold]x[/bold]"]
CONTROLS = "\x1b]52;c;eA==\x1b\\\x1b[2J\x9b2J\x00\x7f\u202egnp.exe\u2066\u200f\u2028\ud800"


@pytest.fixture
def hostile(tmp_path, request):
    """Return a study whose every text holds one hostile text."""
    text = request.param
    study = make_study(tmp_path)
    kb = study.kb
    spoilt = replace(
        kb,
        info=replace(
            kb.info,
            title=text,
            sections=tuple(replace(s, title=text, gist=text) for s in kb.info.sections),
            topics=tuple(replace(t, title=text) for t in kb.info.topics),
        ),
        entries=tuple(replace(e, question=text, answer=text) for e in kb.entries),
        names=tuple(replace(n, name=text, gist=text, aliases=(text,)) for n in kb.names),
        claims=tuple(
            replace(c, statement=text, items=tuple(replace(i, prompt=text, explain=text) for i in c.items))
            for c in kb.claims
        ),
    )
    study.library = replace(study.library)
    study.library.__dict__.update(pack=replace(make_study(tmp_path).library.pack, knowledge=spoilt))
    study.library.__dict__["index"] = make_study(tmp_path).library.index
    return study, text


@pytest.mark.parametrize("hostile", [" ".join(MARKUP[:3]), " ".join(MARKUP[3:])], indirect=True)
async def test_markup_is_shown_as_it_stands_on_every_screen(hostile):
    study, text = hostile
    async with running(study, (140, 30)) as (app, pilot):
        await ask(pilot, text)
        assert text in shown(app)
        app.screen.action_open_section("1")
        await pilot.pause()
        assert text in shown(app)
        for key in ("f3", "f5", "f6", "f7", "f4"):
            await pilot.press(key)
            await ready(app, pilot)
            assert text in shown(app), key
            if isinstance(app.screen, ListingScreen):
                assert app.screen.query_one(OptionList).option_count


@pytest.mark.parametrize("hostile", [" ".join(MARKUP[:3])], indirect=True)
async def test_markup_in_a_quiz_is_shown_as_it_stands(hostile):
    study, text = hostile
    async with running(study, (140, 50)) as (app, pilot):
        await pilot.press("f3")
        await ready(app, pilot)
        await pilot.press("enter")
        await ready(app, pilot)

        assert text in shown(app)


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/] [/", "[$primary] \\[x] [bold]x"])
async def test_a_notice_is_never_parsed(study, text):
    async with running(study) as (app, pilot):
        app.screen.tell(text)
        await pilot.pause(0.2)

        assert text in shown(app)


async def test_clicking_what_looks_like_a_link_does_nothing(study):
    async with running(study) as (app, pilot):
        await ask(pilot, "[@click=app.quit]x[/]")
        await chat(app).query_one(Transcript).add(Line(Who.NOTE, "[@click=app.quit]x[/]" * 50))
        for y in range(3, 20, 3):
            await pilot.click(offset=(12, y))
        await pilot.pause()

        assert app.return_value is None


async def test_control_characters_never_reach_the_screen(study):
    async with running(study) as (app, pilot):
        reply = Reply(
            ReplyKind.ANSWER, CONTROLS, (CONTROLS,), understood=CONTROLS, follow_ups=(FollowUp("", CONTROLS),)
        )
        transcript = chat(app).query_one(Transcript)
        await transcript.add(Line(Who.LEARNER, CONTROLS), Line(Who.TUTOR, CONTROLS, reply, CONTROLS))
        await pilot.pause()
        text = shown(app)

        assert not set(text) & set("\x1b\x9b\x00\x7f\u202e\u2066\u200f\u2028")


async def test_a_url_is_plain_text(study):
    async with running(study) as (app, pilot):
        reply = Reply(ReplyKind.ANSWER, "see https://example.org/ and javascript:alert(1)")
        await chat(app).query_one(Transcript).add(Line(Who.TUTOR, reply.text, reply))
        await pilot.pause()
        links = [
            segment.style.link for strip in app.screen._compositor.render_strips() for segment in strip if segment.style
        ]

        assert "https://example.org/" in shown(app)
        assert not any(links)


@pytest.mark.parametrize(
    "text",
    ["e" + "\u0301" * 500, "👨‍👩‍👧‍👦 漢字 עברית\tx", "x" * 10_000, "line\n" * 5_000],
    ids="marks wide long tall".split(),
)
async def test_odd_texts_are_shown_without_a_crash(study, text):
    async with running(study) as (app, pilot):
        reply = Reply(ReplyKind.ANSWER, text)
        await chat(app).query_one(Transcript).add(Line(Who.TUTOR, text, reply))
        await pilot.pause()
        widths = {strip.cell_length for strip in app.screen._compositor.render_strips()}

        assert len(said(app)) > 1
        assert widths == {100}


async def test_a_lone_surrogate_can_be_asked_and_exported(study, tmp_path):
    async with running(study) as (app, pilot):
        await chat(app).ask("who was \ud800 finch")
        await ask(pilot, f"/export {tmp_path / 'said.md'}")

        assert "\ufffd" in (tmp_path / "said.md").read_text(encoding="utf-8")
