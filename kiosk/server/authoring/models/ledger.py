"""Read: the Party-building ledger; its order is one page, and each entry is one of its own."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable

from kiosk.content.model import ChapterName
from kiosk.server.authoring.fields.codes import LONGEST, check_code, code_of
from kiosk.server.authoring.fields.structures import ChartField, TableField
from kiosk.server.authoring.fields.words import WordsBlock, WordsField, pick
from kiosk.server.authoring.forms import EntryForm
from kiosk.server.authoring.models.base import CodedPart, SitePart, children, handler
from kiosk.server.authoring.models.blocks import items
from kiosk.server.authoring.models.files import Picture
from kiosk.server.authoring.models.pictures import CaptionedPicture
from kiosk.server.authoring.panels import LivePanel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.model import Entry, Ledger
    from kiosk.server.authoring.models.base import Files, Given

CHAPTERS = (
    (ChapterName.LEADERSHIP, _("leadership")),
    (ChapterName.CORE_TEAM, _("core team")),
    (ChapterName.SERVICE_POSITIONS, _("service positions")),
    (ChapterName.SYSTEMS, _("systems")),
    (ChapterName.SERVICE_ACTIVITIES, _("service activities")),
    (ChapterName.PRESENTATION, _("presentation")),
)
TITLES = {
    ChapterName.LEADERSHIP: {"zh-Hans": "领导班子", "en": "Leadership"},
    ChapterName.CORE_TEAM: {"zh-Hans": "骨干队伍", "en": "Core Team"},
    ChapterName.SERVICE_POSITIONS: {"zh-Hans": "服务阵地", "en": "Service Positions"},
    ChapterName.SYSTEMS: {"zh-Hans": "制度机制", "en": "Systems"},
    ChapterName.SERVICE_ACTIVITIES: {"zh-Hans": "服务载体", "en": "Service Activities"},
    ChapterName.PRESENTATION: {"zh-Hans": "展现平台", "en": "Presentation"},
}
"""What the six chapters of a new ledger are called."""


class CategoryBlock(blocks.StructBlock):
    """A category; its entries point to it by the number the list gives it."""

    title = WordsBlock(label=_("name of the category"))
    id = blocks.CharBlock(
        label=_("code"),
        required=False,
        max_length=LONGEST,
        validators=[check_code],
        help_text=_(
            "Its name in links and statistics; made from the title by itself. Leave it as it is."
        ),
    )

    class Meta:
        """How it shows itself."""

        icon = "folder-open-1"
        label = _("category")
        label_format = "{title}"


class ChapterBlock(blocks.StructBlock):
    """One of the six chapters."""

    name = blocks.ChoiceBlock(
        choices=CHAPTERS, label=_("which of the six"), required=False, widget=forms.Select
    )
    title = WordsBlock(label=_("title on the screen"))
    summary = WordsBlock(label=_("introduction"), lines=2)
    categories = blocks.ListBlock(
        CategoryBlock(), label=_("categories"), default=[], collapsed=True
    )

    class Meta:
        """How it shows itself."""

        icon = "folder-inverse"
        label = _("chapter")
        label_format = "{title}"


class Place(dict[str, Any]):
    """A category with where it is: its key, and its numbers and titles."""


class LedgerPage(SitePart):
    """The ledger: its six chapters and their categories. Its entries lie below it."""

    heading = WordsField(_("title of the ledger"))
    summary = WordsField(_("introduction"), lines=2)
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture of its door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Its door on the first screen."),
    )
    chapters = StreamField(
        [("chapter", ChapterBlock())],
        verbose_name=_("chapters and categories"),
        blank=True,
        max_num=6,
        collapsed=True,
    )

    subpage_types: ClassVar[list[str]] = ["authoring.EntryPage"]
    fields_of: ClassVar[dict[str, str]] = {"title": "heading"}
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("ledger", _("the six chapters")),
        ("ledger-chapter", _("a chapter")),
        ("ledger-category", _("a category")),
    ]
    max_count_per_parent = 1
    edit_handler = handler(
        LivePanel("authoring:ledger", heading=_("Entries")),
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("summary"), FieldPanel("picture")],
            heading=_("The ledger"),
        ),
        FieldPanel("chapters"),
        ordered=False,
    )

    class Meta:
        """Words."""

        verbose_name = _("Party-building ledger")
        verbose_name_plural = _("Party-building ledgers")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin a new ledger with its six chapters."""
        super().__init__(*args, **kwargs)
        if not args and not self.pk and "chapters" not in kwargs:
            self.chapters = json.dumps(
                [
                    {
                        "type": "chapter",
                        "value": {
                            "name": str(name),
                            "title": {"zh-Hans": TITLES[name]["zh-Hans"]},
                            "summary": {},
                            "categories": [],
                        },
                    }
                    for name in ChapterName
                ]
            )

    def places(self) -> Iterator[Place]:
        """Yield each category of the draft with where it is."""
        for c, chapter in enumerate(items(self.chapters.get_prep_value())):
            for n, category in enumerate(chapter.get("categories") or ()):
                yield Place(
                    key=category.get("id") or "",
                    chapter=c,
                    number=n,
                    chapter_title=pick(chapter.get("title")),
                    title=pick(category["value"].get("title")),
                )

    def content(self, files: Files) -> dict[str, Any]:
        """Return the ledger as YAML has it, each category with its key and without entries."""
        return {
            "title": self.heading,
            "summary": self.summary,
            "picture": files.picture(self.picture_id),
            "chapters": [
                {
                    "name": chapter.get("name") or None,
                    "title": chapter.get("title") or {},
                    "summary": chapter.get("summary") or {},
                    "categories": _categories(chapter.get("categories") or ()),
                }
                for chapter in items(self.chapters.get_prep_value())
            ],
        }

    def fill(self, ledger: Ledger, given: Given) -> dict[tuple[int, int], str]:
        """Take over a ledger without its entries.

        Returns:
            The key of each category, by the numbers of its chapter and its own.
        """
        self.heading, self.summary = dict(ledger.title.root), dict(ledger.summary.root)
        self.picture_id = given.picture(ledger.picture)
        before = self._keys()
        keys: dict[tuple[int, int], str] = {}
        chapters = []
        for c, chapter in enumerate(ledger.chapters):
            categories = []
            for n, category in enumerate(chapter.categories):
                key = before.get((str(chapter.name), category.id)) or str(uuid.uuid4())
                keys[c, n] = key
                value = {"id": category.id, "title": dict(category.title.root)}
                categories.append({"type": "item", "value": value, "id": key})
            told: dict[str, Any] = {
                "name": str(chapter.name),
                "title": dict(chapter.title.root),
                "summary": dict(chapter.summary.root),
                "categories": categories,
            }
            chapters.append({"type": "chapter", "value": told})
        self.chapters = json.dumps(chapters)
        return keys

    def _keys(self) -> dict[tuple[str, str], str]:
        """Return the keys of the categories there are, by the codes of chapter and category."""
        return {
            (chapter.get("name") or "", category["value"].get("id") or ""): category["id"]
            for chapter in items(self.chapters.get_prep_value())
            for category in chapter.get("categories") or ()
            if category.get("id")
        }


