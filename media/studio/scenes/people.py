"""People: simple figures with good proportions, dressed, given something to hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from media.studio.scenes.brush import dice
from media.studio.scenes.figure import Figure
from media.studio.scenes.hair import DARK
from media.studio.scenes.light import WHITE, Mood
from media.studio.scenes.poses import POSES, Pose

if TYPE_CHECKING:
    import random

    import skia

GREY = 0xFFD9D8D6


VEST = 0xFFCB2F2A


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
        Figure(canvas, mood, self, joints, (x, y), height, face, far).draw(shade)


_TOPS = (
    0xFF4D6C8A,
    0xFF8A5148,
    0xFF6E7F58,
    0xFFB98A55,
    0xFF7A6A8C,
    0xFF3F7A77,
    0xFFC7B79A,
    0xFF59616F,
)


_BOTTOMS = (0xFF3D4453, 0xFF4A4038, 0xFF565B63, 0xFF2F3A48)


def villager(seed: int, **more: Any) -> Person:
    """Somebody of the village, always the same for one seed."""
    rng: random.Random = dice(seed)
    hair = rng.choice(("short", "short", "bob", "bun", "tail"))
    made = Person(top=rng.choice(_TOPS), bottom=rng.choice(_BOTTOMS), hair=hair)
    return replace(made, **more)


def elder(seed: int, **more: Any) -> Person:
    """An old man or woman."""
    rng = dice(seed)
    made = Person(
        top=rng.choice((0xFF6B5A72, 0xFF54606C, 0xFF7B5546, 0xFF5C6B5A)),
        bottom=rng.choice(_BOTTOMS),
        hair=rng.choice(("thin", "bun", "short")),
        hair_color=GREY,
        elder=True,
    )
    return replace(made, **more)


def child(seed: int, **more: Any) -> Person:
    """A child of the village school."""
    rng = dice(seed)
    made = Person(
        top=rng.choice((0xFFE9B44C, 0xFF6FA8B5, 0xFFE08A6D, 0xFF9CBF73, WHITE)),
        bottom=rng.choice((0xFF42587A, 0xFF5A5060, 0xFF3F6B73)),
        hair=rng.choice(("short", "bob", "tail")),
        child=True,
    )
    return replace(made, **more)


def volunteer(seed: int, **more: Any) -> Person:
    """A volunteer in a red vest."""
    return villager(seed, top=dice(seed).choice((WHITE, 0xFFDCE3E6, 0xFF5B6F87)), vest=VEST, **more)


def narrator(seed: int = 1, **more: Any) -> Person:
    """The village's narrator: a blouse, a skirt, a headset."""
    made = Person(top=0xFFFBF3E6, bottom=0xFF8E1F24, hair="bun", skirt=True, headset=True)
    if seed % 2 == 0:
        made = Person(top=0xFFB3272A, bottom=0xFF33363F, hair="tail", skirt=False, headset=True)
    return replace(made, **more)
