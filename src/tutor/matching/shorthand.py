"""Chat shorthand as the words it stands for."""

from collections.abc import Iterable

_SHORTHAND = {
    "abt": "about", "acc": "according", "b4": "before", "bc": "because", "bcoz": "because", "bcz": "because",
    "becuz": "because", "btw": "", "btwn": "between", "bw": "between", "cos": "because", "coz": "because",
    "cud": "could", "cuz": "because", "dat": "that", "def": "definition", "dem": "them", "diff": "difference",
    "doin": "doing", "dont": "do not", "didnt": "did not", "dunno": "do not know", "gonna": "going to",
    "gotta": "got to", "govt": "government", "gov": "government", "hav": "have", "hw": "how", "info": "information",
    "intl": "international", "kinda": "kind of", "lemme": "let me", "luv": "love", "mins": "minutes", "msg": "message",
    "n": "and", "nite": "night", "nuke": "nuclear weapon", "nukes": "nuclear weapons", "outta": "out of",
    "pic": "picture", "pics": "pictures", "plz": "please", "pls": "please", "ppl": "people", "prez": "president",
    "pres": "president", "prof": "professor", "ques": "question", "r": "are", "shud": "should", "sorta": "sort of",
    "rly": "really", "smb": "somebody", "smth": "something", "sth": "something", "sum1": "someone", "teh": "the", "thats": "that is", "tho": "though", "thru": "through", "thx": "thanks", "u": "you",
    "uni": "university", "ur": "your", "vs": "versus", "wanna": "want to", "wat": "what", "wats": "what is",
    "wen": "when", "wer": "where", "wht": "what", "whts": "what is", "wot": "what", "wots": "what is", "wud": "would",
    "wut": "what", "y": "why", "yr": "year", "yrs": "years",
}  # fmt: skip


def expand_shorthand(found: Iterable[str]) -> list[str]:
    """Return folded tokens with each shorthand replaced by the words it stands for."""
    return [word for token in found for word in _SHORTHAND.get(token, token).split()]
