"""Settings of the one site; a deployment changes them by environment variables that start with YINFENG_."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from yinfeng.site.data import CHECKOUT, DATABASE, data_directory, secret_key

PACKAGE = Path(__file__).resolve().parent
DATA = data_directory()
CAMPAIGNS_DIR = Path(os.environ.get("YINFENG_CAMPAIGNS") or CHECKOUT / "campaigns").resolve()
DOCUMENT_DIRS = [Path(path).resolve() for path in os.environ.get("YINFENG_DOCUMENTS", "").split(os.pathsep) if path]
NODE_MODULES = CHECKOUT / "node_modules"

DEBUG = os.environ.get("YINFENG_DEBUG") == "1"
SECRET_KEY = os.environ.get("YINFENG_SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *os.environ.get("YINFENG_HOSTS", "").split()]

INSTALLED_APPS = [
    "yinfeng.plan",
    "yinfeng.ledger",
    "yinfeng.figures",
    "yinfeng.workbooks",
    "yinfeng.identity",
    "yinfeng.site",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "yinfeng.site.language.LanguageMiddleware",
    "yinfeng.site.uploads.UploadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "yinfeng.site.viewer.ViewerMiddleware",
    "yinfeng.site.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "yinfeng.site.urls"
WSGI_APPLICATION = "yinfeng.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "yinfeng.site.context.layout"],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# SQLite keeps readers and the one writer apart (WAL); a transaction takes the write lock when it begins, so that two
# writers wait for each other instead of failing half way.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / DATABASE,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL",
        },
    }
}

TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]  # traditional pages are made from simplified ones
LOCALE_PATHS = [PACKAGE / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("YINFENG_STATIC") or CHECKOUT / "var" / "static").resolve()
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "yinfeng.site.vendor.VendorFinder",
]
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "yinfeng.site.vendor.HashedStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# Nothing inline, nothing evaluated, nothing from elsewhere. `data:` pictures are the arrows and ticks in Tabler's CSS.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
CSRF_COOKIE_NAME = "yinfeng_csrf"
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a page that is not there is no news
}
