import json
import os
import resource
import signal
import subprocess
import sys
from functools import partial

import pytest

_PATIENCE = 60


def _run(process: subprocess.Popen, stdin: bytes = b"") -> tuple[int, str, str]:
    out, err = process.communicate(stdin, timeout=_PATIENCE)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize("command", [["chat", "--json"], ["quiz"]])
def test_a_signal_ends_with_its_number_after_what_was_said_is_out(start, command, name):
    process = start(*command)
    process.stdin.write(b"Who was Ada Finch?\n")
    process.stdin.flush()
    first = process.stdout.readline()
    process.send_signal(getattr(signal, name))
    code, _, err = _run(process)

    assert first
    assert 128 + getattr(signal, name) == code
    assert "Traceback" not in err


def test_a_reader_that_leaves_is_no_fault(start):
    process = start("names")
    process.stdout.close()
    _, err = process.stdin.close(), process.stderr.read()

    assert 128 + signal.SIGPIPE == process.wait(_PATIENCE)
    assert b"Traceback" not in err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")  # noqa: PTH110 - a device
def test_a_full_disk_under_the_output_ends_with_six(start):
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        code, _, err = _run(start("names", stdout=full))

    assert 6 == code
    assert 1 == len(err.splitlines())


def test_a_closed_output_is_told(small_pack, small_home):
    line = f'"{sys.executable}" -m tutor --pack "{small_pack}" names >&-'
    done = subprocess.run(
        ["sh", "-c", line], env={**os.environ, "TUTOR_HOME": str(small_home)}, capture_output=True, check=False
    )

    assert 6 == done.returncode
    assert b"standard output is closed" in done.stderr


def test_the_c_locale_prints_and_reads_utf_8(start):
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code, out, _ = _run(start("explain", "--json", "wer war Ada Fínch — 😀?", env=plain))

    assert 0 == code
    assert "wer war Ada Fínch — 😀?" == json.loads(out)["question"]


def test_without_a_home_there_is_still_an_answer(small_pack, tmp_path):
    environ = {"PATH": os.environ["PATH"]}
    command = [sys.executable, "-m", "tutor", "--no-history", "--pack", str(small_pack), "ask", "Who was Ada Finch?"]
    done = subprocess.run(command, env=environ, cwd=tmp_path, capture_output=True, check=False)

    assert (0, b"") == (done.returncode, done.stderr)


def test_where_nothing_can_be_written_the_learner_is_told_at_once_and_on_leaving(start, small_home):
    small_home.parent.joinpath("file").write_text("in the way")
    process = start("quiz", env={"TUTOR_HOME": str(small_home.parent / "file")}, cwd=small_home.parent)
    code, out, err = _run(process, b"/show\n/leave\n")

    assert 6 == code
    assert "Not saved yet (1 waiting): " in out
    assert "Question 2 of" in out
    assert [True, True] == ["nothing can be kept" in err.splitlines()[0], "nothing of this was kept" in err]


def test_answers_that_had_no_place_are_left_in_a_file_that_can_be_imported(start, tutor, small_home):
    here = small_home.parent
    here.joinpath("file").write_text("in the way")
    _run(start("quiz", env={"TUTOR_HOME": str(here / "file")}, cwd=here), b"/show\n/show\n/leave\n")
    rescued = next(here.glob("tutor-unsaved-*.jsonl"))

    assert tutor("progress", "import", str(rescued)).out.startswith("2 records taken")


def test_answers_past_a_full_disk_are_shown_as_not_saved_and_can_be_imported_later(start, tutor, small_home):
    tutor("stats")
    size = (small_home / "data" / "progress.db").stat().st_size
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size - 20_000, resource.RLIM_INFINITY))
    code, out, _ = _run(start("quiz", preexec_fn=limit), b"/show\n" * 4 + b"/leave\n")
    saved = json.loads(tutor("stats", "--json").out)["answers"]
    rescued = next((small_home / "state").glob("tutor-unsaved-*.jsonl"))
    tutor("progress", "import", str(rescued))

    assert 6 == code
    assert 4 - saved == out.count("Not saved yet")
    assert 4 == json.loads(tutor("stats", "--json").out)["answers"]


def test_an_unwritable_home_answers_questions_and_says_so_once(start, small_home):
    small_home.parent.joinpath("file").write_text("in the way")
    process = start("chat", env={"TUTOR_HOME": str(small_home.parent / "file")})
    code, out, err = _run(process, b"Who was Ada Finch?\nWho was Ada Finch?\n")

    assert 0 == code
    assert 2 == out.count("Tutor: ")
    assert 1 == err.count("isn't kept") + err.count("nothing can be kept")


@pytest.mark.parametrize("kind", ["folder", "fifo", "device", "dangling", "missing"])
def test_what_is_no_pack_is_refused_at_once(tutor, tmp_path, kind):
    path = tmp_path / "-it's 😀"
    if kind == "folder":
        path.mkdir()
    elif kind == "fifo":
        os.mkfifo(path)
    elif kind == "dangling":
        path.symlink_to(tmp_path / "nowhere")
    elif kind == "device":
        path.symlink_to("/dev/zero")
    ran = tutor("ask", "hi", f"--pack={path}", pack=None)

    assert (4, "", 1) == (ran.code, ran.out, len(ran.err.splitlines()))


def test_control_characters_of_arguments_are_not_printed(tutor):
    ran = tutor("ask", "hi", "--pack", "\x1b]0;owned\x07")

    assert "\x1b" not in ran.err + ran.out


def test_an_endless_line_is_read_in_part(start):
    process = start("chat", "--json")
    code, out, _ = _run(process, b"lamp " * 1_000_000 + b"\nWho was Ada Finch?\n")

    assert (0, 2) == (code, len(out.splitlines()))


def test_bytes_that_are_no_text_are_answered(start):
    code, out, _ = _run(start("chat", "--json"), b"\xff\xfe\x80\n\xc3\n")

    assert (0, 2) == (code, len(out.splitlines()))
