"""The composition root: builds every part, hands each what it needs, stops them in reverse."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.content.fonts import prepare_fonts
from kiosk.content.loading import load_site
from kiosk.device.virtual_screen import screen_at_hand, virtual_screen
from kiosk.screens.kivy_setup import set_up_kivy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.content.loading import LoadedSite
    from kiosk.content.model import Site
    from kiosk.player.base import PictureSource, Player
    from kiosk.screens.bridge import Bridge
    from kiosk.screens.glyphs import Glyphs
    from kiosk.screens.stage import Stage
    from kiosk.screens.theme import Theme
    from kiosk.show.session import Session

Size = tuple[int, int]

SHAPES: tuple[Size, ...] = ((1920, 1080), (1080, 1920), (1366, 768), (3840, 2160))
"""The four shapes of glass the kiosk is drawn for."""

ICONS = Path(__file__).parent / "screens/fonts/icons.ttf"
"""The icons' font."""


class Sites:
    """The loaded sites by their content: the session knows the content, the stage its folder."""

    def __init__(self, loaded: LoadedSite) -> None:
        """Begin with the one shown first."""
        self._known = [loaded]

    def add(self, loaded: LoadedSite) -> Site:
        """Know one more; the one before it may still be on the glass."""
        self._known = [*self._known[-1:], loaded]
        return loaded.site

    def of(self, site: Site) -> LoadedSite:
        """Return where `site` was loaded from."""
        return next(loaded for loaded in reversed(self._known) if loaded.site is site)


class Backstage:
    """What outlives a change of site: fonts, player, decoders, the way to the UI thread."""

    def __init__(
        self,
        stops: ExitStack,
        data: Path,
        theme: Path,
        trigger: Callable[[Callable[[float], None]], Callable[[], object]],
    ) -> None:
        """Start each part; `stops` stops them in reverse."""
        from kiosk.screens.theme import load_theme  # noqa: PLC0415  # nothing is imported before it is needed

        self.theme = load_theme(theme)
        self.glyphs = start_glyphs(data)
        self.bridge = start_bridge(stops, trigger)
        self.pictures = start_pictures(stops)
        self.player = start_player(stops)

    def stage_for(self, sites: Sites, session: Session) -> Callable[[Site], Stage]:
        """Return what makes the stage of a site."""
        from kiosk.screens.stage import Stage  # noqa: PLC0415
        from kiosk.screens.theme import load_theme  # noqa: PLC0415
        from kiosk.screens.widgets.shelf import Shelf  # noqa: PLC0415
        from kiosk.show.attract import AttractLoop  # noqa: PLC0415

        def stage_for(site: Site) -> Stage:
            loaded = sites.of(site)
            theme = load_theme(loaded.path(site.theme)) if site.theme else self.theme
            return Stage(
                site=site,
                folder=loaded.folder,
                seconds=loaded.seconds,
                session=session,
                player=self.player,
                shelf=Shelf(self.pictures, self.bridge, loaded.folder),
                bridge=self.bridge,
                theme=theme,
                glyphs=self.glyphs,
                loop=AttractLoop(site),
            )

        return stage_for


def start_glyphs(data: Path) -> Glyphs:
    """Find or extract the fonts."""
    from kiosk.screens.glyphs import Glyphs  # noqa: PLC0415

    fonts = prepare_fonts(data / "fonts")
    return Glyphs(
        {
            "sans": fonts.sans,
            "sans_bold": fonts.sans_bold,
            "serif": fonts.serif,
            "serif_bold": fonts.serif_bold,
            "icons": ICONS,
        }
    )


def start_bridge(
    stops: ExitStack, trigger: Callable[[Callable[[float], None]], Callable[[], object]]
) -> Bridge:
    """Open the way from any thread to the UI thread."""
    from kiosk.screens.bridge import Bridge  # noqa: PLC0415

    bridge = Bridge(trigger)
    stops.callback(bridge.close)
    return bridge


def start_pictures(stops: ExitStack) -> PictureSource:
    """Start the workers that decode still pictures."""
    from kiosk.player.pictures import PictureLoader  # noqa: PLC0415

    pictures = PictureLoader()
    stops.callback(pictures.close)
    return pictures


def start_player(stops: ExitStack) -> Player:
    """Start the player of moving pictures; libVLC is loaded on its own thread."""
    from kiosk.player.vlc import VlcPlayer  # noqa: PLC0415

    player = VlcPlayer()
    stops.callback(player.close)
    return player


# --- screenshots ------------------------------------------------------------------------


def take_screenshots(
    site: Path,
    out: Path,
    *,
    theme: Path,
    data: Path,
    sizes: Sequence[Size] = SHAPES[:2],
    languages: Sequence[str] = (),
    only: Sequence[str] = (),
    large_type: bool = False,
    low_reach: bool = False,
) -> list[Path]:
    """Draw every screen of a site into PNG files, without a monitor if there is none.

    Args:
        site: The site's folder.
        out: Where the files go, as `NAME-WIDTHxHEIGHT-LANGUAGE.png`.
        theme: The theme file.
        data: The kiosk's data folder (fonts).
        sizes: Widths and heights in pixels.
        languages: Languages of the site; its first when empty.
        only: Names of screens, or beginnings of names; all when empty.
        large_type: Draw them in large type.
        low_reach: Draw them with low reach.

    Returns:
        The files written.
    """
    with ExitStack() as stops:
        if not screen_at_hand():
            stops.enter_context(virtual_screen())
        set_up_kivy(data / "kivy", sizes[0])
        from kiosk.screens.photographer import Photographer  # noqa: PLC0415

        loaded = load_site(site, check_media=False)
        photographer = Photographer(loaded.site)
        backstage = Backstage(stops, data, theme, photographer.stepper.trigger)
        photographer.set_up(backstage.stage_for(Sites(loaded), photographer.session))
        return photographer.shoot(
            out,
            sizes=sizes,
            languages=languages or loaded.site.languages[:1],
            only=only,
            large_type=large_type,
            low_reach=low_reach,
        )
