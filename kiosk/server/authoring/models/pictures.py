"""Slide shows and albums: rows of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import Orderable

from kiosk.server.authoring.fields.words import WordsField
from kiosk.server.authoring.models.base import CodedPart, children, handler
from kiosk.server.authoring.models.files import Picture, Recording

if TYPE_CHECKING:
    from kiosk.content.model import Album, Deck
    from kiosk.server.authoring.models.base import Files, Given


class DeckPage(CodedPart):
    """A slide show."""

    heading = WordsField(_("title of the slide show"))
    summary = WordsField(_("what it is about"), lines=2)

    fields_of: ClassVar[dict[str, str]] = {"id": "identifier", "title": "heading"}
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("slides-deck", _("a slide")),
        ("slides", _("all slide shows")),
    ]
    edit_handler = handler(
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("summary")], heading=_("The slide show")
        ),
        MultipleChooserPanel(
            "slides",
            chooser_field_name="picture",
            heading=_("Slides"),
            label=_("slide"),
            help_text=_("Several pictures can be chosen at once. 1920 × 1080 suits best."),
            panels=[
                FieldPanel("picture"),
                FieldPanel("title"),
                FieldPanel("words"),
                FieldPanel("seconds"),
                FieldPanel("clip"),
            ],
        ),
        coded=True,
    )

    class Meta:
        """Words."""

        verbose_name = _("slide show")
        verbose_name_plural = _("slide shows")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the slide show as YAML has it."""
        return {
            "id": self.identifier,
            "title": self.heading,
            "summary": self.summary,
            "slides": [
                {
                    "picture": files.picture(slide.picture_id),
                    "title": slide.title,
                    "clip": files.recording(slide.clip_id),
                    "words": slide.words,
                    "seconds": slide.seconds,
                }
                for slide in children(self, "slides")
            ],
        }

    def fill(self, deck: Deck, given: Given) -> None:
        """Take over a slide show."""
        self.identifier = deck.id
        self.heading, self.summary = dict(deck.title.root), dict(deck.summary.root)
        self.slides = [
            DeckSlide(
                sort_order=n,
                picture_id=given.picture(slide.picture),
                title=dict(slide.title.root),
                clip_id=given.recording(slide.clip),
                words=dict(slide.words.root),
                seconds=slide.seconds,
            )
            for n, slide in enumerate(deck.slides)
        ]


class DeckSlide(Orderable):
    """One slide."""

    page = ParentalKey(DeckPage, on_delete=models.CASCADE, related_name="slides")
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    title = WordsField(_("title of the slide"))
    clip = models.ForeignKey(
        Recording,
        verbose_name=_("film clip"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Played when somebody touches the slide. Usually empty."),
    )
    words = WordsField(
        _("the narrator's words"), lines=3, help_text=_("What the narrator says to this slide.")
    )
    seconds = models.FloatField(
        _("seconds it stays"),
        default=10.0,
        validators=[MinValueValidator(2), MaxValueValidator(600)],
        help_text=_("When the slides go on by themselves."),
    )


class AlbumPage(CodedPart):
    """A set of pictures under one title."""

    heading = WordsField(_("title of the album"))

    fields_of: ClassVar[dict[str, str]] = {"id": "identifier", "title": "heading"}
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("gallery", _("all albums")),
        ("gallery-photo", _("a picture")),
    ]
    edit_handler = handler(
        FieldPanel("heading"),
        MultipleChooserPanel(
            "photos",
            chooser_field_name="picture",
            heading=_("Pictures"),
            label=_("picture"),
            help_text=_("Several pictures can be chosen at once."),
            panels=[FieldPanel("picture"), FieldPanel("caption")],
        ),
        coded=True,
    )

    class Meta:
        """Words."""

        verbose_name = _("album")
        verbose_name_plural = _("albums")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the album as YAML has it."""
        return {
            "id": self.identifier,
            "title": self.heading,
            "photos": [
                {"picture": files.picture(p.picture_id), "caption": p.caption}
                for p in children(self, "photos")
            ],
        }

    def fill(self, album: Album, given: Given) -> None:
        """Take over an album."""
        self.identifier = album.id
        self.heading = dict(album.title.root)
        self.photos = [
            AlbumPhoto(
                sort_order=n,
                picture_id=given.picture(photo.picture),
                caption=dict(photo.caption.root),
            )
            for n, photo in enumerate(album.photos)
        ]


class CaptionedPicture(Orderable):
    """A picture with its caption."""

    picture = models.ForeignKey(
        Picture,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    caption = WordsField(_("caption"))

    class Meta(Orderable.Meta):
        """No table of its own."""

        abstract = True


class AlbumPhoto(CaptionedPicture):
    """One picture of an album."""

    page = ParentalKey(AlbumPage, on_delete=models.CASCADE, related_name="photos")
