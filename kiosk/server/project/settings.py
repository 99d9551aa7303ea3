"""Django's settings, made of `server.yaml`; what is written here is the same everywhere."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from kiosk.server.project.config import load_server_settings
from kiosk.server.project.secrets import own_secret, read_secret
from kiosk.server.project.stores import caches, databases, mail, storages

KIOSK = load_server_settings()
"""What `server.yaml` says."""

_HERE = Path(__file__).resolve().parent
_ADDRESS = urlsplit(KIOSK.address)
_HTTPS = _ADDRESS.scheme == "https"

DEBUG = False
SECRET_KEY = (
    read_secret(KIOSK.secret_file)
    if KIOSK.secret_file
    else own_secret(KIOSK.folders.data / "secret-key")
)
TESTING = "pytest" in sys.modules

# --- parts ------------------------------------------------------------------------------

ROOT_URLCONF = "kiosk.server.project.urls"
WSGI_APPLICATION = "kiosk.server.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "kiosk.server.project.apps.ProjectConfig",
    "kiosk.server.accounts",
    "kiosk.server.jobs",
    "kiosk.server.authoring",
    "kiosk.server.review",
    "kiosk.server.releases",
    "kiosk.server.devices",
    "kiosk.server.fleet",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "wagtail.sites",
    "kiosk.server.accounts.users_app.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "kiosk.server.project.middleware.ContentSecurity",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kiosk.server.accounts.middleware.SecondFactor",
    "kiosk.server.accounts.own_pages.OwnPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kiosk.server.project.context.console",
            ],
        },
    },
]

# --- where things are kept --------------------------------------------------------------

DATABASES = databases(KIOSK)
CACHES = caches()
STORAGES = storages(KIOSK)
MEDIA_ROOT = KIOSK.folders.media
MEDIA_URL = "/media/"
STATIC_ROOT = KIOSK.folders.static
STATIC_URL = "/static/"
STATICFILES_DIRS = [_HERE / "static"]
FILE_UPLOAD_TEMP_DIR = None
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A village's page has many fields: every stop of the route, every entry of the ledger.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# Wagtail's own tasks (its index) are done at once; what takes long has a queue of its own.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "jobs": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []},
}

# --- words ------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [_HERE.parent / "locale", _HERE.parent / "wagtail_words"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = False
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
FIRST_DAY_OF_WEEK = 1

# --- who comes in -----------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "first_name", "last_name", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "kiosk.server.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# An administrator wrote the address down; a person who signs in has shown who they are already.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = KIOSK.name
MFA_ADAPTER = "kiosk.server.accounts.adapter.MfaAdapter"

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _HTTPS
# The prefix makes the browser itself refuse a cookie that another host of this domain sets.
SESSION_COOKIE_NAME = "__Host-session" if _HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if _HTTPS else "csrftoken"
CSRF_COOKIE_SAMESITE = "Lax"

# --- what browsers are told -------------------------------------------------------------

ALLOWED_HOSTS = sorted({str(_ADDRESS.hostname), "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [KIOSK.address] if _HTTPS else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _HTTPS else 0
X_FRAME_OPTIONS = "SAMEORIGIN"  # the console shows a preview within its own page
if KIOSK.proxy is not None and _HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = KIOSK.proxy.trusted if KIOSK.proxy else 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    },
}

# --- Wagtail ----------------------------------------------------------------------------

WAGTAIL_SITE_NAME = KIOSK.name
WAGTAILADMIN_BASE_URL = KIOSK.address
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # at our own address, behind the second factor
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# What three people approved is published for them: nobody has the right to publish.
WAGTAIL_FINISH_WORKFLOW_ACTION = "kiosk.server.review.finish.publish_pinned"
WAGTAILEMBEDS_RESPONSIVE_HTML = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# HTML among the documents would be a page of the attacker's at our address.
WAGTAILDOCS_EXTENSIONS = ["srt", "vtt", "yaml"]  # subtitles, and a theme
WAGTAILDOCS_SERVE_METHOD = "direct"  # at our own address, which asks who may see it
WAGTAILDOCS_MAX_UPLOAD_SIZE = 2 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "authoring.Paper"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "kiosk.server.authoring.files.PaperForm"
WAGTAILIMAGES_IMAGE_MODEL = "authoring.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "kiosk.server.authoring.files.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000

# --- letters and records ----------------------------------------------------------------

globals().update(mail(KIOSK))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # What is done many times a minute, and what is written in the console's own log.
    "loggers": {
        name: {"level": "WARNING"}
        for name in ("django_tasks", "wagtail", "fontTools", "botocore", "boto3")
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
