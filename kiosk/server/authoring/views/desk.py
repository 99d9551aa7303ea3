"""How ready a site is, and what its ledger holds: pieces of the pages of the console."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access

from kiosk.content.audit_table import CHAPTER_NAMES, STRAND_NAMES
from kiosk.content.model import ChapterName, Strand
from kiosk.content.strands import LONGEST, SHORTEST, TARGET
from kiosk.server.authoring.desk.desk import Desk, desk_of
from kiosk.server.authoring.export.drafts import drafts
from kiosk.server.authoring.files import spoken_language
from kiosk.server.authoring.models import (
    AlbumPage,
    DeckPage,
    EntryPage,
    FilmPage,
    LedgerPage,
    NoticePage,
    ReportPage,
    RoutePage,
    TakeAwayPage,
    VillageSite,
    VisitPage,
)
from kiosk.server.authoring.preview.asking import glass
from kiosk.server.authoring.rights import may_edit, site_to_see

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from kiosk.content.strands import StrandAudit
    from kiosk.server.authoring.desk.desk import Finding
    from kiosk.server.authoring.models import SitePart

_STRAND_PAGES: dict[Strand, type[SitePart]] = {
    Strand.ROUTE: RoutePage,
    Strand.LEDGER: LedgerPage,
    Strand.FILM: FilmPage,
    Strand.REPORT: ReportPage,
}
_BESIDE: tuple[type[SitePart], ...] = (DeckPage, NoticePage, AlbumPage, TakeAwayPage, VisitPage)
_PLAIN = (
    ("标上 highlight: true", "勾选“亮点”"),
    ("；请在 site.yaml 里写", ""),
    ("highlight: true", "“highlight”"),
    ("这台机器上要有 ffprobe（sudo apt install ffmpeg）", "请在“影片与录音”里看看"),
)
"""What those who write files are told, and what it is on a form."""


@dataclass(frozen=True)
class StrandCard:
    """One strand as the desk shows it."""

    name: str
    audit: StrandAudit
    minutes: str
    per_mille: int
    advice: list[str]
    page: SitePart | None
    add: str


@dataclass(frozen=True)
class Told:
    """A finding as a person reads it."""

    way: str
    says: str
    link: str


@require_admin_access
@require_GET
@never_cache
def desk(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show how ready a site's draft is."""
    site = site_to_see(request.user, page_id)
    found = desk_of(site)
    _, parts = drafts(site)
    context = {
        "site": site,
        "desk": found,
        "strands": [_strand(site, found.strand(name), parts) for name in Strand],
        "six": [
            (CHAPTER_NAMES[name].say(spoken_language()), found.chapter(name))
            for name in ChapterName
        ],
        "six_advice": _six_advice(found),
        "fatal": [_told(finding) for finding in found.fatal],
        "warnings": [_told(finding) for finding in found.warnings],
        "homeless": [(title, _edit(number, "category")) for number, title in found.homeless],
        "beside": [_beside(site, kind, parts) for kind in _BESIDE],
        "low": LOW,
        "good": GOOD,
        "glass": glass(site, "home"),
        "editable": may_edit(request.user, site),
    }
    return render(request, "authoring/desk.html", context)


def readiness(site: VillageSite) -> dict[str, Any]:
    """Return what the first page says of a site: the four strands, and how much is to be mended."""
    found = desk_of(site)
    _, parts = drafts(site)
    return {
        "site": site,
        "desk": found,
        "missing": len(found.fatal) + len(found.homeless),
        "strands": [_strand(site, found.strand(name), parts) for name in Strand],
        "low": LOW,
        "good": GOOD,
    }


def _edit(number: int, anchor: str = "") -> str:
    address = reverse("wagtailadmin_pages:edit", args=(number,))
    return f"{address}#field={anchor}" if anchor else address


def _add(parent: Any, kind: type[SitePart]) -> str:
    name = kind._meta.model_name  # noqa: SLF001  # Django's public name
    return reverse("wagtailadmin_pages:add", args=("authoring", name, parent.pk))


