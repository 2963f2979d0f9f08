"""What can be practised, as a menu of keys."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from tutor.citing import say_sections
from tutor.text import clean, clean_line, shorten
from tutor.tui.widgets.hanging import hang
from tutor.tui.words import say_count

if TYPE_CHECKING:
    from tutor.study.quizzing import QuizRun
    from tutor.study.study import Study

EXAM_QUESTIONS = 10
MOST_LEFT = 6
"""Quizzes left that are listed, the latest: with the other ways as many as there are digits."""

_SORTS: Mapping[str, str] = MappingProxyType(
    {"today": "what the day asks for", "new": "what is new", "missed": "what went wrong", "exam": "an exam"}
)


@dataclass(frozen=True, slots=True)
class Start:
    """One way to begin."""

    title: str
    about: str = ""
    key: str = ""
    topic: str = ""
    """Topic id; empty for any."""
    section: str = ""
    """Section's label; empty for any."""
    exam: int = 0
    """Questions of an exam; 0 when it's none."""
    missed: bool = False
    left: "QuizRun | None" = None
    """The quiz to go on with; without one, a new one begins."""

    def begin(self, study: "Study") -> "QuizRun":
        """Return the quiz, begun or gone on with; over at once when there is nothing to ask.

        Raises:
            TutorError: There is no such topic or section, or the learner's data can't be used.
        """
        return self.left or study.start_quiz(
            topic=self.topic or None,
            section=self.section or None,
            exam=self.exam,
            missed=self.missed,
            resume=False,
        )


def list_starts(study: "Study") -> tuple[Start, ...]:
    """Return the ways to begin: the one Enter takes first, then the others by digit and topics by letter."""
    if not study.report.claims:
        return ()
    due, left, missed = study.due(), study.unfinished_quizzes(), study.report.count_missed()
    repeats, new = len(due.reviews), len(due.new)
    today = ", ".join([f"{say_count(repeats, 'claim')} to repeat"] * bool(repeats) + [f"{new} new"] * bool(new))
    ways = [
        *(_go_on(quiz, study) for quiz in left[:MOST_LEFT]),
        Start("What today asks for", today) if due.reviews or due.new else None,
        Start("What went wrong lately", say_count(missed, "claim"), missed=True) if missed else None,
        Start(
            "A short exam", f"{EXAM_QUESTIONS} questions, results at the end, nothing rescheduled", exam=EXAM_QUESTIONS
        ),
    ]
    numbered = [_with_key(way, str(n)) for n, way in enumerate((w for w in ways if w), 1)]
    topics = [Start(t.title, key=chr(ord("a") + n), topic=t.id) for n, t in enumerate(study.kb.info.topics[:26])]
    return (*numbered, *topics)


def _go_on(left: "QuizRun", study: "Study") -> Start:
    done = left.session.progress
    return Start("Go on where you left off", f"{_name(left, study)}, {done.done} of {done.total} done", left=left)


def _name(quiz: "QuizRun", study: "Study") -> str:
    """Return what a quiz is about, to tell it from the others that were left."""
    sort, about = quiz.wish.sort, quiz.wish.about
    if sort == "section":
        return say_sections((about,))
    if sort == "claim" and about in study.kb.claim_by_id:
        return shorten(clean_line(study.kb.claim_by_id[about].statement), 40)
    if sort == "topic":
        return next((clean_line(t.title) for t in study.kb.info.topics if t.id == about), "one question's claims")
    return _SORTS.get(sort, "one claim")


def _with_key(start: Start, key: str) -> Start:
    return replace(start, key=key)


def say_rest(study: "Study") -> str:
    """Return why today asks for nothing, or for less than is due; empty when it asks for all."""
    if not study.report.claims:
        return "This essay's pack has no claims to be asked about; the chat answers from it all the same."
    due, upcoming = study.due(), study.report.next_due()
    if due.held_back:
        return f"{due.held_back} more are due, but past the day's limit (F8 changes it)."
    if due.reviews or due.new:
        return ""
    day = f" Next on {upcoming:%A} {upcoming.day} {upcoming:%B}." if upcoming else ""
    return f"Nothing is due today.{day}"


def draw_menu(starts: tuple[Start, ...], rest: str, width: int) -> Content:
    """Return the menu in `width` columns, below what there is to say of the rest; Enter takes the first."""
    head = [Content(clean(rest)), Content("")] if rest else []
    rows = head + [_draw(s, width, is_first=n == 0) for n, s in enumerate(starts) if not s.topic]
    topics = [_draw(s, width, is_first=False) for s in starts if s.topic]
    if topics:
        rows += [Content(""), Content.styled("One topic", "$quiet"), *topics]
    return Content("\n").join(rows)


def _draw(start: Start, width: int, *, is_first: bool) -> Content:
    about = f"  {start.about}" if start.about else ""
    enter = "  (Enter)" if is_first else ""
    text = Content.assemble((clean_line(start.title), "bold" if is_first else ""), (about + enter, "$quiet"))
    return hang(Content.styled(f" {start.key}  ", "bold $mark"), text, width)
