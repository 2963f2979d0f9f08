"""The command line: commands, plain talk, exit codes. Holds no logic: everything is asked of `Study`."""

import gc

_RARELY = 100_000
"""Objects made between two searches for garbage: a start makes many that stay, and each search would look at them all."""

gc.set_threshold(_RARELY)  # here, since most of a start is the imports that follow
