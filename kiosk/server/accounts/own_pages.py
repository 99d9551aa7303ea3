"""A page's number, guessed, leads nowhere.

Wagtail asks for rights where something is changed; some of its pages on the way there name the
page all the same. Whoever may not see a page is told that there is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Parts of Wagtail that make the server what it is; each is written in code here.
_TECHNICIANS = ("workflows/", "groups/", "sites/", "collections/", "snippets/")
_PLACES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")


class OwnPages:
    """Asks, before any of Wagtail's pages about a page, whether somebody may see it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self._next = get_response
        self._wagtail = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self._next(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]
    ) -> None:
        """Refuse a number that is none of theirs.

        Raises:
            Http404: There is no such page, or it is not for this person; which is not told.
        """
        del view, args
        user = request.user
        if not request.path.startswith(self._wagtail) or not user.is_authenticated:
            return  # the page itself leads to the sign-in
        rest = request.path.removeprefix(self._wagtail)
        if rest.startswith(_TECHNICIANS) and not getattr(user, "is_superuser", False):
            raise Http404
        numbers = {kwargs[place] for place in _PLACES if place in kwargs}
        seen = PagePermissionPolicy().explorable_instances(user)
        if numbers and seen.filter(pk__in=numbers).count() != len(numbers):
            raise Http404
