"""A YAML tree as written: values with their place, before the model sees them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from kiosk.content.problems import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place = tuple[int, int]
"""Line and column, from 0, as the parser counts."""

Value = dict[str, "Node"] | list["Node"] | str | float | None

_NO_KEYS: Mapping[str, Place] = MappingProxyType({})


class Node:
    """One value and where it stands.

    Scalars stay the text that was written: the model knows which of them are numbers or days,
    and `1.10` or `007` in a title keeps its shape.

    Attributes:
        file: The file, relative to the site's folder.
        place: Line and column, from 0.
        value: A mapping, a list, a text, a cell's number, or None for nothing written.
        keys: Where each key of a mapping stands.
        plain: Whether a text was written without quotes.
        broken: Whether a problem was told already; what follows from it is not told again.
    """

    __slots__ = ("broken", "file", "keys", "place", "plain", "value")

    def __init__(
        self,
        file: str,
        place: Place,
        value: Value,
        keys: Mapping[str, Place] = _NO_KEYS,
        *,
        plain: bool = False,
        broken: bool = False,
    ) -> None:
        """Keep the value and its place."""
        self.file = file
        self.place = place
        self.value = value
        self.keys = keys
        self.plain = plain
        self.broken = broken

    @property
    def spot(self) -> Spot:
        """The place, as people count."""
        return Spot(self.file, self.place[0] + 1, self.place[1] + 1)

    def spot_of_key(self, key: str) -> Spot:
        """Return the place of `key` in this mapping; the mapping's own when it has none."""
        line, column = self.keys.get(key, self.place)
        return Spot(self.file, line + 1, column + 1)

    def get(self, *path: str) -> Node | None:
        """Return the node under the keys `path`, if each is there."""
        node: Node | None = self
        for key in path:
            node = node.value.get(key) if node and isinstance(node.value, dict) else None
        return node


def data(node: Node) -> Any:
    """Return the plain values of `node`; a key with nothing written counts as not given."""
    value = node.value
    if isinstance(value, dict):
        return {k: data(n) for k, n in value.items() if n.value is not None}
    if isinstance(value, list):
        return [data(n) for n in value]
    return value


def locate(root: Node, path: tuple[int | str, ...]) -> tuple[Node, tuple[int | str, ...]]:
    """Follow `path` as far as it leads; return the node there and what of the path is left."""
    node = root
    for depth, step in enumerate(path):
        value = node.value
        if isinstance(value, dict) and step in value:
            node = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            node = value[step]
        else:
            return node, path[depth:]
    return node, ()


def texts(node: Node, without: frozenset[str]) -> Iterator[Node]:
    """Walk every text below `node`, but not what stands under a key in `without`."""
    todo = [node]
    while todo:
        node = todo.pop()
        value = node.value
        if isinstance(value, str):
            yield node
        elif isinstance(value, list):
            todo.extend(reversed(value))
        elif isinstance(value, dict):
            todo.extend(value[key] for key in reversed(value) if key not in without)
