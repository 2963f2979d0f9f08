"""Study: joins the rooms for a face. The only thing the command line and the interface call."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.locations import Locations, find_locations
from tutor.study.clock import Clock
from tutor.study.keeping import Keeper
from tutor.study.knowing import Library
from tutor.study.settings import Settings, change_setting, load_settings, save_settings

if TYPE_CHECKING:
    from tutor.chat.reply import Reply
    from tutor.knowledge.model import KnowledgeBase, Name
    from tutor.library.packs import PackPlace
    from tutor.progress.schedule import Due
    from tutor.progress.statistics import Statistics
    from tutor.study.curating import Explanation, GapReport
    from tutor.study.outlining import ArgumentNode, TimelineEvent
    from tutor.study.quizzing import QuizRun
    from tutor.study.reasons import Reasons
    from tutor.study.reporting import Report
    from tutor.study.talking import Suggestion, Talk, TranscriptLine


@dataclass
class Study:
    """One learner studying one pack."""

    locations: Locations
    settings: Settings
    library: Library
    keeper: Keeper
    clock: Clock
    _told: set[str] = field(default_factory=set)
    """Notices that were taken."""

    @classmethod
    def open(
        cls,
        *,
        pack: str | None = None,
        history: bool = True,
        environ: Mapping[str, str] | None = None,
        clock: Clock | None = None,
    ) -> "Study":
        """Return a study; nothing heavy is loaded before it is needed.

        Args:
            pack: Path or id of the pack; None for the settings' or the shipped one.
            history: Whether anything is kept.
            environ: The environment; the process's own when None.
            clock: What time it is; the real one when None.

        Raises:
            DataError: The settings file can't be used.
        """
        locations = find_locations(os.environ if environ is None else environ)
        loaded = load_settings(locations.settings)
        clock = clock or Clock()
        keeper = Keeper(locations, clock, history and loaded.settings.history, notices=list(loaded.warnings))
        return cls(locations, loaded.settings, Library(locations, pack or loaded.settings.pack or None), keeper, clock)

    @property
    def kb(self) -> "KnowledgeBase":
        """What the pack knows."""
        return self.library.kb

    @cached_property
    def talk(self) -> "Talk":
        """The conversation."""
        from tutor.study.talking import Talk

        return Talk(self.library, self.keeper, self.clock, day_turn=self.settings.day_turn)

    @property
    def report(self) -> "Report":
        """What is kept of the learner: statistics, what is due, export and import."""
        from tutor.study.reporting import Report

        return Report(self.library, self.keeper, self.clock, self.settings)

    def prepare(self, progress: Callable[[float], None] | None = None) -> None:
        """Load the pack and its index; the first time for a pack this takes seconds, and `progress` hears of it."""
        if progress is not None:
            self.library.on_progress = progress
        _ = self.library.responder

    @cached_property
    def passages(self) -> Mapping[str, str]:
        """The learner's own copy of the essay by section; empty when none is attached."""
        from tutor.library.attach import align, load_copy

        text = load_copy(self.locations.attached, self.kb.info.id)
        return align(text, self.kb.info.sections) if text else {}

    def passage(self, label: str) -> str:
        """Return the learner's own text of a section; empty when there is none."""
        return self.passages.get(label, "")

    def attach(self, path: Path) -> tuple[str, ...]:
        """Keep the learner's own copy of the essay and return the sections that were recognised in it.

        Raises:
            DataError: The file can't be read as text, or less than a tenth of the essay's sections are in it: a
                text that only mentions the essay mustn't take the place of a copy.
            SaveError: It couldn't be kept.
        """
        from tutor.errors import DataError
        from tutor.library.attach import align, read_copy, save_copy
        from tutor.text import clean_line

        text = read_copy(path)
        found = tuple(align(text, self.kb.info.sections))
        sections = len(self.kb.info.sections)
        if not found or len(found) * 10 < sections:
            shown, how_many = (
                clean_line(str(path)),
                f"only {len(found)} of {sections} sections" if found else "no section",
            )
            raise DataError(
                f"{shown}: {how_many} of {self.kb.info.title!r} recognised in it", "give a text of this essay"
            )
        save_copy(self.locations.attached, self.kb.info.id, text)
        self.__dict__.pop("passages", None)
        return found

    def detach(self) -> bool:
        """Remove the learner's own copy of the essay; tell whether there was one."""
        from tutor.library.attach import drop_copy

        self.__dict__.pop("passages", None)
        return drop_copy(self.locations.attached, self.kb.info.id)

    def packs(self) -> "tuple[PackPlace, ...]":
        """Return the packs that can be studied."""
        from tutor.library.packs import find_packs

        return find_packs(self.locations)

    # Conversation

    def ask(self, text: str) -> "Reply":
        """Return the reply to a message."""
        return self.talk.ask(text)

    def open_entry(self, entry_id: str) -> "Reply":
        """Return the answer of an entry that the learner chose."""
        return self.talk.open_entry(entry_id)

    def new_conversation(self) -> None:
        """Forget what was talked about; what was kept stays."""
        self.talk.start_anew()

    def suggest(self, typed: str, limit: int = 5) -> "tuple[Suggestion, ...]":
        """Return questions the essay answers that `typed` may be becoming, likeliest first."""
        return self.talk.suggest(typed, limit)

    def mark_not_asked(self) -> bool:
        """Note that the last answer was not what was asked; return whether there was one."""
        return self.talk.mark_not_asked()

    def transcript(self, limit: int) -> "tuple[TranscriptLine, ...]":
        """Return the newest kept lines of this pack's conversations, oldest first."""
        return self.talk.transcript(limit)

    def search_transcript(self, words: str) -> "tuple[TranscriptLine, ...]":
        """Return the kept lines that hold all of `words`, oldest first."""
        return self.talk.search_transcript(words)

    def export_transcript(self, path: Path) -> Path:
        """Write the kept conversations to a Markdown file, whole or not at all, and return its path."""
        return self.talk.export_transcript(path)

    def explain(self, text: str) -> "Explanation":
        """Return why a question gets the reply it gets."""
        from tutor.study.curating import explain

        return explain(self.library.responder, text)

    def reasons(self) -> "Reasons | None":
        """Return why the last question got its reply, in a learner's words; None before anything was asked."""
        return self.talk.reasons()

    # Quiz and progress

    def start_quiz(  # noqa: PLR0913 - each is a wish of the learner's
        self,
        *,
        topic: str | None = None,
        section: str | None = None,
        entry: str | None = None,
        exam: int = 0,
        missed: bool = False,
        new: bool = False,
        claim: str | None = None,
        resume: bool = True,
    ) -> "QuizRun":
        """Return a quiz, or the unfinished one of the same sort; without wishes, what is due today and what is new.

        Args:
            topic: A topic's id, title or alias.
            section: A section's label.
            entry: An entry whose claims are asked first: "quiz me on that".
            exam: How many questions of an exam; 0 for no exam.
            missed: Only what went wrong the last time.
            new: Only what was never asked.
            claim: Id of a claim: its own items are asked first, then what else its topics have.
            resume: Whether an unfinished quiz is gone on with.

        Raises:
            UsageError: There is no such topic or section.
        """
        from tutor.study.quizzing import start_quiz
        from tutor.study.wishes import Wish

        wish = Wish.read(
            self.kb, topic=topic, section=section, entry=entry, exam=exam, missed=missed, new=new, claim=claim
        )
        return start_quiz(self.report, wish, resume=resume)

    def unfinished_quizzes(self) -> "tuple[QuizRun, ...]":
        """Return the quizzes that were left, the latest first; starts nothing."""
        from tutor.study.quizzing import list_unfinished

        return list_unfinished(self.report)

    def statistics(self) -> "Statistics":
        """Return everything a learner would look at."""
        return self.report.statistics()

    def due(self) -> "Due":
        """Return what today still asks for."""
        return self.report.due()

    def gaps(self) -> "GapReport":
        """Return what learners asked or answered that the pack doesn't know yet."""
        from tutor.study.curating import report_gaps

        pack, store = self.kb.info.id, self.keeper.store
        return report_gaps(store.misses.all(pack), store.overrules.all(pack))

    # The pack as a whole

    def argument_map(self) -> "tuple[ArgumentNode, ...]":
        """Return the essay's argument as trees, with how well each claim is known."""
        from tutor.study.outlining import draw_argument

        return draw_argument(self.kb, self.report.recall())

    def timeline(self) -> "tuple[TimelineEvent, ...]":
        """Return everything dated, earliest first."""
        from tutor.study.outlining import list_events

        return list_events(self.kb)

    def entry_about(self, name: "Name", words: str) -> str:
        """Return the id of the entry that tells of a name, as near as can be to `words`; empty when none names it."""
        from tutor.study.outlining import pick_entry

        return pick_entry(self.kb, name, [s.entry for s in self.suggest(words, 20)])

    def names(self) -> "tuple[Name, ...]":
        """Return who and what the essay names, in the pack's order."""
        return self.kb.names

    # Settings

    def change_setting(self, key: str, text: str) -> Settings:
        """Change a setting to what was typed, keep it, and return all of them.

        Raises:
            UsageError: There is no such setting, or the value is wrong.
            SaveError: It couldn't be kept.
        """
        changed = change_setting(self.settings, key, text)
        save_settings(self.locations.settings, changed)
        self.settings = changed
        return changed

    def take_notices(self) -> tuple[str, ...]:
        """Return what came up beside the study since this was last asked, each thing once."""
        fresh = tuple(n for n in dict.fromkeys(self.keeper.notices) if n not in self._told)
        self._told.update(fresh)
        return fresh

    @property
    def is_lost_on_leaving(self) -> bool:
        """Whether the learner wanted everything kept but nothing could be."""
        return self.keeper.problem is not None

    def close(self) -> None:
        """Let go of the learner's data."""
        self.keeper.close()
