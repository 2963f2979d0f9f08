"""The words a pack uses, and the mending of words that are none."""

from collections.abc import Iterable, Mapping, Sequence

from tutor.matching.english import is_english
from tutor.matching.similarity import nearest_words
from tutor.matching.stem import FUNCTION_WORDS
from tutor.values import dataclass

_EAGER_LENGTH = 6
"""From this length on, two slips are forgiven when the first letter is right."""
_LONGEST = 40
"""Longer words are noise and aren't mended."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded words of a pack with how often each stands in it, most frequent first."""

    counts: Mapping[str, int]

    def mend(self, words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        """Return `words` with slips of the pen mended, and what was mended to what.

        A word is left alone when the pack uses it, when it is common English or when nothing in the pack is near.
        """
        mended = {w: better for w in dict.fromkeys(words) if (better := self._mend_word(w)) != w}
        return [mended.get(w, w) for w in words], mended

    def _mend_word(self, word: str) -> str:
        if (
            word in self.counts
            or word in FUNCTION_WORDS
            or not word.isalpha()
            or len(word) > _LONGEST
            or is_english(word)
        ):
            return word
        near = nearest_words(word, self.counts.keys())
        if not near and len(word) >= _EAGER_LENGTH:
            near = [w for w in nearest_words(word, self.counts.keys(), 2) if w[0] == word[0]]
        return max(near, key=lambda w: (w[0] == word[0], w.startswith(word), self.counts[w]), default=word)


def count_words(texts: Iterable[Sequence[str]]) -> Vocabulary:
    """Return the vocabulary of `texts`, each a list of folded words."""
    counts: dict[str, int] = {}
    for words in texts:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return Vocabulary(dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))))
