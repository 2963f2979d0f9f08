"""Words around an answer that say nothing: hesitation, politeness, "I think"; and answers that are no answer."""

import re

from tutor.matching.normalise import tokens

FILLER = (
    "um", "umm", "uh", "uhm", "er", "erm", "hm", "hmm", "ah", "oh", "well", "so", "ok", "okay", "like", "you know",
    "i think", "i thought", "i believe", "i guess", "i suppose", "i reckon", "i would say", "i am sure", "i am pretty sure",
    "i am fairly sure", "i am quite sure", "if i remember correctly", "if i remember right", "if i recall correctly",
    "as far as i remember", "as far as i know", "as far as i recall", "from what i remember", "iirc", "afaik", "imo", "imho",
    "perhaps", "maybe", "probably", "possibly", "basically", "actually", "obviously", "clearly", "simply",
    "the answer is", "my answer is", "the correct answer is", "it was called", "i mean", "let me think", "let me see", "lol",
    "please", "thanks", "thank you", "sorry", "sort of", "kind of", "honestly", "to be honest", "frankly", "hello", "hi",
)  # fmt: skip
"""Phrases that may be put around an answer without changing what it says, folded."""

_FILLER = re.compile(r"(?<![^ ])(?:" + "|".join(sorted(map(re.escape, FILLER), key=len, reverse=True)) + r")(?![^ ])")
_AT_START = re.compile(
    r"^(?:(?:" + "|".join(sorted(map(re.escape, FILLER), key=len, reverse=True)) + r")(?: that)?(?: |$))+"
)

_NO_ANSWER = re.compile(
    r"(?:i (?:really |just |honestly |still )*(?:do not|did not|can not|could not) (?:really )?(?:know|remember|recall|say|tell|have)\b"
    r"|do not (?:know|remember|recall)\b|(?:i )?(?:have |got )?(?:no|not a|not any) (?:idea|clue)\b|i am not (?:sure|certain)|idk\b|dunno\b)"
)
_NO_ANSWER_ALONE = re.compile(
    r"(?:i )?(?:have )?(?:forgot(?:ten)?|pass|skip|unsure|not sure|no answer|nothing comes to mind|who knows|whatever|beats me|no comment"
    r"|n a|none|nothing|something|no|yes|idk|answer)(?: (?:it|this|that|one))?"
)
_AFTER_NO_ANSWER = re.compile(
    r"\b(?:but|maybe|perhaps|probably|possibly|could be|might be|may be|was it|is it|i think|i guess)\b"
)
"""What may lead from "I don't know" to an answer after all."""


def without_filler(words: list[str]) -> list[str]:
    """Return folded words without filler; nothing may be left."""
    return _FILLER.sub("", _AT_START.sub("", " ".join(words))).split()


def is_no_answer(text: str) -> bool:
    """Say whether `text` only tells that its writer doesn't know."""
    words = " ".join(tokens(text))
    plain = " ".join(without_filler(words.split()))
    if _NO_ANSWER_ALONE.fullmatch(plain):
        return True
    found = _NO_ANSWER.match(plain) or _NO_ANSWER.match(words)
    return bool(found) and not _AFTER_NO_ANSWER.search(words) and len(words.split()) <= 12
