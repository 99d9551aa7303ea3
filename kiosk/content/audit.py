"""The forty-minute audit: each strand measured against its ten minutes, and the six things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.content.loading import LoadedSite
    from kiosk.content.model import ChapterName, Strand


@dataclass(frozen=True, slots=True)
class Advice:
    """What to mend, in plain words."""

    zh: str
    en: str

    def say(self, language: str) -> str:
        """Return the advice in `language` (`zh-Hans` or `en`)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True)
class StrandAudit:
    """One strand against its ten minutes.

    Attributes:
        strand: Which.
        seconds: Measured length; None when it could not be measured.
        parts: What the length is made of, as (label, seconds).
        passed: Whether it lies within the tolerance.
        advice: What to mend; empty when passed.
    """

    strand: Strand
    seconds: float | None
    parts: tuple[tuple[Advice, float], ...]
    passed: bool
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceAudit:
    """One of the six things an acceptance team looks for.

    Attributes:
        chapter: Which.
        categories: Categories that have entries.
        entries: Entries in them.
        highlights: Highlighted entries.
        recent: Entries of the eighteen months up to the newest entry of the ledger.
        passed: Whether there is evidence enough.
        advice: What to mend; empty when passed.
    """

    chapter: ChapterName
    categories: int
    entries: int
    highlights: int
    recent: int
    passed: bool
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole audit."""

    site: str
    strands: tuple[StrandAudit, ...]
    evidence: tuple[EvidenceAudit, ...]

    @property
    def passed(self) -> bool:
        """Whether all four strands and all six things pass."""
        return all(s.passed for s in self.strands) and all(e.passed for e in self.evidence)

    def as_json(self) -> dict[str, Any]:
        """Return the audit as plain values, for `json.dumps`."""
        raise NotImplementedError


def forty_minute_audit(loaded: LoadedSite, *, film_seconds: float | None = None) -> Audit:
    """Measure `loaded` against the standard.

    Args:
        loaded: The site, loaded with its media checked.
        film_seconds: The film's length, where the caller measured it; else from `loaded`.
    """
    raise NotImplementedError
