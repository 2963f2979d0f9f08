"""The house as a whole: what is loaded when, and what is in the wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tutor.cli.commands import NAMES

ROOT = Path(__file__).parent.parent
_HEAVY = ("textual", "rich", "sqlite3", "fsrs", "yaml", "tomlkit")


def _loaded_by(code: str, **environ: str) -> set[str]:
    """Return which of the heavy libraries a fresh interpreter has loaded after `code`."""
    report = f"{code}\nimport sys\nprint(*(m for m in {_HEAVY!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", report], env={**os.environ, **environ}, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split("\n")[-2].split())


@pytest.mark.parametrize(
    "module",
    [
        "tutor.study.study",
        "tutor.study.talking",
        "tutor.study.reporting",
        "tutor.study.quizzing",
        "tutor.study.curating",
        "tutor.chat.responder",
        "tutor.quiz",
        "tutor.retrieval.index",
        "tutor.library.cache",
        "tutor.memory",
        "tutor.knowledge.model",
        "tutor.cli.main",
        *(f"tutor.cli.commands.{name}" for name in NAMES),
    ],
)
def test_importing_the_core_loads_nothing_heavy(module):
    assert set() == _loaded_by(f"import {module}")


def test_opening_a_study_loads_nothing_heavy(tmp_path):
    code = "from tutor.study.study import Study\nStudy.open()"

    assert set() == _loaded_by(code, TUTOR_HOME=str(tmp_path))


def test_answering_from_the_cache_loads_neither_interface_nor_scheduler(home):
    code = "from tutor.study.study import Study\nStudy.open(history=False).ask('why?')"

    assert set() == _loaded_by(code, TUTOR_HOME=str(home))


def test_the_wheel_carries_the_pack_and_the_style_sheet(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert any(name.startswith("tutor/packs/") and name.endswith("/pack.yaml") for name in names)
    assert "tutor/tui/tutor.tcss" in names
    assert not any("__pycache__" in name or name.startswith("tests") for name in names)


def test_the_wheel_carries_every_table_of_words(wheel):
    tables = {p.relative_to(ROOT / "src").as_posix() for p in (ROOT / "src").rglob("*.txt")}
    with zipfile.ZipFile(wheel) as archive:
        assert tables <= set(archive.namelist())


def test_the_installed_wheel_answers_from_another_folder(installed, home, tmp_path):
    done = subprocess.run(
        [installed, "ask", "who wrote the essay?"],
        cwd=tmp_path,
        env={**os.environ, "TUTOR_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stderr)
    assert "[section" in done.stdout


def test_the_installed_wheel_studies_its_own_pack(installed, home, tmp_path):
    code = "import tutor.locations as l; print(l.find_shipped_packs())"
    python = Path(installed).parent / "python"
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout.strip().endswith("tutor/packs")
    assert str(ROOT) not in done.stdout
