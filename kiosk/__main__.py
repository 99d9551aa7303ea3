"""The command `kiosk`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; imports stay lazy so that each command starts fast."""
    from kiosk.cli import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
