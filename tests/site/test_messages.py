"""Every text of a page has an English one, and the catalogue holds nothing that no page says."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.template import engines
from django.template.base import Node, NodeList
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

SOURCE = Path(__file__).parents[2] / "src" / "yinfeng"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"
CALLS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}

Message = tuple[str | None, str]  # context, text


def in_code() -> set[Message]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        with path.open("rb") as file:
            for _line, text, _comments, context in extract("python", file, CALLS):
                found.add((context, text[0] if isinstance(text, tuple) else text))
    return found


def in_templates() -> set[Message]:
    engine, found = engines["django"].engine, set()
    for path in SOURCE.rglob("templates/**/*.html"):
        source = path.read_text(encoding="utf-8")
        found |= {
            (None, text) for text in re.findall(r"""[=:]_\("([^"]+)"\)""", source)
        }  # arguments of tags and filters
        found |= {message_of(node) for node in nodes(engine.from_string(source).nodelist)}
    return found - {None}


def nodes(tree: NodeList):
    for node in tree:
        yield from node.get_nodes_by_type(Node)


def message_of(node: Node) -> Message | None:
    context = getattr(node, "message_context", None)
    name = context.resolve({}) if context else None
    if isinstance(node, TranslateNode) and node.filter_expression.var.literal is not None:
        return name, node.filter_expression.var.literal
    if isinstance(node, BlockTranslateNode):
        return name, node.render_token_list(node.singular)[0]
    return None


def translated() -> dict[Message, str]:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en", abort_invalid=True)
    return {
        (message.context, message.id[0] if isinstance(message.id, tuple) else message.id): message.string
        for message in catalogue
        if message.id and not message.fuzzy
    }


def entries(messages: set[Message]) -> str:
    """Return the entries to paste into the catalogue."""
    return "\n".join(
        (f'msgctxt "{context}"\n' if context else "") + f'msgid "{text}"\nmsgstr ""\n'
        for context, text in sorted(messages, key=str)
    )


@pytest.fixture(scope="module")
def said() -> set[Message]:
    return in_code() | in_templates()


def test_the_extractor_sees_templates_and_code(said):
    assert {(None, "跳到正文"), (None, "行动方案")} <= said


def test_every_text_has_an_english_one(said):
    english = translated()
    missing = {message for message in said if not english.get(message)}
    assert not missing, f"add to {CATALOGUE.name}:\n{entries(missing)}"


def test_no_english_text_is_left_over(said):
    stale = set(translated()) - said
    assert not stale, f"remove from {CATALOGUE.name}:\n{entries(stale)}"


def test_placeholders_survive_translation():
    for (_, text), english in translated().items():
        for form in english if isinstance(english, tuple) else (english,):
            assert set(re.findall(r"%\(\w+\)s|\{\w+\}", text)) == set(re.findall(r"%\(\w+\)s|\{\w+\}", form)), text
