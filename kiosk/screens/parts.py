"""Every widget kv may name, and none of Kivy's own looks."""

from __future__ import annotations

from pathlib import Path

from kivy import kivy_data_dir
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.bar import JourneyMark, ReadingControls, TopBar
from kiosk.screens.widgets.buttons import Button, Card, IconButton, Touch
from kiosk.screens.widgets.frame import Frame
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.play_bar import PlayBar
from kiosk.screens.widgets.progress import ProgressLine, Ring
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Ground, Panel, Rule, Scrim
from kiosk.screens.widgets.video import Video

LAYOUTS = (AnchorLayout, BoxLayout, FloatLayout, GridLayout, Widget)
LOOKS = (Ground, Panel, Rule, Icon, Lettering, Paragraph, Title, ProgressLine, Ring, Scrim)
ACTS = (Touch, Button, IconButton, Card, ScrollArea)
BUILDS = (PlayBar, Frame, TopBar, JourneyMark, ReadingControls)
MEDIA = (Picture, Video)


def make_known(*parts: type) -> None:
    """Let kv name `parts`, in place of Kivy's own widgets where the names are the same.

    A screen calls this for the widgets that only its kv names, so that they are imported with
    the screen and not at the start.
    """
    for part in parts:
        Factory.unregister(part.__name__)
        Factory.register(part.__name__, cls=part)


make_known(*LAYOUTS, *LOOKS, *ACTS, *BUILDS, *MEDIA)
# Kivy dresses widgets by the name of their class: its grey would come over our `Button`.
Builder.unload_file(str(Path(kivy_data_dir) / "style.kv"))
