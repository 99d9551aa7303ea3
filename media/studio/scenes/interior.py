"""The inside of a room: its shell, windows with light, boards on the walls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from media.studio.scenes import ornaments
from media.studio.scenes.brush import (
    between,
    box,
    dice,
    fill,
    inside,
    letter,
    line,
    mottle,
    oval,
    poly,
    shade,
    wash,
)
from media.studio.scenes.light import WHITE, Mood, mix, veil
from media.studio.scenes.sets import sunbeam

if TYPE_CHECKING:
    import skia

    from media.studio.scenes.view import Eye


@dataclass(frozen=True)
class Room:
    """A room in metres: its axis is the eye's.

    Attributes:
        eye: Who looks.
        left: The left wall's place, negative.
        right: The right wall's place.
        high: The ceiling's height.
        deep: How far the back wall is.
        walls: Their colour.
        floor: Its colour.
        wainscot: Height of the panelling; 0 for none.
        beams: A timbered ceiling.
    """

    eye: Eye
    left: float = -4.5
    right: float = 4.5
    high: float = 3.4
    deep: float = 11.0
    walls: int = 0xFFF4ECDB
    floor: int = 0xFFB98B5E
    wainscot: float = 0.9
    beams: bool = True

    def shell(self, c: skia.Canvas, mood: Mood) -> None:
        """Walls, floor and ceiling."""
        near = 1.6
        eye = self.eye
        back = eye.front(self.left, self.right, 0, self.high, self.deep)
        fill(c, box(-240, -150, 2080, 1300), mood.tone(self.walls))
        fill(c, back, mood.tone(self.walls, 0, -0.06))
        mottle(c, back, mood.tone(0xFFD6C6A4, 0, -0.1), 0.1, 1.2)
        for x, lit in ((self.left, -0.28), (self.right, 0.12)):
            side = eye.wall(x, near, self.deep, 0, self.high)
            fill(c, side, mood.tone(self.walls, 0, lit))
            a, b = eye.at(x, 0, near), eye.at(x, 0, self.deep)
            shade(c, side, mood.tone(0xFF9C8A6B, 0, -0.3), b, (a[0], b[1]), 0.45, rough=0.12)
            if self.wainscot:
                fill(
                    c,
                    eye.wall(x, near, self.deep, 0, self.wainscot),
                    mood.tone(0xFF9A6B45, 0, lit - 0.1),
                )
        if self.wainscot:
            low = eye.front(self.left, self.right, 0, self.wainscot, self.deep)
            fill(c, low, mood.tone(0xFF9A6B45, 0, -0.15))
        self._floor(c, mood, near)
        self._ceiling(c, mood, near)

    def _floor(self, c: skia.Canvas, mood: Mood, near: float) -> None:
        eye = self.eye
        ground = eye.floor(self.left, self.right, near, self.deep)
        top, low = eye.at(0, 0, self.deep), eye.at(0, 0, near)
        wash(
            c,
            ground,
            (mood.tone(self.floor, 0, -0.25), mood.tone(self.floor, 0, 0.12)),
            top,
            (low[0], 1100),
        )
        with inside(c, ground):
            rng = dice(5)
            for i, x in enumerate(between(self.left, self.right, 25)):
                line(
                    c,
                    [eye.at(x, 0, near), eye.at(x, 0, self.deep)],
                    veil(mood.tone(self.floor, 0, -0.9), 0.4),
                    1.4,
                )
                z = near + (i % 3) * 0.6
                while z < self.deep:
                    if rng.random() < 0.8:
                        line(
                            c,
                            [eye.at(x, 0, z), eye.at(x + (self.right - self.left) / 24, 0, z)],
                            veil(mood.tone(self.floor, 0, -0.9), 0.35),
                            1.2,
                        )
                    z += rng.uniform(1.1, 2.1)
        mottle(c, ground, mood.tone(self.floor, 0, -0.5), 0.14, 0.5)
        shade(
            c, ground, mood.tone(0xFF4A2E1B, 0, -0.3), top, (top[0], top[1] + 160), 0.5, rough=0.4
        )

    def _ceiling(self, c: skia.Canvas, mood: Mood, near: float) -> None:
        eye = self.eye
        roof = eye.floor(self.left, self.right, near, self.deep, self.high)
        fill(c, roof, mood.tone(0xFFDCCBA8, 0, -0.2))
        if not self.beams:
            return
        for z in between(self.deep - 0.3, near + 0.6, 6):
            beam = eye.front(self.left, self.right, self.high - 0.22, self.high, z)
            under = eye.floor(self.left, self.right, z, z + 0.22, self.high - 0.22)
            fill(c, under, mood.tone(0xFF6B4328, 0, -0.3))
            fill(c, beam, mood.tone(0xFF8A5E3A, 0, -0.2))

    def window(
        self,
        c: skia.Canvas,
        mood: Mood,
        near: float,
        far: float,
        low: float = 1.0,
        high: float = 2.6,
        *,
        right: bool = False,
    ) -> None:
        """A lattice window in a side wall, with the garden's light in it."""
        x = self.right if right else self.left
        eye = self.eye
        pane = eye.wall(x, near, far, low, high)
        top, foot = eye.at(x, high, near), eye.at(x, low, near)
        wash(
            c,
            pane,
            (
                mix(mood.sky.middle, WHITE, 0.3),
                mix(mood.sky.horizon, WHITE, 0.35),
                mix(mood.growth.leaves[1], WHITE, 0.35),
            ),
            top,
            foot,
            (0, 0.55, 1),
        )
        frame = mood.tone(0xFF7A4B30, 0, -0.1)
        for s in between(0, 1, 5):
            z = near + (far - near) * s
            line(c, [eye.at(x, low, z), eye.at(x, high, z)], frame, eye.size(0.04, z))
        for s in between(0, 1, 5):
            up = low + (high - low) * s
            line(c, [eye.at(x, up, near), eye.at(x, up, far)], frame, 2.2 if 0 < s < 1 else 5)

    def beam(
        self,
        c: skia.Canvas,
        mood: Mood,
        near: float,
        far: float,
        low: float = 1.0,
        high: float = 2.6,
        *,
        right: bool = False,
    ) -> None:
        """The light a window throws across the floor."""
        eye = self.eye
        x, way = (self.right, -1) if right else (self.left, 1)
        reach = 3.1
        lit = poly(
            eye.at(x + way * 0.7, 0, near),
            eye.at(x + way * reach, 0, near - 0.3),
            eye.at(x + way * reach, 0, far - 0.5),
            eye.at(x + way * 0.7, 0, far),
        )
        color = mix(mood.sky.sun, 0xFFFFF0C0, 0.5)
        sunbeam(
            c,
            lit,
            color,
            eye.at(x + way * 0.7, 0, near),
            eye.at(x + way * (reach + 1), 0, far),
            0.5,
        )
        shaft = poly(
            eye.at(x, high, near),
            eye.at(x, low, far),
            eye.at(x + way * reach, 0, far - 0.5),
            eye.at(x + way * reach, 0, near - 0.3),
        )
        sunbeam(c, shaft, color, eye.at(x, high, near), eye.at(x + way * reach, 0, near), 0.16)

    def board(
        self,
        c: skia.Canvas,
        mood: Mood,
        title: str,
        near: float,
        far: float,
        low: float = 1.15,
        high: float = 2.55,
        *,
        right: bool = True,
        color: int = 0xFFA82420,
        seed: int = 1,
    ) -> None:
        """A framed display board on a side wall."""
        eye, x = self.eye, (self.right - 0.03 if right else self.left + 0.03)
        fill(
            c,
            eye.wall(x, near - 0.04, far + 0.04, low - 0.04, high + 0.04),
            mood.tone(0xFF8A5E38, 0, -0.1),
        )
        fill(c, eye.wall(x, near, far, low, high), mood.tone(0xFFFBF6EA))
        head = high - (high - low) * 0.2
        fill(c, eye.wall(x, near, far, head, high), mood.tone(color))
        a, b = eye.at(x, high, near), eye.at(x, high, far)
        d = eye.at(x, head, near)
        _width, _tall = b[0] - a[0], d[1] - a[1]
        _skewed(c, title, a, b, eye.at(x, head, far), d, mood)
        _contents(c, mood, eye, x, (near, far), (low, head), seed)

    def back_board(
        self,
        c: skia.Canvas,
        mood: Mood,
        title: str,
        left: float,
        right: float,
        low: float,
        high: float,
        *,
        color: int = 0xFFA82420,
        seed: int = 1,
    ) -> None:
        """A framed board on the back wall."""
        eye, z = self.eye, self.deep - 0.03
        fill(
            c,
            eye.front(left - 0.05, right + 0.05, low - 0.05, high + 0.05, z),
            mood.tone(0xFF8A5E38),
        )
        fill(c, eye.front(left, right, low, high, z), mood.tone(0xFFFBF6EA))
        head = high - (high - low) * 0.22
        fill(c, eye.front(left, right, head, high, z), mood.tone(color))
        (x, y), (x2, y2) = eye.at(left, high, z), eye.at(right, head, z)
        letter(
            c,
            title,
            (x + x2) / 2,
            (y + y2) / 2,
            min((y2 - y) * 0.62, (x2 - x) * 0.85 / len(title)),
            mood.tone(0xFFFFE6B0),
        )
        rng = dice(seed)
        for i in range(6):
            up = head - (head - low) * (i + 0.8) / 6.8
            line(
                c,
                [
                    eye.at(left + 0.1, up, z),
                    eye.at(left + (right - left) * rng.uniform(0.6, 0.92), up, z),
                ],
                veil(mood.tone(0xFF6B5750), 0.5),
                2.2,
            )

    def lamps(
        self, c: skia.Canvas, mood: Mood, places: list[tuple[float, float]], t: float
    ) -> None:
        """Palace lanterns under the ceiling, at (across, away)."""
        for x, z in sorted(places, key=lambda p: -p[1]):
            px, py = self.eye.at(x, self.high - 0.2, z)
            ornaments.lantern(c, mood, px, py, self.eye.size(0.42, z), t)


