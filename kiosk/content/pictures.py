"""Pictures proved decodable, without ever holding a large one in memory."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from kiosk.content.limits import LIMITS
from kiosk.content.png import check_png
from kiosk.errors import PictureError

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = {
    "JPEG": (".jpg", ".jpeg"),
    "MPO": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
}
_FORMATS = ("JPEG", "PNG", "WEBP")
_JPEG_SCAN = b"\xff\xda"
_EIGHTH = 8


def check_picture(file: Path) -> tuple[int, int]:
    """Return width and height in pixels of the picture in `file`, once it has proved whole.

    A JPEG is decoded at an eighth of its size (all of its data is read), a PNG unpacked in
    blocks that are thrown away, a WebP decoded: none takes memory in step with what it claims.

    Raises:
        PictureError: It is no JPEG, PNG or WebP, is named like another, is too large, or is cut.
    """
    if file.stat().st_size > LIMITS.picture_bytes:
        raise PictureError(
            f"图片文件超过 {LIMITS.picture_bytes / 1e6:g} MB",
            f"the picture's file is larger than {LIMITS.picture_bytes / 1e6:g} MB",
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(file, formats=_FORMATS) as image:
                size = image.size  # before decoding at an eighth changes it
                _check_head(file, image)
                _decode(file, image)
                return size
        except UnidentifiedImageError as error:
            raise PictureError(
                "不是 JPEG、PNG 或 WebP 图片（内容和扩展名无关）",
                "this is no JPEG, PNG or WebP picture, whatever its name says",
            ) from error
        except Image.DecompressionBombError as error:
            raise _too_large() from error
        except (OSError, SyntaxError, ValueError, EOFError, OverflowError) as error:
            # What Pillow raises for broken data is not one kind; all of it means the same.
            raise PictureError(
                f"图片已损坏或不完整，解不开（{error}）；请换成完好的文件",
                f"the picture is broken or cut short ({error}); replace it with a whole one",
            ) from error


def _check_head(file: Path, image: Image.Image) -> None:
    kind = image.format or ""
    if file.suffix.lower() not in _ENDINGS[kind]:
        raise PictureError(
            f"文件名以“{file.suffix}”结尾，内容却是 {kind}；请改名或重新导出",
            f"it is named “{file.suffix}” but holds a {kind}; rename it or export it anew",
        )
    pixels = image.width * image.height
    if pixels > LIMITS.picture_pixels:
        raise _too_large()
    if pixels > LIMITS.heavy_pixels and (kind == "WEBP" or image.info.get("progressive")):
        raise PictureError(
            f"WebP 和渐进式 JPEG 不能超过 {LIMITS.heavy_pixels // 10**6} 百万像素；请存成普通 JPEG",
            f"a WebP or a progressive JPEG may have {LIMITS.heavy_pixels // 10**6} million pixels;"
            " save it as a plain JPEG",
        )


def _decode(file: Path, image: Image.Image) -> None:
    if image.format == "PNG":
        with file.open("rb") as opened:
            check_png(opened)
    elif image.format == "WEBP":
        image.load()
    elif _scans(file) > LIMITS.picture_scans:
        raise PictureError(
            "这个 JPEG 分了太多遍扫描，解码会很久；请重新导出",
            "this JPEG has so many scans that it takes ages to decode; export it anew",
        )
    else:
        image.draft(None, (max(1, image.width // _EIGHTH), max(1, image.height // _EIGHTH)))
        image.load()


def _scans(file: Path) -> int:
    """Count the scans; the marker cannot occur within a scan's own data."""
    return file.read_bytes().count(_JPEG_SCAN)


def _too_large() -> PictureError:
    millions = LIMITS.picture_pixels // 10**6
    return PictureError(
        f"图片太大，最多 {millions} 百万像素；请缩小后再放进来",
        f"the picture is too large: at most {millions} million pixels; make it smaller",
    )
