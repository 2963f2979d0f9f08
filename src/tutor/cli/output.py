"""What goes where: data to stdout, talk to stderr, nothing that could steer a terminal."""

import json
import sys
from typing import Any

from tutor.errors import TutorError
from tutor.text import clean


def put(text: str = "") -> None:
    """Print a line of data, at once."""
    print(clean(text), flush=True)


def put_json(value: Any) -> None:  # noqa: ANN401 (any JSON value)
    """Print a value as one line of JSON, at once."""
    print(json.dumps(value, ensure_ascii=True), flush=True)


def tell(text: str) -> None:
    """Tell the person something beside the data."""
    print(f"tutor: {clean(text)}", file=sys.stderr, flush=True)


def tell_error(error: TutorError) -> None:
    """Tell what went wrong, in one line, with what would be right."""
    tell(" ".join(str(error).split()))
