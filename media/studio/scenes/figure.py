"""One drawing of one person, from joints outwards."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from media.studio.scenes import props
from media.studio.scenes.brush import Point, curve, fill, line, oval, ribbon, shadow, stroke
from media.studio.scenes.hair import SKIN
from media.studio.scenes.head import Head, soft
from media.studio.scenes.light import BRIGHT_RED, WHITE, Mood

if TYPE_CHECKING:
    import skia

    from media.studio.scenes.people import Person
    from media.studio.scenes.poses import Pose


class Figure:
    """One drawing of one person: places are in heights, right of the hips and up."""

    def __init__(
        self,
        canvas: skia.Canvas,
        mood: Mood,
        who: Person,
        pose: Pose,
        at: Point,
        height: float,
        face: int,
        far: float,
    ) -> None:
        """Bend the joints and find how high the hips are."""
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
        """A colour in this light, at this distance."""
        return self.mood.tone(color, self.far, lit)

    def draw(self, shade_strength: float) -> None:
        """Draw it, from the far arm to the near one."""
        self._ground(shade_strength)
        who, pose = self.who, self.pose
        self._arm(pose.far, -0.35)
        self._legs()
        hands = self._hands()
        props.draw_behind(self, who.holds, hands)
        self._trunk()
        Head(self).draw()
        props.draw_held(self, who.holds, hands)
        self._arm(pose.near, 0.05)

    def _ground(self, strength: float) -> None:
        if strength <= 0:
            return
        x, y = self.at(0.0, 0.0)
        spread = 0.17 + 0.1 * abs(self.pose.leg[0]) / 90
        shadow(
            self.canvas,
            oval(x + self.size * 0.05, y + 1, self.size * spread, self.size * 0.03),
            self.mood.sky.shadow,
            self.size * 0.025,
            strength,
        )

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
            soft(
                self.canvas,
                path,
                self.tone(self.who.top, -1),
                (x + size * 0.03, y + size * 0.05),
                (x - size * 0.05, y - size * 0.03),
                0.6,
            )

    def _legs(self) -> None:
        color = self.who.bottom if not self.who.skirt else 0xFF4A3F42
        shoe = 0xFF2E2A2C if not self.who.child else 0xFFF2EEE6
        for angles, root, lit in (
            (self.pose.back_leg, 0.028, -0.5),
            (self.pose.leg, -0.022, -0.05),
        ):
            hip, knee, ankle = self._chain((root, self.hip), angles, self.leg)
            toe = math.radians(max(-30.0, min(40.0, angles[1] * 0.4)))
            ax, ay = self.at(ankle[0] + 0.022, ankle[1] - 0.004)
            length = self.size * 0.05
            tip = (
                ax + self.face * math.cos(toe) * length,
                ay + math.sin(toe) * length * 0.3 + self.size * 0.01,
            )
            heel = (ax - self.face * length * 0.75, ay + self.size * 0.008)
            stroke(
                self.canvas,
                [heel, (ax, ay), tip],
                (self.size * 0.03, self.size * 0.042, self.size * 0.026),
                self.tone(shoe, lit),
            )
            points = [self.at(*p) for p in (hip, _half(hip, knee), knee, _half(knee, ankle), ankle)]
            wide = 1.1 if self.who.child else 1.0
            path = ribbon(points, [self.size * w * wide for w in (0.1, 0.098, 0.082, 0.074, 0.068)])
            fill(self.canvas, path, self.tone(color, lit))
            if self.size > 70:
                x, y = self.at(*knee)
                soft(
                    self.canvas,
                    path,
                    self.tone(color, -1),
                    (x + self.size * 0.06, y),
                    (x - self.size * 0.03, y),
                    0.55,
                )
        if self.who.skirt:
            self._skirt()

    def _skirt(self) -> None:
        knee = self._chain((0, self.hip), self.pose.leg, self.leg)[1]
        back = self._chain((0, self.hip), self.pose.back_leg, self.leg)[1]
        points = [
            self.torso(-0.075, 0.1),
            self.torso(0.075, 0.1),
            self.at(max(knee[0], back[0]) + 0.075, min(knee[1], back[1]) - 0.02),
            self.at((knee[0] + back[0]) / 2, min(knee[1], back[1]) - 0.045),
            self.at(min(knee[0], back[0]) - 0.075, min(knee[1], back[1]) - 0.02),
        ]
        path = curve(points, closed=True, ease=0.45)
        fill(self.canvas, path, self.tone(self.who.bottom))
        _x, y = points[2]
        soft(
            self.canvas,
            path,
            self.tone(self.who.bottom, -1),
            (self.x + self.size * 0.1, y),
            (self.x - self.size * 0.04, y),
            0.6,
        )

    # trunk

    def _outline(self, grow: float = 0.0, hem: float = -0.055) -> skia.Path:
        t, g = self.trunk, grow
        wide = 1.12 if self.who.child else 1.0
        sitting = self.pose.leg[0] > 60
        low = hem if not sitting else max(hem, -0.035)
        points = [
            (-0.03, t + 0.004),
            (-0.085 * wide - g, t - 0.03),
            (-0.098 * wide - g, t - 0.1),
            (-0.082 * wide - g, 0.12),
            (-0.09 * wide - g, low),
            (0.0, low - 0.008),
            (0.09 * wide + g, low),
            (0.08 * wide + g, 0.12),
            (0.092 * wide + g, t - 0.1),
            (0.078 * wide + g, t - 0.03),
            (0.03, t + 0.004),
        ]
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
                stroke(
                    self.canvas,
                    [
                        self.torso(0.02 + du * 0.8, self.trunk - 0.005),
                        knot,
                        self.torso(0.02 + du, self.trunk + dv),
                    ],
                    (self.size * 0.02, self.size * 0.03, self.size * 0.02),
                    self.tone(BRIGHT_RED),
                )

    def _shadow_side(self, path: skia.Path, color: int) -> None:
        x, y = self.torso(0, self.trunk * 0.4)
        s = self.size
        soft(
            self.canvas,
            path,
            self.tone(color, -1),
            (x + s * 0.12, y + s * 0.12),
            (x - s * 0.05, y - s * 0.06),
            0.7,
        )
        soft(
            self.canvas,
            path,
            self.tone(color, 0.8),
            (x - s * 0.13, y - s * 0.14),
            (x - s * 0.02, y),
            0.4,
        )

    def _collar(self) -> None:
        pale = self.tone(WHITE if self.who.top != WHITE else 0xFFD9D2C2)
        if self.size < 60:
            return
        v = [
            self.torso(-0.028, self.trunk + 0.002),
            self.torso(0.016, self.trunk - 0.055),
            self.torso(0.036, self.trunk + 0.002),
        ]
        fill(self.canvas, curve(v, closed=True, ease=0.2), pale)
        fill(
            self.canvas,
            curve(
                [
                    self.torso(-0.012, self.trunk + 0.008),
                    self.torso(0.014, self.trunk - 0.03),
                    self.torso(0.03, self.trunk + 0.008),
                ],
                closed=True,
                ease=0.2,
            ),
            self.tone(SKIN, -0.2),
        )
        if not (self.who.vest or self.who.apron):
            line(
                self.canvas,
                [self.torso(0.017, self.trunk - 0.05), self.torso(0.014, -0.04)],
                self.tone(self.who.top, -0.9),
                max(0.8, self.size * 0.007),
            )

    def _vest(self) -> None:
        t = self.trunk
        points = [
            (-0.05, t + 0.002),
            (-0.072, t - 0.03),
            (-0.07, t - 0.12),
            (-0.088, 0.08),
            (-0.092, -0.02),
            (0.09, -0.02),
            (0.084, 0.08),
            (0.07, t - 0.12),
            (0.068, t - 0.03),
            (0.046, t + 0.002),
            (0.02, t - 0.1),
        ]
        if self.who.back:
            points = points[:-1]
        path = curve([self.torso(*p) for p in points], closed=True, ease=0.5)
        fill(self.canvas, path, self.tone(self.who.vest))
        self._shadow_side(path, self.who.vest)
        if not self.who.back:
            line(
                self.canvas,
                [self.torso(0.02, t - 0.1), self.torso(0.016, -0.02)],
                self.tone(self.who.vest, -1),
                max(0.8, self.size * 0.008),
            )
            fill(
                self.canvas,
                oval(*self.torso(-0.04, t - 0.11), self.size * 0.014),
                self.tone(0xFFF2D488),
            )

    def _apron(self) -> None:
        points = [
            (-0.05, self.trunk - 0.06),
            (0.055, self.trunk - 0.06),
            (0.085, 0.1),
            (0.1, -0.16),
            (-0.08, -0.16),
            (-0.075, 0.1),
        ]
        if self.pose.leg[0] > 60:
            points[3], points[4] = (0.09, -0.02), (-0.085, -0.02)
        path = curve([self.torso(*p) for p in points], closed=True, ease=0.3)
        fill(self.canvas, path, self.tone(self.who.apron))
        self._shadow_side(path, self.who.apron)
        line(
            self.canvas,
            [self.torso(-0.082, 0.1), self.torso(0.085, 0.1)],
            self.tone(self.who.apron, -0.8),
            max(1, self.size * 0.01),
        )

    # head


def _drop(part: float, angles: tuple[float, float]) -> float:
    """How far below the hip a leg reaches."""
    return part * (math.cos(math.radians(angles[0])) + math.cos(math.radians(angles[1])))


def _half(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
