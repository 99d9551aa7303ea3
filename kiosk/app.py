"""The composition root: builds every part, hands each what it needs, stops them in reverse."""

from __future__ import annotations

import logging
import threading
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.backstage import Backstage
from kiosk.content.loading import load_site
from kiosk.desk.ending import Ending, Ends
from kiosk.desk.start import keep_counting, start_desk
from kiosk.device.journal import start_log
from kiosk.device.memory import expect_to_live, give_back, keep_memory_tight
from kiosk.device.supervisor import Supervisor
from kiosk.device.virtual_screen import screen_at_hand, virtual_screen
from kiosk.errors import ContentError, KioskError
from kiosk.following import follow_store, keep_following
from kiosk.presenting.start import keep_presenting, start_lectern
from kiosk.screens.kivy_setup import set_up_kivy
from kiosk.settings import BUILT_IN
from kiosk.showing import Showing, Showings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.desk.desk import StaffDesk
    from kiosk.presenting.hosting import Hosting
    from kiosk.presenting.second import Second
    from kiosk.screens.covers import Covers
    from kiosk.screens.pulse import Pulse
    from kiosk.screens.root import Root
    from kiosk.screens.stage import Stage
    from kiosk.screens.witness import Witness
    from kiosk.settings import Settings
    from kiosk.show.events import Event
    from kiosk.show.place import Place
    from kiosk.show.session import Session

Size = tuple[int, int]

SHAPES: tuple[Size, ...] = ((1920, 1080), (1080, 1920), (1366, 768), (3840, 2160))
"""The four shapes of glass the kiosk is drawn for."""

NOT_BEFORE = datetime(2025, 1, 1, tzinfo=UTC)
"""A clock that shows an earlier date has lost its battery."""
TICK = 0.5
"""Seconds between two looks of the session at the time."""
MEASURE_AFTER = 8.0
"""Seconds; the first screen and the first touch come before a look into every picture."""
TIDY_AFTER = 1.0
"""Seconds from the last change of place until memory is collected: nothing moves then."""
WATCH_EVERY = 3.0
"""Seconds between two looks at the site's folder."""

log = logging.getLogger(__name__)


def run_display(settings: Settings, at: Place | None = None) -> Ending:
    """Show the site until the process is told to end, or its window to close.

    Args:
        settings: This machine's settings.
        at: Where to begin; the attract loop when not given.

    Returns:
        How it came to its end.

    Raises:
        KioskError: The site, the theme, the fonts or the screen cannot be used.
    """
    keep_memory_tight()
    ends = Ends()  # before the window's library answers signals itself
    with ExitStack() as stops:
        scribe = start_log(stops, settings.data, "display")
        set_up_kivy(settings.data / "kivy", settings.window)
        showings = Showings(settings.theme)
        following = follow_store(settings, showings)
        if following is None:
            first = showings.add(load_site(settings.site, check_media=False))
        from kiosk.screens.window import open_window  # noqa: PLC0415  # it opens as it is imported

        open_window()
        if following is not None:  # without a screen no release is to blame
            first = following.first()
        from kiosk.screens.loop import run_loop, waking_trigger  # noqa: PLC0415  # needs the window

        session = start_session(settings, first.site)
        backstage = Backstage(stops, settings.data, waking_trigger)
        backstage.player.set_volume(settings.volume)
        if at is not None:
            session.go(at)
        expect_to_live()
        desk, counting = start_desk(
            stops, settings, backstage.player, backstage.bridge, scribe=scribe, end=ends.come_by
        )
        podium = start_podium(stops, settings, session, backstage, showings=showings, desk=desk)
        root = start_root(stops, backstage.stage_for(showings, session, desk, podium), session)
        _usher = keep_presenting(podium, session)
        keep_counting(counting, root)
        if following is None:
            start_watch(stops, settings, backstage, showings, session)
        else:
            keep_following(
                stops,
                following,
                backstage.bridge,
                session,
                backstage.player,
                preload=backstage.preload,
                guests=lambda: podium.lectern.guests_are_here,
            )
        # Kivy's clock holds no one; these names do.
        _witness, _pulse = start_status(settings, root), start_pulse()
        _covers = start_orders(stops, settings, root, desk, lambda: ends.come_by(Ending.AGAIN))
        run_loop(root, lambda: ends.come, closable=settings.window is not None)
        if following is not None:
            following.end()
    return ends.how


def start_session(settings: Settings, site: Site) -> Session:
    """Begin with nobody in front of the glass."""
    from kiosk.show.clock import SystemClock  # noqa: PLC0415
    from kiosk.show.idle import IdleRules  # noqa: PLC0415
    from kiosk.show.session import Session  # noqa: PLC0415

    rules = IdleRules(after=settings.idle.after, warning=settings.idle.warning)
    return Session(site, SystemClock(NOT_BEFORE), rules, settings.language)


def start_podium(
    stops: ExitStack,
    settings: Settings,
    session: Session,
    backstage: Backstage,
    *,
    showings: Showings,
    desk: StaffDesk,
) -> Hosting | Second:
    """Set a lectern up here, or follow the screen that has it."""

    def content(site: Site) -> str:
        number = showings.of(site).number
        return site.id if number is None else f"{site.id} {number}"

    bridge, player = backstage.bridge, backstage.player
    if settings.remote.follow is not None:
        from kiosk.presenting.second import start_second  # noqa: PLC0415  # most have one screen

        return start_second(stops, settings, session, bridge, player=player, content=content)
    return start_lectern(
        stops,
        settings,
        session,
        bridge,
        knows=desk.knows,
        folder=lambda site: showings.of(site).folder,
        player=player,
        content=content,
    )


