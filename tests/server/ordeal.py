"""What the kill tests do where the server's models are, in processes of their own."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402  # after Django is set up
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402

from kiosk.server.accounts.models import User  # noqa: E402
from kiosk.server.accounts.second_factor import mark  # noqa: E402
from kiosk.server.authoring.importing import import_site  # noqa: E402
from kiosk.server.authoring.models import Township, VillageSite  # noqa: E402
from kiosk.server.demo.people import REVIEWERS, editor, make_accounts  # noqa: E402
from kiosk.server.demo.villages import village_folders  # noqa: E402
from kiosk.server.releases.desk import publisher  # noqa: E402
from kiosk.server.releases.models import Release  # noqa: E402
from kiosk.server.review.filelist import content_hash  # noqa: E402
from kiosk.server.review.models import Submission  # noqa: E402
from tests.release.kiosks import Kiosk  # noqa: E402

CODE = "lanxi"


def begin() -> dict[str, Any]:
    """Make a village and its people; return its number, and everybody's cookies."""
    with tempfile.TemporaryDirectory() as scratch:
        folders = {folder.name: folder for folder in village_folders(Path(scratch))}
        site = import_site(folders[CODE], Township.objects.get())
    make_accounts([*REVIEWERS, editor(CODE)])
    cookies = {}
    for user in User.objects.all():
        user.must_change_password = False
        user.save()
        if not Authenticator.objects.filter(user=user).exists():
            TOTP.activate(user, generate_totp_secret())
        client = Client()
        client.force_login(user)
        session = client.session
        mark(session, user)
        session.save()
        cookies[user.username] = {name: each.value for name, each in client.cookies.items()}
    return {"site": site.pk, "cookies": cookies, "name": settings.SESSION_COOKIE_NAME}


def edit(words: str) -> None:
    """Change a draft."""
    page = VillageSite.objects.get(code=CODE).get_latest_revision_as_object()
    page.welcome = {"zh-Hans": words}
    page.save_revision()


def look(number: str) -> dict[str, Any]:
    """Return how far everything is, and what a new kiosk finds, which verifies every byte."""
    submission = Submission.objects.filter(site__code=CODE).first()
    release = Release.objects.filter(site__code=CODE).first()
    full = [r for r in Release.objects.filter(state=Release.State.OUT) if r.percent == 100]
    return {
        "submission": submission
        and {
            "pk": submission.pk,
            "state": submission.state,
            "step": submission.step,
            "hash": submission.content_hash,
            "decisions": submission.decisions.count(),
            "problems": submission.problems,
        },
        "release": release
        and {
            "pk": release.pk,
            "state": release.state,
            "hash": release.content_hash,
            "submission": release.submission_id,
            "problem": release.problem_en,
        },
        "full": len(full),
        "seen": _seen(number),
    }


def _seen(number: str) -> str:
    folders = settings.KIOSK.folders
    if not (folders.trust / f"{CODE}.root.json").exists():
        return ""
    cache = folders.data / f"kiosk-{number}"
    published = str(folders.published)
    if not Release.objects.filter(site__code=CODE, published_at__isnull=False).exists():
        return ""  # nothing was promised to any kiosk yet
    manifests = Kiosk(published, CODE, cache, publisher(CODE).pinned()).look()[1]
    return content_hash(manifests[0].files) if manifests else ""


if __name__ == "__main__":
    acts = {"begin": begin, "edit": edit, "look": look}
    sys.stdout.write(json.dumps(acts[sys.argv[1]](*sys.argv[2:])) + "\n")
