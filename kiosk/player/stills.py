"""Decoding one still picture, scaled for the screen, within limits; runs in a worker."""

from __future__ import annotations

import struct
import threading
import warnings
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, UnidentifiedImageError

from kiosk.errors import PictureError
from kiosk.player.base import Box, Fit, Still, Wanted

# Pillow warns from 90 megapixels on and refuses at twice that: a scanned page of 12,000 pixels
# lies between the two, and the limits below hold for it.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)

_FORMATS = ("JPEG", "PNG", "WEBP")
"""What a site may hold; every further decoder is one more way in for a spoilt file."""
_TURNED_FORMATS = {"JPEG", "MPO", "WEBP"}
"""Cameras and scanners write these; to ask a PNG for its orientation would decode all of it."""
_ORIENTATION = 0x0112
_SCALES = (1, 2, 4, 8)
"""A JPEG can be decoded at one part of so many of its width and height."""
_HEAVY = 32 * 2**20
"""Bytes from which pictures are decoded one after another, and converted strip by strip."""
_ONE_BYTE = {"L", "P", "1"}
"""Modes that take one byte for a pixel in memory; nearly all others take four."""
_BLENDED = {"L", "LA", "RGB", "RGBA", "CMYK"}
"""Modes whose pixels can be averaged as they are."""
_REFUSALS = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    struct.error,
    MemoryError,
)
"""What Pillow's decoders raise on files that are not what they claim to be."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a picture may cost.

    Attributes:
        pixels: Pixels in the file, width times height.
        scaled: Bytes a JPEG may take in memory; it is decoded at half, quarter or eighth scale
            to stay below.
        whole: Bytes any other picture may take, which cannot be decoded smaller.
    """

    pixels: int = 170_000_000
    scaled: int = 128 * 2**20
    whole: int = 448 * 2**20


