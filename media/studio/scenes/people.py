"""People: simple figures with good proportions, drawn from joints, dressed, given something to hold."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from media.studio.scenes import props
from media.studio.scenes.brush import box, curve, dice, fill, line, oval, ribbon, shadow, stroke
from media.studio.scenes.brush import shade as dry_shade
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood, mix, veil

if TYPE_CHECKING:
    import random

    import skia

    Point = tuple[float, float]

SKIN = 0xFFF0C8A2
DARK = 0xFF2C2426
GREY = 0xFFD9D8D6
VEST = 0xFFCB2F2A


@dataclass(frozen=True)
class Pose:
    """Joint angles in degrees from straight down, forward positive.

    Attributes:
        lean: Of the trunk.
        near: Upper and lower arm on the viewer's side.
        far: Upper and lower arm on the other side.
        leg: Thigh and shin on the viewer's side.
        back_leg: Thigh and shin on the other side.
        nod: Of the head, forward positive.
    """

    lean: float = 0.0
    near: tuple[float, float] = (6, 14)
    far: tuple[float, float] = (-8, 6)
    leg: tuple[float, float] = (3, 0)
    back_leg: tuple[float, float] = (-5, -3)
    nod: float = 0.0


_SIT = Pose(leg=(86, 3), back_leg=(78, -8), near=(18, 62), far=(24, 70))

POSES = {
    "stand": Pose(leg=(6, 1), back_leg=(-7, -5)),
    "relax": Pose(near=(-14, 4), far=(12, 24), leg=(7, 2), back_leg=(-6, -4)),
    "point": Pose(near=(104, 112), far=(-10, 6)),
    "show": Pose(near=(48, 92), far=(-8, 8), lean=3),
    "talk": Pose(near=(22, 96), far=(16, 70)),
    "wave": Pose(near=(-136, -166), far=(-8, 6)),
    "reach": Pose(near=(128, 150), far=(110, 140), nod=-12),
    "carry": Pose(near=(14, 82), far=(20, 86), lean=-3),
    "offer": Pose(near=(38, 84), far=(42, 88), lean=6, nod=6),
    "clap": Pose(near=(22, 112), far=(28, 116)),
    "bow": Pose(lean=16, near=(30, 62), far=(36, 66), nod=10),
    "plant": Pose(lean=76, near=(14, 4), far=(30, 12), leg=(12, -12), back_leg=(-12, -22), nod=12),
    "pick": Pose(lean=17, near=(34, 72), far=(52, 92), nod=16),
    "hoe": Pose(lean=20, near=(30, 62), far=(58, 82), leg=(22, 8), back_leg=(-16, -22), nod=8),
    "cane": Pose(lean=9, near=(16, 46), far=(-6, 10), nod=6),
    "sit": _SIT,
    "listen": replace(_SIT, near=(8, 58), far=(12, 64), nod=-4),
    "write": replace(_SIT, lean=14, near=(28, 80), far=(34, 86), nod=18),
    "read": replace(_SIT, lean=6, near=(16, 98), far=(22, 104), nod=16),
    "eat": replace(_SIT, lean=10, near=(34, 112), far=(40, 84), nod=8),
    "play": replace(_SIT, lean=16, near=(52, 78), far=(20, 60), nod=16),
    "crouch": Pose(lean=24, near=(44, 58), far=(52, 70), leg=(104, -34), back_leg=(64, -48), nod=12),
    "pole": Pose(near=(62, 152), far=(-18, 10), leg=(16, -4), back_leg=(-18, -30)),
    "run": Pose(lean=10, near=(-38, 28), far=(46, 92), leg=(38, -8), back_leg=(-24, -66)),
    "dance": Pose(lean=-5, near=(118, 150), far=(-92, -130), leg=(14, 2), back_leg=(-14, -34)),
    "taiji": Pose(near=(74, 84), far=(-62, -78), leg=(30, -2), back_leg=(-34, -26)),
}  # fmt: skip


def stride(t: float, pace: float = 1.0) -> Pose:
    """A walker's pose at a time."""
    swing = math.sin(t * 4.2 * pace)
    lift = math.cos(t * 4.2 * pace)
    return Pose(
        lean=3,
        near=(-17 * swing, -10 * swing + 14),
        far=(17 * swing, 10 * swing + 14),
        leg=(20 * swing, 15 * swing - 14 * max(0.0, lift)),
        back_leg=(-20 * swing, -15 * swing - 14 * max(0.0, -lift)),
    )


