"""Everything that a site's page says about how ready the site is."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from wagtail.models import Page

from kiosk.content.loading import load_site
from kiosk.errors import ContentError
from kiosk.server.authoring.desk.labels import labels
from kiosk.server.authoring.desk.spots import Spot, Spots
from kiosk.server.authoring.desk.strands import measure
from kiosk.server.authoring.export.files import Filing
from kiosk.server.authoring.export.folder import export_site
from kiosk.server.authoring.export.writing import Include
from kiosk.server.authoring.models import Recording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.content.evidence import EvidenceAudit
    from kiosk.content.model import ChapterName, Strand
    from kiosk.content.strands import StrandAudit
    from kiosk.errors import Problem
    from kiosk.server.authoring.models import VillageSite

_KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Finding:
    """Something to mend, and where.

    Attributes:
        page: The number of the page.
        anchor: The way to the field.
        places: The names on that way, with the page's.
        zh: What is wrong and what to do, in Chinese.
        en: The same in English.
        fatal: Whether the site cannot be shown like this.
        key: What the words call the field.
    """

    page: int
    anchor: str
    places: tuple[str, ...]
    zh: str
    en: str
    fatal: bool
    key: str = ""


@dataclass(frozen=True)
class Desk:
    """How ready a site's draft is.

    Attributes:
        strands: The four strands, measured.
        evidence: The six things of the ledger.
        findings: What to mend, what keeps the site off the screen first.
        homeless: Entries that are filed nowhere: number and title.
    """

    strands: tuple[StrandAudit, ...]
    evidence: tuple[EvidenceAudit, ...]
    findings: tuple[Finding, ...]
    homeless: tuple[tuple[int, str], ...]

    @property
    def fatal(self) -> tuple[Finding, ...]:
        """What keeps the site off the screen."""
        return tuple(f for f in self.findings if f.fatal)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What an editor should look at."""
        return tuple(f for f in self.findings if not f.fatal)

    @property
    def passed(self) -> bool:
        """Whether it can be shown and passes the audit."""
        good = all(s.passed for s in self.strands) and all(e.passed for e in self.evidence)
        return good and not self.fatal and not self.homeless

    def strand(self, name: Strand) -> StrandAudit:
        """Return one strand."""
        return next(s for s in self.strands if s.strand is name)

    def chapter(self, name: ChapterName) -> EvidenceAudit:
        """Return one of the six things."""
        return next(e for e in self.evidence if e.chapter is name)


def fingerprint(site: VillageSite) -> str:
    """Return a text that changes whenever a draft of the site or one of its films does."""
    digest = hashlib.sha256()
    pages = Page.objects.descendant_of(site, inclusive=True).order_by("path")
    for row in pages.values_list("pk", "latest_revision_id", "latest_revision__created_at"):
        digest.update(repr(row).encode())
    films = Recording.objects.filter(collection=site.collection_id).order_by("pk")
    for row in films.values_list("pk", "state", "seconds"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def desk_of(site: VillageSite) -> Desk:
    """Return how ready the draft of `site` is; worked out once for each state of it."""
    name = f"desk:{site.pk}:{fingerprint(site)}"
    known: Desk | None = cache.get(name)
    if known is None:
        known = _look(site)
        cache.set(name, known, _KEPT_SECONDS)
    return known


def _look(site: VillageSite) -> Desk:
    with tempfile.TemporaryDirectory(prefix="kiosk-desk.") as scratch:
        folder = Path(scratch) / "site"
        composed = export_site(site, folder, filing=Filing.STAND_IN)
        problems = _problems(folder)
        spots = Spots(folder, composed.owners)
        findings = tuple(_finding(problem, spots.find(problem)) for problem in problems)
    value = plain(composed.value)
    films = Recording.objects.filter(collection=site.collection_id, seconds__isnull=False)
    lengths = {f.site_path: float(f.seconds or 0) for f in films}
    language = (value.get("languages") or ["zh-Hans"])[0]
    strands, evidence = measure(value, lengths, language)
    homeless = tuple((page.pk, page.title) for page in composed.homeless)
    return Desk(strands, evidence, findings, homeless)


def _problems(folder: Path) -> Iterable[Problem]:
    try:
        return load_site(folder, check_media=False).warnings
    except ContentError as error:
        return error.problems


def _finding(problem: Problem, spot: Spot) -> Finding:
    named = next((str(s) for s in reversed(spot.field) if isinstance(s, str)), "")
    written = {field: key for key, field in spot.page.fields_of.items()}
    return Finding(
        page=spot.page.pk,
        anchor=spot.anchor,
        places=(spot.page.title, *labels(spot)),
        zh=problem.zh,
        en=problem.en,
        fatal=problem.fatal,
        key=written.get(named, named).rpartition(".")[2],
    )


def plain(value: Any) -> Any:
    """Return composed values without their includes."""
    if isinstance(value, Include):
        return plain(value.value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value
