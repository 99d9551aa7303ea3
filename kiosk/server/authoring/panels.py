"""Panels of our own in the forms of pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, gettext_noop
from wagtail.admin.panels import Panel

from kiosk.server.authoring.languages import language_name

if TYPE_CHECKING:
    from kiosk.server.authoring.models.site import VillageSite


_WORDS = (
    gettext_noop("For all languages"),
    gettext_noop("One for each language"),
    gettext_noop("One for all languages"),
    gettext_noop("Add a row"),
    gettext_noop("Add a column"),
    gettext_noop("Delete the last row"),
    gettext_noop("Delete the last column"),
    gettext_noop("Paste here, or type"),
    gettext_noop("Show more rows"),
    gettext_noop("Make a table"),
    gettext_noop("Take the table away"),
    gettext_noop("Make a chart"),
    gettext_noop("Take the chart away"),
    gettext_noop("Bars"),
    gettext_noop("Lines"),
    gettext_noop("The first box above the names holds the unit."),
    gettext_noop("Stop"),
    gettext_noop("This kiosk"),
    gettext_noop("Line"),
    gettext_noop("Choose the picture of the map first."),
    gettext_noop("Take the last point back"),
    gettext_noop("Begin the line anew"),
    gettext_noop("Draw the line through the stops"),
    gettext_noop("Not placed yet"),
    gettext_noop("On the map"),
    gettext_noop("Place on the map"),
    gettext_noop("Rows: "),
    gettext_noop("names"),
)
"""What the programs of the forms say."""


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
            context["words"] = {word: gettext(word) for word in _WORDS}
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
