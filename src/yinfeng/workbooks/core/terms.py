"""What the words of a header mean: data, tried in order, the first that fits.

A meaning is the key of a field (name, investor, county, total …), `on:` a milestone for its days, with `:planned` or
`:actual` where the header says so, `tick:` a stage for a column of ticks, or other for what is kept but not read.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

AMOUNTS = ("total", "fixed", "arrived", "plan_year", "foreign", "domestic")
OTHER = "other"
PLACES = ("county", "address", "unit")

MILESTONES = (
    ("terminated", "终止|退出|解约"),
    ("producing", "投产|试产|投用|投运|运营|开业|量产|投入使用"),
    ("completed", "竣工|完工|建成|验收"),
    ("started", "开工|动工|开建|奠基"),
    ("registered", "注册|工商|设立|成立"),
    ("funded", "到资|进资|到位|资金到账"),
    ("site_secured", "供地|拿地|摘牌|挂牌|土地出让|出让"),
    ("signed", "签约|签订|签署|合同|协议"),
    ("negotiating", "在谈|洽谈|意向"),
)  # fmt: skip
"""The stage that a header's word names; the later one where it names two (竣工投产时间)."""

PLANNED, ACTUAL = re.compile("拟|预计|计划|预期|力争|目标|约定|承诺"), re.compile("实际|已")
_TIME = re.compile("时间|日期|时点|年月|时限|月份|^(?:年份|年|月|日)$|节点")

