"""Three planes of a decoded picture as textures, and the shader that turns them into RGB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics.texture import Texture

from kiosk.player.frames import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.player.frames import Picture

VERTEX = """
$HEADER$
uniform vec4 visible;
varying vec2 luma_at;
varying vec2 chroma_at;
void main (void) {
  frag_color = color * vec4(1.0, 1.0, 1.0, opacity);
  tex_coord0 = vTexCoords0;
  luma_at = vTexCoords0 * visible.xy;
  chroma_at = vTexCoords0 * visible.zw;
  gl_Position = projection_mat * modelview_mat * vec4(vPosition.xy, 0.0, 1.0);
}
"""

FRAGMENT = """
$HEADER$
uniform sampler2D texture1;
uniform sampler2D texture2;
uniform vec2 scale;
uniform vec2 offset;
uniform vec4 mix_uv;
varying vec2 luma_at;
varying vec2 chroma_at;
void main (void) {
  float y = (texture2D(texture0, luma_at).r + offset.x) * scale.x;
  float u = texture2D(texture1, chroma_at).r + offset.y;
  float v = texture2D(texture2, chroma_at).r + offset.y;
  gl_FragColor = frag_color * vec4(
    y + mix_uv.x * v,
    y + mix_uv.y * u + mix_uv.z * v,
    y + mix_uv.w * u,
    1.0);
}
"""

_KR_KB = {Matrix.BT601: (0.299, 0.114), Matrix.BT709: (0.2126, 0.0722)}
"""Weights of red and blue in the luma, from the two recommendations."""


def coefficients(matrix: Matrix, *, full_range: bool) -> dict[str, list[float]]:
    """Return the uniforms of the shader for a colour standard and range.

    Args:
        matrix: The standard the film was coded by.
        full_range: Whether luma runs over 0-255 and not 16-235.
    """
    kr, kb = _KR_KB[matrix]
    kg = 1.0 - kr - kb
    luma = 1.0 if full_range else 255.0 / 219.0
    chroma = 1.0 if full_range else 255.0 / 224.0
    return {
        "scale": [luma, chroma],
        "offset": [0.0 if full_range else -16.0 / 255.0, -128.0 / 255.0],
        "mix_uv": [
            2.0 * (1.0 - kr) * chroma,
            -2.0 * (1.0 - kb) * kb / kg * chroma,
            -2.0 * (1.0 - kr) * kr / kg * chroma,
            2.0 * (1.0 - kb) * chroma,
        ],
    }


class PlaneTextures:
    """The Y, U and V textures of one size of film; made again only when the size changes."""

    def __init__(self, lost: Callable[[], None]) -> None:
        """Begin without textures; `lost` is called when the graphics dropped their content."""
        self._lost = lost
        self._shape: tuple[int, int, tuple[int, int, int]] | None = None
        self._filter = ""
        self.planes: tuple[Texture, ...] = ()
        self.visible = [1.0, 1.0, 1.0, 1.0]

    def upload(self, picture: Picture) -> bool:
        """Put the picture's bytes into the textures.

        Returns:
            Whether the textures are new ones.
        """
        shape = (picture.width, picture.height, picture.pitches)
        renewed = shape != self._shape
        if renewed:
            self._make(picture)
            self._shape = shape
        for texture, plane in zip(self.planes, picture.planes, strict=True):
            width, height = texture.size
            texture.blit_buffer(
                plane[: width * height],
                colorfmt="luminance",
                bufferfmt="ubyte",
                mipmap_generation=False,
            )
        return renewed

    def smooth(self, kind: str) -> None:
        """Set the filter of all planes: `nearest` or `linear`."""
        if kind != self._filter:
            self._filter = kind
            for texture in self.planes:
                texture.min_filter = texture.mag_filter = kind

    def _make(self, picture: Picture) -> None:
        half = ((picture.width + 1) // 2, (picture.height + 1) // 2)
        lines = (picture.height, half[1], half[1])
        self.planes = tuple(
            self._texture(pitch, count) for pitch, count in zip(picture.pitches, lines, strict=True)
        )
        # A picture of an odd size ends in the middle of its last chroma sample.
        self.visible = [
            picture.width / picture.pitches[0],
            1.0,
            picture.width / 2 / picture.pitches[1],
            picture.height / 2 / half[1],
        ]
        self._filter = ""

    def _texture(self, width: int, height: int) -> Texture:
        texture = Texture.create(size=(width, height), colorfmt="luminance", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        texture.add_reload_observer(self._reload)
        return texture

    def _reload(self, _texture: Texture) -> None:
        self._filter = ""
        self._lost()
