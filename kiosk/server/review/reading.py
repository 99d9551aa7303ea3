"""What is written otherwise in one state of a page than in another, in lines people can read; pure.

Both states are plain values, as a site's YAML has them.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from kiosk.content.schema_words import WORDS
from kiosk.server.authoring.languages import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NAMES_A_THING = ("id", "key", "number", "at", "picture", "file")
"""What tells one thing of a list from the others, the surest first."""
_ANY = "*"
_WORD = re.compile(r"[A-Za-z0-9'’.:/_-]+|.", re.DOTALL)
_ALIKE = 0.35
"""The part that two texts must have in common to be read as one that was changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place of a page where something else stands now.

    Attributes:
        where: Its labels, from the outside in, as pairs of Chinese and English.
        before: What stood there; empty for nothing.
        after: What stands there; empty for nothing.
        old_picture: The SHA-256 of the picture that stood there; empty for none.
        new_picture: That of the one that stands there.
    """

    where: tuple[tuple[str, str], ...]
    before: str
    after: str
    old_picture: str = ""
    new_picture: str = ""

    def parts(self) -> Iterator[tuple[str, str, str]]:
        """Yield what stayed and what is otherwise, in turn: what it is, then before and after.

        Latin words are whole ones, and texts with little in common are another text as a whole.
        """
        before, after = _WORD.findall(self.before), _WORD.findall(self.after)
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        if matcher.ratio() < _ALIKE:
            yield "replace", self.before, self.after
            return
        for what, a, b, c, d in matcher.get_opcodes():
            yield what, "".join(before[a:b]), "".join(after[c:d])


def lines(before: Any, after: Any) -> list[Line]:
    """Return every place where `before` and `after` say something else, in reading order."""
    return list(_compare((), _plain(before), _plain(after)))


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value, ensure_ascii=False, default=str))


def _compare(where: tuple[tuple[str, str], ...], before: Any, after: Any) -> Iterator[Line]:
    if (_nothing(before) and _nothing(after)) or before == after:
        return
    if isinstance(before, dict) or isinstance(after, dict):
        yield from _dicts(where, before or {}, after or {})
    elif isinstance(before, list) or isinstance(after, list):
        yield from _lists(where, before or [], after or [])
    else:
        yield Line(where, _said(before), _said(after))


def _dicts(where: tuple[tuple[str, str], ...], before: Any, after: Any) -> Iterator[Line]:
    if not isinstance(before, dict) or not isinstance(after, dict):
        yield Line(where, _told(before), _told(after))
        return
    for key in {**after, **before}:
        label = _label(key)
        inner = (*where, label) if label else where
        yield from _compare(inner, before.get(key), after.get(key))


def _lists(where: tuple[tuple[str, str], ...], before: Any, after: Any) -> Iterator[Line]:
    if not isinstance(before, list) or not isinstance(after, list):
        yield Line(where, _told(before), _told(after))
        return
    for at, (one, other) in enumerate(_pairs(before, after), start=1):
        yield from _compare((*where, (f"第 {at} 项", f"item {at}")), one, other)


def _pairs(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Put the things of two lists beside each other: the same thing beside itself."""
    old, new = [_key(item) for item in before], [_key(item) for item in after]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            yield from zip(before[a:b], after[c:d], strict=True)
        else:
            yield from zip_longest(before[a:b], after[c:d])


def _key(item: Any) -> str:
    if isinstance(item, dict):
        for name in _NAMES_A_THING:
            if item.get(name) not in (None, "", {}):
                return json.dumps([name, item[name]], sort_keys=True)
    return json.dumps(item, sort_keys=True)


def _nothing(value: Any) -> bool:
    return value in (None, "", [], {}) and value is not False


def _said(value: Any) -> str:
    if _nothing(value):
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return str(value)


def _told(value: Any) -> str:
    if isinstance(value, dict | list):
        return "" if _nothing(value) else json.dumps(value, ensure_ascii=False)
    return _said(value)


def _label(key: str) -> tuple[str, str] | None:
    if key == _ANY:
        return None
    if key in NAMES:
        return NAMES[key], NAMES[key]
    return _LABELS.get(key, (key, key))


def _short(words: str) -> str:
    for stop in "，：、；（,:;(":
        words = words.partition(stop)[0]
    return words.strip()


def _labels() -> dict[str, tuple[str, str]]:
    labels: dict[str, tuple[str, str]] = {
        "title": ("标题", "title"),
        "id": ("代号", "code"),
        "text": ("正文", "text"),
        "name": ("名称", "name"),
        "summary": ("简介", "introduction"),
        "picture": ("图片", "picture"),
        "file": ("文件", "file"),
        "rows": ("行", "rows"),
        "columns": ("列", "columns"),
        "x": ("横向位置", "from the left"),
        "y": ("纵向位置", "from the top"),
    }
    for keys in WORDS.values():
        for key, (zh, en) in keys.items():
            labels.setdefault(key, (_short(zh), _short(en)))
    return labels


_LABELS = _labels()
