"""The commands, one module each: every module has `add`, which declares it, and `run`."""

from tutor.cli.commands import ask, chat, grade

MODULES = (ask, chat, grade)
