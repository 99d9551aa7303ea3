"""The glass from outside: a finger that touches it, and an eye that reads its pixels."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.errors import DisplayError

if TYPE_CHECKING:
    from collections.abc import Callable

_LEFT = 1
_EVERY_PLANE = 0xFFFFFFFF
_BETWEEN_LOOKS = 0.001  # seconds: the eye must not take the processor it measures


@dataclass(frozen=True, slots=True)
class Patch:
    """A part of the glass, in pixels from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The pixel in its middle."""
        return self.x + self.width // 2, self.y + self.height // 2


class Glass:
    """One connection to an X server."""

    def __init__(self, display: str) -> None:
        """Connect to `display` (`:99`).

        Raises:
            DisplayError: python-xlib is missing, or the server does not answer.
        """
        try:
            from Xlib.display import Display  # noqa: PLC0415  # only measuring needs it
            from Xlib.error import DisplayError as NoDisplay  # noqa: PLC0415
        except ImportError as error:
            raise DisplayError(
                zh="缺少 python-xlib。请运行 deploy/test 安装开发依赖后再试。",
                en="python-xlib is missing. Run deploy/test, which installs it, and try again.",
            ) from error
        try:
            self._display: Any = Display(display)
        except NoDisplay as error:
            raise DisplayError(
                zh=f"连接不上屏幕 {display}：{error}",
                en=f"The screen {display} does not answer: {error}",
            ) from error
        screen = self._display.screen()
        self._root: Any = screen.root
        self.size: tuple[int, int] = (screen.width_in_pixels, screen.height_in_pixels)

    # --- the finger ---------------------------------------------------------------------

    def move(self, x: int, y: int) -> None:
        """Bring the finger to a pixel."""
        self._fake("MotionNotify", x=x, y=y)

    def press(self) -> None:
        """Put the finger down."""
        self._fake("ButtonPress", _LEFT)

    def release(self) -> None:
        """Lift the finger."""
        self._fake("ButtonRelease", _LEFT)

    def slide_off(self) -> None:
        """Slide to the corner and lift there: nothing that was pressed acts."""
        self.move(0, 0)
        self.release()

    def tap(self, x: int, y: int, hold: float = 0.05) -> None:
        """Touch a pixel for `hold` seconds."""
        self.move(x, y)
        self.press()
        time.sleep(hold)
        self.release()

    def _fake(self, event: str, detail: int = 0, *, x: int = 0, y: int = 0) -> None:
        from Xlib import X  # noqa: PLC0415
        from Xlib.ext.xtest import fake_input  # noqa: PLC0415

        fake_input(self._display, getattr(X, event), detail, x=x, y=y)
        self._display.sync()

    # --- the eye ------------------------------------------------------------------------

    def look(self, patch: Patch) -> bytes:
        """Return the pixels of `patch`, four bytes each: blue, green, red and one unused."""
        from Xlib import X  # noqa: PLC0415

        image = self._root.get_image(
            patch.x, patch.y, patch.width, patch.height, X.ZPixmap, _EVERY_PLANE
        )
        return bytes(image.data)

    def watch(self, patch: Patch, seen: Callable[[bytes], bool], *, timeout: float) -> float | None:
        """Look until `seen` is content with the pixels.

        Returns:
            Monotonic seconds of that look; None after `timeout` seconds.
        """
        end = time.monotonic() + timeout
        while (now := time.monotonic()) < end:
            if seen(self.look(patch)):
                return now
            time.sleep(_BETWEEN_LOOKS)
        return None

    def changed(self, patch: Patch, before: bytes, *, timeout: float) -> float | None:
        """Return when `patch` no longer looks like `before`, as `watch` does."""
        return self.watch(patch, lambda pixels: pixels != before, timeout=timeout)

    def close(self) -> None:
        """Let go of the server."""
        self._display.close()
