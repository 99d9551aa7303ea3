"""A text read aloud: which words are spoken at each second."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.pace import SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.content.model import Report
    from kiosk.content.pace import Pace

_SENTENCE = re.compile(
    r".+?(?:[。！？；…]+[”’」』）)]*|[.!?;]+[\"”’)]*(?=\s)|$)\s*",
    re.DOTALL,
)
_BREATH = 0.2
"""Seconds a sentence takes at least, even a line of dots."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and when it is spoken.

    Attributes:
        text: Its words, without the space around them.
        start: Second at which it begins.
        seconds: How long it takes.
    """

    text: str
    start: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and when it is spoken.

    Attributes:
        section: Which section it belongs to, from 0.
        text: Its words.
        start: Second at which it begins.
        seconds: How long it takes.
        sentences: What it is made of.
    """

    section: int
    text: str
    start: float
    seconds: float
    sentences: tuple[Sentence, ...]


class Reading:
    """The timetable of a text in sections, at speaking pace or in step with recordings."""

    def __init__(
        self,
        sections: Sequence[str],
        lengths: Sequence[float | None] = (),
        pace: Pace = SPEAKING,
    ) -> None:
        """Lay out the text in time.

        Args:
            sections: The text of each section; a line break ends a paragraph.
            lengths: Seconds of each section's recording; None, or nothing, for one that is
                read at `pace`.
            pace: How fast, where there is no recording.
        """
        self._paragraphs: list[Paragraph] = []
        self._section_starts: list[float] = []
        at = 0.0
        for number, text in enumerate(sections):
            self._section_starts.append(at)
            length = lengths[number] if number < len(lengths) else None
            at = self._lay_out(number, text, at, length, pace)
        self._length = at
        self._starts = [paragraph.start for paragraph in self._paragraphs]

    @classmethod
    def of(cls, report: Report, language: str, lengths: Sequence[float | None] = ()) -> Reading:
        """Lay out a report in one of its languages."""
        return cls([section.text.pick(language) for section in report.sections], lengths)

    @property
    def length(self) -> float:
        """Seconds of the whole reading."""
        return self._length

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of all sections, in order."""
        return tuple(self._paragraphs)

    def paragraph_at(self, seconds: float) -> int:
        """Return which paragraph is spoken at `seconds`, from 0; -1 when there are none."""
        return _index(self._starts, seconds)

    def section_at(self, seconds: float) -> int:
        """Return which section is spoken at `seconds`, from 0; -1 when there are none."""
        return _index(self._section_starts, seconds)

    def section_start(self, section: int) -> float:
        """Return the second at which `section` begins, to jump to it."""
        if not self._section_starts:
            return 0.0
        return self._section_starts[min(max(0, section), len(self._section_starts) - 1)]

    def section_length(self, section: int) -> float:
        """Return how many seconds `section` takes."""
        ends = [*self._section_starts[1:], self._length]
        return ends[section] - self._section_starts[section]

    def _lay_out(
        self, section: int, text: str, at: float, length: float | None, pace: Pace
    ) -> float:
        """Add one section that begins at `at`; return when it ends."""
        split = [list(_sentences(paragraph)) for paragraph in _paragraphs(text)]
        spoken = sum(_seconds(sentence, pace) for sentences in split for sentence in sentences)
        if not spoken:
            return at + (length or 0.0)
        stretch = length / spoken if length else 1.0
        for sentences in split:
            start = at
            timed = []
            for sentence in sentences:
                seconds = _seconds(sentence, pace) * stretch
                timed.append(Sentence(sentence, at, seconds))
                at += seconds
            joined = _joined(sentences)
            self._paragraphs.append(Paragraph(section, joined, start, at - start, tuple(timed)))
        return at


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _sentences(paragraph: str) -> Iterator[str]:
    return (match.group() for match in _SENTENCE.finditer(paragraph) if match.group().strip())


def _joined(sentences: Sequence[str]) -> str:
    return "".join(sentences).strip()


def _seconds(sentence: str, pace: Pace) -> float:
    return max(_BREATH, pace.seconds(sentence))


def _index(starts: Sequence[float], seconds: float) -> int:
    """Return which of the ascending `starts` was passed last; the first before any was."""
    return max(min(0, len(starts) - 1), bisect_right(starts, seconds) - 1)
