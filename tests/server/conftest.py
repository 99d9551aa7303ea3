"""For the server's tests: Django on files of their own, a township of two villages, and people."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.postgresql import start_postgresql

_FOLDER = Path(tempfile.mkdtemp(prefix="kiosk-server-tests."))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
_SETTINGS = _FOLDER / "server.yaml"
_SETTINGS.write_text("address: http://testserver\n", "utf-8")
if os.environ.get("KIOSK_TEST_DATABASE") == "postgresql":
    # With xdist each process has one of its own, as it has a database of its own.
    with _SETTINGS.open("a", encoding="utf-8") as _stream:
        _stream.write(f"database: {{host: {start_postgresql()}, name: postgres}}\n")
os.environ["KIOSK_SERVER_SETTINGS"] = str(_SETTINGS)
os.environ["KIOSK_SERVER_DATA"] = str(_FOLDER / "data")
os.environ["DJANGO_SETTINGS_MODULE"] = "kiosk.server.project.settings"
# Playwright keeps a loop in the tests' thread, where Django then expects asynchronous work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402  # after its settings are named

django.setup()

from django.core.cache import caches  # noqa: E402  # after Django is set up

from kiosk.server.accounts.second_factor import mark  # noqa: E402  # after Django is set up
from tests.server.people import People, make_people  # noqa: E402  # after Django is set up
from tests.server.villages import Villages, make_villages  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import Settings

    from kiosk.server.accounts.models import User


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    """Keep what a test uploads or publishes away from other tests."""
    settings.KIOSK = settings.KIOSK.model_copy(update={"data": tmp_path / "server"})
    settings.MEDIA_ROOT = tmp_path / "server" / "media"
    caches["renditions"].clear()  # of pictures that had the same number in another test
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def villages(db: None) -> Villages:
    """A township of two villages, Heguang and Lanxi, with everybody's rights."""
    del db
    return make_villages()


@pytest.fixture
def people(villages: Villages) -> People:
    """Those who work there, each with a second factor."""
    return make_people(villages)


@dataclass(frozen=True)
class SignIn:
    """Signs people in, each in a browser of their own."""

    make: Callable[[], Client]

    def __call__(self, user: User) -> Client:
        client = self.make()
        client.force_login(user)
        session = client.session
        mark(session, user)
        session.save()
        return client


@pytest.fixture
def sign_in() -> SignIn:
    """Return what signs somebody in past password and code: `sign_in(people.alice).get(…)`."""
    from django.test import Client  # noqa: PLC0415

    return SignIn(Client)
