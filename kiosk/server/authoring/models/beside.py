"""Beside the four strands: notices, and what visitors take home."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from kiosk.server.authoring.fields.codes import LONGEST, check_code, code_of
from kiosk.server.authoring.fields.words import WordsBlock, WordsField, pick
from kiosk.server.authoring.models.base import CodedPart, SitePart, handler
from kiosk.server.authoring.models.blocks import items, stored
from kiosk.server.authoring.models.files import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.content.model import Notice, TakeAway
    from kiosk.server.authoring.models.base import Files, Given


class NoticePage(CodedPart):
    """A notice, shown from one day to another, both included."""

    heading = WordsField(_("title of the notice"))
    text = WordsField(_("text"), lines=5)
    from_day = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Shown for good when empty.")
    )
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    fields_of: ClassVar[dict[str, str]] = {
        "id": "identifier",
        "title": "heading",
        "from": "from_day",
    }
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("notices", _("all notices")),
        ("notices-one", _("a notice")),
    ]
    edit_handler = handler(
        MultiFieldPanel(
            [
                FieldPanel("heading"),
                FieldPanel("text"),
                FieldRowPanel([FieldPanel("from_day"), FieldPanel("until")]),
                FieldPanel("picture"),
            ],
            heading=_("The notice"),
        ),
        coded=True,
    )

    class Meta:
        """Words."""

        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the notice as YAML has it."""
        return {
            "id": self.identifier,
            "title": self.heading,
            "from": self.from_day,
            "until": self.until,
            "picture": files.picture(self.picture_id),
            "text": self.text,
        }

    def fill(self, notice: Notice, given: Given) -> None:
        """Take over a notice."""
        self.identifier = notice.id
        self.heading, self.text = dict(notice.title.root), dict(notice.text.root)
        self.from_day, self.until = notice.from_, notice.until
        self.picture_id = given.picture(notice.picture)


class TakeAwayBlock(blocks.StructBlock):
    """Something to take home on the phone."""

    title = WordsBlock(label=_("title"))
    note = WordsBlock(label=_("note"), lines=2)
    link = blocks.CharBlock(
        label=_("web address"),
        required=False,
        max_length=600,
        help_text=_("The screen draws the code. Or choose a picture of the code below; not both."),
    )
    picture = ImageChooserBlock(label=_("picture of the code"), required=False)
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

        icon = "download"
        label = _("thing to take home")
        label_format = "{title}"


class TakeAwayPage(SitePart):
    """What visitors take home: each a code to scan."""

    things = StreamField(
        [("thing", TakeAwayBlock())],
        verbose_name=_("things to take home"),
        blank=True,
        collapsed=True,
    )

    screens: ClassVar[list[tuple[str, Any]]] = [("take-away", _("things to take home"))]
    max_count_per_parent = 1
    edit_handler = handler(FieldPanel("things"), ordered=False)

    class Meta:
        """Words."""

        verbose_name = _("things to take home")
        verbose_name_plural = _("things to take home")

    def content(self, files: Files) -> dict[str, Any]:
        """Return them as YAML has them, under one key."""
        things: list[dict[str, Any]] = []
        for thing in items(self.things.get_prep_value()):
            taken = {other["id"] for other in things}
            title = thing.get("title") or {}
            things.append(
                {
                    "id": thing.get("id") or code_of(pick(title), taken, "thing"),
                    "title": title,
                    "note": thing.get("note") or {},
                    "link": thing.get("link") or None,
                    "picture": files.picture(thing.get("picture")),
                }
            )
        return {"things": things}

    def fill(self, things: Sequence[TakeAway], given: Given) -> None:
        """Take them over."""
        values = [
            {
                "id": thing.id,
                "title": dict(thing.title.root),
                "note": dict(thing.note.root),
                "link": thing.link or "",
                "picture": given.picture(thing.picture),
            }
            for thing in things
        ]
        self.things = json.dumps(stored(values, "thing"))
