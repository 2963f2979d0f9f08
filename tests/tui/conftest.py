import pytest
from tui_helpers import make_study

from tutor.study.study import Study


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def study(tmp_path) -> Study:
    return make_study(tmp_path)
