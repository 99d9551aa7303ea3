"""How a figure stands: joint angles, the poses by name, a walker's stride."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace


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
    "crouch": Pose(
        lean=24, near=(44, 58), far=(52, 70), leg=(104, -34), back_leg=(64, -48), nod=12
    ),
    "pole": Pose(near=(62, 152), far=(-18, 10), leg=(16, -4), back_leg=(-18, -30)),
    "run": Pose(lean=10, near=(-38, 28), far=(46, 92), leg=(38, -8), back_leg=(-24, -66)),
    "dance": Pose(lean=-5, near=(118, 150), far=(-92, -130), leg=(14, 2), back_leg=(-14, -34)),
    "taiji": Pose(near=(74, 84), far=(-62, -78), leg=(30, -2), back_leg=(-34, -26)),
}


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
