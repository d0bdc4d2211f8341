"""What the grammar of names knows beforehand: closed classes of words, and the places, industries and characters given.

The closed classes stand here because they are grammar. Places, industry words, how often characters open a name and
how they sound are data; the room hands them over, and names are understood, a little less well, without them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from yinfeng.identity.core.lexicon import Lexicon
from yinfeng.identity.core.places import Gazetteer, PlaceName
from yinfeng.identity.core.rarity import Rarity
from yinfeng.identity.core.sounds import Sounds


class Word(IntEnum):
    """Classes of words that the grammar tells apart."""

    FORM = 1  # legal form of a firm
    TAIL = 2  # what a project is called after: 项目, 工程
    NOTE = 3  # a remark of whoever wrote the list: 入驻
    INDUSTRY = 4
    PARK = 5
    ZONE = 6  # what a development zone's name ends in


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


FORMS = _listed(
    """
    股份有限公司 有限责任公司 有限公司 股份公司 集团公司 控股公司 总公司 公司 集团有限公司 集团股份有限公司
    控股集团 集团控股 集团 控股 股份 有限合伙 普通合伙 合伙企业 有限 企业集团 控股有限公司 集团有限责任公司
    合作社 专业合作社 农民专业合作社 coltd ltd limited companylimited company inc corp corporation co llc plc
    gmbh groupcoltd group holdings holding holdingscoltd 株式会社 (株)
    """
)
TAILS = _listed(
    """
    项目 工程 建设项目 工程项目 投资项目 新建项目 等项目 签约 战略合作 project
    """
)
BRANCHES = _listed(
    """
    分公司 子公司 分厂 分行 支行 办事处 代表处 营业部 项目部 门市部 经营部 分店 分部 分院 分校
    """
)
"""What a part of a firm is called."""
SITES = _listed("工厂 厂区 门店 展厅 服务部 销售部  专卖店 仓库")
"""What else a part of a firm is called, if the firm's full name stands before it."""
GROUPS = ("集团", "控股")
"""What the head of several firms is called."""
FORMERLY = _listed("曾用名 原名 曾名 前身 原")
"""What stands in brackets before a name that is no more."""
INSIDE = _listed("入驻 位于 落户")
"""What stands in brackets before the park that something lies in."""
NOTES = _listed(
    """
    入驻 暂名 暂定名 暂定 拟定名 拟 筹 筹建 签约项目 全名未见 重点项目 续建 新建 在建
    """
)
PARKS = _listed(
    """
    产业园 产业园区 工业园 工业园区 微工业园 科技园 科技园区 物流园 创业园 智造园 产业基地 园区 科创园 创意园
    文化园 小微园 众创园 科技城 科创城 产业城 产业港 科技港 创新中心 创新谷 小镇 度假区 标准厂房 总部经济区
    经济区 示范区 高新区
    """
)
ZONES = _listed(
    """
    开发区 投资区 高新区 保税区 高新技术产业开发区 经济技术开发区 经济开发区 自贸区 新区
    """
)
CONTENT = _listed(
    """
    智能 智慧 数字 高端 高新 绿色 新型 现代 生产 制造 智造 加工 研发 建设 技改 技术改造 改扩建 扩建 扩产 新建
    迁建 基地 总部 中心 产业 产业化 工业 科技 技术 新材料 材料 装备 设备 机械 电子 电池 光电 半导体 芯片
    集成电路 新能源 储能 光伏 风电 化工 石化 纺织 面料 服装 服饰 鞋服 鞋业 陶瓷 食品 医药 医疗 卫生 用品 物流
    仓储 冷链 电商 文旅 旅游 文化 文创 商业 综合体 大厦 广场 酒店 学校 医院 厂房 标准 标准化 配套 服务 平台 示范
    提升 改造 升级 自动化 智能化 数字化 生产线 年产 高性能 高档 功能 功能性 环保 生物 健康 海洋 渔业 农业 生态
    城市 更新 片区 公园 小区 住宅 人才 公寓 供应链 跨境 互联网 大数据 人工智能 机器人 汽车 配件 零部件 五金 卫浴
    家居 家具 纸业 包装 印刷 塑料 橡胶 薄膜 纤维 化纤 钢铁 水泥 石材 建材 建筑 装配式 发电 电站 热电 联产 实业
    贸易 发展 投资 控股 国际 运营 区域 创新 研究 研究院 实验室 孵化 加速器 创业 科创 集聚区
    创建 启动区 基础设施 数据中心 分园 片区 地块 配套 扩容 一体化 项目 工程 标准厂房 公共 综合
    """
)
SYNONYMS = _listed(
    """
    服饰=服装=制衣=成衣 家具=家居=家私 塑胶=塑料=塑料制品 贸易=商贸=经贸 科技=技术 建材=建筑材料=墙材
    茶业=茶叶=制茶 香业=制香=香品 物流=货运=供应链管理=供应链 汽车配件=汽配=汽车零部件 卫浴=洁具
    印刷=彩印=印务=印业 纸业=造纸=纸品 鞋业=制鞋 机械=机电=机械设备 医疗器械=医疗设备=医械 体育用品=体育
    石材=石业 陶瓷=瓷业 电商=电子商务 工艺品=工艺=雕艺 新材料=新型材料 智能=智慧 制造=智造
    产业园=工业园=产业园区=工业园区=科技园 封装测试=封测 文旅=文化旅游 信息技术=信息科技 生物科技=生物技术
    食品=食品工业 橡胶=橡塑 五金=五金制品 纺织=针织=纺织品 新能源=绿能 光电=光电子 化纤=化学纤维 农业=农牧
    """
)
"""Words that one writer puts for another's."""
OPENERS = _listed("中国 国家 中华 全国 国际 海峡 全球 世界 环球")
"""What opens a name without being anybody's own."""
FLAGS = ("*st", "st", "s*st", "sst", "退市", "s", "n", "xd", "xr", "dr")
"""What an exchange puts before a short name."""
WARNINGS = 4
"""The flags up to this one warn; under them names are cut to two or three characters."""
FLAGS_AFTER = ("退", "-u", "-w", "-uw", "-v", "a", "b")
"""What it puts after one."""


