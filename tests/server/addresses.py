"""Every address of the server, from the URL configuration itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
_UNNAMED = re.compile(r"\((?!\?:)[^()]*(?:\([^()]*\))?[^()]*\)")


@dataclass(frozen=True)
class Address:
    """One pattern of the configuration.

    Attributes:
        route: The pattern, from the root.
        name: Its name, with namespaces.
    """

    route: str
    name: str

    def filled(self, values: Mapping[str, Any]) -> str:
        """Return an address with a value in each place; 1 where the rule has none."""
        path = re.sub(r"[\^$]", "", self.route)
        path = path.replace("(live|earliest|\\d+)\\.\\.\\.(live|latest|\\d+)", "live...latest")
        path = path.replace("(\\d+)", str(values["page_id"]))
        path = path.replace(".*", "nowhere")
        return "/" + _PLACE.sub(lambda match: str(values.get(match[1], 1)), path)


def all_addresses() -> list[Address]:
    """Return every address."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: Iterable[Any], before: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(route, space + (pattern.name or ""))