def _categories(stored: Any) -> list[dict[str, Any]]:
    categories: list[dict[str, Any]] = []
    for category in stored:
        value, taken = category["value"], {other["id"] for other in categories}
        title = value.get("title") or {}
        categories.append(
            {
                "key": category.get("id") or "",
                "id": value.get("id") or code_of(pick(title), taken, "category"),
                "title": title,
            }
        )
    return categories


class EntryPage(CodedPart):
    """One entry of the ledger."""

    category = models.CharField(
        _("category"), max_length=36, blank=True, default="", help_text=_("Where it is filed.")
    )
    date = models.DateField(_("day"), null=True, blank=True)
    heading = WordsField(_("title of the entry"))
    text = WordsField(_("text"), lines=5)
    table = TableField(
        _("table"),
        help_text=_("Copy cells in Excel or WPS and paste them into the first box."),
    )
    chart = ChartField(_("chart"), help_text=_("Bars or lines of a few numbers."))
    highlight = models.BooleanField(
        _("highlight"),
        default=False,
        help_text=_("Shown first, and counted for the ten minutes of reading."),
    )

    parent_page_types: ClassVar[list[str]] = ["authoring.LedgerPage"]
    fields_of: ClassVar[dict[str, str]] = {
        "id": "identifier",
        "title": "heading",
        "pages": "scans",
    }
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("ledger-category", _("a category")),
        ("ledger-table", _("a table")),
        ("ledger-chart", _("a chart")),
        ("ledger-pages", _("scanned pages")),
    ]
    base_form_class = EntryForm
    edit_handler = handler(
        MultiFieldPanel(
            [
                FieldPanel("category"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("highlight")]),
                FieldPanel("heading"),
                FieldPanel("text"),
            ],
            heading=_("The entry"),
        ),
        FieldPanel("table"),
        FieldPanel("chart", classname="collapsed"),
        MultipleChooserPanel(
            "scans",
            chooser_field_name="picture",
            heading=_("Scanned pages"),
            label=_("scanned page"),
            panels=[FieldPanel("picture")],
        ),
        MultipleChooserPanel(
            "photos",
            chooser_field_name="picture",
            heading=_("Pictures"),
            label=_("picture"),
            panels=[FieldPanel("picture"), FieldPanel("caption")],
        ),
        coded=True,
    )

    class Meta:
        """Words."""

        verbose_name = _("entry")
        verbose_name_plural = _("entries")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the entry as YAML has it."""
        return {
            "id": self.identifier,
            "date": self.date,
            "highlight": self.highlight,
            "title": self.heading,
            "text": self.text,
            "table": self.table,
            "chart": self.chart,
            "pages": [files.picture(scan.picture_id) for scan in children(self, "scans")],
            "photos": [
                {"picture": files.picture(p.picture_id), "caption": p.caption}
                for p in children(self, "photos")
            ],
        }

    def fill(self, entry: Entry, given: Given) -> None:
        """Take over an entry."""
        self.identifier, self.date, self.highlight = entry.id, entry.date, entry.highlight
        self.heading, self.text = dict(entry.title.root), dict(entry.text.root)
        self.table = entry.table.model_dump(mode="json") if entry.table else None
        self.chart = entry.chart.model_dump(mode="json") if entry.chart else None
        self.scans = [
            EntryScan(sort_order=n, picture_id=given.picture(path))
            for n, path in enumerate(entry.pages)
        ]
        self.photos = [
            EntryPhoto(
                sort_order=n,
                picture_id=given.picture(photo.picture),
                caption=dict(photo.caption.root),
            )
            for n, photo in enumerate(entry.photos)
        ]


class EntryScan(Orderable):
    """A scanned page of an entry."""

    page = ParentalKey(EntryPage, on_delete=models.CASCADE, related_name="scans")
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )


class EntryPhoto(CaptionedPicture):
    """A picture of an entry."""

    page = ParentalKey(EntryPage, on_delete=models.CASCADE, related_name="photos")