@dataclass(frozen=True)
class Person:
    """Someone.

    Attributes:
        top: Jacket.
        bottom: Trousers or skirt.
        hair: short, bob, bun, tail, thin, cap, straw or scarf.
        hair_color: Of the hair or the hat.
        vest: A volunteer's red vest, or another colour; 0 for none.
        apron: Its colour; 0 for none.
        skirt: A skirt instead of trousers.
        child: Children's proportions.
        elder: A slight stoop.
        headset: A narrator's microphone.
        neckerchief: The red scarf of a school child.
        holds: What is in the hands, by its name in `props`.
        back: Seen from behind.
    """

    top: int = 0xFF4D6C8A
    bottom: int = 0xFF3D4453
    hair: str = "short"
    hair_color: int = DARK
    vest: int = 0
    apron: int = 0
    skirt: bool = False
    child: bool = False
    elder: bool = False
    headset: bool = False
    neckerchief: bool = False
    holds: str = ""
    back: bool = False

    def draw(
        self,
        canvas: skia.Canvas,
        mood: Mood,
        x: float,
        y: float,
        height: float,
        pose: str | Pose = "stand",
        *,
        face: int = 1,
        far: float = 0.0,
        shade: float = 0.32,
    ) -> None:
        """Draw the person standing (or sitting over) (x, y).

        Args:
            canvas: Where.
            mood: The light.
            x: Under the hips.
            y: The ground.
            height: When standing upright.
            pose: A name in `POSES`, or a pose.
            face: 1 looks right, -1 left.
            far: 0 near, 1 lost in haze.
            shade: Strength of the shadow on the ground.
        """
        joints = POSES[pose] if isinstance(pose, str) else pose
        _Figure(canvas, mood, self, joints, (x, y), height, face, far).draw(shade)


