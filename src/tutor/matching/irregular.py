"""Irregular forms of English, brought to the stem of the word they belong to."""

from functools import lru_cache

from tutor.matching.stem import stem

_FORMS = """
child children; man men; woman women; person people; foot feet; tooth teeth; mouse mice; life lives; wife wives
half halves; knife knives; leaf leaves; thief thieves; crisis crises; basis bases
arise arose arisen; bear bore borne; beat beaten; become became; begin began begun; bend bent; bind bound; bite bit bitten
blow blew blown; break broke broken; breed bred; bring brought; build built; buy bought; catch caught; choose chose chosen
come came; creep crept; deal dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden
forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone
grow grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; know knew known; lay laid; lead led
leave left; lend lent; lie lied; light lit; lose lost; make made; mean meant; meet met; overcome overcame
overthrow overthrew overthrown; pay paid; rebuild rebuilt; ride rode ridden; ring rang rung; rise rose risen; run ran
say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown
shrink shrank shrunk; sing sang sung; sink sank sunk; sleep slept; speak spoke spoken; spend spent; spring sprang
stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; swim swam swum; swing swung; take took taken
teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand understood; undergo underwent
wake woke; wear wore worn; weave wove; win won; withdraw withdrew withdrawn; write wrote written
good well; choice choose; loss lose; belief believe; proof prove; growth grow; death dead die dying died dies; birth born
life living live; defence defense; offence offense; success succeed; failure fail; strength strong; weakness weak
"""

_COMPARED = """
bright calm cheap clean clever close cold cool dark deep dear dry early easy fair far fast few firm full great happy hard harsh
healthy heavy high hot kind large late light long loud low mild narrow near new nice old poor proud quick quiet rich rough safe
sad sharp short slow small smart soft steady strict strong sweet tall thick thin tight tough ugly warm weak wealthy wet wide wild
wise young big angry
"""


def _compare(word: str) -> tuple[str, str]:
    """Return the comparative and superlative of a short adjective."""
    root = word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
    doubled = root + root[-1] if root in {"big", "hot", "sad", "thin", "wet"} else root
    return f"{doubled}er", f"{doubled}est"


_BASES = {
    form: base
    for group in _FORMS.replace("\n", ";").split(";")
    for base, *forms in [group.split() or [""]]
    for form in (base, *forms)
    if base
} | {form: word for word in _COMPARED.split() for form in _compare(word)}


@lru_cache(maxsize=65536)
def base_stem(word: str) -> str:
    """Return the stem of a folded word, irregular forms brought to the word they belong to ("chose" as "choose")."""
    return stem(_BASES.get(word, word))
