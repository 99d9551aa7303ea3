"""Small YAML files that an operator writes, read into a model with every fault at its line.

For the settings and the theme: a page of text from this machine's own disk. A site's content
may come from anywhere and has a reader of its own in `kiosk/content`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from kiosk.complaints import complaints
from kiosk.errors import Problem, SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST_FILE = 65_536
"""Bytes; a settings file is a page of text."""
DEEPEST = 8
"""Mappings and lists within one another."""

_M = TypeVar("_M", bound=BaseModel)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_model(file: Path, model: type[_M]) -> _M:
    """Read `file` into `model`.

    Args:
        file: A YAML file.
        model: What it must hold; unknown keys are faults.

    Raises:
        SettingsError: The file cannot be read or is not what it should be; every fault is
            named with file, line and column.
    """
    name = file.name
    root = _compose(_text(file), name)
    try:
        return model.model_validate(_data(root, name) or {})
    except ValidationError as error:
        problems = [
            Problem(name, *_spot(root, path), zh, en)
            for path, (zh, en) in complaints(error.errors(), model)
        ]
        raise refusal(problems) from error


def refusal(problems: Sequence[Problem]) -> SettingsError:
    """Return the error that lists `problems`, in the order of their lines."""
    listed = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    return SettingsError(
        zh="\n".join(f"{problem.place}：{problem.zh}" for problem in listed),
        en="\n".join(f"{problem.place}: {problem.en}" for problem in listed),
    )


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(LONGEST_FILE + 1)
        if len(raw) > LONGEST_FILE:
            raise _whole(file.name, "文件太大，不像设置文件", "too large to be a settings file")
        return raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise _whole(
            file.name, f"没有这个文件：{file}", f"there is no such file: {file}"
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _whole(file.name, f"无法读取（{reason}）", f"cannot be read ({reason})") from error
    except UnicodeDecodeError as error:
        zh, en = "不是 UTF-8 文字，请另存为 UTF-8", "not UTF-8 text; save it as UTF-8"
        raise _whole(file.name, zh, en) from error


def _whole(name: str, zh: str, en: str) -> SettingsError:
    return refusal([Problem(name, 0, 0, zh, en)])


# --- YAML with its places ---------------------------------------------------------------


def _compose(text: str, name: str) -> yaml.Node | None:
    try:
        problems = [*_forbidden(text, name)]
        if problems:
            raise refusal(problems)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        said = getattr(error, "problem", None) or "unreadable"
        zh, en = f"YAML 写法不对（{said}）", f"this is not written as YAML ({said})"
        raise refusal([Problem(name, *_at(mark), zh=zh, en=en)]) from error
    problems = [*_wrong_keys(root, name)] if root is not None else []
    if problems:
        raise refusal(problems)
    return root


def _data(root: yaml.Node | None, name: str) -> Any:
    if root is None:
        return None
    try:
        return _LOADER("").construct_document(root)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a thirteenth month
        zh, en = f"有一个值写法不对（{error}）", f"a value is not written as YAML ({error})"
        raise _whole(name, zh, en) from error


def _forbidden(text: str, name: str) -> Iterator[Problem]:
    """Yield what a settings file has no use for and an attacker might."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        spot = (name, *_at(event.start_mark))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            yield Problem(*spot, zh="不能用 & 和 *", en="anchors and aliases are not allowed")
        if getattr(event, "tag", None):
            yield Problem(*spot, zh="不能用感叹号开头的标签", en="YAML tags are not allowed")
        if isinstance(event, yaml.ScalarEvent) and not event.value.isprintable():
            zh, en = "有看不见的字符，请删掉", "it has an invisible character; delete it"
            yield Problem(*spot, zh=zh, en=en)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            yield Problem(*spot, zh="层次太深", en="too many levels inside one another")
            return


def _wrong_keys(node: yaml.Node, name: str) -> Iterator[Problem]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _wrong_keys(item, name)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            spot = (name, *_at(key.start_mark))
            if not isinstance(key, yaml.ScalarNode):
                yield Problem(*spot, zh="键只能是一个词", en="a key can only be a word")
                continue
            if key.value in seen:
                zh, en = f"“{key.value}”写了两次", f"“{key.value}” is written twice"
                yield Problem(*spot, zh=zh, en=en)
            seen.add(key.value)
            yield from _wrong_keys(value, name)


def _spot(root: yaml.Node | None, path: tuple[int | str, ...]) -> tuple[int, int]:
    """Return line and column of the value at `path`, or of as much of the way as is there."""
    node, mark = root, None
    for step in path:
        if isinstance(node, yaml.MappingNode):
            key, node = next((kv for kv in node.value if kv[0].value == step), (None, None))
            mark = key.start_mark if key is not None else mark
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
            mark = node.start_mark if node is not None else mark
    return _at(mark)


def _at(mark: Any) -> tuple[int, int]:
    """Return line and column as people count."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)
