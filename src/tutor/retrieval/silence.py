"""Telling what a text says from what it says is not said."""

import re

from tutor.text import sentences

_SILENCE = re.compile(
    r"\b(?:(?:does not|doesn't|do not|don't|did not|never|without) (?:say|name|give|explain|mention|tell|describe|naming|saying)"
    r"|(?:says|names|gives|proposes) (?:nothing|nobody|no)|(?:is|are) not (?:given|named|said|explained|mentioned))\b"
)


def leave_silence(text: str) -> str:
    """Return `text` without the sentences that say what isn't said."""
    return " ".join(s for s in sentences(text) if not _SILENCE.search(s))
