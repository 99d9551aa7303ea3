"""Watch: the film."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from kiosk.server.authoring.fields.clock import ClockField
from kiosk.server.authoring.fields.words import WordsField
from kiosk.server.authoring.models.base import SitePart, children, handler
from kiosk.server.authoring.models.files import Paper, Picture, Recording

if TYPE_CHECKING:
    from kiosk.content.model import Film
    from kiosk.server.authoring.models.base import Files, Given


class FilmPage(SitePart):
    """The film of about ten minutes."""

    heading = WordsField(_("title of the film"))
    film = models.ForeignKey(
        Recording,
        verbose_name=_("film"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Between eight and twelve minutes long. Add it under “Films and recordings”."),
    )
    poster = models.ForeignKey(
        Picture,
        verbose_name=_("still picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Shown before the film begins; it is also the door on the first screen."),
    )
    summary = WordsField(_("what it is about"), lines=2)

    fields_of: ClassVar[dict[str, str]] = {"title": "heading", "file": "film"}
    screens: ClassVar[list[tuple[str, Any]]] = [("film", _("film"))]
    max_count_per_parent = 1
    edit_handler = handler(
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("film"), FieldPanel("poster")],
            heading=_("The film"),
        ),
        FieldPanel("summary"),
        InlinePanel(
            "chapters",
            heading=_("Chapters, in order of time"),
            label=_("chapter"),
            panels=[FieldPanel("at"), FieldPanel("title")],
        ),
        InlinePanel(
            "subtitles",
            heading=_("Subtitles"),
            label=_("subtitles"),
            help_text=_("One file for each language, SRT or VTT."),
            panels=[FieldPanel("language"), FieldPanel("paper")],
        ),
        ordered=False,
    )

    class Meta:
        """Words."""

        verbose_name = _("film")
        verbose_name_plural = _("films")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the film as YAML has it."""
        return {
            "title": self.heading,
            "file": files.recording(self.film_id),
            "poster": files.picture(self.poster_id),
            "summary": self.summary,
            "subtitles": {s.language: files.paper(s.paper_id) for s in children(self, "subtitles")},
            "chapters": [{"at": c.at, "title": c.title} for c in children(self, "chapters")],
        }

    def fill(self, film: Film, given: Given) -> None:
        """Take over a film."""
        self.heading, self.summary = dict(film.title.root), dict(film.summary.root)
        self.film_id = given.recording(film.file)
        self.poster_id = given.picture(film.poster)
        self.chapters = [
            FilmChapter(sort_order=n, at=c.at, title=dict(c.title.root))
            for n, c in enumerate(film.chapters)
        ]
        self.subtitles = [
            FilmSubtitle(sort_order=n, language=language, paper_id=given.paper(path))
            for n, (language, path) in enumerate(film.subtitles.items())
        ]


class FilmChapter(Orderable):
    """A named place in the film."""

    page = ParentalKey(FilmPage, on_delete=models.CASCADE, related_name="chapters")
    at = ClockField(_("begins at"), help_text=_("Minutes and seconds of the film, such as 1:35."))
    title = WordsField(_("name of the chapter"))


class FilmSubtitle(Orderable):
    """The film's subtitles in one language."""

    page = ParentalKey(FilmPage, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(
        _("language"),
        max_length=35,
        default="zh-Hans",
        help_text=_("zh-Hans for Chinese, en for English."),
    )
    paper = models.ForeignKey(
        Paper,
        verbose_name=_("file of subtitles"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
