"""Items posed as questions: each kind its own type that is shown, hinted, read and graded in its own way."""

from typing import cast

from tutor.knowledge.model import AnyItem, Claim, ItemKind
from tutor.quiz.questions.base import Problem, Question, Response
from tutor.quiz.questions.choice import ChoiceQuestion
from tutor.quiz.questions.gap import GapQuestion
from tutor.quiz.questions.many import ManyQuestion
from tutor.quiz.questions.match import MatchQuestion
from tutor.quiz.questions.order import OrderQuestion
from tutor.quiz.questions.recall import RecallQuestion
from tutor.quiz.questions.short import ShortQuestion
from tutor.quiz.questions.true_false import TrueFalseQuestion

_TYPES = {
    ItemKind.CHOICE: ChoiceQuestion,
    ItemKind.TRUE_FALSE: TrueFalseQuestion,
    ItemKind.GAP: GapQuestion,
    ItemKind.SHORT: ShortQuestion,
    ItemKind.MANY: ManyQuestion,
    ItemKind.ORDER: OrderQuestion,
    ItemKind.MATCH: MatchQuestion,
    ItemKind.RECALL: RecallQuestion,
}


def pose(item: AnyItem, claim: Claim, *, seed: int) -> Question:
    """Return `item` as a question; places depend on the item and `seed` alone, so the same seed keeps them on a retry."""
    return cast("Question", _TYPES[item.kind](item, claim, seed))


__all__ = ["Problem", "Question", "Response", "pose"]
