"""The model's shape: which keys it knows at a place, and which of them name files."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from kiosk.content import model as m
from kiosk.content.nodes import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.content.nodes import Node


class Media(StrEnum):
    """What kind of file a path in the model names."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    SUBTITLES = "subtitles"
    THEME = "theme"


MEDIA: dict[tuple[type[BaseModel], str], Media] = {
    (m.Site, "cover"): Media.PICTURE,
    (m.Site, "theme"): Media.THEME,
    (m.Film, "file"): Media.FILM,
    (m.Film, "poster"): Media.PICTURE,
    (m.Film, "subtitles"): Media.SUBTITLES,
    (m.Slide, "picture"): Media.PICTURE,
    (m.Slide, "clip"): Media.FILM,
    (m.Photo, "picture"): Media.PICTURE,
    (m.Route, "map"): Media.PICTURE,
    (m.Stop, "audio"): Media.SOUND,
    (m.Ledger, "picture"): Media.PICTURE,
    (m.Entry, "pages"): Media.PICTURE,
    (m.Section, "slide"): Media.PICTURE,
    (m.Section, "audio"): Media.SOUND,
    (m.Notice, "picture"): Media.PICTURE,
    (m.TakeAway, "picture"): Media.PICTURE,
}
"""Every field of the model that names files."""

NOT_WORDS = frozenset({key for _, key in MEDIA} | {"id", "link", "languages"})
"""Keys under which nothing stands that people read."""

Path = tuple[int | str, ...]
Kinds = frozenset[Any]


def walk(content: BaseModel, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """Yield every model in `content`, itself first, with its path as it is written in YAML."""
    yield path, content
    for name, field in type(content).model_fields.items():
        value = getattr(content, name)
        here = (*path, field.alias or name)
        if isinstance(value, BaseModel) and not isinstance(value, m.Text):
            yield from walk(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel) and not isinstance(item, m.Text):
                    yield from walk(item, (*here, index))


def media_in(root: Node) -> Iterator[tuple[Media, Node]]:
    """Yield every file that the tree `root` names, by its kind.

    It follows the tree as written, not the site as validated, so that a wrong key somewhere
    does not hide a missing picture elsewhere.
    """
    todo: list[tuple[Node, Kinds]] = [(root, frozenset({m.Site}))]
    while todo:
        node, kinds = todo.pop()
        if isinstance(node.value, list):
            below = _below(kinds, 0)
            todo.extend((item, below) for item in reversed(node.value) if below)
        elif isinstance(node.value, dict):
            for key in reversed(node.value):
                media = next((MEDIA[k, key] for k in kinds if (k, key) in MEDIA), None)
                if media is not None:
                    yield from ((media, n) for n in texts(node.value[key], frozenset()))
                elif below := _below(kinds, key):
                    todo.append((node.value[key], below))


def texts_of(content: BaseModel, path: Path) -> Iterator[tuple[Path, m.Text, bool]]:
    """Yield the texts that `content` itself holds, and whether each is required."""
    for name, field in type(content).model_fields.items():
        value = getattr(content, name)
        if isinstance(value, m.Text):
            yield (*path, name), value, field.is_required()
        elif isinstance(value, tuple) and name in ("columns", "labels", "rows"):
            for where, text in _each(value, (*path, name)):
                if isinstance(text, m.Text):
                    yield where, text, name == "labels"


def _each(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*path, key), item
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _each(item, (*path, index))
    elif value is not None:
        yield path, value


def keys_at(path: Path) -> tuple[str, ...]:
    """Return the keys that the model knows at `path`; none where it is no model."""
    kinds: Kinds = frozenset({m.Site})
    for step in path:
        kinds = _below(kinds, 0 if isinstance(step, int) else step)
    return tuple(key for kind in kinds for key in _fields(kind))


@lru_cache(maxsize=512)
def _below(kinds: Kinds, step: int | str) -> Kinds:
    """Return the models, and the lists of them, that may stand under `step` in any of `kinds`."""
    return frozenset(found for kind in kinds for found in _step(kind, step))


def _step(kind: Any, step: int | str) -> Iterator[Any]:
    if isinstance(step, str):
        if step in _fields(kind):
            yield from _members(_fields(kind)[step])
    elif get_origin(kind) is tuple:
        yield from _members(get_args(kind)[0])


def _fields(kind: Any) -> dict[str, Any]:
    if not _is_model(kind):
        return {}
    return {field.alias or name: field.annotation for name, field in kind.model_fields.items()}


def _members(kind: Any) -> Iterator[Any]:
    """Yield the models and lists that a union is made of."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple or _is_model(kind):
        yield kind
    elif get_origin(kind) is not dict:
        for argument in arguments:
            yield from _members(argument)


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, m.Model)
