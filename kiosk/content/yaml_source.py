"""YAML to nodes, from the parser's events: nothing is built that was not allowed first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from kiosk.content.encoding import INVISIBLE
from kiosk.content.files import shown
from kiosk.content.limits import LIMITS
from kiosk.content.nodes import Node
from kiosk.content.problems import Spot
from kiosk.content.yaml_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.content.nodes import Place
    from kiosk.content.problems import Problems

_LOADER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class Budget:
    """Counts the values of all files together, so that many small files are no way around."""

    def __init__(self, nodes: int = LIMITS.nodes) -> None:
        """Allow `nodes` values."""
        self._left = nodes

    def spend(self, nodes: int = 1) -> bool:
        """Take `nodes`; False when there are no more."""
        self._left -= nodes
        return self._left >= 0


class _StopError(Exception):
    """The rest of the file is not worth reading; the problem has been told."""


def parse(text: str, file: str, problems: Problems, budget: Budget, depth: int = 0) -> Node:
    """Return the tree in `text`; `depth` levels stand above it already.

    What is wrong goes to `problems`; its node, or the whole tree, is then marked broken.
    """
    builder = _Builder(file, problems, budget, LIMITS.depth - depth)
    try:
        loader = _LOADER(text)
        while loader.check_event():
            builder.take(loader.get_event())
    except yaml.MarkedYAMLError as error:
        mark, zh, en = words_of(error)
        spot = Spot(file, mark.line + 1, mark.column + 1) if mark else Spot(file)
        problems.add(spot, zh, en)
    except (yaml.YAMLError, ValueError):
        # The pure-Python scanner lets a wrong %YAML version or \U escape through as these.
        problems.add(Spot(file), "不是正确的 YAML", "this is not YAML")
    except _StopError:
        pass
    else:
        if builder.root is not None:
            return builder.root
        problems.add(Spot(file), "文件是空的", "the file is empty")
    return Node(file, (0, 0), None, broken=True)


class _Builder:
    """Puts the tree together, event by event, with a stack of its own."""

    def __init__(self, file: str, problems: Problems, budget: Budget, depth: int) -> None:
        self.root: Node | None = None
        self._file = file
        self._problems = problems
        self._budget = budget
        self._depth = depth
        self._stack: list[tuple[Node, list[tuple[str, Place] | None]]] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.NodeEvent):
            self._check(event)
        if isinstance(event, yaml.ScalarEvent):
            self._put(self._scalar(event), event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._put(self._node(event, None, broken=True), event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise self._stop(event, *_ONE_DOCUMENT)

    def _check(self, event: yaml.NodeEvent) -> None:
        if not self._budget.spend():
            raise self._stop(
                event,
                "示范点的内容太多（超过二十万个值）",
                "the site holds too much (more than 200,000 values)",
            )
        if event.anchor is not None:
            self._tell(event, *_NO_ALIAS)
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._tell(
                event,
                f"不能用 YAML 标签 {shown(tag)}；请删掉感叹号开头的词",
                f"YAML tags are not allowed ({shown(tag)}); delete the word with the “!”",
            )

    def _scalar(self, event: Any) -> Node:
        value, plain = event.value, not event.style
        if INVISIBLE.search(value):
            self._tell(
                event,
                "文字里有看不见的控制字符；请删掉",
                "the text has an invisible control character; delete it",
            )
            return self._node(event, None, broken=True)
        return self._node(event, None if plain and value in _NOTHING else value, plain=plain)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._stack) >= self._depth:
            raise self._stop(
                event,
                f"层次太深（超过 {LIMITS.depth} 层）",
                f"too many levels inside one another (more than {LIMITS.depth})",
            )
        node = self._node(event, [])
        if isinstance(event, yaml.MappingStartEvent):
            node.value, node.keys = {}, {}
        self._put(node, event)
        self._stack.append((node, [None]))

    def _put(self, node: Node, event: Any) -> None:
        if not self._stack:
            self.root = node
            return
        parent, waiting = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif waiting[0] is None:
            waiting[0] = self._key(node, event)
        else:
            (key, place), waiting[0] = waiting[0], None
            self._enter(parent, key, place, node)

    def _key(self, node: Node, event: Any) -> tuple[str, Place]:
        if not isinstance(event, yaml.ScalarEvent):
            raise self._stop(event, "键只能是一个词", "a key can only be a word")
        return event.value, node.place

    def _enter(self, parent: Node, key: str, place: Place, node: Node) -> None:
        values, places = parent.value, parent.keys
        if not isinstance(values, dict) or not isinstance(places, dict):
            return
        if key in values:
            first = parent.spot_of_key(key).line
            self._problems.add(
                Spot(self._file, place[0] + 1, place[1] + 1),
                f"“{shown(key)}”写了两次（第 {first} 行已有）；请删掉一个",
                f"“{shown(key)}” is written twice (first on line {first}); delete one",
            )
            return
        values[key] = node
        places[key] = place

    def _node(self, event: Any, value: Any, *, plain: bool = False, broken: bool = False) -> Node:
        mark = event.start_mark
        return Node(self._file, (mark.line, mark.column), value, plain=plain, broken=broken)

    def _tell(self, event: Any, zh: str, en: str) -> None:
        mark = event.start_mark
        self._problems.add(Spot(self._file, mark.line + 1, mark.column + 1), zh, en)

    def _stop(self, event: Any, zh: str, en: str) -> _StopError:
        self._tell(event, zh, en)
        return _StopError()


_NO_ALIAS = (
    "不能用 YAML 的锚点（&）和引用（*）；请把内容写全",
    "YAML anchors (&) and aliases (*) are not allowed; write the content out",
)
_ONE_DOCUMENT = (
    "一个文件里只能有一份内容；请删掉后面的“---”",
    "a file holds one document; delete the second “---”",
)
