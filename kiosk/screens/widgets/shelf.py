"""Textures of still pictures: uploaded a piece per frame, kept within a number of bytes."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakSet

from kivy.clock import Clock
from kivy.graphics.context import get_context
from kivy.graphics.texture import Texture

from kiosk.errors import PictureError
from kiosk.player.base import Box, Still, Urgency, Wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kiosk.player.base import PictureSource, Ticket
    from kiosk.screens.bridge import Bridge

_PER_FRAME = 9 * 2**20
"""Bytes uploaded in one frame: a picture of 1920×1080, which takes 2 ms without a GPU."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Shown:
    """A picture as a texture.

    Attributes:
        wanted: What was asked for.
        texture: Its pixels, line by line from the top.
        part: The part of the whole picture it shows, from the top left corner.
        natural: Width and height of the whole picture in its file, in pixels.
        size: Bytes.
    """

    wanted: Wanted
    texture: Texture
    part: Box
    natural: tuple[int, int]
    size: int


Result = Shown | PictureError


class Asked:
    """Stands for a texture asked for."""

    def __init__(self, then: Callable[[Result], None], withdraw: Callable[[Asked], None]) -> None:
        """Remember whom to tell, and how to withdraw."""
        self.then: Callable[[Result], None] | None = then
        self.ticket: Ticket | None = None
        self._withdraw = withdraw

    def cancel(self) -> None:
        """Do not call back."""
        self.then = None
        if self.ticket is not None:
            self.ticket.cancel()
        self._withdraw(self)


@dataclass(slots=True)
class _Upload:
    still: Still
    texture: Texture
    line: int = 0


class Shelf:
    """Gives the widgets their pictures; all of it on the UI thread.

    Attributes:
        root: The site's folder; paths asked for are relative to it.
    """

    def __init__(
        self, source: PictureSource, bridge: Bridge, root: Path, *, keep: int = 64 * 2**20
    ) -> None:
        """Keep up to `keep` bytes of textures that are not on the glass now."""
        self.root = root
        self._source = source
        self._bridge = bridge
        self._keep = keep
        self._kept: OrderedDict[Wanted, Shown] = OrderedDict()
        self._kept_bytes = 0
        self._waiting: dict[Wanted, list[Asked]] = {}
        self._uploads: deque[_Upload] = deque()
        self._tick = Clock.create_trigger(self._upload)
        self._alive: WeakSet[Shown] = WeakSet()
        get_context().add_reload_observer(self._reload)

    @property
    def kept_bytes(self) -> int:
        """Bytes of textures kept."""
        return self._kept_bytes

    def ask(
        self, wanted: Wanted, then: Callable[[Result], None], urgency: Urgency = Urgency.NOW
    ) -> Asked:
        """Call `then` with the texture, at once when it is at hand, or with what is wrong."""
        wanted = self._rooted(wanted)
        shown = self._kept.get(wanted)
        if shown is not None:
            self._kept.move_to_end(wanted)
            then(shown)
            told = Asked(then, lambda _asked: None)
            told.then = None
            return told
        asked = Asked(then, lambda asked: self._withdraw(wanted, asked))
        self._waiting.setdefault(wanted, []).append(asked)
        asked.ticket = self._source.ask(
            wanted, lambda result: self._bridge.post(lambda: self._arrive(wanted, result)), urgency
        )
        return asked

    def prefetch(self, wishes: Iterable[Wanted], urgency: Urgency = Urgency.NEXT) -> None:
        """Have pictures decoded ahead; they become textures when they are asked for."""
        for wanted in map(self._rooted, wishes):
            if wanted not in self._kept:
                self._source.prefetch(wanted, urgency)

    def forget(self) -> None:
        """Let go of everything kept, as when the site changed."""
        self._kept.clear()
        self._kept_bytes = 0
        self._source.forget()

    def _rooted(self, wanted: Wanted) -> Wanted:
        return replace(wanted, path=self.root / wanted.path)

    def _withdraw(self, wanted: Wanted, asked: Asked) -> None:
        waiting = self._waiting.get(wanted, [])
        if asked in waiting:
            waiting.remove(asked)
        if not waiting:
            self._waiting.pop(wanted, None)

    def _arrive(self, wanted: Wanted, result: Still | PictureError) -> None:
        if wanted not in self._waiting:
            return
        if isinstance(result, PictureError):
            self._tell(wanted, result)
        elif not any(upload.still.wanted == wanted for upload in self._uploads):
            size = (result.width, result.height)
            texture = Texture.create(size=size, colorfmt="rgba", bufferfmt="ubyte")
            texture.wrap = "clamp_to_edge"
            self._uploads.append(_Upload(result, texture))
            self._upload()

    def _upload(self, _dt: float = 0.0) -> None:
        left = _PER_FRAME
        while self._uploads and left > 0:
            upload = self._uploads[0]
            left -= _put(upload, left)
            if upload.line == upload.still.height:
                self._uploads.popleft()
                self._finish(upload)
        if self._uploads:
            self._tick()

    def _finish(self, upload: _Upload) -> None:
        still = upload.still
        shown = Shown(still.wanted, upload.texture, still.part, still.natural, len(still.pixels))
        self._alive.add(shown)
        self._store(still.wanted, shown)
        self._tell(still.wanted, shown)

    def _store(self, wanted: Wanted, shown: Shown) -> None:
        self._kept[wanted] = shown
        self._kept_bytes += shown.size
        while self._kept_bytes > self._keep:
            _wanted, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= oldest.size

    def _tell(self, wanted: Wanted, result: Result) -> None:
        for asked in self._waiting.pop(wanted, ()):
            then, asked.then = asked.then, None
            if then is not None:
                then(result)

    def _reload(self, _context: object) -> None:
        """Fill every texture again: their content was lost with the graphics."""
        for shown in tuple(self._alive):
            self._refill(shown)

    def _refill(self, shown: Shown) -> None:
        def fill(result: Still | PictureError) -> None:
            if isinstance(result, Still):
                _put(_Upload(result, shown.texture), len(result.pixels))

        self._source.ask(shown.wanted, lambda result: self._bridge.post(lambda: fill(result)))


def _put(upload: _Upload, budget: int) -> int:
    """Upload as many lines as `budget` bytes allow, one at least; return the bytes."""
    still = upload.still
    pitch = still.width * 4
    lines = min(max(1, budget // pitch), still.height - upload.line)
    start = upload.line * pitch
    upload.texture.blit_buffer(
        memoryview(still.pixels)[start : start + lines * pitch],
        size=(still.width, lines),
        pos=(0, upload.line),
        colorfmt="rgba",
        bufferfmt="ubyte",
        mipmap_generation=False,
    )
    upload.line += lines
    return lines * pitch