class _Figure:
    """One drawing of one person: places are in heights, right of the hips and up."""

    def __init__(self, canvas: skia.Canvas, mood: Mood, who: Person, pose: Pose, at: Point, height: float,
                 face: int, far: float) -> None:  # fmt: skip
        self.canvas, self.mood, self.who, self.pose = canvas, mood, who, pose
        self.x, self.y, self.size, self.face, self.far = *at, height, face, far
        self.leg = 0.215 if who.child else 0.238
        self.arm = 0.15 if who.child else 0.158
        self.trunk = 0.31 if who.child else 0.335
        self.head = 0.105 if who.child else 0.073
        lean = pose.lean + (7 if who.elder and pose.lean < 12 else 0)
        self.lean = math.radians(lean)
        self.hip = max(_drop(self.leg, pose.leg), _drop(self.leg, pose.back_leg)) + 0.022

    def at(self, u: float, v: float) -> Point:
        """Heights to sheet units."""
        return (self.x + self.face * u * self.size, self.y - v * self.size)

    def torso(self, u: float, v: float) -> Point:
        """A place on the leaning trunk: u forward, v up from the hips."""
        s, c = math.sin(self.lean), math.cos(self.lean)
        return self.at(u * c + v * s, self.hip + v * c - u * s)

    def tone(self, color: int, lit: float = 0.0) -> int:
        return self.mood.tone(color, self.far, lit)

    def draw(self, shade_strength: float) -> None:
        self._ground(shade_strength)
        who, pose = self.who, self.pose
        self._arm(pose.far, -0.35)
        self._legs()
        hands = self._hands()
        props.draw_behind(self, who.holds, hands)
        self._trunk()
        self._head()
        props.draw_held(self, who.holds, hands)
        self._arm(pose.near, 0.05)

    def _ground(self, strength: float) -> None:
        if strength <= 0:
            return
        x, y = self.at(0.0, 0.0)
        spread = 0.17 + 0.1 * abs(self.pose.leg[0]) / 90
        shadow(self.canvas, oval(x + self.size * 0.05, y + 1, self.size * spread, self.size * 0.03),
               self.mood.sky.shadow, self.size * 0.025, strength)  # fmt: skip

    # limbs

    def _chain(self, start: Point, angles: tuple[float, float], part: float) -> list[Point]:
        """Root, joint and end of a limb, in heights."""
        points = [start]
        for angle in angles:
            x, y = points[-1]
            a = math.radians(angle)
            points.append((x + math.sin(a) * part, y - math.cos(a) * part))
        return points

    def _shoulder(self, near: bool) -> Point:  # noqa: FBT001  # left or right
        s, c = math.sin(self.lean), math.cos(self.lean)
        u, v = (-0.028 if near else 0.04), self.trunk - 0.045
        return (u * c + v * s, self.hip + v * c - u * s)

    def _hands(self) -> tuple[Point, Point]:
        near = self._chain(self._shoulder(near=True), self.pose.near, self.arm)[-1]
        far = self._chain(self._shoulder(near=False), self.pose.far, self.arm)[-1]
        return near, far

    def _arm(self, angles: tuple[float, float], lit: float) -> None:
        near = angles is self.pose.near
        root, elbow, wrist = self._chain(self._shoulder(near=near), angles, self.arm)
        size = self.size * (1.12 if self.who.child else 1)
        middle = ((root[0] + elbow[0]) / 2, (root[1] + elbow[1]) / 2)
        fore = ((elbow[0] + wrist[0]) / 2, (elbow[1] + wrist[1]) / 2)
        sleeve = [self.at(*p) for p in (root, middle, elbow, fore, wrist)]
        hand = (wrist[0] + (wrist[0] - elbow[0]) * 0.12, wrist[1] + (wrist[1] - elbow[1]) * 0.12)
        fill(self.canvas, oval(*self.at(*hand), size * 0.023), self.tone(SKIN, lit - 0.1))
        path = ribbon(sleeve, [size * w for w in (0.062, 0.066, 0.058, 0.054, 0.05)])
        fill(self.canvas, oval(*self.at(*root), size * 0.034), self.tone(self.who.top, lit))
        fill(self.canvas, path, self.tone(self.who.top, lit))
        if near and self.size > 70:
            x, y = self.at(*elbow)
            _soft(self.canvas, path, self.tone(self.who.top, -1), (x + size * 0.03, y + size * 0.05), (x - size * 0.05, y - size * 0.03), 0.6)

    def _legs(self) -> None:
        color = self.who.bottom if not self.who.skirt else 0xFF4A3F42
        shoe = 0xFF2E2A2C if not self.who.child else 0xFFF2EEE6
        for angles, root, lit in ((self.pose.back_leg, 0.028, -0.5), (self.pose.leg, -0.022, -0.05)):
            hip, knee, ankle = self._chain((root, self.hip), angles, self.leg)
            toe = math.radians(max(-30.0, min(40.0, angles[1] * 0.4)))
            ax, ay = self.at(ankle[0] + 0.022, ankle[1] - 0.004)
            length = self.size * 0.05
            tip = (ax + self.face * math.cos(toe) * length, ay + math.sin(toe) * length * 0.3 + self.size * 0.01)
            heel = (ax - self.face * length * 0.75, ay + self.size * 0.008)
            stroke(self.canvas, [heel, (ax, ay), tip], (self.size * 0.03, self.size * 0.042, self.size * 0.026), self.tone(shoe, lit))
            points = [self.at(*p) for p in (hip, _half(hip, knee), knee, _half(knee, ankle), ankle)]
            wide = 1.1 if self.who.child else 1.0
            path = ribbon(points, [self.size * w * wide for w in (0.1, 0.098, 0.082, 0.074, 0.068)])
            fill(self.canvas, path, self.tone(color, lit))
            if self.size > 70:
                x, y = self.at(*knee)
                _soft(self.canvas, path, self.tone(color, -1), (x + self.size * 0.06, y), (x - self.size * 0.03, y), 0.55)
        if self.who.skirt:
            self._skirt()

    def _skirt(self) -> None:
        knee = self._chain((0, self.hip), self.pose.leg, self.leg)[1]
        back = self._chain((0, self.hip), self.pose.back_leg, self.leg)[1]
        points = [self.torso(-0.075, 0.1), self.torso(0.075, 0.1), self.at(max(knee[0], back[0]) + 0.075, min(knee[1], back[1]) - 0.02),
                  self.at((knee[0] + back[0]) / 2, min(knee[1], back[1]) - 0.045), self.at(min(knee[0], back[0]) - 0.075, min(knee[1], back[1]) - 0.02)]  # fmt: skip
        path = curve(points, closed=True, ease=0.45)
        fill(self.canvas, path, self.tone(self.who.bottom))
        x, y = points[2]
        _soft(self.canvas, path, self.tone(self.who.bottom, -1), (self.x + self.size * 0.1, y), (self.x - self.size * 0.04, y), 0.6)

    # trunk

    def _outline(self, grow: float = 0.0, hem: float = -0.055) -> skia.Path:
        t, g = self.trunk, grow
        wide = 1.12 if self.who.child else 1.0
        sitting = self.pose.leg[0] > 60
        low = hem if not sitting else max(hem, -0.035)
        points = [(-0.03, t + 0.004), (-0.085 * wide - g, t - 0.03), (-0.098 * wide - g, t - 0.1), (-0.082 * wide - g, 0.12),
                  (-0.09 * wide - g, low), (0.0, low - 0.008), (0.09 * wide + g, low), (0.08 * wide + g, 0.12), (0.092 * wide + g, t - 0.1),
                  (0.078 * wide + g, t - 0.03), (0.03, t + 0.004)]  # fmt: skip
        return curve([self.torso(*p) for p in points], closed=True, ease=0.85)

    def _trunk(self) -> None:
        who = self.who
        neck = [self.torso(0.004, self.trunk - 0.02), self.torso(0.01, self.trunk + 0.045)]
        stroke(self.canvas, neck, (self.size * 0.052, self.size * 0.046), self.tone(SKIN, -0.55))
        path = self._outline()
        fill(self.canvas, path, self.tone(who.top))
        self._shadow_side(path, who.top)
        if not who.back:
            self._collar()
        if who.apron:
            self._apron()
        if who.vest:
            self._vest()
        if who.neckerchief and not who.back:
            knot = self.torso(0.02, self.trunk - 0.05)
            for du, dv in ((-0.035, -0.12), (0.055, -0.11)):
                stroke(self.canvas, [self.torso(0.02 + du * 0.8, self.trunk - 0.005), knot, self.torso(0.02 + du, self.trunk + dv)],
                       (self.size * 0.02, self.size * 0.03, self.size * 0.02), self.tone(BRIGHT_RED))  # fmt: skip

    def _shadow_side(self, path: skia.Path, color: int) -> None:
        x, y = self.torso(0, self.trunk * 0.4)
        s = self.size
        _soft(self.canvas, path, self.tone(color, -1), (x + s * 0.12, y + s * 0.12), (x - s * 0.05, y - s * 0.06), 0.7)
        _soft(self.canvas, path, self.tone(color, 0.8), (x - s * 0.13, y - s * 0.14), (x - s * 0.02, y), 0.4)

    def _collar(self) -> None:
        pale = self.tone(WHITE if self.who.top != WHITE else 0xFFD9D2C2)
        if self.size < 60:
            return
        v = [self.torso(-0.028, self.trunk + 0.002), self.torso(0.016, self.trunk - 0.055), self.torso(0.036, self.trunk + 0.002)]
        fill(self.canvas, curve(v, closed=True, ease=0.2), pale)
        fill(self.canvas, curve([self.torso(-0.012, self.trunk + 0.008), self.torso(0.014, self.trunk - 0.03), self.torso(0.03, self.trunk + 0.008)],
                                closed=True, ease=0.2), self.tone(SKIN, -0.2))  # fmt: skip
        if not (self.who.vest or self.who.apron):
            line(self.canvas, [self.torso(0.017, self.trunk - 0.05), self.torso(0.014, -0.04)], self.tone(self.who.top, -0.9), max(0.8, self.size * 0.007))

    def _vest(self) -> None:
        t = self.trunk
        points = [(-0.05, t + 0.002), (-0.072, t - 0.03), (-0.07, t - 0.12), (-0.088, 0.08), (-0.092, -0.02), (0.09, -0.02), (0.084, 0.08),
                  (0.07, t - 0.12), (0.068, t - 0.03), (0.046, t + 0.002), (0.02, t - 0.1)]  # fmt: skip
        if self.who.back:
            points = points[:-1]
        path = curve([self.torso(*p) for p in points], closed=True, ease=0.5)
        fill(self.canvas, path, self.tone(self.who.vest))
        self._shadow_side(path, self.who.vest)
        if not self.who.back:
            line(self.canvas, [self.torso(0.02, t - 0.1), self.torso(0.016, -0.02)], self.tone(self.who.vest, -1), max(0.8, self.size * 0.008))
            fill(self.canvas, oval(*self.torso(-0.04, t - 0.11), self.size * 0.014), self.tone(0xFFF2D488))

    def _apron(self) -> None:
        points = [(-0.05, self.trunk - 0.06), (0.055, self.trunk - 0.06), (0.085, 0.1), (0.1, -0.16), (-0.08, -0.16), (-0.075, 0.1)]
        if self.pose.leg[0] > 60:
            points[3], points[4] = (0.09, -0.02), (-0.085, -0.02)
        path = curve([self.torso(*p) for p in points], closed=True, ease=0.3)
        fill(self.canvas, path, self.tone(self.who.apron))
        self._shadow_side(path, self.who.apron)
        line(self.canvas, [self.torso(-0.082, 0.1), self.torso(0.085, 0.1)], self.tone(self.who.apron, -0.8), max(1, self.size * 0.01))

    # head

    def _head(self) -> None:
        r = self.head
        nod = math.radians(self.pose.nod) + self.lean * 0.55
        base = self.torso(0.012, self.trunk + 0.03)
        s, c = math.sin(nod), math.cos(nod)
        unit = self.size * r

        def on(u: float, v: float) -> Point:
            return (base[0] + self.face * (u * c + (v + 0.95) * s) * unit, base[1] - ((v + 0.95) * c - u * s) * unit)

        if self.who.hair in ("tail", "bob"):
            self._back_hair(on, unit)
        if self.who.back:
            _round(self.canvas, on, ((-0.8, 0.35), (-0.62, -0.6), (0, -0.98), (0.62, -0.6), (0.8, 0.35), (0, 1.0)), self.tone(SKIN, -0.3))
        else:
            face = ((-0.72, 0.3), (-0.68, -0.35), (-0.3, -0.86), (0.24, -0.98), (0.62, -0.62), (0.76, -0.1), (0.74, 0.4), (0.3, 0.98), (-0.4, 0.95))
            _round(self.canvas, on, face, self.tone(SKIN, 0.1))
            self._features(on, unit)
        _Hair(self, on, unit).draw()
        if self.who.headset:
            self._headset(on, unit)

    def _back_hair(self, on: object, unit: float) -> None:
        tone = self.tone(self.who.hair_color, -0.3)
        if self.who.hair == "bob":
            points = ((-0.95, 0.5), (-1.02, -0.4), (-0.8, -1.0), (-0.2, -1.05), (0.2, -0.7), (0.2, 0.6))
        else:
            points = ((-0.7, 0.55), (-1.25, 0.5), (-1.5, -0.4), (-1.3, -1.5), (-1.1, -0.5), (-0.85, 0.05))
        _round(self.canvas, on, points, tone)

    def _features(self, on: object, unit: float) -> None:
        place = on  # a function from face places to sheet places
        fill(self.canvas, oval(*place(-0.5, -0.12), unit * 0.16, unit * 0.2), self.tone(SKIN, -0.15))  # type: ignore[operator]
        if unit < 5:
            return
        for u in (-0.02, 0.5):
            fill(self.canvas, oval(*place(u - 0.02, -0.38), unit * 0.17, unit * 0.12), veil(self.tone(0xFFE07F6C), 0.35))  # type: ignore[operator]
        ink = self.tone(0xFF4A332B)
        width = max(0.8, unit * 0.075)
        for u in (0.06, 0.5):
            if self.who.elder:
                points = [(u - 0.11, -0.02), (u, 0.06), (u + 0.11, -0.02)]
            else:
                points = [(u, -0.03), (u, 0.06)]
            line(self.canvas, [place(*p) for p in points], ink, width * (1 if self.who.elder else 1.7))  # type: ignore[operator]
            brow = [(u - 0.13, 0.26), (u, 0.32), (u + 0.12, 0.27)]
            tone = ink if not self.who.elder else self.tone(0xFF9A938C)
            line(self.canvas, [place(*p) for p in brow], veil(tone, 0.8), width * 0.8)  # type: ignore[operator]
        line(self.canvas, [place(0.14, -0.52), place(0.3, -0.6), place(0.46, -0.52)], self.tone(0xFFB0564A), width)  # type: ignore[operator]
        line(self.canvas, [place(0.32, -0.1), place(0.4, -0.24), place(0.31, -0.27)], veil(self.tone(0xFFC08A66), 0.9), width * 0.8)  # type: ignore[operator]

    def _headset(self, on: object, unit: float) -> None:
        ink = self.tone(0xFF20242B)
        line(self.canvas, [on(-0.52, 0.0), on(-0.2, -0.45), on(0.3, -0.66)], ink, max(1, unit * 0.08))  # type: ignore[operator]
        fill(self.canvas, oval(*on(-0.5, -0.05), unit * 0.17), ink)  # type: ignore[operator]
        fill(self.canvas, oval(*on(0.34, -0.66), unit * 0.1), ink)  # type: ignore[operator]


