"""One tree from `site.yaml`, the files it includes and its CSV tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.content.encoding import decode
from kiosk.content.files import PathError, shown
from kiosk.content.limits import LIMITS
from kiosk.content.nodes import Node
from kiosk.content.tables import read_table
from kiosk.content.yaml_source import Budget, parse

if TYPE_CHECKING:
    from kiosk.content.files import SiteFolder
    from kiosk.content.problems import Problems

SITE_FILE = "site.yaml"
DEFAULT_LANGUAGES = ("zh-Hans",)


class Composer:
    """Reads a site's folder into one tree.

    Attributes:
        sources: The text of every file read, to find a character's place again.
        tables: Every table of the tree, written in place or from a CSV file.
        languages: The site's languages, as far as they can be told before the model checks.
    """

    def __init__(self, folder: SiteFolder, problems: Problems) -> None:
        """Read from `folder`; tell what is wrong to `problems`."""
        self.sources: dict[str, str] = {}
        self.tables: list[Node] = []
        self.languages: tuple[str, ...] = DEFAULT_LANGUAGES
        self._folder = folder
        self._problems = problems
        self._budget = Budget()
        self._includes = 0
        self._bytes = 0

    def compose(self) -> Node:
        """Return the whole tree; broken when `site.yaml` itself cannot be read."""
        whole = Node(SITE_FILE, (-1, -1), None)
        root = self._file(SITE_FILE, whole, depth=0)
        self.languages = _languages(root)
        return self._expand(root, (SITE_FILE,), 0)

    def text(self, path: str, asked: Node) -> str | None:
        """Return the text of the file `path` that `asked` names, or None after telling why."""
        try:
            raw = self._folder.read(path)
        except PathError as error:
            self._problems.add(asked.spot, error.zh, error.en)
            return None
        self._bytes += len(raw)
        if self._bytes > LIMITS.all_text_bytes:
            limit = LIMITS.all_text_bytes / 1e6
            self._problems.add(
                asked.spot,
                f"示范点的文字文件合起来超过 {limit:g} MB",
                f"the site's YAML and CSV files are larger than {limit:g} MB together",
            )
            return None
        text = decode(raw, path, self._problems)
        if text is not None:
            self.sources[path] = text
        return text

    def _file(self, path: str, asked: Node, depth: int) -> Node:
        text = self.text(path, asked)
        if text is None:
            return Node(asked.file, asked.place, None, broken=True)
        return parse(text, path, self._problems, self._budget, depth)

    def _expand(self, node: Node, trail: tuple[str, ...], depth: int) -> Node:
        if isinstance(node.value, dict):
            if set(node.value) == {"include"}:
                return self._include(node, trail, depth)
            for key, child in node.value.items():
                if isinstance(child.value, dict | list):
                    deeper = self._expand(child, trail, depth + 1)
                    node.value[key] = self._table(deeper) if key == "table" else deeper
        elif isinstance(node.value, list):
            node.value = self._expand_list(node.value, trail, depth + 1)
        return node

    def _expand_list(self, items: list[Node], trail: tuple[str, ...], depth: int) -> list[Node]:
        whole: list[Node] = []
        for item in items:
            expanded = self._expand(item, trail, depth)
            if isinstance(expanded.value, list) and expanded.file != item.file:
                whole.extend(expanded.value)  # an included list takes its place among the others
            else:
                whole.append(expanded)
        return whole

    def _include(self, node: Node, trail: tuple[str, ...], depth: int) -> Node:
        named = node.get("include")
        path = named.value if named else None
        broken = Node(node.file, node.place, None, broken=True)
        if named is None or not isinstance(path, str):
            spot = node.spot_of_key("include")
            self._problems.add(spot, "include 后面要写一个文件名", "include wants a file's name")
            return broken
        if path in trail:
            chain = " → ".join([*trail[trail.index(path) :], path])
            self._problems.add(
                named.spot, f"文件互相包含，成了圈：{chain}", f"files include each other: {chain}"
            )
            return broken
        self._includes += 1
        if self._includes > LIMITS.includes:
            self._problems.add(
                named.spot,
                f"包含的文件太多（超过 {LIMITS.includes} 个）：{shown(path)}",
                f"too many files are included (more than {LIMITS.includes}): {shown(path)}",
            )
            return broken
        included = self._file(path, named, depth + 1)
        return self._expand(included, (*trail, path), depth + 1)

    def _table(self, node: Node) -> Node:
        table = self._csv(node) if set(_mapping(node)) == {"csv"} else node
        self.tables.append(table)
        return table

    def _csv(self, node: Node) -> Node:
        named = _mapping(node)["csv"]
        broken = Node(node.file, node.place, None, broken=True)
        if not isinstance(named.value, str):
            spot = node.spot_of_key("csv")
            self._problems.add(spot, "csv 后面要写一个文件名", "csv wants a file's name")
            return broken
        text = self.text(named.value, named)
        if text is None:
            return broken
        return read_table(text, named.value, self.languages, self._problems, self._budget)


def _mapping(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _languages(root: Node) -> tuple[str, ...]:
    node = root.get("languages")
    if node is None or not isinstance(node.value, list):
        return DEFAULT_LANGUAGES
    return tuple(n.value for n in node.value if isinstance(n.value, str)) or DEFAULT_LANGUAGES
