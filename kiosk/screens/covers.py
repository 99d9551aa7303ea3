"""Lays over all screens what must be seen there, and takes it away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.player.base import PlayerState
from kiosk.screens.widgets.notice_board import RIBBON, NoticeBoard, NoticeRibbon, RestBoard
from kiosk.screens.widgets.pairing_board import PairingBoard
from kiosk.show.covering import Cover, Wanted, cover
from kiosk.show.place import ATTRACT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kivy.uix.widget import Widget

    from kiosk.screens.look import Look
    from kiosk.screens.root import Root


def _nobody() -> bool:
    return False


class Covers:
    """One cover at most, over the present screen of a root; the UI thread's.

    Attributes:
        wanted: What the server asks to be shown; set it, then `look`.
    """

    def __init__(self, root: Root, without: Path, guests: Callable[[], bool] = _nobody) -> None:
        """Begin with nothing over the screens.

        Args:
            root: Holds the screens.
            without: The folder of the site that is shown when there is no content.
            guests: Tells whether a narrator leads a visit.
        """
        self._root = root
        self._without = without
        self._guests = guests
        self._laid: Widget | None = None
        self._shown: tuple[Cover, object, Look | None] = (Cover.NOTHING, None, None)
        self._read = ""
        self._paused: Path | None = None
        self.wanted = Wanted()

    @property
    def notice(self) -> str:
        """The id of the urgent notice on the glass; empty for none."""
        shown = self._shown[0] in (Cover.NOTICE, Cover.RIBBON)
        return self.wanted.notice.id if shown and self.wanted.notice else ""

    def look(self, _passed: float = 0.0) -> None:
        """Lay over the screens what belongs there now; called twice a second."""
        root, session = self._root, self._root.stage.session
        if session.place == ATTRACT:
            self._read = ""  # the next visitor has read nothing yet
        kind = cover(
            self.wanted,
            session.place,
            session.clock.wall(),
            content=self._has_content(root.stage.folder),
            guests=self._guests(),
            read=self._read,
        )
        if kind is Cover.PAIRING:
            session.leave()  # who touches it visits nothing, and keeps no content waiting
        about = {
            Cover.NOTICE: self.wanted.notice,
            Cover.RIBBON: self.wanted.notice,
            Cover.PAIRING: self.wanted.pairing,
        }.get(kind)
        look = root.look if kind is not Cover.NOTHING else None
        if (kind, about, look) != self._shown:
            self._lay(kind, (kind, about, look))
        elif self._laid is not None:
            self._fit()

    def _has_content(self, folder: Path) -> bool:
        return folder.resolve() != self._without.resolve()

    def close(self) -> None:
        """Take away what lies there."""
        self._lay(Cover.NOTHING, (Cover.NOTHING, None, None))

    def _lay(self, kind: Cover, shown: tuple[Cover, object, Look | None]) -> None:
        self._shown = shown
        if self._laid is not None:
            self._root.remove_widget(self._laid)
        self._laid = self._made(kind)
        if self._laid is not None:
            self._laid.size_hint = (None, None)
            self._fit()
            self._root.add_widget(self._laid)
        self._hold_film(kind is Cover.NOTICE)

    def _fit(self) -> None:
        root, laid = self._root, self._laid
        assert laid is not None  # noqa: S101  # its callers have seen to that
        if self._shown[0] is Cover.RIBBON:
            laid.center_x, laid.top = root.center_x, root.top
        else:
            laid.pos, laid.size = root.pos, root.size

    def _made(self, kind: Cover) -> Widget | None:
        look, wanted = self._root.look, self.wanted
        if kind is Cover.NOTICE:
            return NoticeBoard(look=look, notice=wanted.notice, read=self._has_read)
        if kind is Cover.RIBBON:
            most = self._root.width * RIBBON
            ribbon = NoticeRibbon(look=look, notice=wanted.notice, most=most)
            ribbon.bind(on_release=lambda *_: self._open_again())
            return ribbon
        if kind is Cover.PAIRING:
            return PairingBoard(look=look, pairing=wanted.pairing)
        return RestBoard(look=look) if kind is Cover.REST else None

    def _has_read(self) -> None:
        self._read = self.wanted.notice.id if self.wanted.notice else ""
        self.look()

    def _open_again(self) -> None:
        self._read = ""
        self.look()

    def _hold_film(self, hold: bool) -> None:  # noqa: FBT001
        """Hold a visitor's film while a notice lies over it, and let it go on afterwards."""
        player = self._root.stage.player
        status = player.status
        if hold and status.state is PlayerState.PLAYING:
            if self._root.stage.session.place != ATTRACT:
                self._paused = status.file
                player.pause()
        elif not hold and self._paused is not None:
            if status.state is PlayerState.PAUSED and status.file == self._paused:
                player.play()
            self._paused = None
