"""The ledger of what was played: which lines, sums of them, and a spreadsheet of both."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django import forms
from django.conf import settings
from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kiosk.server.authoring.models import VillageSite
from kiosk.server.devices.models import Kiosk, PlayLine
from kiosk.server.review.sight import seen_sites

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

MONTH = 30
"""Days that are shown when nobody says how many."""
LONGEST = 400
"""Days that one spreadsheet may be about."""
MOST_LINES = 50_000
"""Lines of one spreadsheet; its sums are about all of them all the same."""


class PeriodForm(forms.Form):
    """Of which kiosks, and from when until when."""

    kiosk = forms.UUIDField(required=False, widget=forms.HiddenInput)
    site = forms.ModelChoiceField(
        label=gettext_lazy("Village"),
        queryset=VillageSite.objects.none(),
        required=False,
        empty_label=gettext_lazy("all villages"),
    )
    begin = forms.DateField(
        label=gettext_lazy("From the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    end = forms.DateField(
        label=gettext_lazy("until (with this day)"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, user: Any, data: Any) -> None:
        """Offer the villages that somebody may see, and the last month."""
        given = data.copy()
        today = timezone.localdate()
        given.setdefault("begin", str(today - dt.timedelta(days=MONTH - 1)))
        given.setdefault("end", str(today))
        super().__init__(given)
        self.user = user
        self.fields["site"].queryset = seen_sites(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that the days make sense."""
        given: dict[str, Any] = super().clean() or {}
        begin, end = given.get("begin"), given.get("end")
        if begin is None or end is None:
            self.add_error("end", _("Say both days."))
        elif begin > end:
            self.add_error("end", _("It ends before it begins."))
        elif (end - begin).days > LONGEST:
            self.add_error("end", _("At most 400 days at once."))
        return given


@dataclass(frozen=True, slots=True)
class Sums:
    """What was played, summed up for one kiosk and one thing."""

    site: str
    kiosk: str
    item: str
    times: int
    minutes: float
    by_visitors: int


def lines_of(form: PeriodForm) -> QuerySet[PlayLine]:
    """Return the lines that somebody may see and wants to, the latest first."""
    if not form.is_valid():
        return PlayLine.objects.none()
    given = form.cleaned_data
    kiosks = Kiosk.objects.seen_by(form.user)
    if given["kiosk"]:
        kiosks = kiosks.filter(pk=given["kiosk"])
    if given["site"]:
        kiosks = kiosks.filter(site=given["site"])
    zone = timezone.get_current_timezone()
    first = dt.datetime.combine(given["begin"], dt.time(), zone)
    last = dt.datetime.combine(given["end"] + dt.timedelta(days=1), dt.time(), zone)
    then = Q(began__gte=first, began__lt=last)
    # Of what was played while the clock could not be trusted, it is known when it was told.
    unknown = Q(began=None, arrived__gte=first, arrived__lt=last)
    found = PlayLine.objects.filter(then | unknown, kiosk__in=kiosks.values("pk"))
    return found.select_related("kiosk").order_by("-began", "-pk")


def sums_of(lines: QuerySet[PlayLine]) -> list[Sums]:
    """Return sums for each kiosk and each thing, what was played longest first."""
    found = (
        lines.order_by()
        .values("kiosk__name", "kiosk__site", "kiosk", "item")
        .annotate(
            times=Count("pk"),
            seconds=Sum("seconds"),
            by_visitors=Count("pk", filter=Q(visitor=True)),
        )
        .order_by("kiosk__site", "kiosk__name", "kiosk", "-seconds", "item")
    )
    titles = dict(VillageSite.objects.values_list("pk", "title"))
    return [
        Sums(
            site=titles.get(one["kiosk__site"], "—"),
            kiosk=one["kiosk__name"] or str(one["kiosk"])[:8],
            item=item_words(one["item"]),
            times=one["times"],
            minutes=round((one["seconds"] or 0.0) / 60, 1),
            by_visitors=one["by_visitors"],
        )
        for one in found
    ]


def item_words(item: str) -> str:
    """Return what was played, in words: `slides/work` is the slide show `work`."""
    part, _slash, rest = item.partition("/")
    known = {
        "film": _("Film"),
        "slides": _("Slide show"),
        "route": _("Route"),
        "ledger": _("Ledger"),
        "report": _("Report"),
        "notices": _("Notices"),
        "gallery": _("Gallery"),
        "attract": _("Standby"),
        "home": _("First page"),
    }
    return " ".join(filter(None, (known.get(part, part), rest)))


def spreadsheet(form: PeriodForm) -> bytes:
    """Return the sums and the lines as XLSX."""
    lines, made = lines_of(form), io.BytesIO()
    options = {
        "constant_memory": True,
        # What a kiosk says is text, also when it begins with a sign of equality.
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": str(_scratch()),
    }
    with xlsxwriter.Workbook(made, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#F3EAD8", "border": 1})
        _sheet(book, head, _("Sums"), _sum_columns(), _sum_rows(lines))
        cut = lines.count() > MOST_LINES
        _sheet(book, head, _("Line by line"), _line_columns(), _line_rows(lines, cut=cut))
    return made.getvalue()


def _scratch() -> Any:
    folder = settings.KIOSK.folders.scratch
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sheet(
    book: Any,
    head: Any,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Any]],
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, (title, width) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, title, head)
    for at, row in enumerate(rows, start=1):
        sheet.write_row(at, 0, row)


def _sum_columns() -> list[tuple[str, int]]:
    return [
        (_("Village"), 16), (_("Screen"), 16), (_("What was played"), 24), (_("Times"), 10),
        (_("Minutes"), 10), (_("Chosen by visitors"), 16),
    ]  # fmt: skip


def _line_columns() -> list[tuple[str, int]]:
    return [
        (_("Village"), 16), (_("Screen"), 16), (_("What was played"), 24), (_("Began"), 20),
        (_("Seconds"), 10), (_("Chosen by"), 16), (_("Release"), 10),
    ]  # fmt: skip


def _sum_rows(lines: QuerySet[PlayLine]) -> Iterable[Sequence[Any]]:
    for one in sums_of(lines):
        yield one.site, one.kiosk, one.item, one.times, one.minutes, one.by_visitors


def _line_rows(lines: QuerySet[PlayLine], *, cut: bool) -> Iterable[Sequence[Any]]:
    titles = dict(VillageSite.objects.values_list("pk", "title"))
    if cut:
        yield (_("Only the latest %(n)d lines; choose fewer days.") % {"n": MOST_LINES},)
    for one in lines[:MOST_LINES].iterator(chunk_size=2_000):
        yield (
            titles.get(one.kiosk.site_id or 0, "—"), str(one.kiosk), item_words(one.item),
            began_words(one), round(one.seconds, 1),
            _("a visitor") if one.visitor else _("the screen itself"),
            "" if one.release is None else one.release,
        )  # fmt: skip


def began_words(line: PlayLine) -> str:
    """Return when something was played."""
    if line.began is None:
        return _("unknown")
    return f"{timezone.localtime(line.began):%Y-%m-%d %H:%M:%S}"
