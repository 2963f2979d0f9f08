"""What the learner did and what follows from it, kept in SQLite: the only room that knows SQL.

`ProgressStore.open` gives the store; `records` holds what goes in and out. SQLite itself is loaded with the
first of them.
"""
