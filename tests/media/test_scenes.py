from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import skia

from media.studio.pictures import STILLS, draw, save
from media.studio.scenes import SCENES, Camera, Mood, variant
from media.studio.scenes.contour import outlines

if TYPE_CHECKING:
    from pathlib import Path

    from media.studio.scenes import Scene

FARTHEST = 1.35
EDGES = (
    Camera(-140, -90),
    Camera(
        140 + 800 * (1 - 1 / FARTHEST),
        90 + 500 * (1 - 1 / FARTHEST),
        FARTHEST,
    ),
)


def picture(scene: Scene, t: float, camera: Camera | None = None, *, keep: bool) -> np.ndarray:
    surface = skia.Surface(128, 72)
    with surface as canvas:
        scene.draw(canvas, 128, 72, t, camera, keep=keep)
    return surface.toarray()


@pytest.mark.parametrize("name", sorted(SCENES))
def test_a_scene_leaves_no_hole_at_the_edges_of_the_camera(name: str) -> None:
    for camera in EDGES:
        assert picture(variant(name), 3.0, camera, keep=False)[:, :, 3].min() == 255


@pytest.mark.parametrize("name", ["bridge", "night", "canteen"])
def test_the_same_instant_gives_the_same_picture_in_any_order(name: str) -> None:
    scene = variant(name)
    first = picture(scene, 4.0, keep=False)
    picture(scene, 9.0, keep=False)
    assert np.array_equal(picture(scene, 4.0, keep=False), first)


@pytest.mark.parametrize("name", ["entrance", "stream", "workshop"])
def test_something_moves(name: str) -> None:
    scene = variant(name)
    assert not np.array_equal(picture(scene, 0.0, keep=False), picture(scene, 0.6, keep=False))


@pytest.mark.parametrize("name", ["panorama", "plum", "points_shop"])
def test_kept_layers_show_what_painting_shows(name: str) -> None:
    scene = variant(name)
    kept = picture(scene, 2.0, keep=True).astype(int)
    painted = picture(scene, 2.0, keep=False).astype(int)
    assert np.abs(kept - painted).mean() < 6
    scene.forget()


def test_still_neighbours_at_one_depth_are_kept_as_one_image() -> None:
    scene = variant("sill")
    picture(scene, 0.0, keep=True)
    still = [layer for layer in scene.layers if layer.still]
    assert len(scene._prints) < len(still)


@pytest.mark.parametrize(
    "light", [{"hour": "teatime"}, {"season": "monsoon"}, {"weather": "frogs"}]
)
def test_a_light_nobody_knows_is_refused(light: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not one of"):
        variant("bridge", **light)


def test_haze_swallows_what_is_far() -> None:
    mood = Mood("noon", "summer")
    assert mood.tone(0xFF102030, far=1.0) == mood.sky.haze
    assert mood.tone(0xFF102030, far=0.0) != mood.sky.haze


def test_a_hill_has_one_outline_and_an_island_of_two_has_two() -> None:
    y, x = np.mgrid[0:1:40j, 0:1:60j]
    one = np.exp(-((x - 0.5) ** 2 + (y - 0.5) ** 2) * 30)
    two = np.exp(-((x - 0.25) ** 2 + (y - 0.5) ** 2) * 90) + np.exp(
        -((x - 0.75) ** 2 + (y - 0.5) ** 2) * 90
    )
    assert len(outlines(one, 0.5)) == 1
    assert len(outlines(two, 0.5)) == 2
    assert outlines(one, 2.0) == []


def test_every_still_has_a_scene_and_its_file_is_in_the_site() -> None:
    assert len({still.name for still in STILLS}) == len(STILLS)
    for still in STILLS:
        assert still.scene in SCENES
        assert (still.site / still.folder / f"{still.name}.jpg").stat().st_size < 300_000


def test_a_saved_picture_fits_its_allowance(tmp_path: Path) -> None:
    still = next(still for still in STILLS if still.name == "door-ledger")
    path = tmp_path / "new" / "desk.jpg"
    assert save(draw(still), path, most=150_000) == path.stat().st_size <= 150_000
