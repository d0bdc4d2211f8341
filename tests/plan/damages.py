"""Damage done to a sound plan, as data: what is written where, on which line that is a fault, and what must be said."""

from typing import NamedTuple


class Damage(NamedTuple):
    """A text that is put in place of the first `before` in the plan; it is at fault `shift` lines below its beginning.

    `also` names, by a text of the sound plan, further lines that must be named.
    """

    before: str
    after: str
    says: str
    shift: int = 0
    also: tuple[str, ...] = ()

    @property
    def keeps_lines(self) -> bool:
        """Tell whether the lines below keep their numbers."""
        return self.before.count("\n") == self.after.count("\n")


UNIT = "{key: nanyu, label: 南屿市, short: 南屿, kind: county, tier: county-1, code: 999981, aliases: [南屿], "
UNIT += "clause: county-tier-1, anchor: 南屿市}"
NAMED = ("responsible: [chenghu, nanyu", "responsible: [nanyu, xiling]", "key: nanyu-signed", "key: nanyu-amount")
"""Where that unit is named, by its key."""
TARGET = "values: {2026-01-01: 1500个}"
LANDED = "all_of: [signed, registered], any_of: [site_secured, started]"


def unit(before: str, after: str) -> tuple[str, str]:
    """Damage one unit and nothing that looks like it."""
    assert before in UNIT
    return UNIT, UNIT.replace(before, after, 1)


SYNTAX = {
    "a bracket left open": Damage(*unit("aliases: [南屿]", "aliases: [南屿"), "括号没有配对"),
    "a brace left open": Damage(UNIT, UNIT[:-1], "括号没有配对"),
    "a quote left open": Damage("label: 项目建议书", 'label: "项目建议书', "引号没有配对"),
    "a colon inside a text": Damage("detail: 主要负责人每月至少研究一次", "detail: 主要负责人: 每月", "文字里有冒号"),
    "a tab before a key": Damage("    anchor: 每月至少研究一次", "\tanchor: 每月至少研究一次", "制表符"),
    "a tab before an item": Damage("  - " + UNIT, "\t- " + UNIT, "制表符"),
    "a key indented too little": Damage("    anchor: 每月至少研究一次", "   anchor: 每月至少研究一次", "缩进"),
    "an item indented too much": Damage("  - " + UNIT, "   - " + UNIT, "缩进"),
    "a text that begins with a sign": Damage("label: 意向协议", "label: @意向协议", "不能以这个符号开头"),
    "an alias": Damage(*unit("short: 南屿", "short: *a"), "别名"),
    "a tag": Damage(*unit("code: 999981", "code: !!int 999981"), "类型标记"),
    "a tag that would run": Damage(*unit("code: 999981", "code: !!python/object:os.system x"), "类型标记"),
    "a merge key": Damage(*unit("short: 南屿", "<<: {short: 南屿}, short: 南屿"), "不认识的键“<<”"),
    "a second document": Damage("\npapers:\n", "\n---\npapers:\n", "又用 ---", 1),
    "a zero byte": Damage("label: 施工许可证", "label: 施工\0许可证", "不能显示的字符"),
    "a key that is a list": Damage(*unit("short: 南屿", "[a]: b, short: 南屿"), "键应当是文字"),
    "a key twice": Damage(*unit("short: 南屿", "short: 南屿, short: 南"), "重复出现"),
    "a key twice, deep down": Damage(TARGET, "values: {2026-01-01: 1500个, 2026-01-01: 1个}", "重复出现"),
    "a section twice": Damage("\nkinds:\n", "\npapers: []\nkinds:\n", "重复出现", 1),
    "deep nesting": Damage(*unit("[南屿]", "[" * 10_000), "嵌套过深"),
}