def _contents(
    c: skia.Canvas,
    mood: Mood,
    eye: Eye,
    x: float,
    away: tuple[float, float],
    up: tuple[float, float],
    seed: int,
) -> None:
    """Columns of writing, a landscape, a portrait."""
    rng = dice(seed)
    (near, far), (low, head) = away, up
    deep, tall = far - near, head - low
    ink = veil(mood.tone(0xFF6B5750), 0.6)

    def patch(a: float, b: float, s: float, e: float) -> skia.Path:
        return eye.wall(x, near + deep * a, near + deep * b, low + tall * s, low + tall * e)

    upper = rng.random() < 0.5
    s, e = (0.52, 0.92) if upper else (0.08, 0.48)
    fill(c, patch(0.06, 0.52, s, e), mood.tone(0xFFCFE0D8))
    for k in range(3):
        peak = near + deep * (0.12 + 0.14 * k)
        foot = low + tall * s
        hill = poly(
            eye.at(x, foot, near + deep * 0.06),
            eye.at(x, foot + tall * (0.3 - 0.07 * k), peak),
            eye.at(x, foot + tall * 0.12, near + deep * 0.4),
            eye.at(x, foot + tall * 0.2, near + deep * 0.47),
            eye.at(x, foot, near + deep * 0.52),
        )
        fill(c, hill, mood.tone(mix(0xFF9FC0B0, 0xFF3E6B57, k * 0.45)))
    fill(c, patch(0.6, 0.8, 0.56, 0.92), mood.tone(0xFFB9D0C6))
    px, py = eye.at(x, low + tall * 0.72, near + deep * 0.7)
    size = eye.size(tall * 0.1, near + deep * 0.7)
    fill(c, oval(px, py + size * 1.5, size * 0.9, size * 0.9), mood.tone(0xFF4D6C8A))
    fill(c, oval(px, py, size * 0.6, size * 0.75), mood.tone(0xFFF0C8A2))
    fill(c, oval(px, py - size * 0.5, size * 0.66, size * 0.4), mood.tone(0xFF2C2426))
    columns = ((0.06, 0.52, 0.08 if upper else 0.56), (0.58, 0.94, 0.08))
    for a, b, start in columns:
        for i in range(6):
            y = low + tall * (start + 0.38 * (i + 0.5) / 6)
            end = b if i % 3 else a + (b - a) * rng.uniform(0.5, 0.8)
            line(
                c,
                [eye.at(x, y, near + deep * a), eye.at(x, y, near + deep * end)],
                ink,
                max(0.8, eye.size(0.022, (near + far) / 2)),
            )


def _skewed(
    c: skia.Canvas,
    text: str,
    a: tuple[float, float],
    b: tuple[float, float],
    e: tuple[float, float],
    d: tuple[float, float],
    mood: Mood,
) -> None:
    """Letters that follow a receding strip; a and d are its near ends, b and e its far ends."""
    if a[0] > b[0]:
        a, b, d, e = b, a, e, d
    count = len(text)
    for i, char in enumerate(text):
        s = (i + 0.7) / (count + 0.4)
        top = (a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s)
        low = (d[0] + (e[0] - d[0]) * s, d[1] + (e[1] - d[1]) * s)
        tall = low[1] - top[1]
        c.save()
        c.translate((top[0] + low[0]) / 2, (top[1] + low[1]) / 2)
        c.scale(min(1.0, abs(b[0] - a[0]) / count / max(1.0, tall * 0.75)), 1)
        letter(c, char, 0, 0, tall * 0.62, mood.tone(0xFFFFE6B0))
        c.restore()
