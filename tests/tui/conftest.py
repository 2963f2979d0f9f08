import sys
from pathlib import Path

import pytest
from textual.css import stylesheet

sys.path.insert(0, str(Path(__file__).parent))  # tui_helpers is found under every import mode


@pytest.fixture(scope="session", autouse=True)
def _style_sheets_parsed_once():
    """Every app parses the same style sheets with the same variables: a quarter of a test's time."""
    parse, parsed = stylesheet.parse, {}

    def parse_once(scope, css, read_from, *, variable_tokens, **others):
        key = (scope, css, read_from, _freeze(variable_tokens), *sorted(others.items()))
        if key not in parsed:
            parsed[key] = tuple(parse(scope, css, read_from, variable_tokens=variable_tokens, **others))
        return parsed[key]

    stylesheet.parse = parse_once
    yield
    stylesheet.parse = parse


def _freeze(variable_tokens):
    return tuple((name, tuple(t.value for t in tokens)) for name, tokens in sorted(variable_tokens.items()))


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")


@pytest.fixture
def study(tmp_path):
    from tui_helpers import make_study

    return make_study(tmp_path)
