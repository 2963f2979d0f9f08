"""An exam's results stay sealed until its last question: until then nothing may tell how its answers were marked."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.progress.records import Session
    from tutor.progress.store import ProgressStore


def find_sealed(store: "ProgressStore", pack: str) -> frozenset[str]:
    """Return the ids of the reviews that were recorded in exams of a pack that still go on."""
    return frozenset(review for kept in store.sessions.unfinished(pack) for review in _sealed_in(kept))


def _sealed_in(kept: "Session") -> tuple[str, ...]:
    state = kept.state or {}
    try:
        session = state["session"]
        goes_on = session["is_exam"] and session["position"] < len(session["steps"])
        return tuple(map(str, state["reviews"].values())) if goes_on else ()
    except (AttributeError, KeyError, TypeError):
        return ()
