"""What outlives a change of site: fonts, player, decoders, the way to the UI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.fonts import prepare_fonts
from kiosk.errors import PlayerError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack

    from kiosk.content.model import Site
    from kiosk.player.base import PictureSource, Player, Previews
    from kiosk.screens.bridge import Bridge
    from kiosk.screens.glyphs import Glyphs
    from kiosk.screens.stage import Stage
    from kiosk.show.presenter.podium import Podium
    from kiosk.show.session import Session
    from kiosk.show.subtitle_track import Cue
    from kiosk.show.upkeep import Desk
    from kiosk.showing import Showing, Showings

Trigger = Callable[[Callable[[float], None]], Callable[[], object]]
"""Makes what a bridge calls to have its call run on the UI thread."""

ICONS = Path(__file__).parent / "screens/fonts/icons.ttf"
SCREENS_KEPT = 3
"""Pictures as large as the window that are kept ready: before, now, next."""

log = logging.getLogger(__name__)


class Backstage:
    """What outlives a change of site: fonts, player, decoders, the way to the UI thread."""

    def __init__(self, stops: ExitStack, data: Path, trigger: Trigger) -> None:
        """Start each part; `stops` stops them in reverse."""
        from kiosk.screens.window import screen_bytes  # noqa: PLC0415

        self.glyphs = start_glyphs(data)
        self.bridge = start_bridge(stops, trigger)
        self.keep = SCREENS_KEPT * screen_bytes()
        self.pictures = start_pictures(stops, self.keep)
        self.player = start_player(stops)
        self.previews = start_previews(stops, data)

    def preload(self, showing: Showing) -> None:
        """Have decoded what `showing` begins with; from any thread."""
        from kiosk.player.base import Fit, Wanted  # noqa: PLC0415
        from kiosk.screens.window import glass_size  # noqa: PLC0415
        from kiosk.show.attract import AttractLoop  # noqa: PLC0415

        first = showing.folder / AttractLoop(showing.site).still
        width, height = glass_size()
        self.pictures.prefetch(Wanted(first, width, height, Fit.COVER))

    def stage_for(
        self, showings: Showings, session: Session, desk: Desk, podium: Podium | None = None
    ) -> Callable[[Site], Stage]:
        """Return what makes the stage of a site."""
        from kiosk.screens.stage import Stage  # noqa: PLC0415  # nothing before it is needed
        from kiosk.screens.widgets.shelf import Shelf  # noqa: PLC0415
        from kiosk.show.attract import AttractLoop  # noqa: PLC0415

        def stage_for(site: Site) -> Stage:
            showing = showings.of(site)
            return Stage(
                site=site,
                folder=showing.folder,
                seconds=showing.seconds,
                session=session,
                player=self.player,
                shelf=Shelf(self.pictures, self.bridge, showing.folder, keep=self.keep),
                bridge=self.bridge,
                theme=showing.theme,
                glyphs=self.glyphs,
                loop=AttractLoop(site),
                subtitles=read_subtitles,
                previews=self.previews,
                desk=desk,
                number=showing.number,
                podium=podium,
            )

        return stage_for


def start_glyphs(data: Path) -> Glyphs:
    """Find or extract the fonts."""
    from kiosk.screens.glyphs import Glyphs  # noqa: PLC0415

    fonts = prepare_fonts(data / "fonts")
    names = ("sans", "sans_bold", "serif", "serif_bold")
    return Glyphs({**{name: getattr(fonts, name) for name in names}, "icons": ICONS})


def start_bridge(stops: ExitStack, trigger: Trigger) -> Bridge:
    """Open the way from any thread to the UI thread."""
    from kiosk.screens.bridge import Bridge  # noqa: PLC0415

    bridge = Bridge(trigger)
    stops.callback(bridge.close)
    return bridge


def start_pictures(stops: ExitStack, keep: int) -> PictureSource:
    """Start the workers that decode still pictures."""
    from kiosk.player.pictures import PictureLoader  # noqa: PLC0415

    pictures = PictureLoader(keep=keep)
    stops.callback(pictures.close)
    return pictures


def start_player(stops: ExitStack) -> Player:
    """Start the player of moving pictures; without libVLC the rest is shown all the same."""
    from kiosk.player.absent import AbsentPlayer  # noqa: PLC0415
    from kiosk.player.vlc import open_player  # noqa: PLC0415

    try:
        player = open_player()
    except PlayerError as error:
        log.warning("%s\n%s", error.zh, error.en)
        return AbsentPlayer()
    stops.callback(player.close)
    return player


def start_previews(stops: ExitStack, data: Path) -> Previews:
    """Get ready to make small pictures of films."""
    from kiosk.player.thumbnails import Thumbnails  # noqa: PLC0415
    from kiosk.player.vlc import open_player  # noqa: PLC0415

    previews = Thumbnails(open_player, data / "thumbnails")
    stops.callback(previews.close)
    return previews


def read_subtitles(file: Path) -> Sequence[Cue]:
    """Return the words of a subtitle file; none, and a line in the log, if it cannot be read."""
    from kiosk.content.subtitles import SubtitleError, parse_subtitles  # noqa: PLC0415

    try:
        return parse_subtitles(file.read_bytes())
    except (OSError, SubtitleError) as error:
        log.warning("%s: %s", file.name, error)
        return ()
