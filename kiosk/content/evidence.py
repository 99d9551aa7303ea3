"""The six things an acceptance team looks for: what the ledger shows for each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.model import ChapterName
from kiosk.content.strands import Advice

if TYPE_CHECKING:
    from kiosk.content.model import Entry, Ledger

RECENT = dt.timedelta(days=548)
"""Eighteen months, back from the ledger's newest entry: the machine's clock may be wrong."""


@dataclass(frozen=True, slots=True)
class EvidenceAudit:
    """One of the six things.

    Attributes:
        chapter: Which.
        categories: Categories that have entries.
        entries: Entries in them.
        highlights: Highlighted entries.
        recent: Entries of the eighteen months up to the newest entry of the ledger.
        advice: What to mend; empty when it passes.
    """

    chapter: ChapterName
    categories: int = 0
    entries: int = 0
    highlights: int = 0
    recent: int = 0
    advice: tuple[Advice, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there is evidence, fresh evidence, and one to show first."""
        return not self.advice

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "chapter": str(self.chapter),
            "passed": self.passed,
            "categories": self.categories,
            "entries": self.entries,
            "highlights": self.highlights,
            "recent": self.recent,
            "advice": [advice._asdict() for advice in self.advice],
        }


def audit_evidence(ledger: Ledger | None) -> tuple[EvidenceAudit, ...]:
    """Return the six things in the order of the policy paper."""
    filled: dict[ChapterName, list[list[Entry]]] = {}
    for chapter in ledger.chapters if ledger else ():
        filled[chapter.name] = [list(c.entries) for c in chapter.categories if c.entries]
    days = [e.date for lists in filled.values() for entries in lists for e in entries]
    newest = max(days, default=dt.date.min)
    since = newest - RECENT if days else newest
    return tuple(_audit_chapter(name, filled.get(name, []), since) for name in ChapterName)


def _audit_chapter(
    name: ChapterName, categories: list[list[Entry]], since: dt.date
) -> EvidenceAudit:
    entries = [entry for category in categories for entry in category]
    highlights = sum(entry.highlight for entry in entries)
    recent = sum(entry.date >= since for entry in entries)
    advice: list[Advice] = []
    if not entries:
        advice.append(
            Advice("台账里还没有条目，请补充", "the ledger has no entry for it: add some")
        )
    else:
        if not recent:
            advice.append(
                Advice(
                    f"{since} 以来没有新条目，请补充近期材料",
                    f"nothing since {since}: add what was done lately",
                )
            )
        if not highlights:
            advice.append(
                Advice(
                    "没有亮点，请给最能说明问题的条目标上 highlight: true",
                    "no highlight: mark the entry that tells most highlight: true",
                )
            )
    return EvidenceAudit(name, len(categories), len(entries), highlights, recent, tuple(advice))
