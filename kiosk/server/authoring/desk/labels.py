"""What a clerk calls the field that something is said in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.server.authoring.desk.spots import Spot


def labels(spot: Spot) -> list[str]:
    """Return the names on the way to a field, such as “Stops”, “Stop 3”, “Commentary”."""
    return [capfirst(str(label)) for label in _labels(spot) if label]


def _labels(spot: Spot) -> Iterator[str]:
    if not spot.field:
        return
    model = type(spot.page)
    try:
        field = model._meta.get_field(str(spot.field[0]))  # noqa: SLF001  # Django's public name
    except FieldDoesNotExist:
        return
    if isinstance(field, StreamField):
        yield str(field.verbose_name)
        yield from _of_block(field.stream_block, spot.field[1:])
    elif field.one_to_many:
        yield from _of_rows(field.related_model, spot.field[1:])
    else:
        yield str(getattr(field, "verbose_name", ""))


def _of_rows(model: Any, way: tuple[str | int, ...]) -> Iterator[str]:
    if way and isinstance(way[0], int):
        name = str(model._meta.verbose_name)  # noqa: SLF001
        yield f"{name} {way[0] + 1}"
    if len(way) > 1:
        try:
            yield str(model._meta.get_field(str(way[1])).verbose_name)  # noqa: SLF001
        except FieldDoesNotExist:
            return


def _of_block(block: Any, way: tuple[str | int, ...]) -> Iterator[str]:
    for step in way:
        if isinstance(block, StreamBlock):
            block = next(iter(block.child_blocks.values()))
        elif isinstance(block, ListBlock):
            block = block.child_block
        elif isinstance(block, StructBlock) and step in block.child_blocks:
            block = block.child_blocks[step]
            yield str(block.label)
            continue
        else:
            return
        if isinstance(step, int):
            yield f"{block.label} {step + 1}"
