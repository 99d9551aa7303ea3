"""Plain values as YAML that says exactly the same when the kiosk reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

_WIDE = 10_000


@dataclass(frozen=True)
class Include:
    """A value that has a file of its own.

    Attributes:
        file: Its name in the site's folder.
        value: The value.
    """

    file: str
    value: Any


class Quoted(str):
    """A text that stays one, whatever it looks like."""

    __slots__ = ()


class Flow(list[Any]):
    """A list on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes no alias, for the loader takes none, and texts of several lines as they are."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _quoted(dumper: yaml.SafeDumper, text: Quoted) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')


def _float(dumper: yaml.SafeDumper, number: float) -> yaml.Node:
    # The loader takes `1e-05` in a table for a text, and so it is written out.
    return dumper.represent_scalar("tag:yaml.org,2002:float", f"{Decimal(repr(number)):f}")


def _day(dumper: yaml.SafeDumper, day: dt.date) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


def _flow(dumper: yaml.SafeDumper, items: Flow) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Quoted, _quoted)
_Dumper.add_representer(float, _float)
_Dumper.add_representer(dt.date, _day)
_Dumper.add_representer(Flow, _flow)


def as_yaml(value: Any) -> str:
    """Return `value` as YAML."""
    return yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE, indent=2
    )


def write_tree(folder: Path, file: str, value: Any) -> None:
    """Write `value` into `file` of `folder`, and each of its includes into its own."""
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(as_yaml(_without_includes(folder, value)))


def _without_includes(folder: Path, value: Any) -> Any:
    if isinstance(value, Include):
        write_tree(folder, value.file, value.value)
        return {"include": value.file}
    if isinstance(value, Flow):
        return value
    if isinstance(value, dict):
        return {key: _without_includes(folder, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_includes(folder, item) for item in value]
    return value
