"""The township, and the site of a village."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.models import Collection, Page

from kiosk.content.model import Standing
from kiosk.server.accounts.roles import collection_of
from kiosk.server.authoring.fields.choices import LanguagesField
from kiosk.server.authoring.fields.codes import LONGEST, check_code
from kiosk.server.authoring.fields.words import WordsField, pick
from kiosk.server.authoring.models.base import ContentPage, sheet
from kiosk.server.authoring.models.files import Paper, Picture
from kiosk.server.authoring.panels import LivePanel, SitePanel

if TYPE_CHECKING:
    from kiosk.content.model import Site
    from kiosk.server.authoring.models.base import Files, Given

STANDINGS = (
    (Standing.APPLIED, _("applied for")),
    (Standing.PLANNED, _("planned")),
    (Standing.IN_CREATION, _("in creation")),
    (Standing.INSPECTED, _("inspected")),
    (Standing.NAMED, _("named and awarded")),
    (Standing.KEPT, _("kept")),
    (Standing.REMOVED, _("removed")),
)


class Township(Page):
    """The township that one server serves."""

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["authoring.VillageSite"]
    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []
    preview_modes: ClassVar[list[Any]] = []
    max_count = 1
    edit_handler = ObjectList([FieldPanel("title", heading=_("The township's name"))])

    class Meta:
        """Words."""

        verbose_name = _("township")
        verbose_name_plural = _("townships")

    def get_url_parts(self, *_args: Any, **_kwargs: Any) -> None:
        """Return nothing: browsers do not show it."""
        return


class VillageSite(ContentPage):
    """A demonstration site: everything one village's kiosks show, with its parts below it.

    Attributes:
        code: The site's name in links, statistics and releases.
        collection: Where its pictures, papers and recordings are kept.
    """

    code = models.CharField(
        _("code"),
        max_length=LONGEST,
        unique=True,
        validators=[check_code],
        help_text=_(
            "The village's name in small Latin letters, such as heguang. Kiosks know it by this;"
            " it cannot be changed later."
        ),
    )
    name = WordsField(_("name of the village"), help_text=_("As it stands on the first screen."))
    township_name = WordsField(
        _("township"), help_text=_("The township that the village belongs to.")
    )
    languages = LanguagesField(
        _("languages"),
        help_text=_("Every text is then asked for in each of them; the first is shown first."),
    )
    plaque_title = WordsField(
        _("words on the plaque"),
        help_text=_("Leave all four empty while the township has awarded no plaque."),
    )
    plaque_awarded_by = WordsField(_("awarded by"))
    plaque_since = models.PositiveSmallIntegerField(
        _("year of the award"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
    )
    plaque_standing = models.CharField(
        _("standing"), max_length=12, choices=STANDINGS, default=Standing.NAMED
    )
    welcome = WordsField(
        _("welcome line"), help_text=_("One warm sentence; it stands on the first screen.")
    )
    summary = WordsField(
        _("introduction"), lines=2, help_text=_("One or two sentences about the village.")
    )
    fiction = WordsField(
        _("said openly: invented"),
        help_text=_("Only for a site that is made up as an example; leave it empty otherwise."),
    )
    cover = models.ForeignKey(
        Picture,
        verbose_name=_("cover picture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "Shown on wide and on tall screens: keep what matters in the middle."
            " 1920 × 1080 or larger."
        ),
    )
    theme = models.ForeignKey(
        Paper,
        verbose_name=_("theme file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Other colours than the usual ones; ask the technician. Usually empty."),
    )
    collection = models.ForeignKey(
        Collection, null=True, editable=False, on_delete=models.PROTECT, related_name="sites"
    )

    parent_page_types: ClassVar[list[str]] = ["authoring.Township"]
    subpage_types: ClassVar[list[str]] = [
        "authoring.RoutePage",
        "authoring.LedgerPage",
        "authoring.FilmPage",
        "authoring.ReportPage",
        "authoring.DeckPage",
        "authoring.NoticePage",
        "authoring.AlbumPage",
        "authoring.TakeAwayPage",
        "authoring.VisitPage",
    ]
    fields_of: ClassVar[dict[str, str]] = {
        "id": "code",
        "township": "township_name",
        "plaque": "plaque_title",
        "plaque.title": "plaque_title",
        "plaque.awarded_by": "plaque_awarded_by",
        "plaque.since": "plaque_since",
        "plaque.standing": "plaque_standing",
    }
    screens: ClassVar[list[tuple[str, Any]]] = [
        ("home", _("first screen")),
        ("attract", _("when nobody is there")),
    ]
    edit_handler = sheet(
        SitePanel(),
        LivePanel("authoring:desk", heading=_("How ready it is")),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("township_name"), FieldPanel("code")],
            heading=_("The village"),
        ),
        FieldPanel("cover"),
        FieldPanel("welcome"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("plaque_title"),
                FieldPanel("plaque_awarded_by"),
                FieldPanel("plaque_since"),
                FieldPanel("plaque_standing"),
            ],
            heading=_("The plaque"),
        ),
        FieldPanel("languages"),
        MultiFieldPanel(
            [FieldPanel("fiction"), FieldPanel("theme")],
            heading=_("Seldom needed"),
            classname="collapsed",
        ),
    )

    class Meta:
        """Words."""

        verbose_name = _("demonstration site")
        verbose_name_plural = _("demonstration sites")

    def named(self) -> str:
        """Return the village's name."""
        return pick(self.name) or self.code or str(self._meta.verbose_name)

    def _give_names(self) -> None:
        super()._give_names()
        if self.code:
            self.slug = self.code

    def clean(self) -> None:
        """Refuse another code once kiosks know this one.

        Raises:
            ValidationError: The code was changed after the site was published.
        """
        super().clean()
        before = type(self).objects.filter(pk=self.pk).values("code", "first_published_at").first()
        if before and before["first_published_at"] and before["code"] != self.code:
            raise ValidationError(
                {"code": _("Kiosks know the site by “%(code)s”; it stays.") % before}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new site a place for its files."""
        if self.collection_id is None and self.path:
            self._give_names()
            self.collection = collection_of(self, self.code)
        super().save(*args, **kwargs)

    def content(self, files: Files) -> dict[str, Any]:
        """Return what the site says, without its parts."""
        plaque = {
            "title": self.plaque_title,
            "awarded_by": self.plaque_awarded_by,
            "since": self.plaque_since,
            "standing": str(self.plaque_standing),
        }
        awarded = any((self.plaque_title, self.plaque_awarded_by, self.plaque_since))
        return {
            "id": self.code,
            "name": self.name,
            "township": self.township_name,
            "plaque": plaque if awarded else None,
            "welcome": self.welcome,
            "summary": self.summary,
            "fiction": self.fiction,
            "languages": list(self.languages),
            "theme": files.paper(self.theme_id),
            "cover": files.picture(self.cover_id),
        }

    def fill(self, site: Site, given: Given) -> None:
        """Take over what `site` says of itself."""
        self.code = self.code or site.id
        self.name, self.township_name = dict(site.name.root), dict(site.township.root)
        self.welcome, self.summary = dict(site.welcome.root), dict(site.summary.root)
        self.fiction = dict(site.fiction.root)
        self.languages = list(site.languages)
        plaque = site.plaque
        self.plaque_title = dict(plaque.title.root) if plaque else {}
        self.plaque_awarded_by = dict(plaque.awarded_by.root) if plaque else {}
        self.plaque_since = plaque.since if plaque else None
        self.plaque_standing = str(plaque.standing if plaque else Standing.NAMED)
        self.cover_id = given.picture(site.cover)
        self.theme_id = given.paper(site.theme)
