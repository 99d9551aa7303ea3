"""Every control on every screen: large enough for a finger, and apart from its neighbours."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from kiosk.screens.metrics import LEAST_GAP
from kiosk.screens.widgets.spoken import SpokenParagraph
from kiosk.screens.widgets.stop_marker import StopMarker
from tests.screens.harness import REPOSITORY, Glass
from tests.screens.targets import PLACES, SITE, nested, targets

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.ui

SIZES = [(1280, 720), (720, 1280)]
A_PIXEL = 1.0
"""Layouts round to whole pixels."""

READING = SpokenParagraph
"""A paragraph is no button: as high as its words, and touching the wrong one costs nothing."""

ON_THE_MAP = StopMarker
"""Stops lie where they lie in the village; every one also has a row in the list."""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", SIZES, ids=["wide", "tall"])
def test_controls_are_large_enough_and_apart(size: tuple[int, int], *, large: bool) -> None:
    glass = Glass(SITE, folder=REPOSITORY / "media/demo", size=size)
    glass.prefer("zh-Hans", large_type=large)
    wrong = []
    for name, place in PLACES.items():
        glass.go(place)
        wrong += [f"{name}: {fault}" for fault in faults(glass)]
    glass.close()
    assert not wrong, "\n".join(wrong)


def faults(glass: Glass) -> Iterator[str]:
    """Yield what is too small for a finger, or too near to something else."""
    least = glass.root.look.touch - A_PIXEL
    found = [t for t in targets(glass) if not isinstance(t.widget, READING)]
    for target in found:
        if min(target.width, target.height) < least:
            yield f"less than {least} pixels: {target}"
    fixed = [t for t in found if not isinstance(t.widget, ON_THE_MAP)]
    for one, other in combinations(fixed, 2):
        if one.distance(other) < LEAST_GAP - A_PIXEL and not nested(one.widget, other.widget):
            yield f"{one} and {other}: {one.distance(other)} pixels apart"
