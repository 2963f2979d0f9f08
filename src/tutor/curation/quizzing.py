"""Looks at the claims' items: enough of them, of enough kinds, and none that gives its answer away."""

import re
from collections.abc import Iterator
from itertools import chain

from tutor.curation.findings import Finding, problem, warning
from tutor.knowledge.model import ChoiceItem, Claim, Distractor, ItemKind, KnowledgeBase, ManyItem, TrueFalseItem

FEWEST_ITEMS = 4
"""Of a claim."""
FEWEST_KINDS = 3
"""Kinds of items of a claim."""
STANDS_OUT = 1.25
"""Times the longest wrong option's length from which a right one is noticed for its length."""
FAIR_SHARE_TRUE = (0.35, 0.65)
"""Of all statements to be judged, how many may be true."""
FEWEST_FOR_SHARES = 6
"""Items below which a share says nothing."""

_RECALL_KINDS = (ItemKind.RECALL, ItemKind.SHORT)
_ABSOLUTE = re.compile(
    r"\b(always|never|all|none|every|nobody|nothing|everyone|everything|entirely|completely)\b", re.IGNORECASE
)


def check_items_of_claims(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield claims whose items are too few, too alike or never ask for recall."""
    for claim in knowledge.claims:
        kinds = {item.kind for item in claim.items}
        if len(claim.items) < FEWEST_ITEMS:
            yield problem(claim.id, f"{len(claim.items)} items", f"at least {FEWEST_ITEMS}")
        if len(kinds) < FEWEST_KINDS:
            yield problem(claim.id, f"items of {len(kinds)} kinds", f"at least {FEWEST_KINDS}")
        if not kinds & set(_RECALL_KINDS):
            yield problem(claim.id, "no item asks for recall", "add a short or a recall item")


def check_distractors(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield wrong options that teach nothing."""
    for name, wrong in _wrong_options(knowledge.claims):
        for option in wrong:
            if not option.why:
                yield problem(name, f"{option.text!r} has no why", "say why it tempts and why it's wrong")


def check_lengths(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield right options that are noticed for their length, and a pack where most are."""
    choices = [i for c in knowledge.claims for i in c.items if isinstance(i, ChoiceItem) and i.distractors]
    outstanding = [item for item in choices if _stands_out(item)]
    for item in outstanding:
        yield warning(item.id, "the right option is much the longest", "shorten it, or lengthen a wrong one")
    if len(choices) >= FEWEST_FOR_SHARES and len(outstanding) > len(choices) / 2:
        what = f"in {len(outstanding)} of {len(choices)} choices the right option is much the longest"
        yield problem("", what, "who can't read the essay can still guess")


def check_give_aways(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield wrong options and false statements that an absolute word betrays."""
    for claim in knowledge.claims:
        for item in claim.items:
            if isinstance(item, TrueFalseItem) and not item.answer:
                yield from _betrayed(item.id, item.prompt)
            elif isinstance(item, ChoiceItem) and not _ABSOLUTE.search(item.answer):
                yield from chain.from_iterable(_betrayed(item.id, d.text) for d in item.distractors)
            elif isinstance(item, ManyItem) and not any(_ABSOLUTE.search(text) for text in item.correct):
                yield from chain.from_iterable(_betrayed(item.id, d.text) for d in item.wrong)


def check_balance(knowledge: KnowledgeBase) -> Iterator[Finding]:
    """Yield a pack whose statements are mostly true or mostly false."""
    answers = [i.answer for c in knowledge.claims for i in c.items if isinstance(i, TrueFalseItem)]
    share = sum(answers) / len(answers) if answers else 0.5
    least, most = FAIR_SHARE_TRUE
    if len(answers) >= FEWEST_FOR_SHARES and not least <= share <= most:
        what = f"{sum(answers)} of {len(answers)} statements are true"
        yield warning("", what, f"{least:.0%} to {most:.0%}")


def _wrong_options(claims: tuple[Claim, ...]) -> Iterator[tuple[str, tuple[Distractor, ...]]]:
    for item in (item for claim in claims for item in claim.items):
        if isinstance(item, ChoiceItem):
            yield item.id, item.distractors
        elif isinstance(item, ManyItem):
            yield item.id, item.wrong


def _stands_out(item: ChoiceItem) -> bool:
    return len(item.answer) > STANDS_OUT * max(len(d.text) for d in item.distractors)


def _betrayed(name: str, text: str) -> Iterator[Finding]:
    if found := _ABSOLUTE.search(text):
        yield warning(name, f"{found.group().lower()!r} gives a wrong option away: {text!r}", "say it without the word")