class _Hair:
    """Hair or a hat, on a head."""

    def __init__(self, figure: _Figure, on: object, unit: float) -> None:
        self.figure, self.on, self.unit = figure, on, unit
        self.color = figure.who.hair_color

    def draw(self) -> None:
        kind = self.figure.who.hair
        if self.figure.who.back and kind not in ("straw", "cap"):
            self._round(((-0.86, 0.3), (-0.74, -0.5), (0, -0.78), (0.74, -0.5), (0.86, 0.3), (0.55, 0.95), (0, 1.12), (-0.55, 0.95)))
            if kind == "bun":
                self._round(((-0.3, 0.5), (0.3, 0.5), (0.34, 0.0), (-0.34, 0.0)), -0.2)
            if kind in ("tail", "bob"):
                self._round(((-0.5, 0.3), (0.5, 0.3), (0.35, -1.2), (-0.35, -1.2)), -0.15)
            return
        getattr(self, f"_{kind}")()

    def _round(self, points: tuple[Point, ...], lit: float = 0.0, color: int = 0) -> None:
        tone = self.figure.tone(color or self.color, lit)
        path = _round(self.figure.canvas, self.on, points, tone)
        x, y = self.on(-0.3, 0.9)  # type: ignore[operator]
        _soft(self.figure.canvas, path, self.figure.tone(mix(color or self.color, WHITE, 0.35), 0.3), (x - self.unit * 0.4, y - self.unit * 0.4),
              (x + self.unit * 0.7, y + self.unit * 0.6), 0.5)  # fmt: skip

    def _short(self) -> None:
        self._round(((-0.6, -0.3), (-0.82, 0.1), (-0.86, 0.6), (-0.5, 1.08), (0.1, 1.2), (0.66, 1.0), (0.82, 0.55), (0.62, 0.6), (0.2, 0.66), (-0.26, 0.5), (-0.42, 0.1)))

    def _thin(self) -> None:
        self._round(((-0.58, -0.3), (-0.84, 0.1), (-0.86, 0.62), (-0.4, 1.06), (0.2, 1.08), (0.6, 0.88), (0.1, 0.82), (-0.34, 0.55), (-0.44, 0.1)))

    def _bob(self) -> None:
        self._round(((-0.5, -0.8), (-0.95, -0.5), (-0.98, 0.4), (-0.55, 1.08), (0.1, 1.22), (0.7, 1.0), (0.86, 0.4), (0.6, 0.5), (0.1, 0.62), (-0.3, 0.4), (-0.36, -0.3)))

    def _bun(self) -> None:
        self._round(((-1.3, 0.75), (-1.22, 1.15), (-0.85, 1.25), (-0.6, 0.95), (-0.85, 0.6)), -0.1)
        self._round(((-0.58, -0.25), (-0.88, 0.1), (-0.9, 0.6), (-0.5, 1.08), (0.1, 1.18), (0.66, 0.98), (0.8, 0.5), (0.4, 0.66), (-0.1, 0.6), (-0.4, 0.2)))

    def _tail(self) -> None:
        self._round(((-0.56, -0.2), (-0.88, 0.1), (-0.9, 0.6), (-0.5, 1.08), (0.1, 1.2), (0.7, 0.98), (0.84, 0.42), (0.62, 0.55), (0.2, 0.6), (-0.2, 0.52), (-0.42, 0.1)))
        x, y = self.on(-0.86, 0.5)  # type: ignore[operator]
        fill(self.figure.canvas, oval(x, y, self.unit * 0.17), self.figure.tone(BRIGHT_RED))

    def _cap(self) -> None:
        if not self.figure.who.back:
            self._round(((-0.6, -0.25), (-0.8, 0.1), (-0.8, 0.5), (-0.3, 0.6), (-0.44, 0.1)), color=DARK)
        self._round(((-0.88, 0.42), (-0.7, 1.0), (0, 1.28), (0.66, 1.02), (0.84, 0.5), (0, 0.42)))
        if not self.figure.who.back:
            self._round(((0.3, 0.55), (0.84, 0.6), (1.3, 0.42), (0.8, 0.38)), -0.4)

    def _straw(self) -> None:
        self._round(((-0.58, -0.25), (-0.82, 0.1), (-0.8, 0.5), (-0.3, 0.6), (-0.44, 0.1)), color=DARK)
        straw = 0xFFE3C27E
        self._round(((-1.9, 0.3), (-0.9, 0.72), (0, 0.82), (0.9, 0.72), (1.9, 0.26), (0.9, 0.3), (0, 0.34), (-0.9, 0.34)), -0.25, straw)
        self._round(((-1.86, 0.34), (-0.8, 0.92), (-0.1, 1.5), (0.1, 1.5), (0.8, 0.92), (1.86, 0.32), (0, 0.66)), 0.15, straw)

    def _scarf(self) -> None:
        self._round(((-0.7, -0.8), (-0.92, 0.0), (-0.86, 0.7), (-0.4, 1.12), (0.2, 1.18), (0.74, 0.9), (0.84, 0.45), (0.3, 0.72), (-0.2, 0.5), (-0.42, -0.2), (-0.36, -0.7)))


