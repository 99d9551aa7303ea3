"""Three planes of a decoded picture as textures, and the shader that turns them into RGB."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kivy.graphics.opengl import GL_RENDERER, glGetString
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
  // For Kivy's own fragment shader, to which this one is linked first.
  frag_color = color;
  tex_coord0 = vTexCoords0;
  luma_at = vTexCoords0 * visible.xy;
  chroma_at = vTexCoords0 * visible.zw;
  gl_Position = projection_mat * modelview_mat * vec4(vPosition.xy, 0.0, 1.0);
}
"""

# Without Kivy's header: on a machine without a GPU each unused value costs a part of the frame.
FRAGMENT = """
#ifdef GL_ES
precision highp float;
#endif
uniform sampler2D texture0;
uniform sampler2D texture1;
uniform sampler2D texture2;
uniform float opacity;
uniform float gain;
uniform vec4 chroma;
uniform vec3 base;
varying vec2 luma_at;
varying vec2 chroma_at;
void main (void) {
  float y = texture2D(texture0, luma_at).r * gain;
  float u = texture2D(texture1, chroma_at).r;
  float v = texture2D(texture2, chroma_at).r;
  gl_FragColor = vec4(
    y + chroma.x * v + base.x,
    y + chroma.y * u + chroma.z * v + base.y,
    y + chroma.w * u + base.z,
    opacity);
}
"""

_SOFTWARE = ("llvmpipe", "softpipe", "swrast")
"""Renderers without a GPU."""
_KR_KB = {Matrix.BT601: (0.299, 0.114), Matrix.BT709: (0.2126, 0.0722)}
"""Weights of red and blue in the luma, from the two recommendations."""


def coefficients(matrix: Matrix, *, full_range: bool) -> dict[str, float | list[float]]:
    """Return the uniforms of the shader for a colour standard and range.

    Args:
        matrix: The standard the film was coded by.
        full_range: Whether luma runs over 0-255 and not 16-235.
    """
    kr, kb = _KR_KB[matrix]
    kg = 1.0 - kr - kb
    gain, spread = (1.0, 1.0) if full_range else (255.0 / 219.0, 255.0 / 224.0)
    v_red = 2.0 * (1.0 - kr) * spread
    u_blue = 2.0 * (1.0 - kb) * spread
    u_green, v_green = -u_blue * kb / kg, -v_red * kr / kg
    black = 0.0 if full_range else -gain * 16.0 / 255.0
    grey = 128.0 / 255.0
    return {
        "gain": gain,
        "chroma": [v_red, u_green, v_green, u_blue],
        "base": [
            black - v_red * grey,
            black - (u_green + v_green) * grey,
            black - u_blue * grey,
        ],
    }


def has_gpu() -> bool:
    """Tell whether a graphics chip draws, and not the processor."""
    renderer = bytes(glGetString(GL_RENDERER) or b"").decode("ascii", "replace").lower()
    return not any(name in renderer for name in _SOFTWARE)


class PlaneTextures:
    """The Y, U and V textures of one size of film; made again only when the size changes."""

    def __init__(self, lost: Callable[[], None]) -> None:
        """Begin without textures; `lost` is called when the graphics dropped their content."""
        self._lost = lost
        self._shape: tuple[int, int, tuple[int, int, int]] | None = None
        self._filters = ("", "")
        self.planes: tuple[Texture, ...] = ()
        self.visible = [1.0, 1.0, 1.0, 1.0]

    def release(self) -> None:
        """Let go of the textures; the next picture makes new ones."""
        self.planes = ()
        self._shape = None

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

    def smooth(self, *, one_to_one: bool) -> None:
        """Choose how samples become pixels.

        Args:
            one_to_one: Each sample of luma meets one pixel: nothing is to be smoothed. Chroma has
                fewer samples; to smooth it takes a processor half of a frame, a GPU nothing.
        """
        luma, chroma = "nearest" if one_to_one else "linear", "linear" if has_gpu() else "nearest"
        if (luma, chroma) != self._filters:
            self._filters = (luma, chroma)
            for texture, kind in zip(self.planes, (luma, chroma, chroma), strict=True):
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
        self._filters = ("", "")

    def _texture(self, width: int, height: int) -> Texture:
        texture = Texture.create(size=(width, height), colorfmt="luminance", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        texture.add_reload_observer(self._reload)
        return texture

    def _reload(self, _texture: Texture) -> None:
        self._filters = ("", "")
        self._lost()
