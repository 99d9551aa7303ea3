"""A whole kiosk in this process: real window, real touches, time moved by hand.

    def test_the_film_door_leads_to_the_film(ui: Glass) -> None:
        ui.tap(ui.find("Watch"))
        assert ui.place.screen is ScreenName.FILM

Touches are SDL finger events, pushed into the queue of the very library Kivy's window reads;
they go the whole way a finger on a touch panel goes. Nothing moves unless a test says so:

- `step(frames)`, `run(seconds)` draw frames and move the session's clock along;
- `settle()` waits for pictures decoded in workers (real time, bounded) and for passages;
- `tap`, `press`/`move`/`release`, `drag`, `pinch` touch; positions are pixels from the lower
  left, or widgets (their centre, wherever they are scrolled to);
- `find(text)` is the thing a finger would aim at: the touchable that shows `text` (or whose
  hint is `text`), else the lettering itself; `texts()` is everything that can be read;
- `pixel(x, y)`, `screenshot(file)` look at what is really on the glass.
"""

from __future__ import annotations

import ctypes
import itertools
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.content.fonts import prepare_fonts
from kiosk.player.pictures import PictureLoader
from kiosk.screens.bridge import Bridge
from kiosk.screens.glyphs import Glyphs
from kiosk.screens.metrics import LEAST_GAP
from kiosk.screens.root import Root
from kiosk.screens.sdl import library
from kiosk.screens.stage import Stage
from kiosk.screens.stepper import FRAME, Stepper, seen
from kiosk.screens.theme import load_theme
from kiosk.screens.widgets.shelf import Shelf
from kiosk.screens.widgets.touchable import Touchable
from kiosk.show.attract import AttractLoop
from kiosk.show.events import Preferences
from kiosk.show.presenter.lectern import Lectern
from kiosk.show.presenter.podium import Role
from kiosk.show.presenter.second import console_place
from kiosk.show.presenter.usher import Usher, place_of
from kiosk.show.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.desk import FakeDesk
from tests.fakes.keeper import FakeKeeper
from tests.fakes.player import FakePlayer
from tests.fakes.podium import FakePodium
from tests.fakes.previews import FakePreviews
from tests.fakes.site import full_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kiosk.content.model import Site
    from kiosk.content.visit import Visit
    from kiosk.screens.screen import Screen
    from kiosk.screens.theme import Theme
    from kiosk.show.idle import IdleRules
    from kiosk.show.place import Place
    from kiosk.show.subtitle_track import Cue

    Spot = tuple[float, float] | Widget

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY / "build/test-data"
"""Fonts are extracted once and kept between runs; git does not see this folder."""

FINGER_DOWN, FINGER_UP, FINGER_MOVE = 0x700, 0x701, 0x702


class _FingerEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_uint32),
        ("timestamp", ctypes.c_uint32),
        ("touch", ctypes.c_int64),
        ("finger", ctypes.c_int64),
        ("x", ctypes.c_float),
        ("y", ctypes.c_float),
        ("dx", ctypes.c_float),
        ("dy", ctypes.c_float),
        ("pressure", ctypes.c_float),
        ("window", ctypes.c_uint32),
    )


_stepper: list[Stepper] = []
_fingers = itertools.count(1)


def the_stepper() -> Stepper:
    """Return the one stepper of the process."""
    if not _stepper:
        _stepper.append(Stepper())
    return _stepper[0]


