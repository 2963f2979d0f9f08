"""Which files are a pack, and which places are refused without hanging."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.errors import PackError
from tutor.knowledge.loader import check_pack, load_pack

Write = Callable[..., Path]


def test_a_pack_knows_what_its_files_say(write_pack: Write) -> None:
    kb = load_pack(write_pack())

    assert "On Tides" == kb.info.title
    assert ("What pulls the sea?", "why does the water rise") == kb.entries[0].phrasings
    assert ["sun"] == [g.id for g in kb.gaps]
    assert ["writer"] == [n.id for n in kb.names]
    assert ["moon-pulls-tf"] == [i.id for c in kb.claims for i in c.items]


def test_one_file_of_entries_beside_pack_yaml_is_enough(write_pack: Write) -> None:
    folder = write_pack({"outside.yaml": None, "names.yaml": None, "claims.yaml": None})

    assert () == check_pack(folder)


def test_an_empty_list_is_a_valid_file(write_pack: Write) -> None:
    folder = write_pack({"outside.yaml": "[]\n", "names.yaml": "[]", "claims.yaml": "[]", "entries/b.yaml": "[]"})

    assert () == check_pack(folder)


def test_files_of_entries_are_read_in_the_order_of_their_names(write_pack: Write) -> None:
    entry = '- id: {0}\n  question: What of {0}?\n  answer: That.\n  cites: ["1"]\n'
    kb = load_pack(write_pack({"entries/c.yaml": entry.format("cee"), "entries/b.yaml": entry.format("bee")}))

    assert ["pull", "bee", "cee"] == [e.id for e in kb.entries]


def test_all_problems_come_at_once_in_the_order_of_files_and_lines(
    write_pack: Write, full_texts: dict[str, str]
) -> None:
    pack = full_texts["pack.yaml"].replace("[pull]", "[pul]")
    entries = '- id: b\n  question: What of b?\n  anser: x\n  answer: That.\n  cites: ["9"]\n'
    folder = write_pack({"claims.yaml": None, "entries/b.yaml": entries, "names.yaml": "- id: X\n", "pack.yaml": pack})

    with pytest.raises(PackError) as caught:
        load_pack(folder)

    places = list(dict.fromkeys((p.file, p.line) for p in caught.value.problems))
    assert [("pack.yaml", 16), ("entries/b.yaml", 3), ("entries/b.yaml", 5), ("names.yaml", 1)] == places


def test_a_stray_yaml_file_is_a_problem(write_pack: Write) -> None:
    folder = write_pack({"entrys/b.yaml": "[]", "claim.yml": "[]", "notes.txt": "x", ".hidden.yaml": "x"})

    assert ["claim.yml", "entrys/b.yaml"] == [p.file for p in check_pack(folder)]


def test_a_pack_without_entries_is_refused(write_pack: Write) -> None:
    folder = write_pack({"entries/a.yaml": None, "outside.yaml": None, "claims.yaml": None})

    assert "no entries" in [p.what for p in check_pack(folder)]


def test_a_pack_whose_entries_are_all_empty_is_refused(write_pack: Write) -> None:
    folder = write_pack({"entries/a.yaml": "[]", "outside.yaml": None, "claims.yaml": None})

    assert "no entries" in [p.what for p in check_pack(folder)]


def test_a_broken_file_doesnt_make_references_to_it_problems(write_pack: Write) -> None:
    problems = check_pack(write_pack({"entries/a.yaml": "- id: pull\n  question: 'x\n"}))

    assert ["entries/a.yaml"] == [p.file for p in problems]


@pytest.mark.parametrize("name", ["missing", "-n", "a b", "naïve-🌊", "a\x1b]0;x"])
def test_a_folder_that_isnt_there_is_refused_in_a_harmless_line(tmp_path: Path, name: str) -> None:
    (problem,) = check_pack(tmp_path / name)

    assert "not a folder that can be read" in problem.what
    assert "\x1b" not in str(problem)


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    assert 1 == len(check_pack(tmp_path / "file"))


def test_a_folder_without_pack_yaml_is_refused(tmp_path: Path) -> None:
    (problem,) = check_pack(tmp_path)

    assert "no file pack.yaml in it" == problem.what


@pytest.mark.parametrize("name", ["a b", "-n", "naïve-🌊"])
def test_a_folder_with_an_odd_name_is_read(write_pack: Write, tmp_path: Path, name: str) -> None:
    folder = write_pack().rename(tmp_path / name)

    assert () == check_pack(folder)


@pytest.mark.parametrize("file", ["pack.yaml", "entries/a.yaml", "names.yaml"])
@pytest.mark.parametrize("kind", ["fifo", "folder", "device", "dangling"])
def test_what_isnt_a_regular_file_is_refused_and_never_waited_for(write_pack: Write, file: str, kind: str) -> None:
    path = write_pack() / file
    path.unlink()
    make = {
        "fifo": lambda: os.mkfifo(path),
        "folder": path.mkdir,
        "device": lambda: path.symlink_to("/dev/zero"),
        "dangling": lambda: path.symlink_to("nowhere"),
    }
    make[kind]()

    problems = check_pack(path.parent if file.count("/") == 0 else path.parent.parent)

    assert [file] == [p.file for p in problems]


def test_an_unreadable_file_is_refused(write_pack: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_pack()

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tutor.knowledge.files.os.open", refuse)

    assert {"can't be read (Permission denied)"} == {p.what for p in check_pack(folder)}


BOMBS = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "cycle": "&a [*a]",
    "aliases": "a0: &a0 x\n" + "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 8)),
    "merges": "a0: &a0 {x: y}\n"
    + "".join(f"a{i}: &a{i}\n  <<: [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 8)),
    "python": '- !!python/object/apply:os.system ["touch executed"]',
    "large": "- x\n" * 13_000_000,
    "phrasings": "- id: x\n  question: y\n  answer: z\n  cites: ['1']\n  also:\n" + "    - q w\n" * 1_000_000,
}


@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_bomb_is_refused_by_a_living_process(write_pack: Write, tmp_path: Path, bomb: str) -> None:
    folder = write_pack({"entries/a.yaml": BOMBS[bomb]})
    code = (
        "import sys, pathlib; from tutor.errors import PackError; from tutor.knowledge.loader import load_pack\n"
        "try: load_pack(pathlib.Path(sys.argv[1]))\n"
        "except PackError as error: print(error); sys.exit(4)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path
    )

    assert (4, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith("entries/a.yaml:")
    assert "Recursion" not in done.stdout
    assert not (tmp_path / "executed").exists()


def test_a_pack_replaced_by_half_a_file_is_refused_and_the_loaded_one_stays(write_pack: Write) -> None:
    folder = write_pack()
    before = load_pack(folder)
    path = folder / "claims.yaml"
    path.write_text(path.read_text()[:-40])

    with pytest.raises(PackError):
        load_pack(folder)

    assert "The moon moves the sea." == before.claims[0].statement
