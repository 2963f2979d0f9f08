"""A small pack about an essay on a pond: persons, years, a list, false premises and gaps, to ask and to search."""

from functools import cache

from tutor.chat.responder import Responder
from tutor.knowledge.model import (
    DatedFact,
    Entry,
    Gap,
    KnowledgeBase,
    Name,
    NameKind,
    PackInfo,
    Section,
    Topic,
    WhyNot,
)
from tutor.retrieval.building import build_index
from tutor.retrieval.index import Index

INFO = PackInfo(
    id="pond",
    title="The Pond",
    author="Mara Quill",
    about="An essay on a pond.",
    language="en",
    version="1",
    topics=(
        Topic("animals", "Animals of the pond", aliases=("creatures", "wildlife")),
        Topic("people", "People at the pond"),
    ),
    sections=(
        Section("1", "The water", "How the pond came to be."),
        Section("2", "The heron", "How a bird rules it."),
        Section("3", "The people", "Who fought over it."),
    ),
    starters=("dam", "heron-food"),
    synonyms=(("heron", "grey bird"),),
)

ENTRIES = (
    Entry(
        "dam",
        "Who built the dam of the pond?",
        "The miller Tobias Crane built the dam of clay and oak in 1871, Quill writes.",
        ("1",),
        also=("who made the dam", "the man behind the dam", "dam builder name", "who dug out the pond"),
        more="He needed water for his mill in dry summers.",
        topics=("people",),
        names=("crane", "dam"),
        next=("mill-closed",),
        denies=("Why did Lena Voss build the dam?", "The dam was built in 1950"),
    ),
    Entry(
        "mill-closed",
        "Why did the mill close?",
        "The mill closed in 1912 because the railway brought cheaper flour, Quill says.",
        ("1",),
        also=("what ended the mill", "reason the mill shut down", "how come the miller gave up", "flour got cheap"),
        topics=("people",),
        names=("mill",),
    ),
    Entry(
        "heron-food",
        "What does the heron eat?",
        "The heron eats frogs, newts and young carp, by Quill's count.",
        ("2",),
        also=("food of the heron", "what does the grey bird hunt", "diet of the heron", "which animals get swallowed"),
        more="In winter it takes voles from the bank.",
        parts=("frogs", "newts", "young carp"),
        topics=("animals",),
        names=("heron",),
        next=("heron-nest",),
    ),
    Entry(
        "heron-nest",
        "Where does the heron nest?",
        "The heron nests in the tallest alder on the island, Quill says.",
        ("2",),
        also=("home of the heron", "in which tree does the grey bird breed", "nest site", "where are the eggs laid"),
        topics=("animals",),
        names=("heron",),
    ),
    Entry(
        "voss-petition",
        "What did Lena Voss ask for in her petition?",
        "Lena Voss asked the town in 1968 to keep the pond instead of draining it, Quill reports.",
        ("3",),
        also=(
            "what was the petition of Voss about",
            "demand of Lena Voss",
            "why did Voss collect names",
            "save the pond",
        ),
        more="She had collected four hundred names.",
        topics=("people",),
        names=("voss", "petition"),
    ),
    Entry(
        "voss-who",
        "Who was Lena Voss?",
        "Lena Voss was a schoolteacher who led the fight for the pond, Quill writes.",
        ("3",),
        also=(
            "tell me about Lena Voss",
            "profession of Voss",
            "what did Voss do for a living",
            "the teacher in the essay",
        ),
        topics=("people",),
        names=("voss",),
    ),
    Entry(
        "crane-who",
        "Who was Tobias Crane?",
        "Tobias Crane was a miller who came to the valley as an orphan, Quill writes.",
        ("1",),
        also=(
            "tell me about Tobias Crane",
            "where did Crane come from",
            "the miller in the essay",
            "background of Crane",
        ),
        topics=("people",),
        names=("crane",),
    ),
    Entry(
        "ice",
        "When did the pond freeze to the bottom?",
        "The pond froze to the bottom in February 1929, Quill recalls.",
        ("1",),
        also=(
            "year of the great frost",
            "when was it solid ice",
            "the coldest winter at the pond",
            "frozen solid date",
        ),
        names=(),
    ),
    Entry(
        "carp-origin",
        "How did the carp get into the pond?",
        "Monks brought the carp to the pond in barrels, Quill writes.",
        ("2",),
        also=("where do the carp come from", "who brought the fish", "origin of the carp", "story of the barrels"),
        topics=("animals",),
        names=("carp",),
    ),
    Entry(
        "lily-bloom",
        "Why do the lilies bloom late?",
        "The lilies bloom late because the spring water stays cold until June, Quill says.",
        ("1",),
        also=(
            "late flowers reason",
            "what delays the water lilies",
            "how come lilies open in summer",
            "lily blossom season",
        ),
    ),
    Entry(
        "spring-source",
        "Where does the water of the pond come from?",
        "The water comes from a spring under the chalk hill, Quill says.",
        ("1",),
        also=("source of the water", "what feeds the pond", "origin of the pond water", "chalk hill spring"),
    ),
    Entry(
        "thesis",
        "What is the main point of the essay?",
        "Quill argues that a small water is worth as much care as a great river.",
        ("3",),
        also=("thesis of the essay", "central message", "what does Quill want to show", "summary of the argument"),
    ),
)

GAPS = (
    Gap(
        "pond-depth",
        ("How deep is the pond?", "depth of the pond in metres", "how many feet to the floor of the pond"),
        "The essay doesn't give the depth; it says when the pond froze to the bottom.",
        WhyNot.TOUCHES,
        near=("ice",),
        cites=("1",),
    ),
    Gap(
        "voss-birth",
        ("When was Lena Voss born?", "birthday of Voss", "age of Lena Voss"),
        "The essay doesn't say when Lena Voss was born; it says what she did.",
        WhyNot.TOUCHES,
        near=("voss-who",),
        cites=("3",),
    ),
    Gap(
        "price",
        ("How much did the land cost?", "price of the pond", "what was paid for the ground"),
        "The essay names no price.",
        WhyNot.SILENT,
    ),
)

NAMES = (
    Name("crane", "Tobias Crane", NameKind.PERSON, "A miller.", ("1",), ("Crane", "the miller"), "he", (DatedFact("1871", "built the dam", ("1",)),)),
    Name("voss", "Lena Voss", NameKind.PERSON, "A schoolteacher.", ("3",), ("Voss", "Miss Voss"), "she"),
    Name("heron", "the heron", NameKind.TERM, "A bird.", ("2",), ("heron",), "it"),
    Name("carp", "the carp", NameKind.TERM, "A fish.", ("2",), ("carp",), "they"),
    Name("dam", "the dam", NameKind.PLACE, "It holds the pond.", ("1",), ("dam",), "it"),
    Name("mill", "the mill", NameKind.PLACE, "It ground flour.", ("1",), ("mill",), "it"),
    Name("petition", "the petition", NameKind.WORK, "It asked to keep the pond.", ("3",), ("petition",), "it"),
)  # fmt: skip

POND = KnowledgeBase(INFO, ENTRIES, GAPS, NAMES)


@cache
def pond_index() -> Index:
    """Return the pond's index, made once a session."""
    return build_index(POND)


@cache
def pond_responder() -> Responder:
    """Return what answers questions about the pond."""
    return Responder(POND, pond_index())
