"""How much of anything a site's folder may hold; what lies beyond is refused, not read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of reading a site.

    The kiosk has 4 GB for everything, and the folder may come from anywhere: each limit is far
    above what a real site needs and far below what hurts.
    """

    text_bytes: int = 2_000_000  # bytes of one YAML, CSV or subtitle file
    all_text_bytes: int = 20_000_000  # bytes of all YAML and CSV files together
    depth: int = 24  # lists and mappings inside one another, includes counted
    nodes: int = 200_000  # values in all YAML and CSV files together
    includes: int = 500  # files included, in all
    problems: int = 300  # problems listed; a person mends the first ones and asks again
    folder_names: int = 20_000  # names in one folder
    errors: int = 1_000  # errors of the model that are looked into
    names: int = 5_000  # files looked at for a “did you mean”
    suggestions: int = 100  # missing files that get one; it takes a while
    path_part: int = 200  # bytes of one part of a path; file systems allow 255
    rows: int = 5_000  # rows of one table
    cell: int = 1_000  # characters of one cell
    columns: int = 24  # columns of one table
    picture_bytes: int = 120_000_000  # bytes of one picture file
    picture_pixels: int = 178_000_000  # pixels of one picture; Pillow refuses a little more
    heavy_pixels: int = 64_000_000  # pixels of a picture that only decodes as a whole
    picture_scans: int = 200  # scans of a progressive JPEG
    probe_seconds: float = 30.0  # seconds to measure one film or recording
    cues: int = 20_000  # cues of one subtitle file
    link_bytes: int = 200  # bytes of a link whose QR code scans from 1.5 m


LIMITS = Limits()
