"""Panels of our own in the forms of pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from kiosk.server.authoring.languages import language_name

if TYPE_CHECKING:
    from kiosk.server.authoring.models.site import VillageSite


class SitePanel(Panel):
    """Tells the page's programs which site this is and which languages it speaks."""

    class BoundPanel(Panel.BoundPanel):
        """The panel in one form."""

        template_name = "authoring/site_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Return what the template shows."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            site = self._site()
            languages = site.languages if site else ["zh-Hans"]
            context["site"] = site
            context["languages"] = json.dumps([[c, language_name(c)] for c in languages])
            return context

        def _site(self) -> VillageSite | None:
            site: VillageSite | None = None
            if self.instance.pk:
                site = self.instance.site_page()
            elif getattr(self.form, "parent_page", None) is not None:
                parent = self.form.parent_page.specific
                site = parent.site_page() if hasattr(parent, "site_page") else None
            if site is None:
                return self.instance if hasattr(self.instance, "languages") else None
            return site.get_latest_revision_as_object() if site.pk else site


class LivePanel(Panel):
    """A place that a program of the page fills, and fills again when a draft was saved."""

    def __init__(self, view: str, *, empty: Any = "", **kwargs: Any) -> None:
        """Fill it from the address called `view`, which takes the page's number."""
        self.view = view
        self.empty = empty
        super().__init__(**kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        """Return what makes another one like it."""
        return {**super().clone_kwargs(), "view": self.view, "empty": self.empty}

    class BoundPanel(Panel.BoundPanel):
        """The panel in one form."""

        template_name = "authoring/live_panel.html"

        def is_shown(self) -> bool:
            """Tell whether there is a page to tell about."""
            return bool(self.instance.pk)


NOT_YET = _("Being worked out…")