class Decoder:
    """Decodes pictures; large ones one after another, so that memory stays bounded."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Decode within `limits`."""
        self._limits = limits or Limits()
        self._heavy = threading.Lock()

    def decode(self, wanted: Wanted) -> Still:
        """Read, scale and turn upright what is wanted.

        Raises:
            PictureError: The file is missing, no picture, damaged, or too large.
        """
        try:
            with Image.open(wanted.path, formats=_FORMATS) as image:
                return self._scaled(image, wanted)
        except FileNotFoundError as error:
            name = wanted.path.name
            raise PictureError(
                f"找不到图片 {name}。请检查站点文件夹。",
                f"The picture {name} is missing. Check the site's folder.",
            ) from error
        except _REFUSALS as error:
            name = wanted.path.name
            raise PictureError(
                f"图片 {name} 无法读取（{error}）。请另存为 JPEG 或 PNG 后替换。",
                f"The picture {name} cannot be read ({error}). Save it anew as JPEG or PNG.",
            ) from error

    def _scaled(self, image: Image.Image, wanted: Wanted) -> Still:
        if image.width * image.height > self._limits.pixels:
            raise ValueError(f"{image.width}×{image.height} pixels are too many")
        turn = _turn_of(image)
        natural = turn.size(image.width, image.height)
        part, size = _aim(natural, wanted)
        self._choose_scale(image, size[0] / (natural[0] * (part[2] - part[0])))
        if _cost(image) > _HEAVY:
            with self._heavy:
                small = _cut(image, turn.stored(part), turn.size(*size))
        else:
            small = _cut(image, turn.stored(part), turn.size(*size))
        upright = turn.apply(small)
        return Still(wanted, *upright.size, bytearray(upright.tobytes()), part, natural)

    def _choose_scale(self, image: Image.Image, factor: float) -> None:
        """Let a JPEG be decoded no larger than needed, and no larger than it may be."""
        width, height = image.size
        for scale in _SCALES:
            if scale * 2 * factor > 1 and _cost(image) // scale**2 <= self._limits.scaled:
                break
        image.draft(image.mode, (max(width // scale, 1), max(height // scale, 1)))
        limit = self._limits.scaled if image.format in {"JPEG", "MPO"} else self._limits.whole
        if _cost(image) > limit:
            raise ValueError(f"{width}×{height} pixels need too much memory")


def _cost(image: Image.Image) -> int:
    """Return the bytes a picture takes when it is decoded."""
    return image.width * image.height * (1 if image.mode in _ONE_BYTE else 4)


@dataclass(frozen=True, slots=True)
class _Turn:
    """How a stored picture becomes upright: mirror the axes, then swap them."""

    swap: bool
    flip_x: bool
    flip_y: bool
    method: Image.Transpose | None

    def size(self, width: int, height: int) -> tuple[int, int]:
        return (height, width) if self.swap else (width, height)

    def stored(self, box: Box) -> Box:
        """Return where a box of the upright picture lies in the stored one."""
        left, top, right, bottom = box
        if self.swap:
            left, top, right, bottom = top, left, bottom, right
        if self.flip_x:
            left, right = 1 - right, 1 - left
        if self.flip_y:
            top, bottom = 1 - bottom, 1 - top
        return left, top, right, bottom

    def apply(self, image: Image.Image) -> Image.Image:
        return image if self.method is None else image.transpose(self.method)


_UPRIGHT = _Turn(swap=False, flip_x=False, flip_y=False, method=None)
_TURNS = {
    2: _Turn(swap=False, flip_x=True, flip_y=False, method=Image.Transpose.FLIP_LEFT_RIGHT),
    3: _Turn(swap=False, flip_x=True, flip_y=True, method=Image.Transpose.ROTATE_180),
    4: _Turn(swap=False, flip_x=False, flip_y=True, method=Image.Transpose.FLIP_TOP_BOTTOM),
    5: _Turn(swap=True, flip_x=False, flip_y=False, method=Image.Transpose.TRANSPOSE),
    6: _Turn(swap=True, flip_x=False, flip_y=True, method=Image.Transpose.ROTATE_270),
    7: _Turn(swap=True, flip_x=True, flip_y=True, method=Image.Transpose.TRANSVERSE),
    8: _Turn(swap=True, flip_x=True, flip_y=False, method=Image.Transpose.ROTATE_90),
}
"""EXIF orientation to the turn that undoes it."""


def _turn_of(image: Image.Image) -> _Turn:
    """Return how the picture becomes upright."""
    if image.format not in _TURNED_FORMATS:
        return _UPRIGHT
    return _TURNS.get(image.getexif().get(_ORIENTATION, 1), _UPRIGHT)


def _aim(natural: tuple[int, int], wanted: Wanted) -> tuple[Box, tuple[int, int]]:
    """Return the part to cut out and the size to give it; never larger than it is."""
    left, top, right, bottom = wanted.part
    width, height = (right - left) * natural[0], (bottom - top) * natural[1]
    if min(width, height, wanted.width, wanted.height) <= 0:
        raise ValueError("nothing of it is wanted")
    if wanted.fit is Fit.COVER:
        factor = max(wanted.width / width, wanted.height / height)
        # One of them is 1; division may have it a hair above, and nothing lies beyond the edge.
        seen_x = min(1.0, wanted.width / factor / width)
        seen_y = min(1.0, wanted.height / factor / height)
        cut_x, cut_y = (right - left) * (1 - seen_x) / 2, (bottom - top) * (1 - seen_y) / 2
        left, top, right, bottom = left + cut_x, top + cut_y, right - cut_x, bottom - cut_y
        width, height = width * seen_x, height * seen_y
    else:
        factor = min(wanted.width / width, wanted.height / height)
    factor = min(factor, 1.0)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return (left, top, right, bottom), size


def _cut(image: Image.Image, part: Box, size: tuple[int, int]) -> Image.Image:
    """Decode `image` and return `part` of it, scaled to `size`, as RGBA.

    Four bytes a pixel also without transparency: three take five times as long to upload.
    """
    left, top, right, bottom = part
    box = (left * image.width, top * image.height, right * image.width, bottom * image.height)
    if image.mode in _BLENDED or _cost(image) <= _HEAVY:
        return _resized(image, box, size)
    strips = []
    for start, end in pairwise(_strip_ends(size[1], _cost(image))):
        upper, lower = (box[1] + (box[3] - box[1]) * line / size[1] for line in (start, end))
        strip = image.crop((0, int(upper), image.width, min(int(lower) + 1, image.height)))
        within = (box[0], upper - int(upper), box[2], min(lower - int(upper), strip.height))
        strips.append(_resized(strip, within, (size[0], end - start)))
    whole = Image.new("RGBA", size)
    line = 0
    for strip in strips:
        whole.paste(strip, (0, line))
        line += strip.height
    return whole


def _strip_ends(lines: int, cost: int) -> list[int]:
    """Return where to part a picture of so many lines, so that no strip is a heavy one."""
    count = min(max(cost * 4 // _HEAVY, 1), lines)
    return [lines * number // count for number in range(count + 1)]


def _resized(
    image: Image.Image, box: tuple[float, float, float, float], size: tuple[int, int]
) -> Image.Image:
    ready = _plain(image)
    if size != ready.size or box != (0, 0, *ready.size):
        ready = ready.resize(size, Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)
    return ready.convert("RGBA")


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in a mode whose pixels can be blended."""
    if image.mode in _BLENDED:
        return image
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
