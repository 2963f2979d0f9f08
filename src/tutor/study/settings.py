"""What the learner has chosen, in a TOML file that keeps its comments and the keys we don't know."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tutor.errors import DataError, UsageError
from tutor.text import clean_line, shorten

LARGEST = 1_000_000
"""Bytes of a settings file."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The learner's choices, each within its range."""

    theme: str = "auto"
    """Name of a colour theme; auto takes the interface's own."""
    retention: float = 0.90
    """Share of reviews that should be answered right, 0.70-0.97."""
    new_per_day: int = 5
    """Claims to learn a day, 0-1000."""
    reviews_per_day: int = 40
    """Claims to ask again a day, 0-10000."""
    day_turn: int = 4
    """Local hour, 0-23, at which a new study day begins."""
    keymap: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """For each command, the key the learner wants for it."""
    history: bool = True
    """Whether anything is kept."""
    pack: str = ""
    """Id of the pack to open; empty for the one that comes with the program."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings as they were read."""

    settings: Settings
    warnings: tuple[str, ...] = ()
    """Keys that mean nothing to this version; they stay in the file."""


def load_settings(path: Path) -> LoadedSettings:
    """Return the settings of a file; the defaults when there is none.

    Raises:
        DataError: The file can't be read or a value is wrong; names the file, the line and what would be right.
    """
    text = _read(path)
    table = _parse(path, text)
    known = {f.name for f in fields(Settings)}
    warnings = tuple(
        f"{path}:{_line_of(text, key)}: {shorten(clean_line(key), 60)!r} is no setting of this version"
        for key in table
        if key not in known
    )
    chosen = {}
    for key in table.keys() & known:
        try:
            chosen[key] = _CHECKS[key](table[key])
        except ValueError as wrong:
            raise _refuse(path, _line_of(text, key), f"{key} has a wrong value", f"it is {wrong}") from None
    return LoadedSettings(Settings(**chosen), warnings)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings that differ from what the file says; its comments, order and unknown keys stay.

    Raises:
        DataError: The file that is there can't be read.
        SaveError: It couldn't be written; the old one stays.
    """
    import tomlkit

    from tutor.progress.files import replacing

    before = load_settings(path).settings
    document = tomlkit.parse(_read(path))
    for f in fields(Settings):
        value = getattr(settings, f.name)
        if value != getattr(before, f.name):
            document[f.name] = dict(value) if isinstance(value, Mapping) else value
    with replacing(path) as temporary:
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")


def change_setting(settings: Settings, key: str, text: str) -> Settings:
    """Return `settings` with one value changed to what a person typed; `keymap.COMMAND` changes one key.

    Raises:
        UsageError: There is no such setting, or the value is wrong.
    """
    name, _, command = key.partition(".")
    if name not in _CHECKS or bool(command) != (name == "keymap"):
        raise UsageError(f"no setting is called {shorten(clean_line(key), 60)!r}", f"there are {', '.join(_CHECKS)}")
    value: Any = {**settings.keymap, command: text} if command else _typed(text, getattr(settings, name))
    try:
        return replace(settings, **{name: _CHECKS[name](value)})
    except ValueError as wrong:
        raise UsageError(f"{key} can't be {shorten(clean_line(text), 40)!r}", f"it is {wrong}") from None


def _typed(text: str, like: object) -> object:
    """Return typed text as the kind of value `like` is, or as text when it can't be."""
    try:
        if isinstance(like, bool):
            return {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}[text.lower()]
        return type(like)(text) if isinstance(like, int | float) else text
    except (ValueError, KeyError):
        return text


def _read(path: Path) -> str:
    try:
        if not path.exists():
            return ""
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise _refuse(path, 0, "not a settings file", "a small TOML file belongs there")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refuse(path, error.object[: error.start].count(b"\n") + 1, "not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        from tutor.progress.files import reason

        raise _refuse(path, 0, f"can't be read ({reason(error)})", "mend its permissions") from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        where = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(where.group(1)) if where else (0 if isinstance(error, RecursionError) else text.count("\n") + 1)
        what = clean_line(re.sub(r"\s*\(at .*\)", "", str(error))) or "can't be understood"
        raise _refuse(
            path, line, f"no TOML ({what})", 'a setting is a line such as `new_per_day = 5` or `theme = "auto"`'
        ) from None


def _refuse(path: Path, line: int, what: str, instead: str) -> DataError:
    where = f"{path}:{line}" if line else str(path)
    return DataError(f"{where}: {what}", instead)


def _line_of(text: str, key: str) -> int:
    """Return the line a key of the top level stands in, or 0."""
    pattern = re.compile(rf"^\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    return next((n for n, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 0)


def _whole(low: int, high: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return value

    return check


def _check_retention(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.70 <= value <= 0.97:
        raise ValueError("a number from 0.70 to 0.97")
    return float(value)


def _check_text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 200:
        raise ValueError("a short text in quotes")
    return clean_line(value)


def _check_bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")  # noqa: TRY004 - every wrong value is a ValueError
    return value


def _check_keymap(value: object) -> Mapping[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value.values()):
        raise ValueError("a table of commands and keys")
    return MappingProxyType({clean_line(command): clean_line(key) for command, key in value.items()})


_CHECKS: dict[str, Callable[[object], Any]] = {
    "theme": _check_text,
    "retention": _check_retention,
    "new_per_day": _whole(0, 1000),
    "reviews_per_day": _whole(0, 10000),
    "day_turn": _whole(0, 23),
    "keymap": _check_keymap,
    "history": _check_bool,
    "pack": _check_text,
}
"""For each setting, what returns its value or raises ValueError with what would be right."""
