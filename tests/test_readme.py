"""Every command that README shows in a block of shell is run as it stands there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_NOT_RUN = ("make run",)
"""Needs a terminal: the terminal tests run what it starts."""


def _commands() -> list[str]:
    lines = "".join(_BLOCK.findall((ROOT / "README.md").read_text())).splitlines()
    shown = (line.partition("  #")[0].strip() for line in lines)
    return [line for line in shown if line and line not in _NOT_RUN]


@pytest.mark.parametrize("line", _commands())
def test_a_command_of_the_readme_works(line, home, tmp_path):
    tutor = f'tutor() {{ {shlex.quote(sys.executable)} -m tutor "$@"; }}'
    done = subprocess.run(
        ["sh", "-c", f"{tutor}\n{line}"],
        cwd=tmp_path,
        env={**os.environ, "TUTOR_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == done.returncode, done.stderr
    assert done.stdout
    assert "Traceback" not in done.stderr


def test_every_command_is_told_of_in_the_readme():
    from tutor.cli.commands import NAMES

    told = (ROOT / "README.md").read_text()

    assert set() == {name for name in {*NAMES} - {"grade"} if f"tutor {name}" not in told}


def test_the_targets_of_make_that_are_told_of_exist():
    told = (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z]+)`", told)) <= targets


def test_the_pack_that_contributing_starts_with_can_be_studied(home, tmp_path, monkeypatch, capsys):
    from tutor.cli.main import main

    told = (ROOT / "CONTRIBUTING.md").read_text()
    files = re.findall(r"^`([\w/]+\.yaml)`[^\n]*:\n\n```yaml\n(.*?)```", told, re.DOTALL | re.MULTILINE)
    for name, text in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setenv("TUTOR_HOME", str(home))

    assert {"pack.yaml", "outside.yaml", "names.yaml", "claims.yaml"} <= {name for name, _ in files}
    assert 0 == main(["check", str(tmp_path)]), capsys.readouterr().out
    assert 0 == main(["--pack", str(tmp_path), "ask", "What is the waggle dance?"])
