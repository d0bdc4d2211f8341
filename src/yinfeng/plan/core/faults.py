"""Faults of YAML in the words of who writes the file, each with what to do."""

import yaml

from yinfeng.kernel.marking import mark as _

Said = tuple[str, str]

_FAULTS: tuple[tuple[tuple[str, ...], Said], ...] = (
    (("nesting depth",), (_("这里不是有效的 YAML：嵌套过深。"), _("请检查括号和缩进。"))),
    (
        ("quoted scalar",),
        (_("这里不是有效的 YAML：从这里起的引号没有配对，或其中有反斜杠。"), _("请补上引号，或去掉它。")),
    ),
    (
        ("flow",),
        (
            _("这里不是有效的 YAML：从这里起的括号没有配对，缺逗号，或文字里有冒号。"),
            _("请核对方括号和花括号，各项以逗号隔开，有冒号的文字加引号。"),
        ),
    ),
    (("mapping values",), (_("这里不是有效的 YAML：冒号放错了地方。"), _("文字里有冒号时请加引号；否则请检查缩进。"))),
    (("sequence entries",), (_("这里不是有效的 YAML：“-”放错了地方。"), _("列表请另起一行，以“- ”开头。"))),
    (("directive",), (_("这里不是有效的 YAML：一行以 % 开头。"), _("请删去这一行，或加引号。"))),
    (
        ("cannot start any token",),
        (_("这里不是有效的 YAML：一格不能以这个符号开头。"), _("请给这一格加引号。")),
    ),
    (
        ("expected key", "'-' indicator", "block end", "<document start>", "expected ':'"),
        (_("这里不是有效的 YAML：缩进与上下文对不齐，或少了冒号。"), _("同一层的各行请用一样多的空格开头。")),
    ),
)
_TAB = (_("这里不是有效的 YAML：行首用了制表符。"), _("缩进请用空格。"))
_OTHER = (_("这里不是有效的 YAML。"), _("请检查缩进、引号、括号和冒号。"))


def say_fault(error: yaml.YAMLError, text: str) -> Said:
    """Return the message and advice for a fault of a text."""
    mark = getattr(error, "problem_mark", None)
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    return next((said for signs, said in _FAULTS if any(sign in words for sign in signs)), _OTHER)
