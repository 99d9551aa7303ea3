"""Every widget kv may name, and none of Kivy's own looks."""

from __future__ import annotations

from pathlib import Path

from kivy import kivy_data_dir
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.screens.widgets.bar import JourneyMark, ReadingControls, TopBar
from kiosk.screens.widgets.buttons import Button, Card, IconButton, Touch
from kiosk.screens.widgets.doors import GreatDoor, PlaqueBoard, Seal, SideDoorTile
from kiosk.screens.widgets.frame import Frame
from kiosk.screens.widgets.icon import Icon
from kiosk.screens.widgets.invitation import TouchToBegin
from kiosk.screens.widgets.lettering import Lettering, Paragraph, Title
from kiosk.screens.widgets.picture import Picture
from kiosk.screens.widgets.play_bar import PlayBar
from kiosk.screens.widgets.progress import ProgressLine, Ring
from kiosk.screens.widgets.scroll import ScrollArea
from kiosk.screens.widgets.surfaces import Ground, Panel, Rule, Scrim
from kiosk.screens.widgets.video import Video

LAYOUTS = (BoxLayout, FloatLayout, GridLayout, Widget)
LOOKS = (Ground, Panel, Rule, Icon, Lettering, Paragraph, Title, ProgressLine, Ring, Scrim)
ACTS = (Touch, Button, IconButton, Card, ScrollArea)
BUILDS = (PlayBar, Frame, TopBar, JourneyMark, ReadingControls, TouchToBegin)
DOORS = (GreatDoor, SideDoorTile, PlaqueBoard, Seal)
MEDIA = (Picture, Video)


def make_all_known() -> None:
    """Let kv name the kiosk's widgets, in place of Kivy's where the names are the same."""
    for part in (*LAYOUTS, *LOOKS, *ACTS, *BUILDS, *MEDIA, *DOORS):
        Factory.unregister(part.__name__)
        Factory.register(part.__name__, cls=part)
    # Kivy dresses widgets by the name of their class: its grey would come over our `Button`.
    Builder.unload_file(str(Path(kivy_data_dir) / "style.kv"))


make_all_known()
