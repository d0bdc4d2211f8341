"""Which language a page comes in, and what it says about itself."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "lang", "words"),
    [
        ("", "zh-Hans", "专项行动"),
        ("?lang=zh-Hans", "zh-Hans", "专项行动"),
        ("?lang=zh-Hant", "zh-Hant", "專項行動"),
        ("?lang=en", "en", "Campaigns"),
        ("?lang=xx", "zh-Hans", "专项行动"),
    ],
)
def test_the_address_chooses_the_language(client, query, lang, words):
    response = client.get(f"/{query}")
    page = response.content.decode()
    assert f'<html lang="{lang}">' in page
    assert f"<title>{words}" in page
    assert response.headers["Content-Language"] == lang
    assert "Cookie" in response.headers["Vary"]


def test_a_choice_is_remembered_and_an_unknown_one_is_not(client):
    client.get("/?lang=zh-Hant")
    assert '<html lang="zh-Hant">' in client.get("/").content.decode()
    client.get("/?lang=xx")
    assert '<html lang="zh-Hant">' in client.get("/").content.decode()


def test_a_browser_s_wish_does_not_override_the_default(client):
    assert '<html lang="zh-Hans">' in client.get("/", headers={"Accept-Language": "en"}).content.decode()


def test_the_switch_keeps_the_other_parameters_and_names_languages_in_themselves(client):
    page = client.get("/?q=%E5%85%B0&lang=zh-Hant").content.decode()
    assert 'href="?q=%E5%85%B0&amp;lang=en"' in page
    assert 'title="简体中文"' in page


def test_what_is_no_page_is_not_converted(client):
    schema = client.get("/api/v1/openapi.json?lang=zh-Hant")
    assert schema.headers["Content-Type"].startswith("application/json")
    assert schema.json()["info"]["title"] == "Yinfeng"
