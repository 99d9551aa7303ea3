"""A site's pages as they are now: which they are, in which order, and what each one says."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from collections.abc import Mapping

_BOOKKEEPING = frozenset(
    {
        # What Wagtail notes about a page beside what people wrote on it.
        "live", "has_unpublished_changes", "first_published_at", "last_published_at",
        "latest_revision", "latest_revision_created_at", "live_revision", "locked", "locked_at",
        "locked_by", "expired", "draft_title", "path", "depth", "numchild", "url_path",
        "wagtail_admin_comments", "owner",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pin:
    """One page in one state.

    Attributes:
        page: Its id.
        parent: The id of the page above it; 0 for the site itself.
        revision: The id of the revision.
        digest: The SHA-256 of what the revision says.
        title: What people call it.
        kind: The class of the page.
    """

    page: int
    parent: int
    revision: int
    digest: str
    title: str
    kind: str

    def dump(self) -> dict[str, Any]:
        """Return this as it is kept in the database."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def load(cls, told: Mapping[str, Any]) -> Pin:
        """Return what `dump` returned."""
        return cls(**told)


def pin_tree(site: Page) -> tuple[Pin, ...]:
    """Return every page of `site` in its latest state, in the order of the tree.

    A page that has no revision is told with revision 0: see `see_to_revisions`.
    """
    pages = list(Page.objects.filter(path__startswith=site.path).order_by("path"))
    latest = [page.latest_revision_id for page in pages]
    revisions = Revision.objects.in_bulk([each for each in latest if each is not None])
    by_path = {page.path: page.pk for page in pages}
    return tuple(_pin(page, by_path, revisions.get(page.latest_revision_id or 0)) for page in pages)


def _pin(page: Page, by_path: Mapping[str, int], revision: Revision | None) -> Pin:
    above = by_path.get(page.path[: -Page.steplen], 0)
    kind = page.cached_content_type.model
    if revision is None:
        return Pin(page.pk, above, 0, "", page.title, kind)
    title = revision.content.get("title", page.title)
    return Pin(page.pk, above, revision.pk, content_digest(revision), title, kind)


def content_digest(revision: Revision) -> str:
    """Return the SHA-256 of what people wrote in a revision."""
    said = {name: value for name, value in revision.content.items() if name not in _BOOKKEEPING}
    told = json.dumps(said, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return sha256(told.encode()).hexdigest()


def tree_digest(pins: tuple[Pin, ...]) -> str:
    """Return one hash over which pages there are, in which order, and what they say."""
    told = [(pin.page, pin.parent, pin.revision, pin.digest) for pin in pins]
    return sha256(json.dumps(told).encode()).hexdigest()


def see_to_revisions(site: Page) -> None:
    """Give every page of `site` a revision: one that was made by a program may have none.

    An alias, which Wagtail keeps like another page, has none ever, and is not shown.
    """
    bare = Page.objects.filter(path__startswith=site.path, latest_revision=None, alias_of=None)
    for page in bare.specific():
        page.save_revision(changed=False)


def site_paths(path: str) -> list[str]:
    """Return the paths of a page and of all above it."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]
