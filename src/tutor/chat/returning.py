"""Going back to what was talked about before."""

from collections.abc import Sequence

from tutor.chat.context import Context
from tutor.chat.turns import read_return
from tutor.knowledge.model import Entry, KnowledgeBase
from tutor.matching.normalise import tokens
from tutor.matching.stem import content_words, stem
from tutor.retrieval.index import Index
from tutor.retrieval.values import Target, TargetKind

MOSTLY = 0.5
"""Share of the words for an earlier topic that its entry accounts for at least."""
_LIST = frozenset("list lists enumeration items".split())


def go_back(text: str, context: Context, kb: KnowledgeBase, index: Index) -> tuple[str, Context] | None:
    """Return what is asked about an earlier topic, and the context in which that is the latest; None when none is meant."""
    turn = read_return(text) if context.topics else None
    entry = find_topic(turn.topic, context, kb, index) if turn else ""
    if turn is None or not entry:
        return None
    named = index.names.find([stem(w) for w in tokens(turn.topic)])
    return turn.rest, return_to(kb.entry_by_id[entry], context, named)


def return_to(entry: Entry, context: Context, named: Sequence[str] = ()) -> Context:
    """Return the context in which an entry answered before, and what is `named` of it, are the latest."""
    return context.back_to(entry.id, tuple(dict.fromkeys((*named, *entry.names))), entry.question)


def find_topic(words: str, context: Context, kb: KnowledgeBase, index: Index) -> str:
    """Return the entry answered before that `words` are about; empty when there is none."""
    if set(content_words(words)) <= _LIST:
        return next((e for e in context.topics if kb.entry_by_id[e].parts), "")
    found = {h.target.id: h.probability for h in index.search(words, len(context.topics)).hits}
    fits = {e: index.account_for(words, Target(TargetKind.ENTRY, e)) for e in context.topics}
    best = max(context.topics, key=lambda e: fits[e] + found.get(e, 0.0))
    return best if fits[best] >= MOSTLY else ""
