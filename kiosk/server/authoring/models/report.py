"""Listen: the experience report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from kiosk.server.authoring.fields.words import WordsBlock, WordsField
from kiosk.server.authoring.models.base import SitePart, handler
from kiosk.server.authoring.models.blocks import SoundBlock, items, sounds, sounds_in, stored

if TYPE_CHECKING:
    from kiosk.content.model import Report
    from kiosk.server.authoring.models.base import Files, Given


class SectionBlock(blocks.StructBlock):
    """A section of the report."""

    title = WordsBlock(label=_("title of the section"))
    text = WordsBlock(
        label=_("text"),
        lines=8,
        help_text=_("As it is spoken; each line is a paragraph. 220 characters take a minute."),
    )
    slide = ImageChooserBlock(label=_("picture beside it"), required=False)
    audio = blocks.ListBlock(SoundBlock(), label=_("recordings"), default=[], collapsed=True)

    class Meta:
        """How it shows itself."""

        icon = "openquote"
        label = _("section")
        label_format = "{title}"


class ReportPage(SitePart):
    """The experience report, read aloud in ten minutes."""

    heading = WordsField(_("title of the report"))
    speaker = WordsField(_("who reports"), help_text=_("Name and office."))
    sections = StreamField(
        [("section", SectionBlock())],
        verbose_name=_("sections"),
        blank=True,
        max_num=60,
        collapsed=True,
    )

    fields_of: ClassVar[dict[str, str]] = {"title": "heading"}
    screens: ClassVar[list[tuple[str, Any]]] = [("report", _("report"))]
    max_count_per_parent = 1
    edit_handler = handler(
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("speaker")], heading=_("The report")),
        FieldPanel("sections"),
        ordered=False,
    )

    class Meta:
        """Words."""

        verbose_name = _("experience report")
        verbose_name_plural = _("experience reports")

    def content(self, files: Files) -> dict[str, Any]:
        """Return the report as YAML has it."""
        return {
            "title": self.heading,
            "speaker": self.speaker,
            "sections": [
                {
                    "title": section.get("title") or {},
                    "text": section.get("text") or {},
                    "slide": files.picture(section.get("slide")),
                    "audio": sounds(section.get("audio"), files),
                }
                for section in items(self.sections.get_prep_value())
            ],
        }

    def fill(self, report: Report, given: Given) -> None:
        """Take over a report."""
        self.heading, self.speaker = dict(report.title.root), dict(report.speaker.root)
        sections = [
            {
                "title": dict(section.title.root),
                "text": dict(section.text.root),
                "slide": given.picture(section.slide),
                "audio": sounds_in(section.audio, given),
            }
            for section in report.sections
        ]
        self.sections = json.dumps(stored(sections, "section"))
