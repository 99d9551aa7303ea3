"""Set lines as quads: one mesh for each texture, however many texts lie on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics import Mesh

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kivy.graphics import InstructionGroup

    from kiosk.screens.glyphs import Face
    from kiosk.screens.typeset import Line

SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Part of the spare room that lies before a line."""


class Inking:
    """Texts of one colour; `write` any number of them, then `dry` puts them on the canvas."""

    def __init__(self, canvas: InstructionGroup) -> None:
        """Draw into `canvas`, after what is in it now."""
        self._canvas = canvas
        self._meshes: list[Mesh] = []
        self._quads: dict[object, tuple[list[float], list[int]]] = {}

    def write(
        self,
        face: Face,
        lines: Iterable[Line],
        box: tuple[float, float, float],
        leading: float,
        align: str = "left",
    ) -> None:
        """Place each piece of `lines` on whole pixels.

        Args:
            face: What draws them.
            lines: Set lines, from above.
            box: Left end, top and width of the room, in pixels.
            leading: Line to line, in pixels.
            align: left, center or right.
        """
        x, top, width = box
        for number, line in enumerate(lines):
            left = x + (width - line.width) * SHIFT[align]
            middle = round(top - (number + 0.5) * leading)
            for atom in line.atoms:
                if not atom.is_space:
                    self._quad(face, atom.text, round(left + atom.x), middle)

    def dry(self) -> None:
        """Replace what was drawn before by what was written since."""
        for mesh in self._meshes:
            self._canvas.remove(mesh)
        self._meshes = [
            Mesh(vertices=vertices, indices=indices, mode="triangles", texture=texture)
            for texture, (vertices, indices) in self._quads.items()
        ]
        for mesh in self._meshes:
            self._canvas.add(mesh)
        self._quads = {}

    def _quad(self, face: Face, text: str, x: float, middle: float) -> None:
        glyph = face.glyph(text)
        width, height = glyph.size
        low, high = middle - height // 2, middle - height // 2 + height
        left, upper, right, lower = glyph.box
        vertices, indices = self._quads.setdefault(glyph.texture, ([], []))
        first = len(vertices) // 4
        vertices += (x, low, left, lower, x + width, low, right, lower)
        vertices += (x + width, high, right, upper, x, high, left, upper)
        indices += (first, first + 1, first + 2, first, first + 2, first + 3)
