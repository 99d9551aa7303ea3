"""The theme: colours, type, distances and motion, read from one file and checked whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.complaints import WrongValueError
from kiosk.errors import Problem
from kiosk.marked_yaml import read_model, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Rgb = tuple[float, float, float]
"""Red, green and blue, 0.0 to 1.0."""


def _check_hex(text: str) -> str:
    if not re.fullmatch("#[0-9A-Fa-f]{6}", text):
        raise WrongValueError(
            '颜色写成 "#9E1B1E" 的样子，要加引号', 'a colour is written as "#9E1B1E", with quotes'
        )
    return text


Hex = Annotated[str, AfterValidator(_check_hex)]
Milli = Annotated[float, Field(ge=0.2, le=400)]
"""Thousandths of the screen's short side."""
Moment = Annotated[float, Field(ge=0, le=60)]
"""Seconds."""

LEAST_CONTRAST = 4.5
LEAST_CONTRAST_LARGE = 7.0


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Colours(_Part):
    """The palette; each name is a role, not a shade."""

    red: Hex
    red_deep: Hex
    red_night: Hex
    gold: Hex
    gold_light: Hex
    page: Hex
    paper: Hex
    paper_deep: Hex
    ink: Hex
    ink_soft: Hex
    jade: Hex

    def rgb(self, name: str) -> Rgb:
        """Return the colour called `name`."""
        return parse_hex(getattr(self, name))


class TypeStyle(_Part):
    """One step of the type scale.

    Attributes:
        font: The serif for titles, the sans for text, regular or bold.
        size: Em, in thousandths of the short side.
        leading: Line to line, in ems.
        large: Factor in large-type mode.
    """

    font: Literal["serif", "serif_bold", "sans", "sans_bold"]
    size: Annotated[float, Field(ge=14, le=200)]
    leading: Annotated[float, Field(ge=1, le=3)]
    large: Annotated[float, Field(ge=1, le=2.5)] = 1.3


class TypeScale(_Part):
    """The steps of the type scale, from the largest to the smallest."""

    display: TypeStyle
    title: TypeStyle
    heading: TypeStyle
    subhead: TypeStyle
    lead: TypeStyle
    body: TypeStyle
    label: TypeStyle
    small: TypeStyle
    numeral: TypeStyle


class Space(_Part):
    """Distances."""

    hair: Milli
    tight: Milli
    small: Milli
    medium: Milli
    large: Milli
    huge: Milli


class Radius(_Part):
    """Radii of corners."""

    small: Milli
    card: Milli
    panel: Milli


class LineWidth(_Part):
    """Widths of lines."""

    hair: Milli
    rule: Milli
    bold: Milli


class Motion(_Part):
    """How long things take."""

    press: Moment
    fade: Moment
    screen: Annotated[float, Field(ge=0, le=0.5)]
    glide: Moment
    controls: Annotated[Moment, Field(description="Until a film's controls fade")]
    still: Annotated[Moment, Field(description="A picture of the attract loop stands")]


class Theme(_Part):
    """Everything that makes one site look different from another."""

    name: str
    colours: Colours
    type: TypeScale
    space: Space
    radius: Radius
    line: LineWidth
    motion: Motion


# --- contrast --------------------------------------------------------------------------

TEXT_ON: dict[str, tuple[str, ...]] = {
    "page": ("ink", "ink_soft", "red", "jade"),
    "paper": ("ink", "ink_soft", "red", "jade"),
    "paper_deep": ("ink",),
    "red": ("page", "gold_light"),
    "red_deep": ("page", "gold_light"),
    "red_night": ("page", "gold_light"),
    "gold": ("red_night",),
    "jade": ("page",),
}
"""Every colour of text the screens use, by the ground it stands on."""

LARGE_TYPE_INK = {"ink_soft": "ink", "gold_light": "page", "red": "red_deep", "jade": "ink"}
"""In large-type mode text takes the stronger colour; gold stays where nothing is read."""


def parse_hex(text: str) -> Rgb:
    """Turn `#RRGGBB` into fractions."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    """Return the relative luminance (WCAG 2) of an sRGB colour, 0.0 to 1.0."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]  # noqa: PLR2004
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two colours, 1.0 to 21.0."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def unreadable_pairs(colours: Colours) -> Iterator[str]:
    """Name each pair of text and ground below the least contrast, with its ratio."""
    for ground, texts in TEXT_ON.items():
        for text in texts:
            for ink, least in (
                (text, LEAST_CONTRAST),
                (LARGE_TYPE_INK.get(text, text), LEAST_CONTRAST_LARGE),
            ):
                ratio = contrast(colours.rgb(ink), colours.rgb(ground))
                if ratio < least:
                    yield f"{ink} on {ground} {ratio:.1f}:1 < {least:g}:1"


# --- reading ---------------------------------------------------------------------------


def load_theme(file: Path) -> Theme:
    """Read and check a theme file.

    Raises:
        SettingsError: The file cannot be read, a key or value is wrong, or a text would be
            unreadable; every fault is named with its line.
    """
    theme = read_model(file, Theme)
    faults = dict.fromkeys(unreadable_pairs(theme.colours))
    if faults:
        raise refusal(
            [
                Problem(file.name, 0, 0, f"对比度不足：{fault}", f"low contrast: {fault}")
                for fault in faults
            ]
        )
    return theme
