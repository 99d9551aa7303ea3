"""What is special of an object store, over HTTP to an S3 server."""

from __future__ import annotations

import datetime as dt
import io
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
import requests
from botocore.exceptions import ReadTimeoutError

from kiosk.release import s3
from kiosk.release.errors import BusyError, StorageError, UnconditionalError
from kiosk.release.publish import publish
from kiosk.release.publisher import Publisher
from kiosk.release.s3 import Bucket, S3Storage
from kiosk.release.storage import CheckedStream, Work
from tests.fakes.old_object_store import old_object_store
from tests.release.village import SITE, Village

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def store(bucket: Bucket) -> S3Storage:
    return S3Storage(bucket)


def marks(store: S3Storage) -> list[str]:
    return [entry.name for entry in store.list(".work")]


def test_everything_lies_in_the_folder_of_the_bucket(
    store: S3Storage, bucket: Bucket, s3_client: Any
) -> None:
    with store.working(Work.PUBLISH):
        store.add("sites/x/metadata/1.root.json", b"{}")
    keys = [o["Key"] for o in s3_client.list_objects_v2(Bucket=bucket.name)["Contents"]]
    assert keys == ["releases/sites/x/metadata/1.root.json"]


def test_without_a_folder_it_lies_at_the_top(bucket: Bucket, s3_client: Any) -> None:
    store = S3Storage(Bucket(bucket.name, "", bucket.endpoint, bucket.region))
    with store.working(Work.PUBLISH):
        store.add("objects/aa/x", b"1")
    keys = [o["Key"] for o in s3_client.list_objects_v2(Bucket=bucket.name)["Contents"]]
    assert keys == ["objects/aa/x"]
    assert [entry.name for entry in store.list("objects")] == ["objects/aa/x"]


def test_caches_are_told_what_changes_and_what_never_does(store: S3Storage, bucket: Bucket) -> None:
    with store.working(Work.PUBLISH):
        store.replace("timestamp.json", b"{}", None)
        store.add("1.root.json", b"{}")
        store.put("objects/aa/x", CheckedStream(io.BytesIO(), "x", 0, sha256().hexdigest()))

    def head(name: str) -> Any:
        return store._client.head_object(Bucket=bucket.name, Key=f"releases/{name}")

    assert head("timestamp.json")["CacheControl"] == "max-age=60"
    assert "immutable" in head("1.root.json")["CacheControl"]
    assert head("1.root.json")["ContentType"] == "application/json"
    assert "immutable" in head("objects/aa/x")["CacheControl"]


def test_work_leaves_no_mark_behind(store: S3Storage) -> None:
    with store.working(Work.PUBLISH):
        assert len(marks(store)) == 1
    assert marks(store) == []


def test_two_publishers_work_side_by_side(store: S3Storage, bucket: Bucket) -> None:
    with store.working(Work.PUBLISH), S3Storage(bucket).working(Work.PUBLISH):
        assert len(marks(store)) == 2


def test_a_mark_of_somebody_killed_counts_only_for_a_while(
    store: S3Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    store._put(".work/publish-dead", b"", "max-age=60")
    with pytest.raises(BusyError), store.working(Work.COLLECT):
        pass
    monkeypatch.setitem(s3._STALE, Work.PUBLISH, dt.timedelta(seconds=-1))
    with store.working(Work.COLLECT):
        pass


def test_a_long_collection_renews_its_mark(store: S3Storage) -> None:
    with store.working(Work.COLLECT):
        before = next(store.list(".work"))
        store._client.delete_object(Bucket=store._bucket.name, Key="releases/" + before.name)
        store.delete(["objects/aa/x"])
        assert marks(store) == [before.name]


@pytest.mark.parametrize("says_so", [True, False], ids=["answers 501", "ignores conditions"])
def test_a_store_without_conditional_writes_is_refused_before_anything_is_published(
    bucket: Bucket,
    s3_client: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    says_so: bool,
) -> None:
    monkeypatch.setattr(s3, "_RETRIES", 1)
    with old_object_store(says_so=says_so) as address:
        store = S3Storage(Bucket(bucket.name, bucket.prefix, address, bucket.region))
        with pytest.raises(UnconditionalError) as told:
            Village(tmp_path, store).begin()
    assert "If-None-Match" in told.value.zh
    assert "If-Match" in told.value.en
    assert "Contents" not in s3_client.list_objects_v2(Bucket=bucket.name), "not even a mark stays"


def test_a_repository_that_is_moved_to_such_a_store_stays_as_it_was(
    bucket: Bucket, tmp_path: Path
) -> None:
    village = Village(tmp_path, S3Storage(bucket))
    village.begin()
    village.publish({"site.yaml": b"first"})
    with old_object_store(says_so=False) as address:
        there = S3Storage(Bucket(bucket.name, bucket.prefix, address, bucket.region))
        publisher = Publisher(SITE, there, keys=tmp_path / "keys", trust=tmp_path / "trust")
        with pytest.raises(UnconditionalError):
            publish(publisher, village.draft({"site.yaml": b"second"}))
    assert village.publisher.read().highest == 1
    assert len([*village.storage.list("objects")]) == 1


def test_a_bucket_that_is_not_there_is_told_in_words(moto_server: str, s3_client: Any) -> None:
    del s3_client
    store = S3Storage(Bucket("no-such-bucket", "", moto_server, "us-east-1"))
    with pytest.raises(StorageError) as told, store.working(Work.PUBLISH):
        pass
    assert "no-such-bucket" in told.value.zh
    assert "NoSuchBucket" in told.value.en


def test_a_store_that_nobody_serves_is_told_in_words(
    s3_client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    del s3_client
    monkeypatch.setattr(s3, "_RETRIES", 1)
    store = S3Storage(Bucket("village", "", "http://127.0.0.1:9", "us-east-1"))
    with pytest.raises(StorageError, match=r"127\.0\.0\.1:9"):
        store.size("objects/aa/x")


def test_a_read_that_stops_half_way_is_told_in_words(store: S3Storage) -> None:
    class Cut:
        def read(self, size: int | None = None) -> bytes:  # noqa: ARG002
            raise ReadTimeoutError(endpoint_url="http://store")

        def close(self) -> None:
            pass

    store._client = type("Client", (), {"get_object": lambda _, **__: {"Body": Cut()}})()
    with store.open("objects/aa/x") as opened, pytest.raises(StorageError, match="objects/aa/x"):
        opened.read(10)


def test_the_secret_key_is_in_no_error(moto_server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "village")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "the-very-secret-one")
    store = S3Storage(Bucket("no-such-bucket", "", moto_server, "us-east-1"))
    with pytest.raises(StorageError) as told, store.working(Work.PUBLISH):
        pass
    assert "the-very-secret-one" not in repr(told.value) + told.value.zh + told.value.en


def test_objects_are_there_for_readers_without_a_key(store: S3Storage, bucket: Bucket) -> None:
    with store.working(Work.PUBLISH):
        store.add("objects/aa/x", b"0123456789")
    store._client.put_object_acl(Bucket=bucket.name, Key="releases/objects/aa/x", ACL="public-read")
    url = f"{bucket.endpoint}/{bucket.name}/releases/objects/aa/x"
    reply = requests.get(url, headers={"Range": "bytes=4-"}, timeout=10)
    assert reply.status_code == 206
    assert reply.content == b"456789"
