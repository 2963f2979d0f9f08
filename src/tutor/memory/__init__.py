"""How well a claim is remembered and when to ask again: a thin room around the `fsrs` library.

`review` turns a memory and a rating into the next memory; `retrievability` says how likely it can still be
recalled; `preview` shows what each rating would lead to. All of them count study days, never hours.
"""

from tutor.memory.days import study_day
from tutor.memory.model import Memory, Rating
from tutor.memory.scheduling import preview, retrievability, review

__all__ = ["Memory", "Rating", "preview", "retrievability", "review", "study_day"]
