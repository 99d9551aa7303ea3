"""A visit that is prepared: who comes, and what they are shown in which order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from kiosk.content.model import Strand
from kiosk.server.authoring.fields.words import WordsBlock, WordsField, pick
from kiosk.server.authoring.models.base import CodedPart, handler
from kiosk.server.authoring.models.blocks import items, stored

if TYPE_CHECKING:
    from kiosk.content.model import Segment, Visit
    from kiosk.server.authoring.models.base import Files, Given

STRANDS = (
    (Strand.ROUTE, _("look: the route")),
    (Strand.LEDGER, _("read: the ledger")),
    (Strand.FILM, _("watch: the film")),
    (Strand.REPORT, _("listen: the report")),
)
_ONE = _(
    "Fill in one of these: a strand, a stop, a slide show, an entry, a part of the film, talk."
)

check_moment = RegexValidator(
    r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?\Z", _("Write it as 2026-03-01 09:30.")
)


class SegmentBlock(blocks.StructBlock):  # Wagtail has no types
    """One segment of the run-of-show."""

    minutes = blocks.FloatBlock(
        label=_("minutes"),
        min_value=0.1,
        max_value=180,
        required=False,
        form_classname="kiosk-short",
        help_text=_ONE,
    )
    strand = blocks.ChoiceBlock(
        choices=STRANDS, label=_("a strand"), required=False, widget=forms.Select
    )
    stop = blocks.IntegerBlock(
        label=_("a stop, by its number"),
        min_value=1,
        max_value=99,
        required=False,
        form_classname="kiosk-short",
    )
    deck = blocks.CharBlock(label=_("a slide show, by its code"), required=False, max_length=64)
    entry = blocks.CharBlock(
        label=_("an entry: chapter/category/entry by their codes"), required=False, max_length=200
    )
    film_from = blocks.CharBlock(
        label=_("a part of the film, from"), required=False, max_length=12, help_text="1:35"
    )
    film_to = blocks.CharBlock(
        label=_("a part of the film, to"), required=False, max_length=12, help_text="3:10"
    )
    talk = WordsBlock(label=_("free talk: what the screen says meanwhile"))
    title = WordsBlock(label=_("title of the segment"))
    words = WordsBlock(label=_("the narrator's words"), lines=3)

    class Meta:
        """How it shows itself."""

        icon = "time"
        label = _("segment")
        label_format = "{minutes} {title}"


class VisitPage(CodedPart):
    """A delegation's visit, prepared."""

    delegation = WordsField(_("who comes"), help_text=_("As the screen is to name them."))
    welcome = WordsField(_("welcome line"))
    at = models.CharField(
        _("when they come"),
        max_length=19,
        blank=True,
        default="",
        validators=[check_moment],
        help_text=_("Such as 2026-03-01 09:30; near it the screen shows the welcome."),
    )
    narrator = WordsField(_("narrator"))
    thanks = WordsField(_("thanks at the end"))
    segments = StreamField(
        [("segment", SegmentBlock())],
        verbose_name=_("segments in order"),
        blank=True,
        max_num=60,
        collapsed=True,
    )

    fields_of: ClassVar[dict[str, str]] = {"id": "identifier"}
    screens: ClassVar[list[tuple[str, Any]]] = [("home", _("first screen"))]
    edit_handler = handler(
        MultiFieldPanel(
            [
                FieldPanel("delegation"),
                FieldPanel("welcome"),
                FieldPanel("at"),
                FieldPanel("narrator"),
                FieldPanel("thanks"),
            ],
            heading=_("The visit"),
        ),
        FieldPanel("segments"),
        coded=True,
    )

    class Meta:
        """Words."""

        verbose_name = _("prepared visit")
        verbose_name_plural = _("prepared visits")

    def named(self) -> str:
        """Return who comes."""
        return pick(self.delegation) or str(self._meta.verbose_name)

    def content(self, files: Files) -> dict[str, Any]:
        """Return the visit as YAML has it."""
        del files  # a visit shows what the site has already
        return {
            "id": self.identifier,
            "delegation": self.delegation,
            "welcome": self.welcome,
            "at": self.at or None,
            "narrator": self.narrator,
            "thanks": self.thanks,
            "segments": [_segment(s) for s in items(self.segments.get_prep_value())],
        }

    def fill(self, visit: Visit, given: Given) -> None:
        """Take over a visit."""
        del given
        self.identifier = visit.id
        self.delegation, self.welcome = dict(visit.delegation.root), dict(visit.welcome.root)
        self.narrator, self.thanks = dict(visit.narrator.root), dict(visit.thanks.root)
        self.at = visit.at.isoformat(sep=" ") if visit.at else ""
        self.segments = json.dumps(stored([_stored(s) for s in visit.segments], "segment"))


def _segment(segment: dict[str, Any]) -> dict[str, Any]:
    start, end = segment.get("film_from") or None, segment.get("film_to") or None
    film = {"from": start, "to": end} if start or end else None
    return {
        "minutes": segment.get("minutes"),
        "strand": segment.get("strand") or None,
        "stop": segment.get("stop"),
        "deck": segment.get("deck") or None,
        "entry": segment.get("entry") or None,
        "film": film,
        "talk": segment.get("talk") or None,
        "title": segment.get("title") or {},
        "words": segment.get("words") or {},
    }


def _stored(segment: Segment) -> dict[str, Any]:
    film = segment.film
    return {
        "minutes": segment.minutes,
        "strand": str(segment.strand or ""),
        "stop": segment.stop,
        "deck": segment.deck or "",
        "entry": segment.entry or "",
        "film_from": repr(film.from_) if film else "",
        "film_to": repr(film.to) if film and film.to is not None else "",
        "talk": dict(segment.talk.root) if segment.talk is not None else {},
        "title": dict(segment.title.root),
        "words": dict(segment.words.root),
    }
