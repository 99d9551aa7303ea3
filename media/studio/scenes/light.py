"""Light and season: the colours a scene is painted with, and what distance does to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

Color = int
"""0xAARRGGBB."""


HOURS = ("dawn", "morning", "noon", "golden", "dusk", "night")


SEASONS = ("spring", "summer", "autumn", "winter")


WEATHERS = ("clear", "mist", "snow")


RED = 0xFF9E1B1E


DARK_RED = 0xFF5A0E13


BRIGHT_RED = 0xFFC8332B


GOLD = 0xFFC8A04A


LIGHT_GOLD = 0xFFE8CF94


WHITE = 0xFFFBF6EC


PAPER = 0xFFF3EAD8


INK = 0xFF2B1B16


JADE = 0xFF3E6B57


def mix(a: Color, b: Color, share: float) -> Color:
    """`a` with `share` of `b` stirred in."""
    share = min(max(share, 0.0), 1.0)
    out = 0
    for shift in (24, 16, 8, 0):
        x, y = a >> shift & 255, b >> shift & 255
        out |= round(x + (y - x) * share) << shift
    return out


def veil(color: Color, alpha: float) -> Color:
    """`color`, let through to `alpha` of 1."""
    return color & 0xFFFFFF | round(min(max(alpha, 0.0), 1.0) * 255) << 24


def times(color: Color, tint: tuple[float, float, float]) -> Color:
    """`color` under a coloured lamp."""
    red = min(255, round((color >> 16 & 255) * tint[0]))
    green = min(255, round((color >> 8 & 255) * tint[1]))
    blue = min(255, round((color & 255) * tint[2]))
    return color & 0xFF000000 | red << 16 | green << 8 | blue


@dataclass(frozen=True)
class Sky:
    """One hour's sky and lamp."""

    top: Color
    middle: Color
    horizon: Color
    haze: Color
    sun: Color
    shadow: Color
    tint: tuple[float, float, float]


_SKIES = {
    "dawn": Sky(
        0xFF5C8DB6, 0xFFE9BFB4, 0xFFFFE2AC, 0xFFF4D3B8, 0xFFFFF0CC, 0xFF566A94, (1.02, 0.95, 0.88)
    ),
    "morning": Sky(
        0xFF8DBFC9, 0xFFCFE3DB, 0xFFF6F0D8, 0xFFE2EADC, 0xFFFFF8DE, 0xFF55738A, (1.0, 1.0, 0.96)
    ),
    "noon": Sky(
        0xFF64AEC6, 0xFFA9D6D8, 0xFFE9F2DF, 0xFFCFE4DC, 0xFFFFFBEA, 0xFF3F6478, (1.0, 1.0, 0.98)
    ),
    "golden": Sky(
        0xFF7BA3A6, 0xFFECC98A, 0xFFF9E2AC, 0xFFF3D29A, 0xFFFFF3C4, 0xFF6A5570, (1.04, 0.93, 0.76)
    ),
    "dusk": Sky(
        0xFF2D4770, 0xFF9A6380, 0xFFF2A56C, 0xFFB07C8C, 0xFFFFD08A, 0xFF2B3358, (0.74, 0.64, 0.74)
    ),
    "night": Sky(
        0xFF0C1A36, 0xFF1B3659, 0xFF355A7C, 0xFF29476A, 0xFFF4ECCB, 0xFF0A142C, (0.44, 0.54, 0.72)
    ),
}


@dataclass(frozen=True)
class Growth:
    """One season's plants."""

    leaves: tuple[Color, Color, Color]
    grass: Color
    paddy: Color
    crop: Color
    hill: Color
    blossom: Color


_GROWTH = {
    "spring": Growth(
        (0xFF6E9E4C, 0xFF93B957, 0xFF4E8450),
        0xFF8DB25A,
        0xFF9CC3B4,
        0xFFF2C530,
        0xFF5F946B,
        0xFFF3B9B4,
    ),
    "summer": Growth(
        (0xFF3C7E50, 0xFF5E9C55, 0xFF25614A),
        0xFF6BA357,
        0xFF74B25B,
        0xFF8CC063,
        0xFF3C7F67,
        0xFFE58A94,
    ),
    "autumn": Growth(
        (0xFFC98A33, 0xFFDDAA47, 0xFF9C5A2B),
        0xFFBBA24E,
        0xFFE3B444,
        0xFFE9BE4C,
        0xFF7C8A55,
        0xFFD9642F,
    ),
    "winter": Growth(
        (0xFF5D7D6A, 0xFF7C937A, 0xFF44655A),
        0xFFAFA985,
        0xFFBDBB9F,
        0xFFC7BE98,
        0xFF6A8787,
        0xFFD8485F,
    ),
}


@dataclass(frozen=True)
class Mood:
    """The light a scene stands in.

    Attributes:
        hour: One of `HOURS`.
        season: One of `SEASONS`.
        weather: One of `WEATHERS`.
        cast: Who is in it, as the scene itself names its groups.
    """

    hour: str = "morning"
    season: str = "summer"
    weather: str = "clear"
    cast: str = ""

    def __post_init__(self) -> None:
        """Refuse a light nobody knows."""
        for value, known in (
            (self.hour, HOURS),
            (self.season, SEASONS),
            (self.weather, WEATHERS),
        ):
            if value not in known:
                raise ValueError(f"{value!r} is not one of {', '.join(known)}")

    @cached_property
    def sky(self) -> Sky:
        """The hour's sky."""
        return _SKIES[self.hour]

    @cached_property
    def growth(self) -> Growth:
        """The season's plants."""
        return _GROWTH[self.season]

    @property
    def dark(self) -> bool:
        """Lamps are lit."""
        return self.hour in ("dusk", "night")

    @property
    def snowy(self) -> bool:
        """Snow lies."""
        return self.weather == "snow"

    def tone(self, color: Color, far: float = 0.0, lit: float = 0.0) -> Color:
        """A thing's own colour as the eye meets it.

        Args:
            color: In plain white light.
            far: 0 near, 1 lost in the haze.
            lit: 1 full in the sun, -1 in its own shadow.
        """
        seen = times(color, self.sky.tint)
        if lit > 0:
            seen = mix(seen, times(self.sky.sun, self.sky.tint) | 0xFF000000, 0.42 * lit)
        elif lit < 0:
            seen = mix(seen, self.sky.shadow, -0.5 * lit)
        alpha = color & 0xFF000000
        return mix(seen, self.sky.haze, far) & 0xFFFFFF | alpha

    def ground(self, color: Color, share: float = 0.86) -> Color:
        """Earth, or the snow that lies on it."""
        return mix(color, 0xFFEFF3F5, share) if self.snowy else color
