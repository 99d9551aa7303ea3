"""A time within a film, written as on a clock."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter
from pydantic import ValidationError as ShapeError

from kiosk.content.model import Seconds

_SECONDS: TypeAdapter[float] = TypeAdapter(Seconds)
_MINUTE = 60


def as_clock(seconds: float) -> str:
    """Return `1:35`, or `1:00:35` from an hour on; what is below a second stays."""
    whole, rest = divmod(round(float(seconds), 3), 1)
    minutes, second = divmod(int(whole), _MINUTE)
    hours, minute = divmod(minutes, _MINUTE)
    part = f"{rest:.3f}".rstrip("0").removeprefix("0").rstrip(".")
    head = f"{hours}:{minute:02d}" if hours else str(minute)
    return f"{head}:{second:02d}{part}"


class ClockFormField(forms.Field):
    """Takes `95`, `1:35` or `1:00:00`."""

    def prepare_value(self, value: Any) -> Any:
        """Return the time as on a clock."""
        return as_clock(value) if isinstance(value, int | float) else value

    def to_python(self, value: Any) -> float | None:
        """Return seconds.

        Raises:
            ValidationError: It is no time.
        """
        written = str(value if value is not None else "").strip().replace("：", ":")
        if not written:
            return None
        try:
            return _SECONDS.validate_python(written)
        except ShapeError as error:
            raise ValidationError(
                _("Write a time as on a clock, such as 1:35."), code="invalid"
            ) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another time was written."""
        return bool(self.prepare_value(initial) != data)


class ClockField(models.FloatField):  # type: ignore[type-arg]  # it takes none when it runs
    """Seconds from a film's start."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Allow nothing."""
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return the field of the form."""
        return ClockFormField(
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )
