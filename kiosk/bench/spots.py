"""Where a finger finds things on a wide glass, in the kiosk and on the peer's page alike.

Fractions of the glass from its top left corner, as seen in the kiosk's own screenshots;
`peer.html` puts the same things at the same spots.
"""

from __future__ import annotations

FIRST_DOOR = (0.16, 0.45)
FILM_DOOR = (0.62, 0.45)
SLIDES_DOOR = (0.15, 0.875)
HOME_BUTTON = (0.078, 0.048)
TEN_SECONDS_BACK = (0.067, 0.931)
PREVIOUS = (0.03, 0.5)
NEXT = (0.97, 0.5)