_BEFORE_DATES = (
    ("ordinal", r"^(?:序号?|编号|项目编号|项目序号|排序|顺序号?|行号|no\.?|num|#|号|排名|id)$"),
    ("name", r"(?:项目|专案|工程)(?:\w{0,6})?(?:名称|名$|简称|全称)|企业.?项目.?名称|名称及(?:建设)?内容|^专案$"),
    (OTHER, r"联系|电话|手机|负责人|责任人|领导|挂钩|专员|经办|邮箱|传真|法人|法定代表|职务|微信|秘书"),
)
_NO_MILESTONE = re.compile(
    "对接|更新|填报|填表|报送|录入|接洽|来访|拜访|走访|考察|入库|审核|统计|上报|汇报|研判|审批|提交|会议|首谈|首次|建档|推送"
    "|到期|授信|放款|立项|备案|工期|年限|起止|达产|变更|批复|洽谈|截止|谋划|开竣工"
)
_AFTER_DATES = (
    (OTHER, r"率|比例|占比|比重|百分比|%|股权|增长|同比|完成度|^得分|考评"),
    (OTHER, r"个数|项目数|项目总数|数量|宗数|家数|项数|^数$|^个$"),
    (OTHER, r"融资|授信|贷款|信贷|额度|需求|注册资本|注册资金|实缴|认缴|产值|营收|收入|税|利润|销售|地价|租金|补助|补贴|奖励|专项债"
            r"|基金规模|强度|单价|均价|估值|资金来源|投资来源|来源地|(?:设备|土建|研发|技改|软件)投[入资]"),
    ("plan_year", r"(?:年度?|今年|当年|本年|全年|\d{4}年?).{0,4}(?:计划|安排|拟|预计|目标|任务)(?!总投资).{0,4}(?:投资|完成|资金|额|数|$)"
                  r"|(?:计划|安排|拟)(?:完成)?年度投资|年度投资|年投资|^年度计划$|^年计划|当年投资"),
    (OTHER, r"完成.{0,6}投资|投资.{0,3}完成|完成额|完成数|完成情况|实际投资|累计投资|已投资|累计完成|完成固"),
    ("arrived", r"到位(?!时间)|到资|进资|已到|实到|到账|实际利用|实际使用外资"),
    ("fixed", r"固投|固定资产|固资"),
    ("foreign", r"外资(?!企业|项目名|方)(?!.*内资)|外商投资额|外方.{0,3}(?:投资|出资)(?![者方人商主企单])|境外.{0,3}(?:投资|资金)(?![者方人商主企单来])|外币"),
    ("domestic", r"内资(?!企业|项目名|方)(?!.*外资)|中方.{0,3}(?:投资|出资)(?![者方人商主企单])|境内.{0,3}资金"),
    ("total", r"总投资|投资总|总额|投资额|投资规模|投资金额|协议投资|合同投资|(?:协议|签约|合同|意向|项目|引资|资金)金?总?额|引资|(?:计划|拟|意向|预计|预估|暂定|估算)投资(?!方|人|商|主|企|单|者)"
              r"|投资(?:概|估|预)算|投资量|投资数|项目投资(?!方|人|商|主|企|单|者)|^投资$|^金额$|^规模$|^资金$|^投资情况$|^投资及"),
    (OTHER, r"问题|困难|诉求|协调|备注|说明|措施|建议|下一步|下步|简介|概况|背景|意见|要素|保障|效益|^附件"),
    (OTHER, r"(?<!投资)(?<!投资总)(?:内容|规模)"),
    ("county", r"县\(?、?市|县、?区|区、?县|市、?县|县别"),
    ("address", r"园区|选址|地址|地点|落户地|落地地|落户位置|位置|载体|厂址|建设地|所在地|落地区域|落户区域|拟落|^落地$|^落户$|^地区$|^镇|乡镇|街道"),
    (OTHER, r"行业|产业|类别|类型|类(?=$)|性质|领域|方式|渠道|来源|国别|国籍|信用代码|代码|文号|面积|用地|占地|亩|平方|就业|岗位|人数"
            r"|产能|用工|用电|股比|级别|批次|^月份$|板块|目录|能级|等级"),
    ("stage", r"阶段|状态|进展|进度|推进情况|推进|签约情况|落地情况|落实情况|对接情况|洽谈情况|履约情况|开工情况|建设情况|形象|^情况$|目前情况|动态"),
    ("county", r"县\(?、?(?:市|区)|县区|区县|市县|县市|县别|区划|属地|辖区|所属(?:县|区|地|市)|所在(?:县|区|市)|归属|^县$|^区$|^区域$|^县份$|行政区|落户(?:县|区)|落地(?:县|区)|区市"),
    ("investor", r"(?:投资方|投资主体|投资商|投资者|投资人|投资企业|投资单位|投资公司|投资客商|投资机构|业主|建设单位|实施单位|实施主体|建设主体|签约企业|签约方"
                 r"|签约主体|签约单位|合作方|合作企业|合作单位|引进企业|来泉企业|意向方|意向企业|意向投资方|客商|乙方|出资方|出资人|股东|借款人|客户|厂商|商家|入驻企业|\w{0,4}主体|外方|中方)(?:名称|全称|单位|企业)?(?:及股比)?$"
                 r"|^(?:企业|公司|主体|厂商|落地企业|项目公司|项目单位|项目企业|投资者?)(?:名称|全称|单位)?$|投资方|投资主体|业主|投资企业"),
    ("unit", r"责任单位|填报单位|报送单位|上报单位|牵头|招商单位|引荐|引进单位|首谈|主管|服务单位|部门|专班|承接|跟踪|包保|推荐|申报|单位$|责任"),
    ("currency", r"^币种$|^币别$"),
    ("money_unit", r"^(?:金额|投资|计量)?单位$"),
    ("name", r"^(?:名称|线索|线索名称|项目及(?:企业|业主)|专案|标的|\w{0,6}(?<!数)项目|工程)$"),
)  # fmt: skip
_BEFORE = tuple((meaning, re.compile(pattern)) for meaning, pattern in _BEFORE_DATES)
_AFTER = tuple((meaning, re.compile(pattern)) for meaning, pattern in _AFTER_DATES)
_WHETHER = re.compile("^是否")
_BRACKETED = re.compile(r"[(\[{<【].*?[)\]}>】]")
_BRACKETS = re.compile(r"[()\[\]{}<>【】《》\"'“”*:。·\-_]")
_GENERIC = re.compile(
    r"^(?:投资|投资额|金额|总额|规模|资金|名称|单位|时间|日期|合计|小计|总计|数额|额|其他|企业|情况|类型|计划|实际|总量|完成|总数)$"
)
_PROGRESS = re.compile("阶段|状态|进展|进度|情况|推进")
_LONGEST = 40
_RANKS = (r"^(?:项目)?总投资额?$", r"总投资|投资总", r"投资额|投资规模|投资金额", r"协议|合同", r"")
"""Which of several columns of a total is meant, from the surest down."""
_RANK = tuple(map(re.compile, _RANKS))


