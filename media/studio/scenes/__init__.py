"""Illustrated scenes of Heguang Village, drawn as vectors at any size and any instant.

One look for everything the demo site shows: the stills of `media.studio.pictures`, the slides
and the film are all drawn from here.

    from media.studio.scenes import SCENES, Camera, variant

    SCENES["bridge"].draw(canvas, 1920, 1080, t=12.5)
    SCENES["bridge"].draw(canvas, 1920, 1080, t=12.5, camera=Camera(x=40, zoom=1.1))
    variant("bridge", hour="dusk", season="autumn").draw(canvas, 800, 600)

- **Names**: `SCENES` maps a name to a scene in the light that suits it best; `sorted(SCENES)`
  lists them, `SCENES[name].title` and `.english` name them for people.
- **Variants**: `variant(name, hour=…, season=…, weather=…)` is the same place in other light.
  Hours: dawn, morning, noon, golden, dusk, night. Seasons: spring, summer, autumn, winter.
  Weather: clear, mist, snow. Some places know another `cast`: bench_meeting and terraces
  "empty", canteen "feast", harvest "ripe", sill "table", stream "blossom".
- **Paper**: a scene is painted on a sheet of 1600 × 1000 units with a margin of 240 units at the
  sides and 150 above and below. A canvas of another shape shows the sheet's middle (it covers).
- **Camera**: `Camera(x, y, zoom)` looks `x`, `y` units away from the sheet's middle. Far layers
  move and grow less than near ones. Keep |x| ≤ 140 + 800·(1 − 1/zoom) and
  |y| ≤ 90 + 500·(1 − 1/zoom); zoom from 1 to about 1.35 in a moving picture.
  `parallax=0` turns the camera into a plain crop.
- **Layers**: `scene.layers` lists `Layer(name, depth, paint)`; depth 0 is infinitely far, 1 the
  subject, above 1 the foreground. `layer.draw(canvas, w, h, t)` draws one alone.
- **Time**: `t` is in seconds and any value may be asked for in any order; the same `t` gives the
  same picture. Clouds, smoke, water, leaves, flags, birds and people move gently.
- **Speed**: layers that do not change are painted once per size and kept as images;
  `scene.forget()` drops them. Call it when a scene's shots are done: a scene at 1080p keeps
  about 60 MB.
- **Grain**: `grain=0.5` lays paper grain over the picture; leave it at 0 in films, where it would
  cost bit rate.
"""

from media.studio.scenes import places
from media.studio.scenes.light import Mood
from media.studio.scenes.register import SCENES, variant
from media.studio.scenes.stage import MARGIN, SHEET, Camera, Layer, Scene

__all__ = [
    "MARGIN",
    "SCENES",
    "SHEET",
    "Camera",
    "Layer",
    "Mood",
    "Scene",
    "places",
    "variant",
]
