"""Where things lie in a published tree, whatever carries it."""

from __future__ import annotations

import re

from kiosk.update.errors import NotThereError

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,200}", re.ASCII)
_OBJECT = re.compile(r"[0-9a-f]{64}")


class Places:
    """The paths in one site's tree; a name that would lead out of it is nowhere."""

    def __init__(self, site: str, where: str) -> None:
        """Tell of the site `site` at `where`.

        Raises:
            NotThereError: No site has such a name.
        """
        self._where = where
        self._site = f"sites/{self._name(site)}"

    def metadata(self, name: str) -> str:
        """Return where a file of signed metadata is.

        Raises:
            NotThereError: No file has such a name.
        """
        return f"{self._site}/metadata/{self._name(name)}"

    def target(self, name: str) -> str:
        """Return where a list of offers or a manifest is.

        Raises:
            NotThereError: No file has such a name.
        """
        return f"{self._site}/targets/{self._name(name)}"

    def object(self, sha256: str) -> str:
        """Return where an object is.

        Raises:
            NotThereError: This is no SHA-256.
        """
        if not _OBJECT.fullmatch(sha256):
            raise NotThereError(sha256, self._where)
        return f"objects/{sha256[:2]}/{sha256}"

    def _name(self, name: str) -> str:
        if not _NAME.fullmatch(name):
            raise NotThereError(name[:200], self._where)
        return name
