"""What changed between two submissions: page by page in words, and file by file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from wagtail.models import Revision

from kiosk.server.authoring.export.files import Library, Taken
from kiosk.server.authoring.models.base import ContentPage
from kiosk.server.review.difference import Change, Difference, Kind, difference
from kiosk.server.review.reading import Line, lines

if TYPE_CHECKING:
    from kiosk.server.review.models import Submission
    from kiosk.server.review.tree import Pin


@dataclass(frozen=True)
class PageChange:
    """One page that came, went, or says something else.

    Attributes:
        title: What people call the page.
        kind: What sort of page it is.
        what: `added`, `removed`, `changed` or `moved`.
        lines: What is written otherwise; empty for a page that went.
        unknown: Its older state was deleted, and what it said is not known any more.
        page: Its number, while there is such a page; else 0.
    """

    title: str
    kind: str
    what: str
    lines: tuple[Line, ...] = ()
    unknown: bool = False
    page: int = 0


@dataclass(frozen=True)
class Changes:
    """Everything that is other in one submission than in another."""

    before: Submission | None
    after: Submission
    files: Difference
    pages: tuple[PageChange, ...] = field(default_factory=tuple)


def changes(before: Submission | None, after: Submission) -> Changes:
    """Return what changed from `before` (None: nothing) to `after`."""
    files = difference(before.file_list if before else (), after.file_list)
    return Changes(before, after, files, tuple(_pages(before, after)))


def _pages(before: Submission | None, after: Submission) -> list[PageChange]:
    old = {pin.page: pin for pin in before.pins} if before else {}
    new = {pin.page: pin for pin in after.pins}
    told = {pk: pin for pk, pin in new.items() if _is_other(old.get(pk), pin)}
    gone = [pin for pk, pin in old.items() if pk not in new]
    wanted = [pin.revision for pin in (*told.values(), *gone)]
    wanted += [old[pk].revision for pk in told if pk in old]
    said = _Said(before, after, wanted)
    found = [_page(said, old.get(pk), pin) for pk, pin in told.items()]
    found += [PageChange(pin.title, said.kind(pin), "removed") for pin in gone]
    order = [pk for pk in new if pk in old]
    if order != [pk for pk in old if pk in new]:
        found.append(PageChange(str(after.site), "", "moved"))
    return found


def _is_other(old: Pin | None, new: Pin) -> bool:
    return old is None or old.digest != new.digest


def _page(said: _Said, old: Pin | None, new: Pin) -> PageChange:
    kind = said.kind(new)
    if old is None:
        return PageChange(new.title, kind, "added", said.lines({}, said.of(new)), page=new.page)
    before = said.of(old)
    written = said.lines(before, said.of(new)) if before is not None else ()
    return PageChange(new.title, kind, "changed", written, unknown=before is None, page=new.page)


def _pictures(submission: Submission) -> dict[str, str]:
    """Return the SHA-256 of every picture by its path."""
    return {
        file.path: file.sha256
        for file in submission.file_list
        if Change(file.path, None, file).kind is Kind.PICTURE
    }


class _Said:
    """What pages said at their revisions."""

    def __init__(self, before: Submission | None, after: Submission, revisions: list[int]) -> None:
        self._files = Taken(Library(after.site))
        self._revisions = Revision.objects.in_bulk(revisions)
        self._old = _pictures(before) if before else {}
        self._new = _pictures(after)

    def lines(self, before: Any, after: Any) -> tuple[Line, ...]:
        """Return where something else is written, with the pictures that are meant."""
        return tuple(
            replace(
                line,
                old_picture=self._old.get(line.before, ""),
                new_picture=self._new.get(line.after, ""),
            )
            for line in lines(before, after)
        )

    def of(self, pin: Pin) -> dict[str, Any] | None:
        """Return what a page said; None when its revision is gone."""
        page = self._page(pin)
        if page is None:
            return None
        said = page.content(self._files)
        return {**said, "withheld": bool(getattr(page, "withheld", False))}

    def kind(self, pin: Pin) -> str:
        """Return what sort of page it is, in words."""
        page = self._page(pin)
        return str(page._meta.verbose_name) if page is not None else pin.kind  # noqa: SLF001

    def _page(self, pin: Pin) -> ContentPage | None:
        revision = self._revisions.get(pin.revision)
        if revision is None or revision.content_object is None:
            return None
        page = revision.as_object()
        return page if isinstance(page, ContentPage) else None
