"""One face out of a font collection, cut down to what a Chinese screen can show.

The toolkit opens a font anew for every size, and each time FreeType keeps tables in step with
the number of glyphs and subroutines: 2.6 MB for the whole face. Without Hangul and the shapes
of other countries, and with unused subroutines emptied, it is 1.8 MB, and the file is half.
fontTools' own subsetter runs every outline for that, for a minute a face; this takes a second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.ttLib import TTFont

from kiosk.content.glyphs import BROKEN_FONT
from kiosk.errors import FontError
from kiosk.latin_signs import LATIN_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_HANGUL = (
    range(0x1100, 0x1200), range(0x3130, 0x3190), range(0x3200, 0x3220), range(0x3260, 0x3280),
    range(0xA960, 0xA980), range(0xAC00, 0xD800), range(0xFFA0, 0xFFE0),
)  # fmt: skip
_UPRIGHT_ONLY = ["BASE", "VORG", "vhea", "vmtx"]
"""Tables for vertical text."""

_CALL = re.compile(rb"[\x0a\x1d]")
_GLOBAL_CALL = 0x1D
_RETURN = b"\x0b"


def extract_face(collection: Path, face: str, target: Path) -> None:
    """Write the face with the PostScript name `face` from `collection` to `target`.

    Raises:
        FontError: The collection cannot be read or has no such face.
        OSError: The target cannot be written.
    """
    try:
        with _open(collection, face) as font:
            _cut(font)
            font.save(target)
    except BROKEN_FONT as error:
        raise FontError(
            f"字体文件 {collection} 已损坏；请重装 fonts-noto-cjk",
            f"the font {collection} is broken; install fonts-noto-cjk again",
        ) from error


def _open(collection: Path, face: str) -> TTFont:
    number, count = 0, 1
    while number < count:
        font = TTFont(collection, fontNumber=number, lazy=True, recalcBBoxes=False)
        if font["name"].getDebugName(6) == face:
            return font
        count = getattr(font.reader, "numFonts", 1)
        font.close()
        number += 1
    raise FontError(
        f"字体文件 {collection} 里没有 {face}（简体中文字形）",
        f"the font {collection} has no face {face} (Simplified Chinese shapes)",
    )


def _cut(font: TTFont) -> None:
    _offer_latin_signs(font)
    wanted = [c for c in font.getBestCmap() if not any(c in block for block in _HANGUL)]
    before = {name: index for index, name in enumerate(font.getGlyphOrder())}
    # The outlines are kept out of the subsetter's sight, who would run each of them.
    outlines = font["CFF "]
    del font["CFF "]
    options = subset.Options(
        layout_features=["kern"], layout_closure=False, notdef_outline=True,
        name_IDs=[1, 2, 4, 6], recalc_bounds=False, recalc_timestamp=False,
    )  # fmt: skip
    options.drop_tables += _UPRIGHT_ONLY
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    _keep(outlines.cff, [before[name] for name in font.getGlyphOrder()])
    font["CFF "] = outlines


def _offer_latin_signs(font: TTFont) -> None:
    """Give the narrow forms of quotation marks code points of their own."""
    names = font.getBestCmap()
    features = font["GSUB"].table.FeatureList.FeatureRecord
    lookups = font["GSUB"].table.LookupList.Lookup
    narrow: dict[str, str] = {}
    for feature in (record.Feature for record in features if record.FeatureTag == "pwid"):
        for part in (p for number in feature.LookupListIndex for p in lookups[number].SubTable):
            narrow.update(getattr(part, "ExtSubTable", part).mapping)
    for sign, code in LATIN_SIGNS.items():
        wide = names.get(ord(sign))
        if wide in narrow:
            for table in font["cmap"].tables:
                if table.isUnicode() and table.format != 14:  # noqa: PLR2004  # variants only
                    table.cmap[ord(code)] = narrow[wide]


def _keep(cff: Any, glyphs: Sequence[int]) -> None:
    """Keep the outlines of `glyphs` only, numbered anew in that order."""
    top = cff.topDictIndex[0]
    strings = top.CharStrings
    index = strings.charStringsIndex
    items = [index[glyph] for glyph in glyphs]
    index.items = items
    vars(index).pop("file", None)
    vars(index).pop("offsets", None)
    top.FDSelect.gidArray = [top.FDSelect.gidArray[glyph] for glyph in glyphs]
    top.FDSelect.format = None
    # Counted through without a gap, the names are one range: FreeType reads each range by itself.
    names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(glyphs)))]
    top.charset = names
    strings.charStrings = {name: number for number, name in enumerate(names)}
    top.numGlyphs = len(names)
    _empty_unused(cff, top, [item.bytecode for item in items])


def _empty_unused(cff: Any, top: Any, outlines: Sequence[bytes]) -> None:
    """Empty the subroutines that no outline calls; their numbers stay as they are."""
    shared = cff.GlobalSubrs
    used_shared: set[int] = set()
    by_dictionary: dict[int, list[bytes]] = {n: [] for n in range(len(top.FDArray))}
    for number, code in zip(top.FDSelect.gidArray, outlines, strict=True):
        by_dictionary[number].append(code)
    for number, codes in by_dictionary.items():
        own = getattr(top.FDArray[number].Private, "Subrs", ())
        used_own, called_shared = _used(codes, own, shared)
        used_shared |= called_shared
        _empty(own, used_own)
    _empty(shared, used_shared)


def _empty(routines: Sequence[Any], used: set[int]) -> None:
    for number, routine in enumerate(routines):
        if number not in used:
            routine.bytecode = _RETURN


def _used(
    codes: Iterable[bytes], own: Sequence[Any], shared: Sequence[Any]
) -> tuple[set[int], set[int]]:
    """Return the subroutines of both kinds that `codes` may call, directly or through others."""
    used: tuple[set[int], set[int]] = (set(), set())
    kinds = (own, shared)
    todo = list(codes)
    while todo:
        for kind, operand in _calls(todo.pop()):
            number = operand + _bias(len(kinds[kind]))
            if 0 <= number < len(kinds[kind]) and number not in used[kind]:
                used[kind].add(number)
                todo.append(kinds[kind][number].bytecode)
    return used


def _bias(count: int) -> int:
    """Return what the format adds to a subroutine's number, by how many there are."""
    return 107 if count < 1240 else 1131 if count < 33900 else 32768  # noqa: PLR2004


def _calls(code: bytes) -> Iterator[tuple[int, int]]:
    """Yield each call that `code` may make: its kind (1: shared) and operand.

    To tell operators from data the code would have to be run. Every byte that could be a call
    is taken for one, with every number its forerunners could be: some subroutines are kept
    without need, none is lost.
    """
    for found in _CALL.finditer(code):
        at, kind = found.start(), int(code[found.start()] == _GLOBAL_CALL)
        a, b, c = (code[at - n] if at >= n else 0 for n in (3, 2, 1))
        if 32 <= c <= 246:  # noqa: PLR2004  # the number formats of Type 2 charstrings
            yield kind, c - 139
        if 247 <= b <= 250:  # noqa: PLR2004
            yield kind, (b - 247) * 256 + c + 108
        elif 251 <= b <= 254:  # noqa: PLR2004
            yield kind, -(b - 251) * 256 - c - 108
        if a == 28:  # noqa: PLR2004
            yield kind, int.from_bytes((b, c), "big", signed=True)
