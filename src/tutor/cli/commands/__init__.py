"""The commands, one module each: every module has `add`, which declares it, and `run`."""

NAMES = (
    "ask",
    "chat",
    "quiz",
    "due",
    "stats",
    "map",
    "timeline",
    "names",
    "attach",
    "packs",
    "progress",
    "settings",
    "data",
    "explain",
    "gaps",
    "check",
    "grade",
)
"""Of the commands and of their modules, in the order of the help."""
