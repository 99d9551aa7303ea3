"""Films made fit for kiosks by ffmpeg, with progress."""

from __future__ import annotations

import select
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

from kiosk.content.moving import UnplayableError
from kiosk.server.authoring.films.profile import LONG_SIDE, SHORT_SIDE, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.server.authoring.films.facts import Facts

_SILENT_SECONDS = 300.0
"""How long ffmpeg may make no progress."""
_FORMATS = "aac,ac3,asf,avi,flac,flv,m4v,matroska,mov,mp3,mpeg,mpegts,mpegvideo,ogg,wav,webm"
_READ_EVERY = 1.0


def convert(
    source: Path, target: Path, facts: Facts, what: Work, progress: Callable[[float], None]
) -> None:
    """Write `source` to `target` as a kiosk plays it.

    Args:
        source: The film or the recording.
        target: Where to; overwritten.
        facts: What it is made of.
        what: What has to be done.
        progress: Told how much is done, from 0 to 1.

    Raises:
        UnplayableError: It cannot be converted.
    """
    program = shutil.which("ffmpeg")
    if program is None:
        raise UnplayableError(
            "服务器上没有 ffmpeg，影片没法转换；请技术人员安装",
            "the server has no ffmpeg to convert films with; have the technician install it",
        )
    command = [
        program, "-nostdin", "-v", "error", "-y", "-protocol_whitelist", "file,pipe",
        "-format_whitelist", _FORMATS, "-i", f"file:{source.absolute()}",
        *_streams(facts, what), "-map_metadata", "-1", "-movflags", "+faststart",
        "-progress", "pipe:1", "-f", "mp4", f"file:{target.absolute()}",
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603  # a fixed program, no shell, paths of ours
        ["nice", "-n", "10", *command],  # noqa: S607  # nice is on every path
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            _follow(running, facts.seconds, progress)
        except BaseException:
            running.kill()
            raise
    if running.returncode:
        raise UnplayableError(
            "影片转换没有成功，文件可能已损坏；请用视频软件重新导出 MP4 再上传",
            "the film could not be converted and may be broken; export it anew as MP4",
        )


def _streams(facts: Facts, what: Work) -> list[str]:
    chosen = [*(("-map", "0:v:0") if facts.video else ()), "-map", "0:a:0?", "-dn", "-sn"]
    if what is Work.WRAP:
        return [*chosen, "-c", "copy"]
    pictures = [
        "-vf", _filters(facts), "-c:v", "libx264", "-preset", "medium", "-crf", "21",
        "-maxrate", "8M", "-bufsize", "16M", "-pix_fmt", "yuv420p", "-g", "50",
    ] if facts.video else []  # fmt: skip
    return [*chosen, *pictures, "-c:a", "aac", "-b:a", "160k", "-ac", "2", "-ar", "48000"]


def _filters(facts: Facts) -> str:
    wide = facts.width >= facts.height
    across, down = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    scale = (
        f"scale='min({across},iw)':'min({down},ih)':force_original_aspect_ratio=decrease"
        ":force_divisible_by=2,setsar=1"
    )
    before = ["yadif"] if facts.interlaced else []
    return ",".join([*before, scale, "fps=fps='min(30,source_fps)'"])


def _follow(
    running: subprocess.Popen[bytes], seconds: float, progress: Callable[[float], None]
) -> None:
    out = running.stdout
    if out is None:
        return
    heard = time.monotonic()
    while True:
        ready, _, _ = select.select([out], [], [], _READ_EVERY)
        if ready:
            line = out.readline()
            if not line:
                return
            name, _, value = line.decode(errors="replace").strip().partition("=")
            if name == "out_time_us" and value.isdecimal():
                heard = time.monotonic()
                progress(min(1.0, int(value) / 1e6 / max(seconds, 0.001)))
        elif time.monotonic() - heard > _SILENT_SECONDS:
            raise UnplayableError(
                "影片转换停住了，文件可能已损坏；请用视频软件重新导出 MP4 再上传",
                "the conversion stands still; the film may be broken: export it anew as MP4",
            )
