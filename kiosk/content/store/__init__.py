"""What a kiosk keeps of releases, so that neither a power cut nor a full disk can spoil it."""

from kiosk.content.store.store import Store

__all__ = ["Store"]
