from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from kiosk.content.loading import LoadedSite, load_site
from kiosk.content.model import Model
from kiosk.content.shape import walk
from kiosk.server.authoring.export import Filing, export_site
from kiosk.server.authoring.export.composing import said
from kiosk.server.authoring.importing.site import keep_site
from tests.server.authoring.sites import hashes
from tests.server.authoring.strategies import FILMS, PAPERS, PICTURES, SITES, SOUNDS

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.content.model import Site
    from kiosk.server.authoring.models import Township


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file that the sites may name, each with other bytes."""
    folder = tmp_path_factory.mktemp("media")
    for number, place in enumerate((*PICTURES, *FILMS, *SOUNDS, *PAPERS)):
        file = folder / f"{number}"
        if place in PICTURES:
            stream = io.BytesIO()
            Image.new("RGB", (4 + number, 4)).save(stream, "PNG")
            file.write_bytes(stream.getvalue())
        elif place in PAPERS:
            file.write_text(f"1\n00:00:01,000 --> 00:00:02,000\n{number}\n", "utf-8")
        else:
            file.write_bytes(b"\x00\x00\x00\x10ftypisom\x00\x00\x02\x00" + bytes([number]))
    return folder


class _Places:
    """A folder whose files lie elsewhere: some of their names would be in each other's way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = (*PICTURES, *FILMS, *SOUNDS, *PAPERS)

    def __truediv__(self, place: str) -> Path:
        return self._folder / str(self._names.index(place))


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # each example is many pages: none is made smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(site=SITES)
@pytest.mark.django_db
def test_any_site_comes_back_as_it_was(
    site: Site, township: Township, media: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    with transaction.atomic():
        page = keep_site(LoadedSite(site, _Places(media)), township)  # type: ignore[arg-type]
        export_site(page, folder / "first", filing=Filing.STAND_IN)
        again = load_site(folder / "first", check_media=False).site
        assert again == site
        keep_site(LoadedSite(site, _Places(media)), township, site=page)  # type: ignore[arg-type]
        export_site(page, folder / "second", filing=Filing.STAND_IN)
        assert hashes(folder / "second") == hashes(folder / "first")
        transaction.set_rollback(True)


@given(site=SITES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_key_of_the_content_is_known_to_the_pages(site: Site) -> None:
    for _, content in walk(site):
        assert isinstance(content, Model)
        value = content.model_dump(mode="json", by_alias=True)
        assert set(said(type(content), value)) <= set(value)
