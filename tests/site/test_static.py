"""Static files: collected under names that carry a hash, third-party ones from node_modules, modules linked by hash."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client

from yinfeng.site.vendor import FILES


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = str(tmp_path)
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "yinfeng.site.vendor.HashedStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_every_name_of_ours_leads_to_a_file_of_npm(settings):
    assert all(finders.find(name) for name in FILES)
    assert not finders.find("vendor/other.js")


def test_a_missing_file_is_refused_with_what_to_do(settings, tmp_path):
    settings.NODE_MODULES = tmp_path
    with pytest.raises(ImproperlyConfigured, match="make setup"):
        call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)


def test_modules_and_fonts_are_linked_by_hash(collected):
    charts = collected / staticfiles_storage.stored_name("site/charts.js")
    assert re.search(r'from "\.\./vendor/echarts\.[0-9a-f]{12}\.js"', charts.read_text())
    css = collected / staticfiles_storage.stored_name("site/site.css")
    assert re.search(r"noto-sans-sc-400\.[0-9a-f]{12}\.ttf", css.read_text())
    assert not re.search(r"""url\(["']?https?:""", css.read_text())


@pytest.mark.django_db
def test_pages_link_to_them(collected):
    assert re.search(r"/static/site/site\.[0-9a-f]{12}\.css", Client().get("/").content.decode())
