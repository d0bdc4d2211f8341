"""The stage a project has reached, as tables say it: a word, a sentence, ticks in columns of stages."""

import re
from functools import lru_cache

from yinfeng.workbooks.core.plain import any_of, plain, table_of
from yinfeng.workbooks.core.sheets import Value

UNSPECIFIED = "unspecified"
RANKS = {"negotiating": 1, "signed": 2, "registered": 3, "funded": 3, "site_secured": 3, "started": 4, "completed": 4,
         "producing": 5, "terminated": 6}  # fmt: skip
"""The later stage of a project that has reached several."""

REPORTED_AS = {"funded": "registered", "site_secured": "registered", "completed": "started"}
"""Stages that a column of stages may name but that are told as another one: who has the land is registered."""

_PATTERNS = table_of("""
    terminated   终止 解约 取消 退出 清退 流失 撤[资销回] 放弃 不再(?:推进|跟踪) 停止(?:推进|洽谈|跟踪) 已停止 注销 解除
    terminated   停建 退[地库] 出库 淘汰 失败 未成功 转投 落户(?:外|他)
    producing    投产 试产 试投 投用 投入运营 正式运营 试运营 运营中 已运营 ^运营 营业中 已营业 试营业 正式营业 开业
    producing    正常(?:生产|经营|运[营行]) 经营中 试运行
    producing    量产 正式生产 试生产 投入生产 投入使用 达产 已生产 生产中 ^生产
    started      开工 动工 在建 建设中 正在建设 施工(?!图|许可|证|招标|准备) 封顶 奠基 打桩 桩基 主体结构 装修
    started      设备安装 安装调试 设备调试 设备进场 竣工 完工 续建 开建 正在改造 厂房建设 基础建设 基础开挖 ^建设
    started      已建 建成 土建 试制 动[土建] 破土 收尾 ^调试 进场
    registered   注册 工商登记 营业执照 到资 进资 资金到位 资金已到位 出资到位 拿地 供地 摘牌 土地出让
    registered   (?:成立|设立)(?:项目)?公司 公司(?:已|完成)?(?:成立|设立) 项目公司已 落地
    registered   取得.{0,6}(?:用地|土地|使用权|不动产)
    signed       签约 签订 签署 正式合同 合同签 已签 签字 签合同 签协议 签投资 履约
    negotiating  在谈 洽谈 对接 意向 框架 备忘录 战略合作 考察 接洽 磋商 谋划 跟踪 储备 线索 商谈 沟通 谈判 拜访 走访
    negotiating  来访 跟进 接触 商议 协商 共识
""")
_TALKS = tuple(words for stage, words in _PATTERNS if stage == "negotiating")
_SIGNING = next(words for stage, words in _PATTERNS if stage == "signed")
_CLAUSE = re.compile(r"[,，。;；、\n!！]|\d\.(?!\d)")
_NOT_YET = any_of(r"""
    预计 计划 拟 将(?!军) 力争 争取 未(?!来|成功) 尚 待 准备 有望 筹备 目标 办理 落实 协调 原定 才能 即可 具备 条件 前期
    (?:推进|推动|促进|开展|进行|加快|抓紧)(?!.{0,6}(?:施工(?!图|许可|证|招标|准备)|装修|安装|调试|建设|装饰))
    正(?!式)(?:在|与|和)?(?=.{0,12}(?:注册|签|办|供地|拿地|摘牌|洽|谈|到资|落地))
    确保 下一步 下步 不(?!断|再) 没有 无法 暂缓 可(?=[签开投]) 择期 择日 等(?=[签开])
""")
"""What turns the rest of a clause into something still to come, or denied."""

_DENIALS = frozenset({"未", "不", "没有", "无法"})
_LETTER = any_of(r"""
    (?:签约|签订|签署|达成|签|形成|有)[^,。;]{0,12}?(?:框架|意向|备忘录|战略合作|合作意愿) ^[拟待]签$
    (?:草拟|起草|拟[定订]|商定|审核|审查|会签|修改|完善|协商).{0,4}(?:合同|协议)
    (?:合同|协议)(?:文本|条款)?.{0,3}(?:草拟|起草|拟[定订]|商定|审核|审查|会签|修改|完善|协商)(?!通过|完)
""")
"""A letter of intent, or a contract that is still being written."""

_TICKS = frozenset([*"√✓✔☑●■★◆1是有y已v∨对▲rpþ☆◎", "yes", "true", "ok", "完成", "已完成"])
_CROSSES = frozenset([*"×✗✘xn否无0○□-/—☐未不", "no", "false", "未完成"])


def is_tick(value: Value) -> bool | None:
    """Tell whether a cell of a stage's column says yes or no; None where it says something else or nothing."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return bool(value) if value in (0, 1) else None
    text = plain(value) if isinstance(value, str) else ""
    if text in _TICKS:
        return True
    return False if text in _CROSSES else None


def read_stage(value: Value) -> str:
    """Read a word or sentence as the last stage really reached; what is planned or not yet done does not count."""
    return _of_text(value) if isinstance(value, str) else UNSPECIFIED


@lru_cache(maxsize=1 << 15)
def _of_text(text: str) -> str:
    reached = {stage for clause in _CLAUSE.split(plain(text.replace("\n", "，"))) for stage in _reached(clause)}
    return max(reached, key=RANKS.__getitem__, default=UNSPECIFIED)


def _reached(clause: str) -> set[str]:
    """Return the stages that a clause says are reached: those named before it speaks of what is still to come."""
    if _LETTER.search(clause):
        return {"negotiating"}
    later = _NOT_YET.search(clause)
    done = clause[: later.start()] if later else clause
    found = {stage for stage, words in _PATTERNS if words.search(done)}
    open_signing = later is not None and bool(_SIGNING.search(clause, later.end()))
    talks = any(words.search(clause) for words in _TALKS) and not (later and later[0] in _DENIALS)
    if found <= {"signed", "negotiating"} and talks and ("negotiating" in found or not found):
        return {"negotiating"}
    return found or ({"negotiating"} if open_signing else set())
