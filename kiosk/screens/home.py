"""Home: the site's name and plaque, and the four strands as four doors."""

from __future__ import annotations

from kiosk.screens.screen import Screen


class HomeScreen(Screen):
    """Where every visit begins."""
