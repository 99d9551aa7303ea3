"""A site's pages as one tree of plain values, and which page says what in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel

from kiosk.content import model as m
from kiosk.server.authoring.export.writing import Flow, Include, Quoted
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
    VisitPage,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.server.authoring.export.files import Taken
    from kiosk.server.authoring.models import SitePart, VillageSite
    from kiosk.server.authoring.models.base import ContentPage

Path = tuple[int | str, ...]
_P = TypeVar("_P", bound="SitePart")


@dataclass
class Composed:
    """A site as plain values.

    Attributes:
        value: What `site.yaml` holds, with includes.
        owners: The page that says what lies below a path of the content.
        homeless: Entries of the ledger that no category has.
    """

    value: dict[str, Any]
    owners: dict[Path, ContentPage] = field(default_factory=dict)
    homeless: list[EntryPage] = field(default_factory=list)


def compose(site: VillageSite, parts: Sequence[SitePart], files: Taken, first: int = 0) -> Composed:
    """Return everything that `site` and its `parts` say; tell `files` what they point to.

    The chapter and the category of the entry whose number is `first` come first.
    """
    return _Composer(site, parts, files, first).compose()


class _Composer:
    def __init__(
        self, site: VillageSite, parts: Sequence[SitePart], files: Taken, first: int
    ) -> None:
        self._site = site
        self._parts = parts
        self._files = files
        self._first = first
        self._done = Composed({}, {(): site})

    def compose(self) -> Composed:
        value = said(m.Site, self._site.content(self._files))
        self._one(value, "film", m.Film, self._of(FilmPage))
        self._list(value, "decks", m.Deck, self._of(DeckPage), apart="decks")
        self._one(value, "route", m.Route, self._of(RoutePage))
        self._ledger(value)
        self._one(value, "report", m.Report, self._of(ReportPage))
        self._list(value, "notices", m.Notice, self._of(NoticePage))
        self._list(value, "gallery", m.Album, self._of(AlbumPage))
        self._take_away(value)
        self._list(value, "visits", m.Visit, self._of(VisitPage))
        self._name_files(value)
        self._done.value = value
        return self._done

    def _of(self, kind: type[_P]) -> list[_P]:
        return [part for part in self._parts if isinstance(part, kind)]

    def _one(
        self, value: dict[str, Any], key: str, kind: type[m.Model], pages: Sequence[SitePart]
    ) -> None:
        if pages:
            self._done.owners[(key,)] = pages[0]
            value[key] = Include(f"{key}.yaml", said(kind, pages[0].content(self._files)))

    def _list(
        self,
        value: dict[str, Any],
        key: str,
        kind: type[m.Model],
        pages: Sequence[SitePart],
        apart: str = "",
    ) -> None:
        if not pages:
            return
        items: list[Any] = []
        for index, page in enumerate(pages):
            self._done.owners[key, index] = page
            content = said(kind, page.content(self._files))
            items.append(Include(f"{apart}/{index + 1}.yaml", content) if apart else content)
        value[key] = items if apart else Include(f"{key}.yaml", items)

    def _take_away(self, value: dict[str, Any]) -> None:
        for page in self._of(TakeAwayPage)[:1]:
            things = page.content(self._files)["things"]
            if things:
                self._done.owners[("take_away",)] = page
                items = [said(m.TakeAway, thing) for thing in things]
                value["take_away"] = Include("take-away.yaml", items)

    def _ledger(self, value: dict[str, Any]) -> None:
        entries = self._of(EntryPage)
        ledgers = self._of(LedgerPage)
        if not ledgers:
            self._done.homeless = entries
            return
        self._done.owners[("ledger",)] = ledgers[0]
        ledger = ledgers[0].content(self._files)
        self._put_first(ledger, entries)
        for c, chapter in enumerate(ledger["chapters"]):
            for n, category in enumerate(chapter["categories"]):
                key = category.pop("key")
                mine = [e for e in entries if e.category == key]
                entries = [e for e in entries if e.category != key]
                where: Path = ("ledger", "chapters", c, "categories", n, "entries")
                category["entries"] = self._entries(where, mine)
        self._done.homeless = entries
        told = said(m.Ledger, ledger)
        told["chapters"] = [
            Include(f"ledger/{n}.yaml", chapter)
            for n, chapter in enumerate(told["chapters"], start=1)
        ]
        value["ledger"] = Include("ledger.yaml", told)

    def _put_first(self, ledger: dict[str, Any], entries: Sequence[EntryPage]) -> None:
        wanted = next((e.category for e in entries if e.pk == self._first), None)
        if wanted is None:
            return
        for chapter in ledger["chapters"]:
            chapter["categories"].sort(key=lambda category: category["key"] != wanted)
        ledger["chapters"].sort(
            key=lambda chapter: [c["key"] for c in chapter["categories"][:1]] != [wanted]
        )

    def _entries(self, where: Path, pages: Sequence[EntryPage]) -> list[dict[str, Any]]:
        entries = []
        for index, page in enumerate(pages):
            self._done.owners[(*where, index)] = page
            entries.append(page.content(self._files))
        return entries

    def _name_files(self, value: dict[str, Any]) -> None:
        """See that no file of ours has the name of a picture or a theme."""
        files = {place.casefold() for place in self._files.places}
        folders = {"/".join(f.split("/")[:n]) for f in files for n in range(1, f.count("/") + 1)}
        _rename(value, files, folders)


def _rename(value: Any, files: set[str], folders: set[str]) -> None:
    for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if isinstance(item, Include):
            name = item.file
            while name in files | folders or name.partition("/")[0] in files:
                name = f"content-{name}"
            value[key] = Include(name, item.value)
            _rename(item.value, files, folders)
        elif isinstance(item, dict | list):
            _rename(item, files, folders)


def said(kind: type[m.Model], value: dict[str, Any]) -> dict[str, Any]:
    """Return a content of `kind` as YAML has it: what may be left out and says nothing is."""
    if kind is m.Table:
        return _table(value)
    told: dict[str, Any] = {}
    for name, field_info in kind.model_fields.items():
        key = field_info.alias or name
        if key not in value:
            continue
        item = value[key]
        if field_info.is_required() or item not in (None, {}, [], "", False):
            told[key] = _as(field_info.annotation, item)
    unknown = set(value) - {f.alias or n for n, f in kind.model_fields.items()}
    if unknown:
        raise KeyError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    return told


def _as(annotation: Any, item: Any) -> Any:
    if isinstance(item, dict):
        kinds = [kind for kind in _models(annotation) if kind is not m.Text]
        return said(kinds[0], item) if kinds else _text(item)
    if isinstance(item, list):
        return [_as(annotation, one) for one in item]
    return item


@lru_cache(maxsize=256)
def _models(annotation: Any) -> tuple[type[Any], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    found = (kind for argument in get_args(annotation) for kind in _models(argument))
    return tuple(dict.fromkeys(found))


def _text(words: dict[str, Any]) -> Any:
    return words[m.ANY_LANGUAGE] if set(words) == {m.ANY_LANGUAGE} else words


def _table(table: dict[str, Any]) -> dict[str, Any]:
    columns = [_text(c) if isinstance(c, dict) else c for c in table.get("columns", ())]
    rows = [
        Flow(Quoted(cell) if isinstance(cell, str) else cell for cell in row)
        for row in table.get("rows", ())
    ]
    return {"columns": columns, "rows": rows}
