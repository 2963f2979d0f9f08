"""Grading by lines: a JSON object in, a JSON object out, for `tutor grade --json`."""

import json
from typing import Any

from tutor.knowledge.model import Point
from tutor.quiz.grading import NameBook, TypedTask, grade_typed
from tutor.text import clean_line


def grade_line(line: str, names: NameBook) -> dict[str, Any]:
    """Return the grade of one line as plain values, or `{"error": ...}` saying what is wrong with the line."""
    try:
        task, response = _read_line(line)
    except ValueError as error:
        return {"error": clean_line(str(error))}
    return grade_typed(task, response, names).as_json()


def _read_line(line: str) -> tuple[TypedTask, str]:
    try:
        row = json.loads(line)
    except RecursionError:
        raise ValueError("the line is nested too deep") from None
    if not isinstance(row, dict):
        raise ValueError('the line has to be a JSON object with "prompt", "reference" and "response"')  # noqa: TRY004
    points = row.get("points") or []
    if not isinstance(points, list):
        raise ValueError('"points" has to be a list')  # noqa: TRY004
    task = TypedTask(
        prompt=_text(row, "prompt"),
        reference=_text(row, "reference"),
        accept=_texts(row, "accept"),
        points=tuple(_point(p) for p in points),
    )
    return task, _text(row, "response")


def _point(row: object) -> Point:
    if not isinstance(row, dict):
        raise ValueError('each of "points" has to be an object with "point" and "accept"')  # noqa: TRY004
    return Point(_text(row, "point"), _texts(row, "accept"))


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise ValueError(f'"{key}" has to be a text')  # noqa: TRY004
    return clean_line(value)


def _texts(row: dict[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key) or []
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError(f'"{key}" has to be a list of texts')
    return tuple(clean_line(v) for v in value)
