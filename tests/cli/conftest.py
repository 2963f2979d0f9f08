import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tutor.cli.main import main


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


@pytest.fixture
def small_home(tmp_path) -> Path:
    return tmp_path / "small-home"


@pytest.fixture
def tutor(small_home, small_pack, monkeypatch, capsys):
    """Runs the command line in this process, with the small pack."""
    monkeypatch.setenv("TUTOR_HOME", str(small_home))

    def run(*arguments: str, stdin: str = "", pack: Path | None = small_pack) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with_pack = ["--pack", str(pack)] if pack else []
        try:
            code = main([*with_pack, *arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def start(small_home, small_pack):
    """Starts the command line as a process of its own, with the small pack."""

    def popen(*arguments: str, **options) -> subprocess.Popen:
        environ = {**os.environ, "TUTOR_HOME": str(small_home), **options.pop("env", {})}
        command = [sys.executable, "-m", "tutor", "--pack", str(small_pack), *arguments]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(command, env=environ, **{**pipes, **options})

    return popen
