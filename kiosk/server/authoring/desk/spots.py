"""From a place in an exported file back to the page and the field that say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.content.compose import Composer
from kiosk.content.files import SiteFolder
from kiosk.content.problems import Problems
from kiosk.content.problems import Spot as FileSpot
from kiosk.server.authoring.models import TakeAwayPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as FilePath

    from kiosk.content.nodes import Node
    from kiosk.errors import Problem
    from kiosk.server.authoring.export.composing import Path
    from kiosk.server.authoring.models.base import ContentPage


@dataclass(frozen=True)
class Spot:
    """Where something is said.

    Attributes:
        page: The page that says it.
        field: The way to the field: names, and numbers from 0 in lists; empty for the page.
    """

    page: ContentPage
    field: tuple[str | int, ...] = ()

    @property
    def anchor(self) -> str:
        """The way as the page's program reads it: `stops.2.commentary`."""
        return ".".join(map(str, self.field))


class Spots:
    """Finds where the files of an exported site come from."""

    def __init__(self, folder: FilePath, owners: Mapping[Path, ContentPage]) -> None:
        """Read the exported `folder`; `owners` say which page says what in it."""
        self._owners = owners
        self._paths: dict[tuple[str, int, int], Path] = {}
        self._named: dict[str, Path] = {}
        root = Composer(SiteFolder(folder), Problems()).compose()
        for path, node in _walk(root):
            self._paths.setdefault(_key(node.spot), path)
            for key in node.keys:
                self._paths.setdefault(_key(node.spot_of_key(key)), (*path, key))
            if isinstance(node.value, str):
                self._named.setdefault(node.value, path)

    def find(self, problem: Problem) -> Spot:
        """Return where to mend `problem`; the site's own page when nothing nearer is known."""
        path = self._paths.get((problem.file, problem.line, problem.column))
        if path is None:
            path = self._named.get(problem.file, ())
        return self.spot(path)

    def spot(self, path: Path) -> Spot:
        """Return the page and the field that say what lies at `path` of the content."""
        for length in range(len(path), -1, -1):
            page = self._owners.get(path[:length])
            if page is not None:
                return Spot(page, _field(page, path[length:]))
        return Spot(self._owners[()])


def _field(page: ContentPage, path: Path) -> tuple[str | int, ...]:
    if isinstance(page, TakeAwayPage):
        return ("things", *path)
    for length in (2, 1):
        head = ".".join(map(str, path[:length]))
        if head in page.fields_of:
            return (page.fields_of[head], *path[length:])
    return path


def _key(spot: FileSpot) -> tuple[str, int, int]:
    return spot.file, spot.line, spot.column


def _walk(root: Node) -> Iterator[tuple[Path, Node]]:
    todo: list[tuple[Path, Node]] = [((), root)]
    while todo:
        path, node = todo.pop(0)
        yield path, node
        if isinstance(node.value, dict):
            todo.extend(((*path, key), item) for key, item in node.value.items())
        elif isinstance(node.value, list):
            todo.extend(((*path, index), item) for index, item in enumerate(node.value))