@dataclass(frozen=True)
class Given:
    """The data that ships with the room, as plain values.

    Units:  `characters` counts how often a character is one of the first two of a short firm name.
    Source: see the README beside the files.
    """

    places: Sequence[PlaceName] = ()
    industries: Iterable[str] = ()
    characters: Mapping[str, int] = field(default_factory=dict)
    syllables: Mapping[str, str] = field(default_factory=dict)


class Vocabulary:
    """What is given, made ready for columns of texts."""

    def __init__(self, given: Given) -> None:
        """Take the data of the room; with none of it the closed classes still hold."""
        self.places = Gazetteer(given.places)
        self.words = Lexicon(_classed(given.industries))
        self.forms = Lexicon((word, Word.FORM) for word in FORMS)
        self.long_forms = Lexicon((word, Word.FORM) for word in FORMS if len(word) >= 4 and not word.isascii())
        self.notes = Lexicon((word, Word.NOTE) for word in NOTES)
        self.branches = Lexicon([*((word, 1) for word in BRANCHES), *((word, 0) for word in SITES)])
        self.asides = Lexicon((word, 0) for word in FORMERLY)
        self.groups = Lexicon((word, 0) for word in GROUPS)
        self.inside = Lexicon((word, 0) for word in INSIDE)
        self.parks = Lexicon((word, 0) for word in PARKS)
        self.zones = Lexicon((word, Word.ZONE) for word in ZONES)
        self.tails = Lexicon((word, kind) for kind, words in ((Word.FORM, FORMS), (Word.TAIL, TAILS)) for word in words)
        self.openers = Lexicon((word, 0) for word in OPENERS)
        self.synonyms = Lexicon((word, kind) for kind, one in enumerate(SYNONYMS) for word in one.split("="))
        self.kinds = np.array([ord(one[0]) << 16 | ord(one[1]) for one in SYNONYMS], np.uint32)
        self.flags = Lexicon((word, number) for number, word in enumerate(FLAGS))
        self.flags_after = Lexicon((word, number) for number, word in enumerate(FLAGS_AFTER))
        self.rarity = Rarity(given.characters, {0.01: [*CONTENT, *PARKS], 0.002: [*given.industries]})
        self.sounds = Sounds(given.syllables)
        self.syllables = Lexicon((syllable, number) for number, syllable in enumerate(given.syllables, 1))


def _classed(industries: Iterable[str]) -> list[tuple[str, int]]:
    """Return words with their class; of two classes the one named first."""
    classes = ((Word.NOTE, NOTES), (Word.ZONE, ZONES), (Word.PARK, PARKS), (Word.INDUSTRY, (*CONTENT, *industries)))
    return [(word, int(kind)) for kind, words in classes for word in words if len(word) > 1]