TYPES = {
    "a list for a text": Damage(*unit("short: 南屿", "short: [南, 屿]"), "应为文字"),
    "a mapping for a text": Damage(*unit("short: 南屿", "short: {a: b}"), "应为文字"),
    "a list for a choice": Damage(*unit("kind: county", "kind: [county]"), "应为文字"),
    "a list for a day": Damage("    due: 2026-12-31\n  - key: first-duty", "    due: [x]\n  - key: first-duty", "应为"),
    "a text for a list": Damage(*unit("aliases: [南屿]", "aliases: 南屿"), "应为列表"),
    "a text for an item": Damage(UNIT, "nanyu", "应为“键: 值”", 0, NAMED),
    "a list for an item": Damage(UNIT, "[nanyu]", "应为“键: 值”", 0, NAMED),
    "a text for a section": Damage(
        "\nrecognition:\n", "\nrecognition: x\nprinciples:\n", "不认识的段", 2, ("recognition:\n",)
    ),
    "a text for a mapping": Damage("region: {name: 示例市, code: 999900}", "region: 示例市", "应为“键: 值”"),
    "a text for the values": Damage(TARGET, "values: 1500个", "应为“键: 值”"),
    "no values": Damage(TARGET, "values: {}", "不能是空的"),
    "nothing for a text": Damage(*unit("short: 南屿", "short: "), "不能为空"),
    "nobody responsible": Damage(
        "responsible: [county-1, county-2, county-3, department-1, department-2, department-3]",
        "responsible: []",
        "不能是空的",
    ),
    "an octal order": Damage("of: county, order: 1", "of: county, order: 0o1", "不是整数"),
    "an order with underscores": Damage("of: county, order: 1", "of: county, order: 1_0", "不是整数"),
    "an order with an exponent": Damage("of: county, order: 1", "of: county, order: 1e3", "不是整数"),
    "an order of thousands of digits": Damage("of: county, order: 1", "of: county, order: " + "9" * 6000, "不是整数"),
    "a time of the day for a day": Damage("    due: 2026-12-31", "    due: 12:30:45", "不是日期"),
    "on for yes": Damage("invented: yes", "invented: on", "yes 或 no"),
    "null for a reference": Damage("tier: county-1, code: 999902", "tier: null, code: 999902", "“null”"),
    "a tilde for a reference": Damage("tier: county-1, code: 999902", "tier: ~, code: 999902", "写法不对"),
    "a capital in a key": Damage(*unit("key: nanyu", "key: Nanyu"), "写法不对", 0, NAMED),
    "a key left out": Damage(*unit("short: 南屿, ", ""), "缺少“short”"),
    "a word that is not known": Damage(*unit("short: ", "shrot: "), "是否想写“short”"),
    "a choice that is not known": Damage(*unit("kind: county", "kind: conty"), "是否想写“county”"),
    "a choice far off": Damage(*unit("kind: county", "kind: 县"), "county、zone"),
    "a word of the region that is not known": Damage("region: {name", "region: {nam: x, name", "是否想写“name”"),
    "a section that is not known": Damage("\nrecognition:\n", "\nrecogniton:\n", "是否想写“recognition”", 1),
    "a digest of 63 characters": Damage("sha256: 5104", "sha256: 510", "64 位十六进制"),
    "an anchor of 17 characters": Damage("anchor: 每月至少研究一次", "anchor: " + "一" * 17, "最多 16 个字"),
    "another format": Damage("format: 1", "format: 2", "不在可选范围"),
}

VALUES = {
    "30 February": Damage("    due: 2026-12-31", "    due: 2026-02-30", "不是日期"),
    "a thirteenth month": Damage("published: 2026-01-05", "published: 2026-13", "不是日期或期间"),
    "a day without hyphens": Damage("    due: 2026-12-31", "    due: 20261231", "不是日期"),
    "a year of two digits": Damage("published: 2026-01-05", "published: 26年", "不是日期或期间"),
    "a month for a day": Damage("    due: 2026-12-31", "    due: 2026-12", "不是日期"),
    "dots upon dots": Damage("published: 2026-01-05", "published: ......", "不是日期或期间"),
    "a period turned round": Damage("period: 2026-01-01..2026-06-30", "period: 2026-06-30..2026-01-01", "不是日期"),
    "a campaign turned round": Damage("period: {from: 2026-01-01, to: 2026-12-31}",
                                      "period: {from: 2026-12-31, to: 2026-01-01}", "止日早于起日"),
    "a due day outside": Damage("     due: 2026-12-31, clause: targets", "     due: 2027-12-31, clause: targets",
                                "不在专项行动期间"),
    "a scale twice": Damage("2026-07-01: 5800亿元", "2026-07-01: 5800亿亿元", "不是数额"),
    "a negative amount": Damage("2026-07-01: 5800亿元", "2026-07-01: -5800亿元", "不是数额"),
    "a range upside down": Damage("2026-07-01: 5800亿元", "2026-07-01: 5800-5亿元", "不是数额"),
    "an amount without end": Damage("2026-07-01: 5800亿元", f"2026-07-01: {'9' * 40}亿元", "不是数额"),
    "an amount of another unit": Damage("2026-07-01: 5800亿元", "2026-07-01: 5800个", "单位不同"),
    "a threshold of pieces": Damage("at_least: 20亿元", "at_least: 20个", "不是金额"),
    "a span turned round": Damage("span: [116, 153]", "span: [153, 116]", "起小于止"),
    "a span of three": Damage("span: [116, 153]", "span: [116, 153, 160]", "起小于止"),
    "a span of odd digits": Damage("span: [116, 153]", "span: [116, 15²]", "起小于止"),
    "a span outside the document": Damage("span: [116, 153]", "span: [99116, 99153]", "超出文件"),
    "a span across its neighbour": Damage("span: [68, 116]", "span: [68, 130]", "部分重叠", 7),
    "a span in a gap": Damage("span: [30, 57], reason", "span: [28, 29], reason", "没有句子"),
}  # fmt: skip

