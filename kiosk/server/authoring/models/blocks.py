"""Blocks that several pages' lists are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from kiosk.server.authoring.choosers import RecordingChooserBlock
from kiosk.server.authoring.fields.words import WordsBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kiosk.content.model import Photo
    from kiosk.server.authoring.models.base import Files, Given


class PhotoBlock(blocks.StructBlock):
    """A picture with its caption."""

    picture = ImageChooserBlock(label=_("picture"), required=False)
    caption = WordsBlock(label=_("caption"))

    class Meta:
        """How it shows itself."""

        icon = "image"
        label = _("picture")


class SoundBlock(blocks.StructBlock):
    """A recording of words in one language."""

    language = blocks.CharBlock(
        label=_("language"),
        default="zh-Hans",
        max_length=35,
        required=False,
        help_text=_("zh-Hans for Chinese, en for English."),
    )
    recording = RecordingChooserBlock(label=_("recording"), required=False)

    class Meta:
        """How it shows itself."""

        icon = "media"
        label = _("recording")


def items(value: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Return the values of a list as it is stored."""
    return [dict(item["value"]) for item in value or ()]


def stored(values: Sequence[Mapping[str, Any]], kind: str = "item") -> list[dict[str, Any]]:
    """Return values as a list stores them."""
    return [{"type": kind, "value": dict(value)} for value in values]


def photos(value: Any, files: Files) -> list[dict[str, Any]]:
    """Return pictures with captions as YAML has them."""
    return [
        {"picture": files.picture(item.get("picture")), "caption": item.get("caption") or {}}
        for item in items(value)
    ]


def photos_in(given_photos: Iterable[Photo], given: Given) -> list[dict[str, Any]]:
    """Return pictures with captions as a list stores them."""
    return stored(
        [
            {"picture": given.picture(p.picture), "caption": dict(p.caption.root)}
            for p in given_photos
        ]
    )


def sounds(value: Any, files: Files) -> dict[str, Any]:
    """Return recordings by language as YAML has them."""
    return {
        str(item.get("language") or "zh-Hans"): files.recording(item.get("recording"))
        for item in items(value)
    }


def sounds_in(audio: Mapping[str, str], given: Given) -> list[dict[str, Any]]:
    """Return recordings by language as a list stores them."""
    return stored(
        [{"language": lang, "recording": given.recording(path)} for lang, path in audio.items()]
    )
