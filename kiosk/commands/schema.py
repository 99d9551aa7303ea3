"""`kiosk schema`: the JSON Schema that editors complete a site's YAML with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kiosk.commands.writing import write_text
from kiosk.content.schema import site_schema

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Print the schema, or write it to a file."""
    text = json.dumps(site_schema(), ensure_ascii=False, indent=2)
    if args.out is None:
        print(text)
    else:
        write_text(args.out, text + "\n")
    return 0