KEYS = {
    "a tier that is not there": Damage(*unit("tier: county-1", "tier: county_1"), "是否想写“county-1”"),
    "a clause that is not there": Damage(*unit("clause: county-tier-1", "clause: nowhere"), "“nowhere”在条款里找不到"),
    "a document that is not there": Damage("    document: action-plan\n    span: [116, 153]",
                                           "    document: action-pla\n    span: [116, 153]", "找不到"),
    "a unit that is not there": Damage("of: nanyu,", "of: nany,", "找不到"),
    "a member that is not there": Damage("members: [dept-commerce], mandates", "members: [dept-comerce], mandates",
                                         "是否想写“dept-commerce”"),
    "a group above that is not there": Damage("parent: promotion-leading-group", "parent: promoting-group", "找不到"),
    "a measure that is not there": Damage("measure: new-signed-count, of: all", "measure: new-sined-count, of: all",
                                          "是否想写“new-signed-count”"),
    "a kind that is not there": Damage("op: count, kind: project", "op: count, kind: projct", "是否想写“project”"),
    "a stage that is not there": Damage("cohort: signed", "cohort: sgined", "是否想写“signed”"),
    "a paper that is not there": Damage("papers: [investment-agreement]", "papers: [contract-of-trade]", "找不到"),
    "a question that is not there": Damage("question: foreign-threshold}", "question: foreign}", "找不到"),
    "a clause of a part that is not there": Damage("    clause: no-repeat-signing\n    parts:",
                                                   "    clause: repeat-signing\n    parts:", "找不到"),
    "a key used twice": Damage(*unit("key: nanyu", "key: chenghu"), "已在第", 0, NAMED),
    "a body with the key of a unit": Damage("\n  - {key: leading-office,",
        "\n  - {key: nanyu, label: 办, kind: office, clause: office}\n  - {key: leading-office,", "分不清指哪一个", 1),
    "a unit with the name of all": Damage(*unit("key: nanyu", "key: all"), "指整个地区", 0, NAMED),
    "a condition with the key of a stage": Damage("{key: landed, label: 签约落地", "{key: funded, label: 签约落地",
                                                  "已在第", 0, ("word: landed",)),
    "a document twice": Damage("9df5c0e78850e02dd5f93b508cfefd01c743a74815bf63aeecaea1160b828239",
                               "5104d8a09e18831c1bacd8f99619ecfd4a3e94e08c25655b57b8da84228c2eaa", "是同一份"),
    "no source": Damage("label: 责任分工, stages: [accepted, in_progress, done], source: assumption",
                        "label: 责任分工, stages: [accepted, in_progress, done]", "没有出处"),
    "a body under itself": Damage("office, parent: promotion-leading-group", "office, parent: leading-office",
                                  "又回到自己"),
    "a condition of itself": Damage(LANDED, "all_of: [signed, landed], any_of: [site_secured, started]", "又回到自己"),
    "a condition of nothing": Damage(LANDED, "all_of: [], any_of: []", "没有写任何阶段"),
    "a measure without its word": Damage("op: count, kind: project, word: signed, unit",
                                         "op: count, kind: project, unit", "缺少 word"),
    "a rate with a word": Damage("op: rate, kind: project, cohort", "op: rate, kind: project, word: signed, cohort",
                                 "用不上 word"),
    "a measure that takes out what it counts": Damage("op: count, kind: project, word: signed, unit",
                                                      "op: count, kind: project, word: signed, unless: [signed], unit",
                                                      "既要"),
    "a target without a measure": Damage("measure: new-signed-count, of: all", "of: all", "缺少“measure”"),
}  # fmt: skip

DAMAGES = SYNTAX | TYPES | VALUES | KEYS
