"""The register of scenes: a name, a builder, and the light it is shown in by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from media.studio.scenes.light import Mood
from media.studio.scenes.stage import Layer, Scene

Builder = Callable[[Mood], list[Layer]]


@dataclass(frozen=True)
class _Entry:
    title: str
    english: str
    mood: Mood
    build: Builder


_ENTRIES: dict[str, _Entry] = {}


def scene(name: str, title: str, english: str, mood: Mood) -> Callable[[Builder], Builder]:
    """Register the builder below under `name`, shown in `mood` unless asked otherwise."""

    def keep(build: Builder) -> Builder:
        _ENTRIES[name] = _Entry(title, english, mood, build)
        return build

    return keep


def variant(
    name: str, *, hour: str = "", season: str = "", weather: str = "", cast: str = ""
) -> Scene:
    """The scene `name` in another light; what is left out stays as the scene has it.

    Raises:
        KeyError: There is no such scene.
        ValueError: There is no such hour, season or weather.
    """
    entry = _ENTRIES[name]
    wanted = {"hour": hour, "season": season, "weather": weather, "cast": cast}
    mood = replace(entry.mood, **{key: value for key, value in wanted.items() if value})
    return Scene(name, entry.title, entry.english, entry.build(mood))


class _Scenes(Mapping[str, Scene]):
    """Every scene in its own light, built when first asked for."""

    def __init__(self) -> None:
        self._built: dict[str, Scene] = {}

    def __getitem__(self, name: str) -> Scene:
        if name not in self._built:
            self._built[name] = variant(name)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_ENTRIES)

    def __len__(self) -> int:
        return len(_ENTRIES)


SCENES: Mapping[str, Scene] = _Scenes()
