"""Coding: H.264 for the chapters, and the joining of chapters and sound, quick to seek."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

KEY_EVERY = 50
"""Frames from one key picture to the next: two seconds."""

KILOBITS = 284
"""Of the picture, a second: ten minutes must stay under thirty megabytes, sound included."""

AUDIO_KILOBITS = 96

FINAL = (
    *("-c:v", "libx264", "-profile:v", "high", "-preset", "medium", "-tune", "animation"),
    *("-b:v", f"{KILOBITS}k", "-threads", "1", "-sc_threshold", "0"),
    *("-g", str(KEY_EVERY), "-keyint_min", str(KEY_EVERY)),
    *("-x264-params", "aq-mode=3:qcomp=0.65"),
)
"""Every chapter is a whole number of two-second groups or ends its last one early."""

QUICK = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-threads", "1")
"""For drafts."""

COLOURS = (
    *("-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"),
    *("-color_range", "tv"),
)


def join(parts: list[Path], sound: Path, out: Path, seconds: float) -> None:
    """Join coded chapters, as they are, and the sound into `out`."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "parts.txt"
        listing.write_text("".join(f"file '{part.resolve()}'\n" for part in parts))
        subprocess.run(
            [
                *("ffmpeg", "-nostdin", "-v", "error", "-y"),
                *("-f", "concat", "-safe", "0", "-i", str(listing), "-i", str(sound)),
                *("-map", "0:v", "-map", "1:a", "-c:v", "copy"),
                *("-c:a", "aac", "-b:a", f"{AUDIO_KILOBITS}k", "-ar", "48000", "-ac", "2"),
                *("-t", f"{seconds:.3f}", "-movflags", "+faststart", str(out)),
            ],
            check=True,
        )


def probe(path: Path) -> dict[str, str]:
    """What ffprobe says of the file, as plain figures."""
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", str(path)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = json.loads(said)
    video, audio = found["streams"]
    return {
        "video": f"{video['codec_name']} {video['profile']} {video['width']}x{video['height']}",
        "rate": video["avg_frame_rate"],
        "frames": video["nb_frames"],
        "colour": f"{video['color_space']} {video['color_range']} {video['pix_fmt']}",
        "video seconds": video["duration"],
        "audio": f"{audio['codec_name']} {audio['sample_rate']} Hz, {audio['channels']} channels",
        "audio seconds": audio["duration"],
        "bytes": found["format"]["size"],
    }