@dataclass(frozen=True, slots=True)
class Label:
    """What stands above a column, in plain words: the lowest header cell and what spans over it."""

    leaf: str
    group: str = ""

    @property
    def text(self) -> str:
        """The whole header, as `投资额 / 总投资`."""
        return f"{self.group} / {self.leaf}" if self.group else self.leaf


def milestone_in(text: str) -> str:
    """Return the milestone that a plain text names, empty where it names none."""
    return next((key for key, words in MILESTONES if re.search(words, text)), "")


def rank_of_total(label: Label) -> int:
    """Return how surely a column of a total is the one meant, 0 the surest."""
    text = _BRACKETED.sub("", label.leaf)
    return next(rank for rank, pattern in enumerate(_RANK) if pattern.search(text))


@lru_cache(maxsize=1 << 15)
def meaning_of(leaf: str, group: str = "") -> str:
    """Return what a header in plain words means, empty where its words are unknown."""
    if not leaf or len(_BRACKETED.sub("", leaf)) > _LONGEST:
        return ""
    short = _bare(_BRACKETED.sub("", leaf))
    if group and _GENERIC.match(short) and (meaning := _meaning(_bare(_BRACKETED.sub("", group)) + short)):
        return meaning
    if group and (meaning := _under(_bare(group), short)):
        return meaning
    meaning = _meaning(short) or _meaning(_bare(leaf)) or (_meaning(_bare(group) + short) if group else "")
    return meaning + _how(group) if meaning.startswith("on:") and meaning.count(":") == 1 else meaning


def _bare(text: str) -> str:
    return _BRACKETS.sub("", text)


def _under(group: str, leaf: str) -> str:
    """Return what 签约 means under 时间节点, and what it means under 项目进展."""
    stage = milestone_in(leaf)
    if not stage or len(leaf) > 8:
        return ""
    if _TIME.search(group):
        return _dated(leaf, group)
    if _PROGRESS.search(group) and not _TIME.search(leaf) and not re.search("额|资金|企业|单位|情况|(?<!已)金", leaf):
        return f"tick:{stage}"
    return ""


def _meaning(text: str) -> str:
    if not text:
        return ""
    if meaning := next((meaning for meaning, pattern in _BEFORE if pattern.search(text)), ""):
        return meaning
    if _TIME.search(text):
        return _dated(text, text)
    if _WHETHER.match(text) and (stage := milestone_in(text)):
        return f"tick:{stage}"
    return next((meaning for meaning, pattern in _AFTER if pattern.search(text)), "") or _stage_alone(text)


def _dated(text: str, group: str) -> str:
    stage = milestone_in(text)
    if not stage or (_NO_MILESTONE.search(text) and stage != "registered") or "开竣工" in text:
        return "other" if _NO_MILESTONE.search(text) or len(text) > 2 else "time"
    return f"on:{stage}{_how(text, group)}"


def _how(*texts: str) -> str:
    """Return whether header words call the days planned or actual; 拟开工/开工时间 leaves it open."""
    both = "".join(texts)
    if ACTUAL.search(both):
        return ":actual"
    either_way = any("/" in text and not PLANNED.search(text.rpartition("/")[2]) for text in texts)
    return ":planned" if PLANNED.search(both) and not either_way else ""


def _stage_alone(text: str) -> str:
    """A stage's word alone (签约) is a column of days or of ticks: its cells tell."""
    stage = milestone_in(text)
    return f"at:{stage}" if stage and len(text) <= 6 else ""