def _round(canvas: skia.Canvas, on: object, points: tuple[Point, ...], color: int) -> skia.Path:
    path = curve([on(*p) for p in points], closed=True, ease=0.9)  # type: ignore[operator]
    fill(canvas, path, color)
    return path


def _drop(part: float, angles: tuple[float, float]) -> float:
    """How far below the hip a leg reaches."""
    return part * (math.cos(math.radians(angles[0])) + math.cos(math.radians(angles[1])))


def _soft(canvas: skia.Canvas, path: skia.Path, color: int, start: Point, end: Point, full: float) -> None:
    """Cloth is small: the brush must be nearly wet."""
    dry_shade(canvas, path, color, start, end, full * 0.75, rough=0.28)


def _half(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)


_TOPS = (0xFF4D6C8A, 0xFF8A5148, 0xFF6E7F58, 0xFFB98A55, 0xFF7A6A8C, 0xFF3F7A77, 0xFFC7B79A, 0xFF59616F)
_BOTTOMS = (0xFF3D4453, 0xFF4A4038, 0xFF565B63, 0xFF2F3A48)


def villager(seed: int, **more: object) -> Person:
    """Somebody of the village, always the same for one seed."""
    rng: random.Random = dice(seed)
    hair = rng.choice(("short", "short", "bob", "bun", "tail"))
    made = Person(top=rng.choice(_TOPS), bottom=rng.choice(_BOTTOMS), hair=hair)
    return replace(made, **more)  # type: ignore[arg-type]


