"""Tables, charts and places on a map: values that a program of the page draws."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, TypeAdapter
from pydantic import ValidationError as ShapeError
from wagtail import blocks

from kiosk.content.model import Chart, Point, Table
from kiosk.server.authoring.fields.clean import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


class StructureInput(forms.Textarea):
    """Holds JSON, which a program of the page shows as a table, a chart or a map."""

    def __init__(self, program: str, attrs: dict[str, Any] | None = None) -> None:
        """Let the page's `program` show it."""
        super().__init__({f"data-kiosk-{program}": "", "rows": 1, "hidden": True, **(attrs or {})})


class StructureFormField(forms.Field):
    """Takes the JSON that the page's program writes, if it has the shape of the content's model."""

    def __init__(self, *args: Any, program: str, shape: Any, **kwargs: Any) -> None:
        """Show it with `program`; take what `shape` allows."""
        self.shape: TypeAdapter[Any] = TypeAdapter(shape)
        kwargs["widget"] = StructureInput(program)
        super().__init__(*args, **kwargs)

    def prepare_value(self, value: Any) -> str:
        """Return what the widget holds."""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def to_python(self, value: Any) -> Any:
        """Return the value as plain lists and mappings; None for nothing.

        Raises:
            ValidationError: It is no such value.
        """
        if isinstance(value, str):
            try:
                value = json.loads(value or "null")
            except ValueError as error:
                raise ValidationError(_("This cannot be read."), code="invalid") from error
        if not value:
            return None
        value = _cleaned(value)
        try:
            self.shape.validate_python(value)
        except ShapeError as error:
            raise ValidationError(
                _("Not all of it can be understood: %(why)s"),
                code="invalid",
                params={"why": error.errors(include_url=False)[0]["msg"]},
            ) from error
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether somebody changed it."""
        try:
            return bool((initial or None) != self.to_python(data))
        except ValidationError:
            return True


class StructureField(models.JSONField):
    """A value of a page that a program shows."""

    program: ClassVar[str]
    shape: ClassVar[Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Allow nothing."""
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Return the field of the form."""
        return StructureFormField(
            program=self.program,
            shape=self.shape,
            required=False,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
        )


class TableField(StructureField):
    """A table of an entry."""

    program = "table"
    shape = Table


class ChartField(StructureField):
    """A chart of an entry."""

    program = "chart"
    shape = Chart


class LineField(StructureField):
    """The route's line on the map."""

    program = "line"
    shape = list[Point]


class PointField(StructureField):
    """A place on the map."""

    program = "place"
    shape = Point


class PointBlock(blocks.FieldBlock):
    """A place on the map, within a list."""

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        """Show it with the map's program."""
        self.field = StructureFormField(
            program="place", shape=Point, required=False, help_text=help_text
        )
        super().__init__(**kwargs)

    class Meta:
        """How it shows itself."""

        icon = "site"
        default = None


def plain(models_: Sequence[BaseModel]) -> list[Any]:
    """Return models of the content as plain values."""
    return [model.model_dump(mode="json", by_alias=True) for model in models_]
