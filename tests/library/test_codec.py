"""What a pack knows survives the way through JSON."""

import json
from dataclasses import fields
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor.knowledge import model
from tutor.knowledge.model import KnowledgeBase
from tutor.library.codec import decode_knowledge, encode_knowledge

FEW = st.lists(st.text(max_size=5), max_size=3).map(tuple)
SOME = st.lists(st.text(max_size=5), min_size=1, max_size=3).map(tuple)


def every_field(type_: type, **given_: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build values with every field filled, lists of texts unless given."""
    plain = {"str": st.text(max_size=8), "bool": st.booleans(), "tuple[str, ...]": FEW}
    wanted = {
        f.name: given_[f.name] if f.name in given_ else plain.get(getattr(f.type, "__name__", str(f.type)), FEW)
        for f in fields(type_)
        if f.init
    }
    return st.builds(type_, **wanted)


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=2).map(tuple)


POINTS = several(every_field(model.Point))
WRONG = several(every_field(model.Distractor))
ITEMS = several(
    st.one_of(
        every_field(model.ChoiceItem, distractors=WRONG),
        every_field(model.TrueFalseItem),
        every_field(model.GapItem, blanks=several(SOME)),
        every_field(model.ShortItem, points=POINTS),
        every_field(model.ManyItem, wrong=WRONG),
        every_field(model.OrderItem),
        every_field(model.MatchItem, pairs=several(st.tuples(st.text(max_size=4), st.text(max_size=4)))),
        every_field(model.RecallItem, points=POINTS),
    )
)
INFO = every_field(
    model.PackInfo,
    topics=several(every_field(model.Topic)),
    sections=several(every_field(model.Section)),
    synonyms=several(SOME),
)
KNOWLEDGE = st.builds(
    KnowledgeBase,
    info=INFO,
    entries=several(every_field(model.Entry)),
    gaps=several(every_field(model.Gap, why_not=st.sampled_from(model.WhyNot))),
    names=several(
        every_field(model.Name, kind=st.sampled_from(model.NameKind), when=several(every_field(model.DatedFact)))
    ),
    claims=several(every_field(model.Claim, role=st.sampled_from(model.Role), items=ITEMS)),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(KNOWLEDGE)
def test_knowledge_comes_back_from_json_as_it_went(knowledge: KnowledgeBase) -> None:
    back = decode_knowledge(json.loads(json.dumps(list(encode_knowledge(knowledge)))))

    assert knowledge == back


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(KNOWLEDGE)
def test_enums_come_back_as_enums(knowledge: KnowledgeBase) -> None:
    back = decode_knowledge(json.loads(json.dumps(list(encode_knowledge(knowledge)))))

    assert all(isinstance(g.why_not, model.WhyNot) for g in back.gaps)
    assert all(isinstance(n.kind, model.NameKind) for n in back.names)
    assert all(isinstance(c.role, model.Role) for c in back.claims)


def test_every_kind_of_item_has_its_decoder() -> None:
    from tutor.library.codec import _ITEMS

    assert set(model.ItemKind) == set(_ITEMS)