def elder(seed: int, **more: object) -> Person:
    """An old man or woman."""
    rng = dice(seed)
    made = Person(top=rng.choice((0xFF6B5A72, 0xFF54606C, 0xFF7B5546, 0xFF5C6B5A)), bottom=rng.choice(_BOTTOMS),
                  hair=rng.choice(("thin", "bun", "short")), hair_color=GREY, elder=True)  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def child(seed: int, **more: object) -> Person:
    """A child of the village school."""
    rng = dice(seed)
    made = Person(top=rng.choice((0xFFE9B44C, 0xFF6FA8B5, 0xFFE08A6D, 0xFF9CBF73, WHITE)), bottom=rng.choice((0xFF42587A, 0xFF5A5060, 0xFF3F6B73)),
                  hair=rng.choice(("short", "bob", "tail")), child=True)  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def volunteer(seed: int, **more: object) -> Person:
    """A volunteer in a red vest."""
    return villager(seed, top=dice(seed).choice((WHITE, 0xFFDCE3E6, 0xFF5B6F87)), vest=VEST, **more)


def narrator(seed: int = 1, **more: object) -> Person:
    """The village's narrator: a blouse, a skirt, a headset."""
    made = Person(top=0xFFFBF3E6, bottom=0xFF8E1F24, hair="bun", skirt=True, headset=True)
    if seed % 2 == 0:
        made = Person(top=0xFFB3272A, bottom=0xFF33363F, hair="tail", skirt=False, headset=True)
    return replace(made, **more)  # type: ignore[arg-type]


def stool(canvas: skia.Canvas, mood: Mood, x: float, y: float, size: float) -> None:
    """A wooden stool whose seat is `size` high."""
    wood = 0xFF9A6B43
    half = size * 0.52
    for dx in (-0.78, 0.78):
        stroke(canvas, [(x + dx * half * 0.8, y - size * 0.9), (x + dx * half, y)], (size * 0.13, size * 0.1), mood.tone(wood, 0, -0.5))
    fill(canvas, box(x - half, y - size, half * 2, size * 0.16, 2), mood.tone(wood, 0, 0.15))
    line(canvas, [(x - half * 0.75, y - size * 0.42), (x + half * 0.75, y - size * 0.42)], mood.tone(wood, 0, -0.4), size * 0.08)
