"""Wagtail's pages in this project's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as papers
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as pictures
from wagtail.permission_policies.pages import PagePermissionPolicy

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.api.v2.router import WagtailAPIRouter

_RIGHTS = ("choose", "change", "add")


@hooks.register("insert_global_admin_css")
def _theme() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("console/theme.css"))


class _OwnPictures(ImagesAdminAPIViewSet):
    """The pictures that somebody may use; Wagtail lists those of all villages."""

    def get_queryset(self) -> Any:
        user = self.request.user
        mine = pictures.instances_user_has_any_permission_for(user, _RIGHTS)
        return super().get_queryset().filter(pk__in=mine.values("pk"))


class _OwnPapers(DocumentsAdminAPIViewSet):
    """The papers that somebody may use."""

    def get_queryset(self) -> Any:
        user = self.request.user
        mine = papers.instances_user_has_any_permission_for(user, _RIGHTS)
        return super().get_queryset().filter(pk__in=mine.values("pk"))


@hooks.register("construct_admin_api", order=1000)
def _list_what_is_theirs(router: WagtailAPIRouter) -> None:
    router.register_endpoint("images", _OwnPictures)
    router.register_endpoint("documents", _OwnPapers)


@hooks.register("construct_page_chooser_queryset")
def _choose_what_is_theirs(pages: Any, request: HttpRequest) -> Any:
    theirs = PagePermissionPolicy().explorable_instances(request.user)
    return pages.filter(pk__in=theirs.values("pk"))


@hooks.register("construct_help_menu")
def _our_own_help(request: object, items: list[Any]) -> None:
    """Leave out what Wagtail tells of itself: clerks are not to be sent abroad to English pages."""
    del request
    items[:] = [item for item in items if not item.name.startswith(_WAGTAILS_OWN)]


_WAGTAILS_OWN = ("editor-guide", "whats-new")
