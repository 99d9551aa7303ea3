"""The JSON Schema of `site.yaml`, with what an editor may write beyond the model."""

from __future__ import annotations

from typing import Any


def site_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) that editors complete and check the YAML with."""
    raise NotImplementedError
