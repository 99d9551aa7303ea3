"""Where the server keeps things, in Django's words: on this machine, or where settings say."""

from __future__ import annotations

import configparser
from typing import TYPE_CHECKING, Any

from kiosk.errors import SettingsError
from kiosk.server.project.secrets import read_secret

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.server.project.config import S3Settings, ServerSettings

_PATIENCE = 20
"""Seconds that a writer waits for another's turn to end."""


def databases(settings: ServerSettings) -> dict[str, dict[str, Any]]:
    """Return Django's `DATABASES`."""
    there = settings.database
    if there is None:
        return {"default": _sqlite(settings.folders.database)}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": there.host,
            "PORT": there.port,
            "NAME": there.name,
            "USER": there.user,
            "PASSWORD": read_secret(there.password_file) if there.password_file else "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"connect_timeout": 5},
        }
    }


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": _PATIENCE,
            # Two that read and then write would otherwise refuse each other instead of waiting.
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
            ),
        },
    }


def caches() -> dict[str, dict[str, Any]]:
    """Return Django's `CACHES`: in the database, which all processes share.

    How often somebody tried a password must be counted once for all of them.
    """
    return {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "shared_cache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        },
        "renditions": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "TIMEOUT": 600,
            "OPTIONS": {"MAX_ENTRIES": 2_000},
        },
    }


def storages(settings: ServerSettings) -> dict[str, dict[str, Any]]:
    """Return Django's `STORAGES`."""
    static = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    if settings.storage is None:
        return {
            "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
            "staticfiles": static,
        }
    return {
        "default": {
            "BACKEND": "kiosk.server.project.bucket.GuardedBucket",
            "OPTIONS": _s3(settings.storage),
        },
        "staticfiles": static,
    }


def _s3(there: S3Settings) -> dict[str, Any]:
    options: dict[str, Any] = {
        "bucket_name": there.bucket,
        "endpoint_url": there.endpoint,
        "region_name": there.region,
        "default_acl": None,
        "file_overwrite": False,
        "max_memory_size": 8 * 1024 * 1024,
    }
    if there.credentials_file is not None:
        options["access_key"], options["secret_key"] = credentials(there.credentials_file)
    return options


def credentials(file: Path) -> tuple[str, str]:
    """Return the name and the secret of `[default]` in a file as Amazon's programs read it.

    Raises:
        SettingsError: They are not there.
    """
    parser = configparser.ConfigParser()
    try:
        parser.read_string(read_secret(file))
        part = parser["default"]
        return part["aws_access_key_id"], part["aws_secret_access_key"]
    except (configparser.Error, KeyError) as error:
        raise SettingsError(
            f"{file} 里应有 [default]、aws_access_key_id 和 aws_secret_access_key",
            f"{file} must have [default], aws_access_key_id and aws_secret_access_key",
        ) from error


def mail(settings: ServerSettings) -> dict[str, Any]:
    """Return Django's settings of letters; without a mail server, none is sent."""
    there = settings.mail
    if there is None:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": there.host,
        "EMAIL_PORT": there.port,
        "EMAIL_HOST_USER": there.user or "",
        "EMAIL_HOST_PASSWORD": read_secret(there.password_file) if there.password_file else "",
        "EMAIL_USE_SSL": there.security == "tls",
        "EMAIL_USE_TLS": there.security == "starttls",
        "EMAIL_TIMEOUT": 15,
        "DEFAULT_FROM_EMAIL": there.sender,
        "SERVER_EMAIL": there.sender,
    }
