"""What the words of a header mean: data, tried in order, the first that fits.

A meaning is the key of a field (name, investor, county, total …), `on:` a milestone for its days, with `:planned` or
`:actual` where the header says so, `tick:` a stage for a column of ticks, or other for what is kept but not read.
Each line of a table is a meaning and expressions for it.
"""

import re

from yinfeng.workbooks.core.plain import any_of, table_of

AMOUNTS = ("total", "fixed", "arrived", "plan_year", "foreign", "domestic")
OTHER = "other"

_SHORT_FORMS = {
    "<named>": "(?:名称|全称|单位|企业)?(?:及股比)?$",
    "<who>": "(?![者方人商主企单来])",
}
"""What ends a name of investors, and what must not follow a word for money (境外投资者 are no sum)."""


def _table(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    for short, long in _SHORT_FORMS.items():
        text = text.replace(short, long)
    return table_of(text)


MILESTONES = _table("""
    terminated    终止 退出 解约
    producing     投产 试产 试生产 投用 投运 运营 开业 量产 投入使用
    completed     竣工 完工 建成 验收
    started       开工 动工 动建 动土 破土 开建 奠基
    registered    注册 工商 设立 成立 营业执照 领照
    funded        到资 进资 入资 注资 到位 资金到账
    site_secured  供地 拿地 摘牌 挂牌 出让
    signed        签约 签订 签字 签协 签署 合同 协议
    negotiating   在谈 洽谈 意向
""")
"""The stage that a header's word names; the later one where it names two (竣工投产时间)."""

PLANNED = any_of("拟 预计 计划 预期 力争 目标 约定 承诺")
ACTUAL = any_of("实际 已")
TIME = any_of("时间 日期 时点 年月 时限 月份 节点 (?<=[约工产册])年[份度]$ ^(?:年份|年|月|日)$")
NO_MILESTONE = any_of("""
    对接 更新 填报 填表 报送 录入 接洽 来访 拜访 走访 考察 入库 审核 统计 上报 汇报 研判 审批 提交 会议 首谈 首次 建档
    推送 到期 授信 放款 立项 备案 工期 年限 起止 变更 批复 洽谈 截止 谋划 开竣工
""")
"""Days of paper work and visits, which are no milestones of a project."""

PROGRESS = any_of("阶段 状态 进展 进度 情况 推进")
GENERIC = any_of("""
    ^(?:投资|投资额|金额|总额|规模|资金|名称|单位|时间|日期|合计|小计|总计|数额|额|其他|企业|情况|类型|计划|实际|总量|完成|总数)$
""")
"""Words that mean something only with what spans over them (融资 / 金额)."""

BEFORE_DAYS = _table(r"""
    ordinal  ^(?:序号?|项次|编号|项目编号|项目序号|排序|顺序号?|行号|no\.?|num|#|号|排名|id)$
    name     ^(?!是否|所属|关联)\w{0,6}(?<!数)项目$ 案名称$ ^投资案$ 计[划画]名称$
    name     (?<!所属)(?:项目|专案|工程)(?!公司|单位|企业)\w{0,6}(?:名称|名$|简称|全称|标题|称谓)
    name     名称及(?:建设)?内容 ^专案$
    investor ^(?:项目)?法人单位$ ^项目法人$ 开发商
    other    ^(?:投资|客商|外)(?:方|商|人|者|主体|企业|单位|公司)?(?:所在|来源|注册地|总部|属地|籍)
    other    材料附?件?$ 佐证 凭证 证明(?:文件)?$
    other    (?:活动|仪式|场次)(?:名称)?$ (?:文件|依据|要件)$ (?:合同|协议|执照|许可证?|证书?)(?:编?号码?|文号)$
    other    联系 联络 对接人 电话 手机 负责人 责任人 领导 挂钩 专员 经办 邮箱 传真 法人 法定代表 职务 微信 秘书
""")
"""Terms that are told before columns of days (联系时间 is none)."""

AFTER_DAYS = _table(r"""
    other      率 比例 占比 比重 百分比 % 股权 增长 同比 完成度 ^得分 考评
    other      (?:签约|开工|投产|注册|在谈|洽谈|落地|引进|储备|竣工)数(?!额)
    other      个数 项目数 项目总数 数量 宗数 家数 项数 ^数$ ^个$
    other      融资 授信 贷款 放款 还款 担保 信贷 (?<!投资)额度 需求 注册资本 注册资金 实缴 认缴 产值 营收 收入 税 利润
    other      销售 地价 租金 补助 补贴
    other      奖励 专项债 基金规模 强度 单价 均价 估值 资金来源 投资来源 来源地 (?:设备|土建|研发|技改|软件)投[入资]
    plan_year  (?:年度?|[今当本全]年|\d{4}年?).{0,4}(?:计划|安排|拟|预计|目标|任务)(?!总投资).{0,4}(?:完|资|额|数|$)
    plan_year  (?:计划|安排|拟)(?:完成)?年度投资 年度投资 年投资 ^年度计划$ ^年计划 当年投资
    other      完成.{0,6}投[资入] 投[资入].{0,3}完成 完成额 完成数 完成情况 实际投资 累计投资 已投资 累计完成 完成固
    other      (?:实际|累计|已)投入 自有 自筹
    arrived    到位(?!时间) 到资 进资 已到 实到 到账 实际利用 实际使用外资
    fixed      固投 固定资产 固定投资 固资
    foreign    外资(?!企业|项目名|方)(?!.*内资) 外商投资额
    foreign    外方.{0,3}(?:投资|出资)<who> 境外.{0,3}(?:投资|资金)<who> 外币
    domestic   内资(?!企业|项目名|方)(?!.*外资) 中方.{0,3}(?:投资|出资)<who> 境内.{0,3}资金
    total      总投资 投资总 总额 投资额 投资规模 投资金额 协议投资 合同投资 引资(?!单位|方|企业|人)
    total      投资(?:概|估|预)算 投资量 投资数
    total      (?:协议|签约|合同|意向|项目|资金)金?总?额 (?:计划|拟|意向|预计|预估|暂定|估算)投资<who> 项目投资<who>
    total      (?:备案|批复|核准|申报|认定|概算|报备)投资 总投入?$ 总规模 体量 总资金 造价 总概算 资金规模
    total      ^投入$ 投入(?:资金|总额|金额) (?:计划|预计|拟)投入 (?:项目|意向)资金 投资合计 合计投资 investment
    total      ^投资$ ^\w{0,4}金额$ ^规模$ ^资金$ ^投资情况$ ^投资及
    other      问题 困难 诉求 协调 备注 说明 措施 建议 下一步 下步 简介 概况 背景 意见 要素 保障 效益 ^附件
    other      (?<!投资)(?<!投资总)(?:内容|规模)
    county     县\(?、?市 县、?区 区、?县 市、?县 县别
    address    园区 选址 地址 地点 落户地 落地地 落户位置 位置 载体 厂址 建设地 所在地 落地区域 落户区域 拟落 承[接载]地
    address    ^落地$ ^落户$ ^地区$ ^镇 乡镇 街道
    other      行业 产业 类别 类型 类$ 性质 领域 方式 渠道 来源(?!企业|单位|公司) 国别 国籍
    other      信用代码 代码 文号 面积 用地 占地 亩 平方 就业
    other      备案号 编码 建设期 周期 工期 期限 年限
    other      产品 楼层 楼栋 厂房 租用 评级 岗位 人数 产能 用工 用电 股比 级别 批次 ^月份$ 板块 目录 能级 等级
    stage      阶段 状态 ^stage$ ^status$ 现状 进展 进度 推进 形象 动态 ^情况$ 目前情况
    stage      (?:签约|落地|落实|对接|洽谈|履约|开工|建设|入驻|进驻|实施|最新)情况
    county     区划 属地 辖区 所属(?:县|区|地|市) 所在(?:县|区|市) 归属 ^县$ ^区$ ^区域$ ^县份$ 行政区
    county     落户(?:县|区) 落地(?:县|区) 区市 ^county$ ^district$
    investor   投资(?:方|商|者|人|企业|单位|公司|客商|机构|主体)<named> 业主<named>
    investor   (?:建设|实施|签约|合作|承办|主办|开发|经营)单位<named>
    investor   ^\w{0,4}企业<named> (?:签约|合作|意向|意向投资|出资|外|中|乙|项目)方<named>
    investor   (?:客商|外商|厂商|商家|运营商|股东|借款人|客户|母公司|\w{0,4}主体)<named>
    investor   (?:出资人|出资单位|发起人|[谈商进引]对象)<named>
    investor   ^(?:企业|公司|主体|厂商|落地企业|项目公司|项目单位|项目企业|投资者?)(?:名称|全称|单位)?$
    investor   投资方 投资主体 业主 投资企业 ^investors?$
    unit       责任 牵头 引荐 首谈 主管 部门 专班 承接 跟踪 包保 推荐 申报 单位$
    currency   ^币种$ ^币别$
    money_unit ^(?:金额|投资|计量)?单位$
    name       ^(?:名称|案名|线索|线索名称|项目及(?:企业|业主)|专案|标的(?:名称)?|工程|project(?:name)?)$
""")
"""Terms that are told after columns of days (签约时间 is one, 签约情况 is not)."""

TOTAL_RANKS = tuple(
    map(any_of, ("^(?:项目)?总投资额?$", "总投资 投资总", "投资额 投资规模 投资金额", "协议 合同", ".?"))
)
"""Which of several columns of a total is meant, from the surest down."""