class Glass:
    """One kiosk on one window.

    Attributes:
        open: Those not closed yet; a test that fails leaves its own, and the next begins clean.
    """

    open: ClassVar[list[Glass]] = []

    def __init__(
        self,
        site: Site | None = None,
        *,
        folder: Path | None = None,
        size: tuple[int, int] = (1280, 720),
        rules: IdleRules | None = None,
        theme: Theme | None = None,
        player: FakePlayer | None = None,
        visits: Iterable[Visit] | None = None,
        lectern: Lectern | None = None,
        role: Role = Role.FIRST,
    ) -> None:
        """Show `site` (a small one by default), whose media lie in `folder`.

        With `visits`, even none, there is a lectern to lead them from; `lectern` is one that
        stands on another screen, and `role` what this one is then.

        Without a `theme` nothing fades or glides; pass `shipped_theme()` to see motion.
        """
        self.stepper = the_stepper()
        self.clock = FakeClock(start=self.stepper.now)
        self.player = player or FakePlayer()
        self.subtitles: dict[str, Sequence[Cue]] = {}
        self.previews = FakePreviews()
        self.desk = FakeDesk()
        self.session = Session(site or full_site(), self.clock, rules)
        self._pictures = PictureLoader()
        self._bridge = Bridge(self.stepper.trigger)
        self._folder = folder or REPOSITORY / "media/demo"
        self._theme = theme or without_motion(shipped_theme())
        self._glyphs = Glyphs(font_paths())
        self._down: dict[int, int] = {}
        self.keeper = FakeKeeper()
        lectern = lectern or (None if visits is None else self._lectern(visits))
        self.podium = None if lectern is None else FakePodium(lectern, role)
        Window.size = size
        self.stepper.step(2)
        self.root = Root(self._stage(self.session.site), self._stage)
        if self.podium is not None:
            place = console_place if role is Role.CONSOLE else place_of
            self.usher = Usher(self.podium.lectern, self.session, place)
        Glass.open.append(self)
        Window.add_widget(self.root)
        self.settle()

    def _lectern(self, visits: Iterable[Visit]) -> Lectern:
        return Lectern(self.session.site, self.clock, self.keeper, made=visits)

    @property
    def lectern(self) -> Lectern:
        """Where visits are led from."""
        assert self.podium is not None
        return self.podium.lectern

    def _stage(self, site: Site) -> Stage:
        return Stage(
            site=site,
            folder=self._folder,
            seconds={},
            session=self.session,
            player=self.player,
            shelf=Shelf(self._pictures, self._bridge, self._folder),
            bridge=self._bridge,
            theme=self._theme,
            glyphs=self._glyphs,
            loop=AttractLoop(site),
            subtitles=lambda file: self.subtitles.get(file.name, ()),
            previews=self.previews,
            desk=self.desk,
            podium=self.podium,
        )

    def close(self) -> None:
        """Take the kiosk off the window."""
        Glass.open.remove(self)
        self.root.close()
        Window.remove_widget(self.root)
        self._bridge.close()
        self._pictures.close()
        self.stepper.step(2)

    # --- where we are -------------------------------------------------------------------

    @property
    def place(self) -> Place:
        """Where the session is."""
        return self.session.place

    @property
    def screen(self) -> Screen:
        """The screen shown."""
        screen = self.root.passage.screen
        assert screen is not None
        return screen

    def go(self, place: Place) -> None:
        """Go somewhere without touching."""
        self.session.go(place)
        self.settle()

    def go_home(self) -> None:
        """Go home without touching."""
        self.session.home()
        self.settle()

    def prefer(self, language: str, *, large_type: bool = False, low_reach: bool = False) -> None:
        """Read in another way without touching."""
        self.session.prefer(Preferences(language, large_type, low_reach))
        self.settle()

    # --- time ---------------------------------------------------------------------------

    def step(self, frames: int = 1) -> None:
        """Draw frames."""
        for _ in range(frames):
            self.clock.advance(FRAME)
            self.stepper.step()

    def run(self, seconds: float) -> None:
        """Let time pass, with the root's ticks twice a second."""
        whole, rest = divmod(seconds, 0.5)
        for _ in range(int(whole)):
            self.step(round(0.5 / FRAME))
            self.root.tick()
        self.step(round(rest / FRAME))

    def settle(self) -> None:
        """Wait until pictures are there and no screen is on its way."""
        assert self.stepper.settle(self.root, lambda: self.root.passage.still)

    # --- fingers ------------------------------------------------------------------------

    def press(self, spot: Spot, finger: int = 0) -> None:
        """Put a finger on the glass; the frame after shows it."""
        self._down[finger] = next(_fingers)
        self._push(FINGER_DOWN, spot, finger)

    def move(self, spot: Spot, finger: int = 0) -> None:
        """Move a finger that is down."""
        self._push(FINGER_MOVE, spot, finger)

    def release(self, spot: Spot, finger: int = 0) -> None:
        """Lift a finger."""
        self._push(FINGER_UP, spot, finger)
        del self._down[finger]

    def tap(self, spot: Spot) -> None:
        """Touch and lift, then let the screen come to rest."""
        at = self._spot(spot)
        self.press(at)
        self.step(2)
        self.release(at)
        self.settle()

    def drag(self, start: Spot, end: Spot, seconds: float = 0.3, *, rest: bool = False) -> None:
        """Draw a finger across the glass; with `rest` it stands still before it lifts."""
        (x0, y0), (x1, y1) = self._spot(start), self._spot(end)
        frames = max(3, round(seconds / FRAME))
        self.press((x0, y0))
        for frame in range(1, frames + 1):
            part = frame / frames
            self.move((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
        if rest:
            self.step(15)
        self.release((x1, y1))

    def pinch(self, middle: Spot, start: float, end: float, seconds: float = 0.4) -> None:
        """Spread or close two fingers around `middle`, from `start` to `end` pixels apart."""
        x, y = self._spot(middle)
        frames = max(3, round(seconds / FRAME))
        self.press((x - start / 2, y), finger=0)
        self.press((x + start / 2, y), finger=1)
        for frame in range(1, frames + 1):
            apart = start + (end - start) * frame / frames
            self.move((x - apart / 2, y), finger=0)
            self.move((x + apart / 2, y), finger=1)
        self.release((x - end / 2, y), finger=0)
        self.release((x + end / 2, y), finger=1)

    def _push(self, kind: int, spot: Spot, finger: int) -> None:
        self._queue(kind, spot, finger)
        self.step()

    def _queue(self, kind: int, spot: Spot, finger: int) -> None:
        """Let the window find an event at its next frame."""
        x, y = self._spot(spot)
        width, height = Window.system_size
        event = _FingerEvent(
            type=kind,
            touch=1,
            finger=self._down[finger],
            x=x / width,
            y=1 - y / height,
            pressure=1.0,
        )
        padded = (ctypes.c_uint8 * 128)()
        ctypes.memmove(padded, ctypes.byref(event), ctypes.sizeof(event))
        assert library().SDL_PushEvent(padded) == 1

    def _spot(self, spot: Spot) -> tuple[float, float]:
        if isinstance(spot, tuple):
            return spot
        return spot.to_window(*spot.center)

    # --- what is seen -------------------------------------------------------------------

    def widgets(self) -> Iterator[Widget]:
        """Yield every widget drawn, the root first."""
        return seen(self.root)

    def texts(self) -> list[str]:
        """Return everything that can be read on the glass."""
        return [widget.text for widget in self.widgets() if getattr(widget, "text", "")]

    def find(self, text: str) -> Widget:
        """Return what a finger would aim at to touch `text`; the exact words are preferred."""
        found = [w for w in self.widgets() if text in _words_of(w)]
        exact = [w for w in found if text in (getattr(w, "text", ""), getattr(w, "hint", ""))]
        assert found, f"{text!r} is not on the glass; there is {self.texts()}"
        widget = aim = (exact or found)[0]
        while isinstance(aim, Widget) and aim is not self.root:
            if isinstance(aim, Touchable):
                return aim
            aim = aim.parent
        return widget

    def touchables(self) -> list[Widget]:
        """Return everything that answers a touch now."""
        return [w for w in self.widgets() if isinstance(w, Touchable) and not w.mute]

    def assert_touchable(self, widgets: Iterable[Widget]) -> None:
        """Check what the eye and the finger need: size, distance, a place inside the glass."""
        look = self.root.look
        boxes = []
        for widget in widgets:
            (x, y), (right, top) = (
                widget.to_window(widget.x, widget.y),
                widget.to_window(widget.right, widget.top),
            )
            named = f"{_words_of(widget)!r} at {x, y, right, top}"
            assert min(right - x, top - y) >= look.touch - 1, f"too small: {named}"
            inside = x >= -1 and y >= -1 and right <= Window.width + 1 and top <= Window.height + 1
            assert inside, f"outside: {named}"
            boxes.append((x, y, right, top, named))
        for (x, y, right, top, one), (x2, y2, right2, top2, other) in combinations(boxes, 2):
            apart = max(x2 - right, x - right2, y2 - top, y - top2)
            assert apart >= LEAST_GAP - 1, f"{apart} px between {one} and {other}"

    def pixel(self, x: float, y: float) -> tuple[int, int, int]:
        """Return the colour on the glass, from the lower left."""
        width, _height, data = self.stepper.pixels()
        at = 4 * (int(y) * width + int(x))
        return data[at], data[at + 1], data[at + 2]

    def screenshot(self, file: Path | str) -> None:
        """Write what the window shows to a PNG file."""
        self.stepper.screenshot(Path(file))


def shipped_theme() -> Theme:
    """Return the theme of the repository, in motion as visitors see it."""
    return load_theme(REPOSITORY / "config/theme.yaml")


def without_motion(theme: Theme) -> Theme:
    """Return `theme` with everything at once where it belongs: most tests need no fades."""
    still = {"screen": 0.0, "fade": 0.0, "glide": 0.0, "press": 0.0}
    return theme.model_copy(update={"motion": theme.motion.model_copy(update=still)})


def _words_of(widget: Widget) -> str:
    return f"{getattr(widget, 'text', '')}\n{getattr(widget, 'hint', '')}"


def font_paths() -> dict[str, Path]:
    """Return the fonts, extracted at the first use."""
    fonts = prepare_fonts(DATA / "fonts")
    return {
        "sans": fonts.sans,
        "sans_bold": fonts.sans_bold,
        "serif": fonts.serif,
        "serif_bold": fonts.serif_bold,
        "icons": REPOSITORY / "kiosk/screens/fonts/icons.ttf",
    }
