"""Reading a QR code off the glass, as a phone does; of clean pixels, so nothing is mended.

The words of ISO/IEC 18004: modules are the squares, finders the three large ones in the corners.
"""

from __future__ import annotations

from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from segno import consts, encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.bench.glass import Glass

Matrix = list[list[int]]
"""Rows of modules from the top, 1 for dark."""

_FINDER = (1, 1, 3, 1, 1)
_SLACK = 0.5
"""Part of a module by which a run of pixels may differ."""
_BYTES = 0b0100
_TIMING = 6
"""The column that holds no data."""
_FREE = 0x2
"""How segno marks a module that holds data."""
_DARK = 100
"""Luminance of 255 under which a pixel is dark."""


def read_code(glass: Glass) -> str | None:
    """Return what the code on the glass says; None when there is none."""
    modules = modules_of(dark_rows(glass))
    return None if modules is None else words_of(modules)


def dark_rows(glass: Glass) -> list[list[int]]:
    """Return the pixels of the glass, 1 for dark."""
    from kiosk.bench.glass import Patch  # noqa: PLC0415  # python-xlib is for measuring only

    width, height = glass.size
    pixels = glass.look(Patch(0, 0, width, height))
    green = bytes(1 if value < _DARK else 0 for value in pixels[1::4])
    return [list(green[row * width : (row + 1) * width]) for row in range(height)]


# --- from pixels to modules -------------------------------------------------------------


def modules_of(rows: Sequence[Sequence[int]]) -> Matrix | None:
    """Find a code and return its modules; None when there is none."""
    found = [(x, y, size) for y, row in enumerate(rows) for x, size in _finders(row)]
    if not found:
        return None
    size = sorted(one[2] for one in found)[len(found) // 2]
    near = [one for one in found if abs(one[2] - size) < size / 4]
    left, right = min(x for x, _, _ in near), max(x for x, _, _ in near)
    at_left = [y for x, y, _ in near if x < left + 2 * size]
    top, bottom = _middle_of_first(at_left), _middle_of_first(at_left[::-1])
    across = round((right - left) / size) + 7
    version = round((across - 17) / 4)
    across = 17 + 4 * version
    if not 1 <= version <= 40:  # noqa: PLR2004  # the standard's
        return None
    step_x, step_y = (right - left) / (across - 7), (bottom - top) / (across - 7)
    return [
        [
            rows[round(top + (row - 3) * step_y)][round(left + (column - 3) * step_x)]
            for column in range(across)
        ]
        for row in range(across)
    ]


def _finders(row: Sequence[int]) -> Iterator[tuple[float, float]]:
    """Yield the middle of each run of pixels that a finder may have made, and a module's size."""
    runs, at = [], 0
    for dark, group in groupby(row):
        length = sum(1 for _ in group)
        runs.append((dark, at, length))
        at += length
    for number in range(len(runs) - 4):
        five = runs[number : number + 5]
        size = sum(length for _, _, length in five) / 7
        fits = (
            abs(length - times * size) <= _SLACK * size
            for (_, _, length), times in zip(five, _FINDER, strict=True)
        )
        if five[0][0] and size >= 2 and all(fits):  # noqa: PLR2004  # pixels a module has
            yield five[2][1] + five[2][2] / 2, size


def _middle_of_first(values: Sequence[int]) -> float:
    """Return the middle of the first run of neighbours."""
    run = [values[0]]
    for before, value in pairwise(values):
        if abs(value - before) > 1:
            break
        run.append(value)
    return (run[0] + run[-1]) / 2


# --- from modules to words --------------------------------------------------------------


def words_of(modules: Matrix) -> str | None:
    """Return the words in a code that holds bytes; None for any other."""
    version = (len(modules) - 17) // 4
    level, mask = _format(modules)
    bits = _unmasked(modules, mask)
    codewords = [int("".join(map(str, bits[n : n + 8])), 2) for n in range(0, len(bits) - 7, 8)]
    data = _in_order(codewords, version, level)
    stream = "".join(f"{value:08b}" for value in data)
    counts = 8 if version < 10 else 16  # noqa: PLR2004  # the standard's
    if int(stream[:4], 2) != _BYTES:
        return None
    length = int(stream[4 : 4 + counts], 2)
    start = 4 + counts
    octets = bytes(int(stream[n : n + 8], 2) for n in range(start, start + 8 * length, 8))
    return octets.decode("utf-8", "replace")


def _format(modules: Matrix) -> tuple[int, int]:
    """Return the level of error correction and the mask."""
    bits = [modules[8][column] for column in range(5)]
    value = int("".join(map(str, bits)), 2) ^ 0b10101
    return value >> 3, value & 0b111


def _unmasked(modules: Matrix, mask: int) -> list[int]:
    """Return the bits of data and error correction in the order they were laid."""
    across = len(modules)
    free = encoder.make_matrix(across, across)
    encoder.add_finder_patterns(free, across, across)
    encoder.add_alignment_patterns(free, across, across)
    flips = encoder.get_data_mask_functions(is_micro=False)[mask]
    bits: list[int] = []
    for right in (n - (n <= _TIMING) for n in range(across - 1, 0, -2)):
        upwards = ((right & 2) == 0) ^ (right <= _TIMING)
        for step in range(across):
            row = across - 1 - step if upwards else step
            bits.extend(
                modules[row][column] ^ int(flips(row, column))
                for column in (right, right - 1)
                if free[row][column] == _FREE
            )
    return bits


def _in_order(codewords: list[int], version: int, level: int) -> list[int]:
    """Take the interleaved blocks apart, and return the data of one after another."""
    sizes = [kind.num_data for kind in consts.ECC[version][level] for _ in range(kind.num_blocks)]
    places = zip_longest(*(range(size) for size in sizes))
    blocks: list[list[int]] = [[] for _ in sizes]
    left = iter(codewords)
    for place in places:
        for number, here in enumerate(place):
            if here is not None:
                blocks[number].append(next(left))
    return [value for block in blocks for value in block]
