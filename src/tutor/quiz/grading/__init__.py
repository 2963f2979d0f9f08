"""Typed answers graded by their key points; the grader says when it isn't sure.

`grade_typed(task, response, names)` is all there is to call. A response is read (`reading`, `polarity`), its slips mended
(`mending`), each point judged (`judging`) by the fit of its wordings (`points`, `weighing`, `opposing`) and by what spoils it
(`tails`, `topics`). The whole is then weighed (`verdict`): who did what (`roles`), bags of words (`bags`), near copies of a
right answer (`copies`), and what leaves it open (`doubts`).
"""

from tutor.quiz.grading.names import NameBook
from tutor.quiz.grading.values import Grade, TypedTask, Verdict
from tutor.quiz.grading.verdict import grade_typed

__all__ = ["Grade", "NameBook", "TypedTask", "Verdict", "grade_typed"]