def _strand(site: VillageSite, audit: StrandAudit, parts: Sequence[SitePart]) -> StrandCard:
    kind = _STRAND_PAGES[audit.strand]
    page = next((part for part in parts if isinstance(part, kind)), None)
    seconds = audit.seconds or 0.0
    advice = [_plain(one.say(spoken_language())) for one in audit.advice] if page else []
    return StrandCard(
        name=STRAND_NAMES[audit.strand].say(spoken_language()),
        audit=audit,
        minutes="?" if audit.seconds is None else f"{seconds / 60:.1f}",
        per_mille=min(1000, round(seconds / LONGEST * 1000)),
        advice=advice,
        page=page,
        add=_add(site, kind),
    )


LOW, GOOD = round(SHORTEST / LONGEST * 1000), round(TARGET / LONGEST * 1000)


def _plain(text: str) -> str:
    for technical, simple in _PLAIN:
        text = text.replace(technical, simple)
    return text


def _six_advice(desk: Desk) -> list[tuple[str, list[str]]]:
    language = spoken_language()
    return [
        (CHAPTER_NAMES[e.chapter].say(language), [_plain(a.say(language)) for a in e.advice])
        for e in desk.evidence
        if e.advice
    ]


def _told(finding: Finding) -> Told:
    chinese = spoken_language() == "zh-Hans"
    says = finding.zh if chinese else finding.en
    if finding.key and len(finding.places) > 1:
        says = says.replace(f"“{finding.key}”", f"“{finding.places[-1]}”")
    return Told(" › ".join(finding.places), says, _edit(finding.page, finding.anchor))


def _beside(site: VillageSite, kind: type[SitePart], parts: Sequence[SitePart]) -> dict[str, Any]:
    mine = [part for part in parts if isinstance(part, kind)]
    only_one = getattr(kind, "max_count_per_parent", None) == 1
    return {
        "name": kind._meta.verbose_name_plural,  # noqa: SLF001  # Django's public name
        "pages": [(page.title, _edit(page.pk)) for page in mine],
        "add": None if only_one and mine else _add(site, kind),
        "one": kind._meta.verbose_name,  # noqa: SLF001
    }


@require_admin_access
@require_GET
@never_cache
def ledger(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what a ledger's draft holds: chapters, categories and entries."""
    page = LedgerPage.objects.filter(pk=page_id).first()
    site = page.site_page() if page else None
    if page is None or site is None:
        raise Http404
    site_to_see(request.user, site.pk)
    _, parts = drafts(site)
    draft = next((p for p in parts if isinstance(p, LedgerPage)), None)
    entries = [part for part in parts if isinstance(part, EntryPage)]
    context = {
        "ledger": page,
        "chapters": _chapters(draft or page.get_latest_revision_as_object(), entries),
        "add": _add(page, EntryPage),
        "editable": may_edit(request.user, site),
        "count": len(entries),
    }
    return render(request, "authoring/ledger.html", context)


def _chapters(draft: LedgerPage, entries: Sequence[EntryPage]) -> list[dict[str, Any]]:
    left = list(entries)
    chapters: dict[int, dict[str, Any]] = {}
    for place in draft.places():
        chapter = chapters.setdefault(
            place["chapter"], {"title": place["chapter_title"], "categories": []}
        )
        mine = [entry for entry in left if entry.category == place["key"]]
        left = [entry for entry in left if entry.category != place["key"]]
        chapter["categories"].append(
            {"title": place["title"], "key": place["key"], "entries": _rows(mine)}
        )
    if left:
        title = gettext("Filed nowhere")
        categories = [{"title": title, "key": "", "entries": _rows(left)}]
        chapters[-1] = {"title": title, "categories": categories}
    return list(chapters.values())


def _rows(entries: Sequence[EntryPage]) -> list[dict[str, Any]]:
    return [
        {"title": e.title, "date": e.date, "highlight": e.highlight, "link": _edit(e.pk)}
        for e in entries
    ]


NOTHING_YET = gettext_lazy("There is nothing here yet.")
