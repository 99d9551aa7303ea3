"""A player without libVLC: obeys at once, and shows pictures when a test says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.player.base import Fault, PlayerState, Status
from kiosk.player.frames import FrameSlot, Matrix, Picture

if TYPE_CHECKING:
    from pathlib import Path


def grey_picture(
    width: int = 16,
    height: int = 8,
    *,
    luma: int = 128,
    u: int = 128,
    v: int = 128,
    time: float = 0.0,
    serial: int = 0,
    load: int = 0,
    sar: float = 1.0,
    matrix: Matrix = Matrix.BT709,
    full_range: bool = False,
) -> Picture:
    """Return a picture of one colour."""
    half = ((width + 1) // 2, (height + 1) // 2)
    planes = (
        memoryview(bytearray([luma]) * (width * height)),
        memoryview(bytearray([u]) * (half[0] * half[1])),
        memoryview(bytearray([v]) * (half[0] * half[1])),
    )
    return Picture(
        width=width,
        height=height,
        pitches=(width, half[0], half[0]),
        lines=(height, half[1], half[1]),
        planes=planes,
        matrix=matrix,
        full_range=full_range,
        sar=sar,
        time=time,
        serial=serial,
        load=load,
    )


class FakePlayer:
    """Follows every order; `calls` keeps them. Time passes only through `advance`."""

    def __init__(self, duration: float = 600.0, rate: float = 25.0) -> None:
        """Play films of `duration` seconds with `rate` pictures a second."""
        self.slot = FrameSlot()
        self.status = Status(state=PlayerState.EMPTY)
        self.calls: list[tuple[object, ...]] = []
        self.closed = False
        self._duration = duration
        self._rate = rate
        self._loop = False
        self._serial = 0
        self._load = 0

    def load(self, film: Path, *, at: float = 0.0, play: bool = True, loop: bool = False) -> None:
        self.calls.append(("load", film, at, play, loop))
        self._loop = loop
        self._load += 1
        self.slot.expect(self._load)
        self.status = replace(
            self.status,
            state=PlayerState.PLAYING if play else PlayerState.PAUSED,
            fault=None,
            file=film,
            duration=self._duration,
            pictures=0,
        )
        self._show(at)

    def play(self) -> None:
        self.calls.append(("play",))
        if self.status.state is PlayerState.ENDED:
            self._show(0.0)
        if self.status.state in {PlayerState.PAUSED, PlayerState.ENDED}:
            self.status = replace(self.status, state=PlayerState.PLAYING)

    def pause(self) -> None:
        self.calls.append(("pause",))
        if self.status.state is PlayerState.PLAYING:
            self.status = replace(self.status, state=PlayerState.PAUSED)

    def seek(self, seconds: float) -> None:
        self.calls.append(("seek", seconds))
        if self.status.file is not None and self.status.fault is None:
            if self.status.state is PlayerState.ENDED:
                self.status = replace(self.status, state=PlayerState.PAUSED)
            self._show(min(max(0.0, seconds), self._duration))

    def set_volume(self, volume: float, *, fade: float = 0.0) -> None:
        self.calls.append(("set_volume", volume, fade))
        self.status = replace(self.status, volume=volume)

    def set_pace(self, pace: float) -> None:
        self.calls.append(("set_pace", pace))

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  # as the protocol has it
        self.calls.append(("set_muted", muted))
        self.status = replace(self.status, muted=muted)

    def unload(self) -> None:
        self.calls.append(("unload",))
        self.status = Status(
            state=PlayerState.EMPTY, volume=self.status.volume, muted=self.status.muted
        )

    def close(self) -> None:
        self.calls.append(("close",))
        self.unload()
        self.closed = True

    # --- moved by the test --------------------------------------------------------------

    def advance(self, seconds: float) -> None:
        """Let a playing film go on; it ends, or begins again, at its end."""
        if self.status.state is not PlayerState.PLAYING:
            return
        position = self.status.position + seconds
        if position < self._duration:
            self._show(position)
        elif self._loop:
            self._show(position % self._duration)
        else:
            self._show(self._duration)
            self.status = replace(self.status, state=PlayerState.ENDED)

    def fail(self, fault: Fault) -> None:
        """Meet a film that cannot be played."""
        self.status = replace(self.status, state=PlayerState.FAILED, fault=fault)

    def _show(self, position: float) -> None:
        self._serial += 1
        self.status = replace(self.status, position=position, pictures=self.status.pictures + 1)
        self.slot.write(grey_picture(time=position, serial=self._serial, load=self._load))
