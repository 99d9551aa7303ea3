"""From score to sound: fluidsynth plays the MIDI file, ambience is laid under it, ffmpeg levels."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from media.studio.music import ambience, score, smf

if TYPE_CHECKING:
    from numpy.typing import NDArray

SOUND_FONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
"""Debian package fluid-soundfont-gm (MIT licence)."""

LOUDNESS = -18.0
"""Integrated loudness of the film, LUFS."""

_AMBIENCE_BELOW = 0.8
_FADE = 3.2


def render(out: Path, seconds: float) -> None:
    """Write the film's whole sound as 16-bit stereo WAV at 48 kHz, exactly `seconds` long."""
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        music, mixed = room / "music.wav", room / "mixed.wav"
        piece = score.compose()
        smf.write(room / "score.mid", list(piece.band.parts.values()), piece.tempi, piece.beats)
        _play(room / "score.mid", music)
        _write(mixed, _mix(_read(music), ambience.ambience(seconds), seconds))
        _level(mixed, out, seconds)


def _play(score_file: Path, out: Path) -> None:
    reverb = ["room-size=0.72", "damp=0.35", "width=0.9", "level=0.6"]
    settings = [word for pair in reverb for word in ("-o", f"synth.reverb.{pair}")]
    command = ["fluidsynth", "-niq", "-r", "48000", "-g", "1.0", "-R", "1", "-C", "0", *settings]
    command += ["-o", "synth.polyphony=512", "-F", str(out), str(SOUND_FONT), str(score_file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _mix(
    music: NDArray[np.float32], air: NDArray[np.float32], seconds: float
) -> NDArray[np.float32]:
    total = round(seconds * ambience.RATE)
    out: NDArray[np.float32] = np.zeros((total, 2), np.float32)
    count = min(total, len(music))
    out[:count] = music[:count]
    out += air[:total] * np.float32(_AMBIENCE_BELOW)
    edge = round(_FADE * ambience.RATE)
    out[-edge:] *= (np.cos(np.linspace(0, np.pi / 2, edge)) ** 1.5)[:, None].astype(np.float32)
    peak = float(np.abs(out).max())
    return out * np.float32(min(1.0, 0.98 / peak))


def _level(source: Path, out: Path, seconds: float) -> None:
    """Bring the loudness to `LOUDNESS` with one gain for the whole; only peaks are limited."""
    measured = subprocess.run(
        [
            "ffmpeg",
            "-nostdin",
            "-i",
            str(source),
            "-af",
            "loudnorm=print_format=json",
            "-f",
            "null",
            "-",
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    found = re.search(r"\{[^{}]*input_i[^{}]*\}", measured)
    if found is None:
        raise RuntimeError("ffmpeg printed no loudness: is its loudnorm filter missing?")
    gain = LOUDNESS - float(json.loads(found.group())["input_i"])
    levels = f"volume={gain:.2f}dB,alimiter=limit=0.82:attack=4:release=120:level=false"
    subprocess.run(
        [
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-y",
            "-i",
            str(source),
            "-af",
            levels,
            "-t",
            f"{seconds:.3f}",
            "-ar",
            "48000",
            "-c:a",
            "pcm_s16le",
            str(out),
        ],
        check=True,
    )


def _read(path: Path) -> NDArray[np.float32]:
    with wave.open(str(path)) as sound:
        data = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    return data.reshape(-1, 2).astype(np.float32) / 32768


def _write(path: Path, sound: NDArray[np.float32]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(ambience.RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype(np.int16).tobytes())
