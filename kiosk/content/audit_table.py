"""The audit as a table on a terminal, Chinese and English columns aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.content.audit import Audit


def audit_table(audit: Audit, language: str) -> str:
    """Return the audit as lines for a terminal, in `language` (`zh-Hans` or `en`)."""
    raise NotImplementedError
