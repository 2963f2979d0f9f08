"""The commands, one module each: every module has `add`, which declares it, and `run`."""

from tutor.cli.commands import (
    ask,
    attach,
    chat,
    check,
    data,
    due,
    explain,
    gaps,
    grade,
    map,  # noqa: A004 - the command's name
    names,
    packs,
    progress,
    quiz,
    settings,
    stats,
    timeline,
)

MODULES = (
    ask,
    chat,
    quiz,
    due,
    stats,
    map,
    timeline,
    names,
    attach,
    packs,
    progress,
    settings,
    data,
    explain,
    gaps,
    check,
    grade,
)
"""In the order of the help."""
