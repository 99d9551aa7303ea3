"""A site that was loaded, as the drafts of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from wagtail.models import Page

from kiosk.content.loading import load_site
from kiosk.server.authoring.importing.files import Taking
from kiosk.server.authoring.models import (
    AlbumPage,
    DeckPage,
    EntryPage,
    FilmPage,
    LedgerPage,
    NoticePage,
    ReportPage,
    RoutePage,
    SitePart,
    TakeAwayPage,
    VillageSite,
    VisitPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from kiosk.content.loading import LoadedSite
    from kiosk.content.moving import Probe
    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.models import Township

_P = TypeVar("_P", bound=SitePart)


def import_site(
    folder: Path,
    township: Township,
    *,
    site: VillageSite | None = None,
    user: User | None = None,
    code: str = "",
    probe: Probe | None = None,
) -> VillageSite:
    """Read a site's folder and keep it as drafts, all of it or nothing.

    Args:
        folder: The folder that holds `site.yaml`.
        township: Where a new site is put.
        site: A site whose drafts are replaced; parts that the folder does not have are left
            out from then on.
        user: Who does it.
        code: The code of a new site; the folder's own when empty.
        probe: Measures films; `ffprobe` when None.

    Raises:
        ContentError: The kiosk would not show it; every problem is in it.
    """
    return keep_site(load_site(folder, probe=probe), township, site=site, user=user, code=code)


@transaction.atomic
def keep_site(
    loaded: LoadedSite,
    township: Township,
    *,
    site: VillageSite | None = None,
    user: User | None = None,
    code: str = "",
) -> VillageSite:
    """Keep a site that was loaded with its media checked; see `import_site`."""
    page = _draft_of(site) if site is not None else VillageSite(code=code or loaded.site.id)
    page.languages = list(loaded.site.languages)
    if site is None:
        page.name = dict(loaded.site.name.root)
        page.live = False
        township.add_child(instance=page)
    files = Taking(loaded.folder, page, user, loaded.seconds)
    page.fill(loaded.site, files)
    _save(page, user)
    _Parts(page, files, user).keep(loaded)
    return page


def _draft_of(page: Any) -> Any:
    draft = page.get_latest_revision_as_object()
    draft.refresh_from_db(fields=["path", "depth", "numchild"])
    return draft


def _save(page: Any, user: User | None) -> None:
    if not page.live:
        page.save(clean=False)
    page.save_revision(user=user, log_action=True)


class _Parts:
    """Matches the parts a site has with those it is to have."""

    def __init__(self, site: VillageSite, files: Taking, user: User | None) -> None:
        self._site = site
        self._files = files
        self._user = user
        self._kept: set[int] = set()

    def keep(self, loaded: LoadedSite) -> None:
        site = loaded.site
        self._single(FilmPage, site.film)
        self._single(RoutePage, site.route)
        self._single(ReportPage, site.report)
        self._single(TakeAwayPage, site.take_away or None)
        self._listed(DeckPage, site.decks)
        self._listed(NoticePage, site.notices)
        self._listed(AlbumPage, site.gallery)
        self._listed(VisitPage, site.visits)
        if site.ledger is not None:
            self._ledger(site.ledger)
        self._leave_out_the_rest()

    def _single(self, kind: type[SitePart], value: Any) -> None:
        if value is not None:
            page = next(iter(self._present(kind, self._site)), None)
            self._put(page or kind(position=1), self._site, value)

    def _listed(self, kind: type[SitePart], values: Sequence[Any]) -> None:
        present = {page.identifier: page for page in self._present(kind, self._site)}
        for position, value in enumerate(values, start=1):
            page = present.get(value.id) or kind()
            page.position = position
            self._put(page, self._site, value)

    def _ledger(self, ledger: Any) -> None:
        page = next(iter(self._present(LedgerPage, self._site)), None) or LedgerPage(position=1)
        keys: dict[tuple[int, int], str] = {}

        def fill(value: Any, files: Any) -> None:
            keys.update(page.fill(value, files))

        self._put(page, self._site, ledger, fill)
        present = {(e.category, e.identifier): e for e in self._present(EntryPage, page)}
        position = 0
        for c, chapter in enumerate(ledger.chapters):
            for n, category in enumerate(chapter.categories):
                for entry in category.entries:
                    position += 1
                    kept = present.get((keys[c, n], entry.id)) or EntryPage()
                    kept.category, kept.position = keys[c, n], position
                    self._put(kept, page, entry)

    def _put(
        self,
        page: SitePart,
        parent: Page,
        value: Any,
        fill: Callable[[Any, Any], None] | None = None,
    ) -> None:
        (fill or page.fill)(value, self._files)
        page.withheld = False
        if page.pk is None:
            page.live = False
            parent.add_child(instance=page)
            page.save_revision(user=self._user, log_action=True)
        else:
            _save(page, self._user)
        self._kept.add(page.pk)

    def _present(self, kind: type[_P], parent: Page) -> Iterable[_P]:
        if parent.pk is None:
            return []
        return [_draft_of(page) for page in kind.objects.child_of(parent).order_by("path")]

    def _leave_out_the_rest(self) -> None:
        rest = Page.objects.descendant_of(self._site).exclude(pk__in=self._kept)
        for page in rest.order_by("-depth", "path").specific():
            if not isinstance(page, SitePart):
                continue
            if page.first_published_at is None and page.is_leaf():
                page.delete(user=self._user)
            elif not (draft := _draft_of(page)).withheld:
                draft.withheld = True
                _save(draft, self._user)
