"""What a server has before anybody has worked with it: roles, a township, keys, an administrator.

Everything here is safe to repeat, also after it was cut off.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from wagtail.models import Page

from kiosk.server.accounts.models import FirstRun
from kiosk.server.accounts.roles import grant_site, grant_township, make_roles
from kiosk.server.authoring.importing import import_site
from kiosk.server.authoring.models import Township, VillageSite
from kiosk.server.demo.people import (
    ADMINISTRATOR,
    AUDITOR,
    REVIEWERS,
    Account,
    editor,
    make_accounts,
)
from kiosk.server.demo.shown import show
from kiosk.server.demo.villages import village_folders
from kiosk.server.releases.desk import begin_site, root_keys
from kiosk.server.review.workflow import review_workflow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.server.project.config import ServerSettings

_WELCOME = "Welcome to your new Wagtail site!"


def first_run(settings: ServerSettings, say: Callable[[str], None]) -> None:
    """Make what is missing; tell passwords once.

    Args:
        settings: The server's.
        say: Tells somebody at the terminal a line.
    """
    make_roles()
    review_workflow()
    Page.objects.filter(depth=2, title=_WELCOME, numchild=0).delete()
    if FirstRun.objects.exists():
        return
    township = _township(settings.township)
    accounts: list[Account] = [ADMINISTRATOR]
    sites: list[VillageSite] = []
    if settings.demo:
        say("正在准备演示的三个村，请稍候 · making the demonstration's three villages")
        settings.folders.scratch.mkdir(parents=True, exist_ok=True)
        sites = _villages(township, settings.folders.scratch)
        accounts += [*REVIEWERS, AUDITOR, *(editor(site.code) for site in sites)]
    told = make_accounts(accounts)
    for site in sites:
        show(site)
    _tell(told, settings, say)
    FirstRun.objects.create()


def _township(name: str) -> Township:
    found: Township | None = Township.objects.first()
    if found is None:
        found = Township(title=name, slug="township", live=False)
        Page.get_first_root_node().add_child(instance=found)
    grant_township(found)
    return found


def _villages(township: Township, scratch: Path) -> list[VillageSite]:
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        for village in village_folders(Path(folder)):
            code = "heguang" if village.parent != Path(folder) else village.name
            if not VillageSite.objects.filter(code=code).exists():
                import_site(village, township)
    sites = list(VillageSite.objects.order_by("path"))
    for site in sites:
        grant_site(site, site.code)
        begin_site(site.code)
    return sites


def _tell(
    told: Sequence[tuple[Account, str]], settings: ServerSettings, say: Callable[[str], None]
) -> None:
    wide = min(shutil.get_terminal_size().columns, 78)
    say("=" * wide)
    say("账号和密码，只显示这一次，请抄下来 · accounts and passwords, told this once")
    say(f"网址 · address: {settings.address}/")
    for account, password in told:
        say(f"  {account.name:<12}{password}   {account.work}")
    say("第一次登录要绑定手机上的验证器 · the first sign-in connects an authenticator app")
    if root_keys():
        folder = settings.folders.root_keys
        say(f"根密钥三把（任意两把可签名）在 {folder}")
        say("请分别存到三个 U 盘，交三个人保管，再从这台机器上删掉：docs/ceremony.zh.md")
        say(f"three root keys, two of which sign, lie in {folder}: put each on a stick of its own,")
        say("give them to three people, and delete them here: docs/ceremony.md")
    say("=" * wide)
