"""`kiosk check`: everything wrong with a site, and the forty-minute audit."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.commands.setting import data_of
from kiosk.content.audit import forty_minute_audit
from kiosk.content.audit_table import audit_table
from kiosk.content.fonts import prepare_fonts
from kiosk.content.loading import load_site
from kiosk.errors import ContentError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from kiosk.content.audit import Audit
    from kiosk.errors import Problem

NOT_YET = 1
"""Exit status of a site that can be shown and does not pass the audit."""


def command(args: Namespace) -> int:
    """Check and report; the exit status tells scripts what was found."""
    font = prepare_fonts(data_of(args) / "fonts").sans
    try:
        loaded = load_site(args.site, font=font)
    except ContentError as error:
        _report(args, error.problems, None)
        return error.exit_code
    audit = forty_minute_audit(loaded)
    _report(args, loaded.warnings, audit)
    return 0 if audit.passed else NOT_YET


def _report(args: Namespace, problems: Sequence[Problem], audit: Audit | None) -> None:
    if args.json:
        print(json.dumps(_as_json(problems, audit), ensure_ascii=False, indent=2))
        return
    for problem in problems:
        print(_line(problem, args.language))
    if audit is not None:
        if problems:
            print()
        print(audit_table(audit, args.language))
    elif args.language.startswith("zh"):
        print(f"\n共 {_fatal(problems)} 处错误，改好之前不能展示。")
    else:
        print(f"\nTo mend before the site can be shown: {_fatal(problems)}")


def _line(problem: Problem, language: str) -> str:
    chinese = language.startswith("zh")
    if chinese:
        return f"{problem.place}：{'' if problem.fatal else '（提醒）'}{problem.zh}"
    return f"{problem.place}: {'' if problem.fatal else '(warning) '}{problem.en}"


def _fatal(problems: Sequence[Problem]) -> int:
    return sum(problem.fatal for problem in problems)


def _as_json(problems: Sequence[Problem], audit: Audit | None) -> dict[str, Any]:
    return {
        "shown": audit is not None,
        "problems": [asdict(problem) for problem in problems],
        "audit": audit.as_json() if audit else None,
    }
