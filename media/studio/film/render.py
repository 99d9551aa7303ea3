"""Rendering: frames of a chapter drawn one by one and piped into ffmpeg, chapters side by side."""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import skia

from media.studio.film import encode
from media.studio.film.look import Frame
from media.studio.film.storyboard import storyboard
from media.studio.film.timeline import FPS

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from media.studio.film.timeline import Timeline


@dataclass(frozen=True)
class Size:
    """How large and how often: a draft draws small pictures and leaves frames out.

    Attributes:
        width: Pixels.
        height: Pixels.
        every: 1 draws each frame, 5 every fifth.
    """

    width: int
    height: int
    every: int = 1

    @property
    def rate(self) -> float:
        """Frames a second of what is written."""
        return FPS / self.every


FULL = Size(1920, 1080)
DRAFT = Size(640, 360, 5)


def part_path(folder: Path, start: float) -> Path:
    """Where the part of the film that begins at a second is kept: named by its first frame."""
    return folder / f"{round(start * FPS):05d}.mp4"


def render(
    chapters: list[tuple[float, float]], folder: Path, size: Size, workers: int
) -> list[Path]:
    """Render stretches of the film, given in seconds, each into a file of its own; return them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [part_path(folder, start) for start, _ in chapters]
    jobs = sorted(zip(chapters, paths, strict=True), key=lambda job: job[0][0] - job[0][1])
    with ProcessPoolExecutor(workers, initializer=os.nice, initargs=(10,)) as pool:
        waiting = {
            pool.submit(render_stretch, start, end, path, size): path for (start, end), path in jobs
        }
        for done in as_completed(waiting):
            if done.exception() is not None:
                print(f"{waiting[done].name} failed; the chapters under way are still finished")
                pool.shutdown(wait=False, cancel_futures=True)
            frames, seconds = done.result()
            each = seconds / frames * 1000
            print(f"{waiting[done].name}: {frames} frames, {each:.0f} ms each", flush=True)
    return paths


def render_stretch(start: float, end: float, path: Path, size: Size) -> tuple[int, float]:
    """Render from one second of the film to another; return frames drawn and seconds taken."""
    film = storyboard()
    first, last = round(start * FPS), round(end * FPS)
    pixels: NDArray[np.uint8] = np.zeros((size.height, size.width, 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType)
    began = time.monotonic()
    half_done = path.with_suffix(".part.mp4")
    with subprocess.Popen(_writer(half_done, size), stdin=subprocess.PIPE) as ffmpeg:
        assert ffmpeg.stdin is not None  # noqa: S101  # a pipe was asked for
        with surface as canvas:
            frame = Frame(canvas, size.width, size.height)
            shown = film.index_at(first)
            for number in range(first, last, size.every):
                film.draw(frame, number)
                surface.flushAndSubmit()
                ffmpeg.stdin.write(pixels.data)
                shown = _leave_behind(film, shown, number)
    if ffmpeg.returncode:
        raise subprocess.CalledProcessError(ffmpeg.returncode, ffmpeg.args)
    half_done.rename(path)
    return len(range(first, last, size.every)), time.monotonic() - began


def _leave_behind(film: Timeline, shown: int, number: int) -> int:
    """Forget the shot before the one shown once it has blended in: its images are large."""
    shot = film.shots[shown]
    if number / FPS > shot.start + shot.blend and shown:
        film.forget(shown - 1)
    if number + 1 >= film.span(shown)[1] and shown + 1 < len(film.shots):
        return shown + 1
    return film.index_at(number)


def _writer(path: Path, size: Size) -> list[str]:
    """The ffmpeg that a chapter's frames are piped into."""
    return [
        *("ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgra"),
        *("-s", f"{size.width}x{size.height}", "-r", f"{size.rate:g}", "-i", "-"),
        *("-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"),
        *(encode.FINAL if size.every == 1 else encode.QUICK),
        *encode.COLOURS,
        str(path),
    ]
