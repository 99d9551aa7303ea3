"""Make everything the demo site shows: pictures, map, codes, slides, scanned pages, film.

    python -m media.studio.make [pictures map codes slides pages film]

from the repository's root; without names all are made, in this order, because the later ones
show the earlier. The film takes the longest.
"""

from __future__ import annotations

import runpy
import sys
import time

MAKERS = ("pictures", "map", "codes", "slides", "pages", "film")


def main(names: list[str]) -> int:
    """Run the makers named, or all.

    Returns:
        The process's exit status.
    """
    strange = sorted(set(names) - set(MAKERS))
    if strange:
        print(f"No maker of {', '.join(strange)}; there are {', '.join(MAKERS)}.", file=sys.stderr)
        return 2
    for maker in MAKERS:
        if names and maker not in names:
            continue
        start = time.monotonic()
        print(f"--- {maker}", flush=True)
        module = f"media.studio.{maker}"
        sys.argv = [module]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        print(f"--- {maker}: {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
