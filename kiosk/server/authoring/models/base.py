"""What all pages of a site have in common."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

from kiosk.server.authoring.fields.codes import LONGEST, check_code, code_of
from kiosk.server.authoring.fields.words import pick
from kiosk.server.authoring.panels import SitePanel
from kiosk.server.authoring.showing import KioskPreview

if TYPE_CHECKING:
    from kiosk.server.authoring.models.site import VillageSite

_TITLE = 255


class Files(Protocol):
    """Turns the files that a page points to into places in the site's folder."""

    def picture(self, number: int | None) -> str | None:
        """Return the place of a picture; None for none."""

    def paper(self, number: int | None) -> str | None:
        """Return the place of subtitles or a theme."""

    def recording(self, number: int | None) -> str | None:
        """Return the place of a film or a recording."""


class Given(Protocol):
    """Turns places in a site's folder into the files that pages point to."""

    def picture(self, path: str | None) -> int | None:
        """Return the number of a picture; None for none."""

    def paper(self, path: str | None) -> int | None:
        """Return the number of subtitles or a theme."""

    def recording(self, path: str | None) -> int | None:
        """Return the number of a film or a recording."""


class ContentPage(KioskPreview, Page):
    """A page whose title in the tree is made of its words.

    Attributes:
        fields_of: What a key of the content is called on the page, where it differs.
    """

    fields_of: ClassVar[dict[str, str]] = {}
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        """No table of its own."""

        abstract = True

    def named(self) -> str:
        """Return what the page is called in the tree."""
        return pick(getattr(self, "heading", None)) or str(self._meta.verbose_name)

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give it its title and its address first."""
        self._give_names()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """Give it its title and its address first."""
        self._give_names()
        super().minimal_clean()

    def _give_names(self) -> None:
        with override("zh-hans"):  # the tree is the same for everybody
            named = self.named()
        self.title = self.draft_title = named.replace("\n", " ")[:_TITLE]
        if not getattr(self, "slug", ""):
            self.slug = f"{self._meta.model_name}-{uuid.uuid4().hex[:12]}"

    def site_page(self) -> VillageSite | None:
        """Return the site that the page belongs to."""
        from kiosk.server.authoring.models.site import VillageSite  # noqa: PLC0415  # it has parts

        if isinstance(self, VillageSite):
            return self
        steps = self.path[: -self.steplen] if self.path else ""
        while steps:
            found = VillageSite.objects.filter(path=steps).first()
            if found is not None:
                return found  # type: ignore[no-any-return]
            steps = steps[: -self.steplen]
        return None

    def content(self, files: Files) -> dict[str, Any]:
        """Return what the page says, as it is written in a site's YAML."""
        raise NotImplementedError

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep a draft, unless it shows another village's file.

        Raises:
            PermissionDenied: A form was sent with the number of a file that is not this
                village's.
        """
        if self.pk and (site := self.site_page()) is not None:
            from kiosk.server.authoring.export.files import foreign_files  # noqa: PLC0415

            if foreign := foreign_files(self, site):
                raise PermissionDenied(
                    _("These files belong to another village: %(names)s")
                    % {"names": ", ".join(foreign)}
                )
        return super().save_revision(*args, **kwargs)

    def get_url_parts(self, *_args: Any, **_kwargs: Any) -> None:
        """Return nothing: a page is shown by kiosks, not by browsers."""
        return


class SitePart(ContentPage):
    """A page below a site: one part of what it shows.

    Attributes:
        position: Its place among its like, from 1.
        withheld: Left out of what kiosks show; how a page that was shown once is taken away.
    """

    position = models.PositiveIntegerField(
        _("order"),
        default=0,
        blank=True,
        help_text=_("1 comes first; parts of the same kind follow one another by this number."),
    )
    withheld = models.BooleanField(
        _("leave it out"),
        default=False,
        help_text=_(
            "Ticked, it stays here and is no longer shown on the screens from the next release on."
        ),
    )

    parent_page_types: ClassVar[list[str]] = ["authoring.VillageSite"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Put a new part after its like."""
        if self._state.adding and not self.position and self.path:
            like = type(self).objects.filter(
                path__startswith=self.path[: -self.steplen], depth=self.depth
            )
            self.position = (like.aggregate(last=Max("position"))["last"] or 0) + 1
        super().save(*args, **kwargs)


class CodedPart(SitePart):
    """A part that has a code of its own."""

    identifier = models.CharField(
        _("code"),
        max_length=LONGEST,
        blank=True,
        default="",
        validators=[check_code],
        help_text=_(
            "Its name in links and statistics; made from the title by itself. Leave it as it is."
        ),
    )

    class Meta:
        """No table of its own."""

        abstract = True

    def _give_names(self) -> None:
        super()._give_names()
        if not self.identifier and self.path:
            like = type(self).objects.filter(
                path__startswith=self.path[: -self.steplen], depth=self.depth
            )
            taken = set(like.exclude(pk=self.pk).values_list("identifier", flat=True))
            self.identifier = code_of(self.title, taken, str(self._meta.model_name))


def children(page: Any, relation: str) -> Any:
    """Return the rows of a page's draft, such as its slides, in their order."""
    return getattr(page, relation).all()


def handler(*panels: Any, coded: bool = False, ordered: bool = True) -> TabbedInterface:
    """Return the form of a page: one sheet, with what is seldom needed at its end."""
    seldom = [FieldPanel("position")] if ordered else []
    if coded:
        seldom.append(FieldPanel("identifier"))
    return sheet(
        SitePanel(),
        *panels,
        MultiFieldPanel(
            [*seldom, FieldPanel("withheld")],
            heading=_("Order, and leaving out"),
            classname="collapsed",
        ),
    )


def sheet(*panels: Any) -> TabbedInterface:
    """Return a form on one sheet; Wagtail's comments need the frame of tabs around it."""
    return TabbedInterface([ObjectList(list(panels), heading=_("Content")), CommentPanel()])
