"""Pages in traditional script: what people read is converted, what machines read is not."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinfeng.site.traditional import convert_text, to_traditional

WORDS = st.text("项目签约单位台账abc12 &;“”", max_size=12)
TAGS = st.sampled_from(["p", "div", "span", "td"])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>产业链</p>", "<p>產業鏈</p>"),
        ('<a href="/项目/" title="项目">项目</a>', '<a href="/项目/" title="項目">項目</a>'),
        ('<input name="项" value="项目" placeholder="项目">', '<input name="项" value="项目" placeholder="項目">'),
        ('<textarea aria-label="项目">项目</textarea>', '<textarea aria-label="項目">项目</textarea>'),
        ("<img alt='项目' id='项'>", "<img alt='項目' id='项'>"),
        ('<option value="项目">项目</option>', '<option value="项目">項目</option>'),
        ('<meta name="description" content="项目">', '<meta name="description" content="項目">'),
        ('<meta name="other" content="项目">', '<meta name="other" content="项目">'),
        ('<td data-label="项目">项目</td>', '<td data-label="項目">項目</td>'),
        ("<!-- 项目 --><p>a < 项目</p>", "<!-- 项目 --><p>a < 項目</p>"),
        ("<script>项目 < 1</script><p>项目</p>", "<script>项目 < 1</script><p>項目</p>"),
        ("<P>项目</P>", "<P>項目</P>"),
    ],
)
def test_what_people_read_is_converted(page, expected):
    assert to_traditional(page) == expected


@pytest.mark.parametrize(
    "kept",
    [
        '<p translate="no">项目</p>',
        "<p translate='no' title='项目'>项目</p>",
        '<div translate="no">项目<div>项目</div>项目</div>',
        '<div class="x" translate="no"><img alt="项目"><br>项目</div>',
        '<DIV translate="no">项目<div>项目</DIV></div>',
        '<img translate="no" alt="项目">',
        '<script type="application/json" translate="no">{"a": "项目"}</script>',
        '<div translate="no"><script type="application/json">{"a": "项目"}</script></div>',
    ],
)
def test_text_as_printed_in_a_source_is_left_alone(kept):
    assert to_traditional(f"<p>项目</p>{kept}<p>项目</p>") == f"<p>項目</p>{kept}<p>項目</p>"


def test_chart_options_are_converted_and_stay_json_that_cannot_close_its_script():
    options = {"series": [{"name": "新签项目", "data": [1, None]}], "title": "</script><b>台账 & 项目"}
    text = json.dumps(options).replace("<", "\\u003C")  # as json_script writes it: escaped throughout
    page = to_traditional(f'<script id="c" type="application/json">{text}</script>')
    body = re.fullmatch(r'<script id="c" type="application/json">(.*)</script>', page)[1]
    assert "<" not in body
    assert json.loads(body)["series"][0] == {"name": "新簽項目", "data": [1, None]}
    assert json.loads(body)["title"] == "</script><b>臺賬 & 項目"


def test_words_stay_and_only_characters_change():
    assert convert_text("软件信息项目，为了群众，这里") == "軟件信息項目，為了群眾，這裡"


def test_signing_is_not_read_as_a_slip_of_paper():
    assert convert_text("新签12个，已签，未签；签约；标签") == "新簽12個，已簽，未簽；簽約；標籤"


@given(st.lists(st.tuples(TAGS, WORDS, WORDS, st.booleans()), max_size=8))
def test_markup_and_marked_text_survive_any_page(pieces):
    page = "".join(
        f'<{tag} id="{number}" title="{title}"{kept(keep)}>{text}</{tag}>'
        for number, (tag, title, text, keep) in enumerate(pieces)
    )
    converted = to_traditional(page)
    for number, (tag, title, text, keep) in enumerate(pieces):
        told = str if keep else convert_text
        assert f'<{tag} id="{number}" title="{told(title)}"{kept(keep)}>{told(text)}</{tag}>' in converted


def kept(keep: bool) -> str:
    return ' translate="no"' if keep else ""


@given(st.text(alphabet="<>\"'/=ab!- 项目\n&;", max_size=60))
def test_broken_markup_is_never_lost(page):
    assert len(to_traditional(page)) == len(page)
