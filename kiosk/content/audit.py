"""The forty-minute audit: each strand measured against its ten minutes, and the six things.

A strand passes between eight and twelve minutes: the standard says ten, and nobody stands with
a watch. How each is measured:

* route: over all stops, the longer of its planned minutes and its commentary (recorded, or
  spoken at 220 characters a minute), for a visitor waits for both;
* ledger: the highlighted entries, read silently at 300 characters a minute, with a fixed time
  to look at each table, chart, page and photo;
* film: its real length;
* report: its recordings, or its text at 220 characters a minute.

Texts are measured in the site's first language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.content.evidence import EvidenceAudit, audit_evidence
from kiosk.content.strands import (
    StrandAudit,
    audit_film,
    audit_ledger,
    audit_report,
    audit_route,
)

if TYPE_CHECKING:
    from kiosk.content.loading import LoadedSite
    from kiosk.content.model import Text


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole audit.

    Attributes:
        site: The site's name.
        strands: The four, in the order of the standard.
        evidence: The six things an acceptance team looks for.
    """

    site: Text
    strands: tuple[StrandAudit, ...]
    evidence: tuple[EvidenceAudit, ...]

    @property
    def passed(self) -> bool:
        """Whether all four strands and all six things pass."""
        strands = all(strand.passed for strand in self.strands)
        return strands and all(evidence.passed for evidence in self.evidence)

    def as_json(self) -> dict[str, Any]:
        """Return the audit as plain values, for `json.dumps`."""
        return {
            "site": dict(self.site.root),
            "passed": self.passed,
            "strands": [strand.as_json() for strand in self.strands],
            "evidence": [evidence.as_json() for evidence in self.evidence],
        }


def forty_minute_audit(loaded: LoadedSite, *, film_seconds: float | None = None) -> Audit:
    """Measure `loaded` against the standard.

    Args:
        loaded: The site, loaded with its media checked.
        film_seconds: The film's length, where the caller measured it; else from `loaded`.
    """
    site, language, lengths = loaded.site, loaded.site.languages[0], dict(loaded.seconds)
    if site.film is not None and film_seconds is not None:
        lengths[site.film.file] = film_seconds
    strands = (
        audit_route(site.route, lengths, language),
        audit_ledger(site.ledger, language),
        audit_film(site.film, lengths),
        audit_report(site.report, lengths, language),
    )
    return Audit(site.name, strands, audit_evidence(site.ledger))
