"""What goes where: data to stdout, talk to stderr, nothing that could steer a terminal."""

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from tutor.errors import TutorError
from tutor.text import clean


def put(text: str = "") -> None:
    """Print a line of data, at once."""
    print(clean(text), flush=True)


def put_json(value: Any) -> None:  # noqa: ANN401 (any JSON value)
    """Print a value as one line of JSON, at once."""
    import json

    print(json.dumps(as_plain(value), ensure_ascii=True), flush=True)


def tell(text: str) -> None:
    """Tell the person something beside the data."""
    print(f"tutor: {clean(text)}", file=sys.stderr, flush=True)


def tell_error(error: TutorError) -> None:
    """Tell what went wrong, in one line, with what would be right."""
    tell(" ".join(str(error).split()))


def as_plain(value: Any) -> Any:  # noqa: ANN401, PLR0911 (any value there is; each kind has its own form)
    """Return a value of the program as JSON has it: dataclasses as objects, dates and paths as text."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(as_plain(k)): as_plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [as_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    return round(value, 6) if isinstance(value, float) else value
