"""What all rooms' tests share: a small pack with every kind of item, and one index of the shipped pack a session."""

import fcntl
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SMALL_PACK = Path(__file__).parent / "tui" / "pack"


@pytest.fixture(scope="session")
def small_pack() -> Path:
    """Folder of a pack of eight claims, one for each kind of item."""
    return SMALL_PACK


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory) -> Path:
    """Cache folder that holds the shipped pack and its index, which take seconds to make."""
    from tutor.study.study import Study

    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    home = shared / "warm-home"
    with (shared / "warm-home.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker makes it, the others find it made
        study = Study.open(history=False, environ={"TUTOR_HOME": str(home)})
        study.prepare()
        study.close()
    return home / "cache"


@pytest.fixture
def home(tmp_path: Path, warm_cache: Path) -> Path:
    """A fresh TUTOR_HOME that needn't make the index of the shipped pack again."""
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "cache").symlink_to(warm_cache)
    return folder


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """The command of the wheel, installed into an environment of its own beside this one's libraries."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    paths = {
        name: sysconfig.get_path(name, vars={"base": str(folder), "platbase": str(folder)})
        for name in ("purelib", "scripts")
    }
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(paths["purelib"])
    libraries = sysconfig.get_path("purelib")
    Path(paths["purelib"], "libraries.pth").write_text(f"{libraries}\n")
    command = Path(paths["scripts"], "tutor")
    command.write_text(f"#!{folder}/bin/python\nimport sys\nfrom tutor.cli.main import main\nsys.exit(main())\n")
    command.chmod(0o755)
    return command
