"""Look: the observation route."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from kiosk.server.authoring.fields.structures import LineField, PointBlock, PointField
from kiosk.server.authoring.fields.words import WordsBlock, WordsField
from kiosk.server.authoring.models.base import SitePart, handler
from kiosk.server.authoring.models.blocks import (
    PhotoBlock,
    SoundBlock,
    photos,
    photos_in,
    sounds,
    sounds_in,
    stored,
)
from kiosk.server.authoring.models.files import Picture

if TYPE_CHECKING:
    from kiosk.content.model import Route
    from kiosk.server.authoring.models.base import Files, Given


class StopBlock(blocks.StructBlock):
    """A numbered stop."""

    number = blocks.IntegerBlock(
        label=_("number"), min_value=1, max_value=99, required=False, form_classname="kiosk-short"
    )
    name = WordsBlock(label=_("name of the stop"))
    at = PointBlock(label=_("place on the map"), required=False)
    minutes = blocks.FloatBlock(
        label=_("minutes"),
        default=1,
        min_value=0.1,
        max_value=60,
        required=False,
        help_text=_("How long people stay; all stops together make about ten."),
        form_classname="kiosk-short",
    )
    commentary = WordsBlock(
        label=_("commentary"),
        lines=4,
        help_text=_("What the narrator tells here; 220 characters take a minute."),
    )
    photos = blocks.ListBlock(PhotoBlock(), label=_("pictures"), default=[], collapsed=True)
    audio = blocks.ListBlock(
        SoundBlock(), label=_("recorded commentary"), default=[], collapsed=True
    )

    class Meta:
        """How it shows itself."""

        icon = "site"
        label = _("stop")
        label_format = "{number} {name}"


class RoutePage(SitePart):
    """The walk through the village: a map, a line on it, and the stops in order."""

    heading = WordsField(_("title of the route"))
    summary = WordsField(_("introduction"), lines=2)
    map = models.ForeignKey(
        Picture,
        verbose_name=_("picture of the map"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Seen from above, wider than high, at least 2000 pixels wide."),
    )
    line = LineField(
        _("line and stops on the map"),
        help_text=_(
            "Choose what to place, then tap the map: stops, where this kiosk stands, or the"
            " line from point to point. Arrow keys move what is chosen."
        ),
    )
    you_are_here = PointField(_("where the kiosk stands"))
    stops = StreamField(
        [("stop", StopBlock())],
        verbose_name=_("stops"),
        blank=True,
        max_num=60,
        collapsed=True,
    )

    fields_of: ClassVar[dict[str, str]] = {"title": "heading"}
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("route", _("the whole map")),
        ("route-stop", _("a stop")),
    ]
    max_count_per_parent = 1
    edit_handler = handler(
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("summary")], heading=_("The route")),
        MultiFieldPanel(
            [
                FieldPanel("map"),
                FieldPanel("line"),
                FieldPanel("you_are_here", classname="kiosk-unseen"),
            ],
            heading=_("The map"),
            classname="kiosk-map-panel",
        ),
        FieldPanel("stops", heading=_("Stops, in the order of their numbers")),
        ordered=False,
    )

    class Meta:
        """Words."""

        verbose_name = _("observation route")
        verbose_name_plural = _("observation routes")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the route as YAML has it."""
        return {
            "title": self.heading,
            "summary": self.summary,
            "map": files.picture(self.map_id),
            "you_are_here": self.you_are_here,
            "line": self.line or [],
            "stops": [_stop(stop["value"], files) for stop in self.stops.get_prep_value()],
        }

    def fill(self, route: Route, given: Given) -> None:
        """Take over a route."""
        self.heading, self.summary = dict(route.title.root), dict(route.summary.root)
        self.map_id = given.picture(route.map)
        self.line = [point.model_dump() for point in route.line]
        self.you_are_here = route.you_are_here.model_dump() if route.you_are_here else None
        stops = [
            {
                "number": stop.number,
                "name": dict(stop.name.root),
                "at": stop.at.model_dump(),
                "minutes": stop.minutes,
                "commentary": dict(stop.commentary.root),
                "photos": photos_in(stop.photos, given),
                "audio": sounds_in(stop.audio, given),
            }
            for stop in route.stops
        ]
        self.stops = json.dumps(stored(stops, "stop"))


def _stop(stop: dict[str, Any], files: Files) -> dict[str, Any]:
    return {
        "number": stop.get("number"),
        "name": stop.get("name") or {},
        "at": stop.get("at"),
        "minutes": stop.get("minutes"),
        "commentary": stop.get("commentary") or {},
        "photos": photos(stop.get("photos"), files),
        "audio": sounds(stop.get("audio"), files),
    }
