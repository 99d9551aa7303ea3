"""The film: from which second which picture is seen, how the eye moves, what is lettered over it.

Times are seconds of the film and follow the narration in `film_script.yaml`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from media.studio.film import acts_early, acts_late, script
from media.studio.film.cards import ChapterCard
from media.studio.film.shot import Overlay, Shot
from media.studio.film.timeline import Timeline

if TYPE_CHECKING:
    from media.studio.film.acts import Act


@lru_cache(maxsize=1)
def storyboard() -> Timeline:
    """The whole film."""
    words = script.read()
    acts: list[Act] = [*acts_early.acts(words), *acts_late.acts(words)]
    shots: list[Shot] = []
    overlays: list[Overlay] = []
    for number, (chapter, act) in enumerate(zip(words.chapters, acts, strict=True), 1):
        if number > 1:
            card = ChapterCard(number, chapter.id, chapter.zh, chapter.en)
            shots.append(Shot(chapter.start, card, 0.9))
        shots += act.shots
        overlays += act.overlays
    return Timeline(words.seconds, shots, overlays)
