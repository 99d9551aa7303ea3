"""A picture of the glass, made small enough to be sent."""

from __future__ import annotations

import io

from PIL import Image

LONGEST = 300_000
"""Bytes of the JPEG."""
WIDEST = 1_920
"""Pixels of its longer side."""
QUALITIES = (88, 80, 70, 60, 45)
SHRINK = 0.75


def jpeg_of(width: int, height: int, rgba: bytes, most: int = LONGEST) -> bytes:
    """Return a JPEG of `most` bytes at most.

    Args:
        width: Of the glass, in pixels.
        height: Of the glass.
        rgba: Its pixels, the lowest line first.
        most: Bytes.
    """
    whole = Image.frombuffer("RGBA", (width, height), rgba, "raw", "RGBA", 0, -1).convert("RGB")
    times = min(1.0, WIDEST / max(whole.size))
    while True:
        size = (max(1, round(width * times)), max(1, round(height * times)))
        picture = whole if size == whole.size else whole.resize(size, Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            stream = io.BytesIO()
            picture.save(stream, "JPEG", quality=quality, optimize=True)
            if stream.tell() <= most or max(size) == 1:
                return stream.getvalue()
        times *= SHRINK
