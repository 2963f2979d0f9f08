"""How a file's YAML is read: what is text, what is refused, and where."""

from pathlib import Path

import pytest

from tutor.errors import Problem
from tutor.knowledge.ledger import Ledger
from tutor.knowledge.nodes import Fields, Items, Text, read_nodes


def read(tmp_path: Path, content: str | bytes) -> tuple[object, list[Problem]]:
    path = tmp_path / "a.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    ledger = Ledger()
    return read_nodes(path, shown="a.yaml", ledger=ledger), ledger.problems


def only_problem(tmp_path: Path, content: str | bytes) -> Problem:
    _, problems = read(tmp_path, content)
    assert 1 == len(problems)
    return problems[0]


@pytest.mark.parametrize("typed", ["no", "1:30", "012", "2024-01-01", "~", "null", "1e3", "0x1F", "true", "9" * 5000])
def test_a_scalar_stays_the_text_that_was_typed(tmp_path: Path, typed: str) -> None:
    node, problems = read(tmp_path, f"answer: {typed}\n")

    assert [] == problems
    assert isinstance(node, Fields)
    value = node.pairs["answer"][1]
    assert isinstance(value, Text)
    assert typed == value.value


def test_nodes_know_their_line_and_column(tmp_path: Path) -> None:
    node, _ = read(tmp_path, "# first\n- id: x\n  also:\n    - käse\n")

    assert isinstance(node, Items)
    block = node.nodes[0]
    assert isinstance(block, Fields)
    also = block.pairs["also"][1]
    assert isinstance(also, Items)
    assert ("a.yaml", 4, 7) == also.nodes[0].place


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_unicode_with_or_without_a_mark_and_any_line_end_is_read(tmp_path: Path, encoding: str, newline: str) -> None:
    node, problems = read(tmp_path, f"a: café{newline}b: x{newline}".encode(encoding))

    assert [] == problems
    assert isinstance(node, Fields)
    assert ["café", "x"] == [v.value for _, v in node.pairs.values() if isinstance(v, Text)]


def test_latin_1_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "a: x\nb: café\n".encode("latin-1"))

    assert (2, 7) == (problem.line, problem.column)
    assert "UTF-8" in problem.what


def test_a_tab_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "a: x\nb:\n\t- y\n")

    assert (3, 1, "a tab") == (problem.line, problem.column, problem.what)


def test_a_control_character_is_refused_with_its_line(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "a: x\nb: y\x1bz\n")

    assert (2, 5) == (problem.line, problem.column)


def test_control_characters_written_as_escapes_become_replacement_characters(tmp_path: Path) -> None:
    node, problems = read(tmp_path, r'a: "\x1b]52;c;\x9b \u202e \u2028 \0"')

    assert [] == problems
    assert isinstance(node, Fields)
    value = node.pairs["a"][1]
    assert isinstance(value, Text)
    assert "�]52;c;� � � �" == value.value


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("a: &x y\n", 1, "anchor"),
        ("a: x\nb: *x\n", 2, "alias"),
        ("a: !!str x\n", 1, "tag"),
        ("a: ! x\n", 1, "tag"),
        ("<<: x\n", 1, "merge"),
        ("a: x\nb: y\na: z\n", 3, "lines 1 and 3"),
        ("a: x\n---\nb: y\n", 2, "second document"),
        ("? [a]\n: x\n", 1, "name of a field"),
        ("a: {b: c}\n", 1, "flow style"),
        ("a: [b: c]\n", 1, "flow style"),
        ("", 0, "empty"),
        ("# nothing\n", 0, "empty"),
        ("a: b: c\n", 1, "not YAML"),
        ("a: 'x\n", 2, "not YAML"),
        ("a:\n  b: x\n c: y\n", 3, "not YAML"),
    ],
)
def test_what_isnt_plain_blocks_lists_and_text_is_refused_with_its_line(
    tmp_path: Path, content: str, line: int, said: str
) -> None:
    problem = only_problem(tmp_path, content)

    assert line == problem.line
    assert said in problem.what


def test_every_alias_of_an_alias_bomb_is_refused_and_none_followed(tmp_path: Path) -> None:
    levels = "".join(f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 8))

    _, problems = read(tmp_path, f"a0: &a0 x\n{levels}")

    assert 8 == sum("anchor" in p.what for p in problems)
    assert 70 == sum("alias" in p.what for p in problems)


@pytest.mark.parametrize("content", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "[" * 13 + "]" * 13])
def test_deep_nesting_is_refused(tmp_path: Path, content: str) -> None:
    _, problems = read(tmp_path, content)

    assert "nested too deep" == problems[-1].what


def test_as_many_levels_as_allowed_are_read(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "[" * 12 + "]" * 12)

    assert [] == problems


def test_a_file_above_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.knowledge.nodes.MOST_BYTES", 100)

    problem = only_problem(tmp_path, "a: " + "x" * 100)

    assert "larger than 100 bytes" in problem.what


def test_a_text_above_the_cap_is_refused(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, "a: x\nb: " + "y" * 20_001)

    assert (2, "a text of more than 20,000 characters") == (problem.line, problem.what)


def test_more_values_than_allowed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.knowledge.nodes.MOST_VALUES", 100)

    problem = only_problem(tmp_path, "- x\n" * 101)

    assert 101 == problem.line


def test_the_python_parser_refuses_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.setattr("tutor.knowledge.nodes._LOADER", yaml.SafeLoader)

    assert "nested too deep" == only_problem(tmp_path, "[" * 100_000).what
    assert "lone � here" in str(read(tmp_path, r'a: "lone \ud800 here"')[0])
