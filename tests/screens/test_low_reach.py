"""With low reach on a tall glass, all that needs a touch is touched in the lower part."""

from __future__ import annotations

import pytest

from kiosk.screens.widgets.codes import CodeCard
from kiosk.screens.widgets.spoken import SpokenParagraph
from tests.screens.harness import REPOSITORY, Glass
from tests.screens.targets import PLACES, SITE, targets

pytestmark = pytest.mark.ui

A_PIXEL = 1.0
"""Layouts round to whole pixels."""

NOT_NEEDED = (SpokenParagraph, CodeCard)
"""What a touch only adds to: paragraphs are read on by the bar below; codes want a phone."""


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_every_control_is_within_reach(*, large: bool) -> None:
    glass = Glass(SITE, folder=REPOSITORY / "media/demo", size=(720, 1280))
    glass.prefer("zh-Hans", large_type=large, low_reach=True)
    wrong = []
    for name, place in PLACES.items():
        glass.go(place)
        look = glass.root.look
        for target in targets(glass):
            low = min(target.top, target.bottom + look.touch) <= look.reach + A_PIXEL
            if not low and not isinstance(target.widget, NOT_NEEDED):
                wrong.append(f"{name}: {target}")
    glass.close()
    assert not wrong, "\n".join(wrong)