def start_root(stops: ExitStack, stage_for: Callable[[Site], Stage], session: Session) -> Root:
    """Build the first screen, and let time pass."""
    from kiosk.screens.root import Root  # noqa: PLC0415
    from kiosk.screens.window import every, once_at_rest  # noqa: PLC0415
    from kiosk.show.events import Moved  # noqa: PLC0415

    root = Root(stage_for(session.site), stage_for)
    stops.callback(root.close)
    every(TICK, root.tick)
    tidy_up = once_at_rest(TIDY_AFTER, give_back)

    def tidy_up_behind(event: Event) -> None:
        if isinstance(event, Moved):
            tidy_up()

    session.follow(tidy_up_behind)
    return root


def start_watch(
    stops: ExitStack,
    settings: Settings,
    backstage: Backstage,
    showings: Showings,
    session: Session,
) -> None:
    """Look into the media in the background, then at the folder from time to time."""
    from kiosk.content.watch import SiteWatch  # noqa: PLC0415

    ended = threading.Event()

    def offer(showing: Showing) -> None:
        backstage.bridge.post(lambda: session.offer(showing.site))

    def watch_folder() -> None:
        watch = SiteWatch(settings.site, load_site)
        if not ended.wait(MEASURE_AFTER):
            measure(settings.site, showings)
        while not ended.wait(WATCH_EVERY):
            try:
                found = watch.poll()
                if isinstance(found, ContentError):
                    raise found
                if found is not None:
                    offer(showings.add(found))
            except KioskError as error:
                log.warning("%s\n%s", error.zh, error.en)

    thread = threading.Thread(target=watch_folder, name="site-watch", daemon=True)
    thread.start()
    stops.callback(ended.set)


def measure(folder: Path, showings: Showings) -> None:
    """Check the media that were not looked into at the start, and note their lengths."""
    try:
        showings.measured(load_site(folder))
    except KioskError as error:
        log.warning("%s\n%s", error.zh, error.en)


def start_orders(
    stops: ExitStack,
    settings: Settings,
    root: Root,
    desk: StaffDesk,
    again: Callable[[], None],
) -> Covers | None:
    """Do what the township's server wants of this display; hold what is returned."""
    if settings.server is None:
        return None
    from kiosk.link.orders import Mailbox  # noqa: PLC0415  # only with a server
    from kiosk.ordered import GlassHere, Ordered, Settled, keep_ordered  # noqa: PLC0415
    from kiosk.screens.covers import Covers  # noqa: PLC0415
    from kiosk.screens.window import every  # noqa: PLC0415

    podium = root.stage.podium
    covers = Covers(root, BUILT_IN, lambda: podium is not None and podium.lectern.guests_are_here)
    player = root.stage.player
    stops.callback(covers.close)
    every(TICK, covers.look)
    settled = Settled(player.set_volume, settings.volume, desk.change_pin, settings.service.pin)
    glass = GlassHere(covers, root.stage.bridge, settled.keep, again)
    keep_ordered(stops, Ordered(Mailbox(settings.data), glass))
    return covers


def start_status(settings: Settings, root: Root) -> Witness | None:
    """Tell watchers each second what is on the glass, if they are to know."""
    if settings.watched is None:
        return None
    from kiosk.screens.window import every  # noqa: PLC0415
    from kiosk.screens.witness import Witness  # noqa: PLC0415

    witness = Witness(root, settings.watched)
    every(1.0, witness.write)
    return witness


def start_pulse() -> Pulse | None:
    """Tell systemd that pictures reach the glass, if it is to know."""
    supervisor = Supervisor()
    if not supervisor.is_there:
        return None
    from kiosk.screens.pulse import Pulse  # noqa: PLC0415
    from kiosk.screens.window import every  # noqa: PLC0415

    pulse = Pulse(supervisor.ready, supervisor.alive)
    if supervisor.every is not None:
        every(supervisor.every, pulse.beat)
    return pulse


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
    across: int = 0,
) -> list[Path]:
    """Draw every screen of a site into picture files, without a monitor if there is none.

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
        across: Width in pixels of the files, as JPEGs; 0 for PNGs as large as the glass.

    Returns:
        The files written.
    """
    with ExitStack() as stops:
        if not screen_at_hand():
            stops.enter_context(virtual_screen())
        set_up_kivy(data / "kivy", sizes[0])
        showings = Showings(theme)
        first = showings.add(load_site(site, check_media=False))
        from kiosk.screens.window import open_window  # noqa: PLC0415  # it opens as it is imported

        open_window()
        from kiosk.screens.example_desk import ExampleDesk  # noqa: PLC0415
        from kiosk.screens.photographer import Photographer  # noqa: PLC0415  # needs the window

        photographer = Photographer(first.site)
        backstage = Backstage(stops, data, photographer.stepper.trigger)
        photographer.set_up(backstage.stage_for(showings, photographer.session, ExampleDesk()))
        stops.callback(photographer.close)
        return photographer.shoot(
            out,
            sizes=sizes,
            languages=languages or first.site.languages[:1],
            only=only,
            large_type=large_type,
            low_reach=low_reach,
            across=across,
        )
