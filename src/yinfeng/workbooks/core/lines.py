"""The words by which a row tells that it is no project: sums, notes, samples, headings of sections."""

import re

from yinfeng.workbooks.core.plain import any_of

_END = r"(?:数|金?额|投资额?|完成)?(?=[:(\d共为]|$)"
_CN = "[一二三四五六七八九十]{1,3}"

TOTAL = any_of(rf"""
    ^(?:全(?:市|县|区|部|省|镇|年)|本(?:表|次|月|年|市|县|区)|项目)?(?:总计|合计|总合计|共计|总和|汇总|总数|总额|加总|累计){_END}
    ^共(?:计)?\d+(?:个|项|宗|家) ^全(?:市|县|区)$ ^(?:grand)?total$ ^sum$
""")
SUBTOTAL = any_of(rf"""
    (?:小|组|类|页|分)计{_END} 累计{_END} 本页(?:小|合)?计 ^分计 ^[^,。]{{2,20}}?(?:合计|共计|总计){_END}
    ^\(?其中(?:[:,(]|$) ^其中.{{0,12}}(?:\d+[个项家]|项目|产业|类)
    ^承(?:前|上) ^过(?:次|下) ^转(?:次|下) ^接上页 ^(?:上[年月期季周]|去年|往年|历年|以前年度)度?(?:结转|转入|余额|末)
    ^(?:本|当)[年月期季周]度?(?:新增|发生){_END}
""")
GRAND = any_of("总计 总合计 ^全(?:市|县|区|部) ^共 总和 total")
RUNNING = any_of("^承 ^过 ^转 ^接 累计 结转 转入 余额 ^(?:本|当)[年月期季周]度?(?:新增|发生)")
"""Sums carried from page to page or over several months."""

AMONG = any_of(r"^\(?其中")
PAGE = any_of("本页")
NOTE = any_of(r"""
    ^[*※★▲]?\(?(?:注|附注|备注|说明|(?:填表|填报|填写)(?:说明|要求)|特此说明|注意|注意事项|提示|指标解释)(?=[:;,.、(\d\[]|$)
    ^以[上下](?:项目|数据|资料|内容|金额|均|为|[是系]) ^[上下]述(?:项目|数据|均)
    ^均值$ ^平均(?:每|投资|值|数|规模|金额|:|$) ^※ ^数据(?:来源|截至) ^资料来源 ^统计口径 ^来源:
    ^本表 ^本月无 ^无新增 ^第?\d+页 ^共\d+页
    ^\(?(?:此页|以下)(?:无正文|空白)\)? ^\(无\) ^\(?(?:续表|接下页|转下页|未完)
""")
SIGNATURE = any_of(r"""
    ^\(?(?:填报|填表|报送|上报|制表|制单|统计|打印|签发)(?:单位|人员?|部门|日期|时间)?(?:\([^)]*\))?(?=[:(]|$)
    ^\(?(?:审核|复核|审批|审定|经办|负责|联系|联络|校对)(?:单位|人员?|部门|电话|方式|人及电话)?(?:\([^)]*\))?(?=[:(]|$)
    ^\(?(?:单位负责|部门负责|分管|主管|主要)(?:人|领导|负责人)?(?:签字|签名|签章)?(?:\([^)]*\))?(?=[:(]|$)
    ^\(?(?:签字|签名|签章|盖章|公章|日期|时间|电话|领导|科室|股室|来源)(?=[:()]|$)
""")
SAMPLE_NUMBER = any_of(
    r"^[(\[【]?(?:例|示例|样例|范例|样|举例|例如|例子|样本|填写示例|示例行|填报示例|如)[)\]】]?[:\d]?$"
)
SAMPLE_NAME = any_of(r"""
    ^[(\[【]?(?:填写|填报)?(?:示例|样例|范例|举例)(?:[)\]】:行\d]|$) ^(?:示例|样例)项目 ^例(?:如)?[:)]
    [(\[【](?:示例|样例|例|范例|填写示例)[)\]】]
""")
SECTION = any_of(rf"""
    ^[(\[]?{_CN}[)\]]?[、.:,)] ^[(\[]{_CN}[)\]] ^第{_CN}(?:部分|类|章|批|梯队|组) ^[ivxⅰ-ⅻ]{{1,4}}[、.]
""")
ORDINAL = any_of(rf"^[(\[]?{_CN}[)\]]?[、.]?$ ^[ivx]{{1,4}}[、.]?$ ^[(\[]?[a-h][)\]]?[、.]?$")
NUMBER = any_of(r"^(?:[a-z]{0,3}-?\d{1,6}(?:[-.]\d{1,4})*|[(\[]?\d{1,4}[)\]]?)[、.]?$")
HEADING = any_of("""
    ^[新续在拟已未]?(?:建|签约|谈|洽谈|开工|投产|竣工|注册|落地|储备|前期|意向|引进|重点|重大|一般){1,2}类?项目$
    ^(?:工业|农业|制造业|服务业|产业|基础设施|民生|社会事业|外资|内资|央企|国企|民企|台资|侨资|科技|文旅)类?项目$
    ^(?:电子信息|装备制造|石油化工|石化|纺织鞋服|建材家居|食品饮料|生物医药|新能源|新材料|现代服务业|数字经济)类?项目$
""")
"""What heads a group of projects and is none itself: 续建项目, 外资项目."""

INSTRUCTION = any_of("必填 选填 ^填 填写 下拉 选择 格式 yyyy ^文本 ^数字$ ^日期$ ^万元$ ^亿元$ 不填 自动")
COUNTED = any_of(r"[(\[]?(?:共|计|合计)?\d+(?:个|项|宗|家)(?:项目)?[)\]]?$")
GROUPED = any_of("""
    (?:类|产业|行业|领域|板块|片区|区域|乡|镇|街道|园区|县|市|区|制造业|服务业|农业|工业|项目)$
""")
PROJECT = any_of(r"""
    (?:项目|工程|基地|园|厂|中心|线|城|总部|扩建|技改|广场|平台|产业化|改造)(?:[(\[].*)?(?:[一二三]期)?$
    (?:综合体|酒店|小镇|研究院|市场|庄园|学校|医院)(?:[(\[].*)?(?:[一二三]期)?$
""")
FULL_STOP = any_of("[。;!]$")
SENTENCE = any_of("[。;:!?] ^[*※] ,.*,")
_FIRST_LEVEL = re.compile(rf"^(?:{_CN}(?:[、.:,)]|$)|第|[ivx]+[、.])")
LONGEST = 40
_MOSTLY = 0.6


def instructs(texts: list[str]) -> bool:
    """Tell whether most cells of a row, in plain words, say how to fill them in."""
    asked = sum(bool(INSTRUCTION.search(text)) for text in texts)
    return asked > 1 and asked >= _MOSTLY * len(texts)


def level_of(text: str) -> int:
    """Return how high a section stands, told by its numbering: 一、 2, （一） and others 1."""
    return 2 if _FIRST_LEVEL.match(text) else 1


def sum_word(texts: tuple[str, ...]) -> str:
    """Return the first of some short plain texts that names a sum, empty where none does."""
    return next((text for text in texts if len(text) <= LONGEST and (TOTAL.search(text) or SUBTOTAL.search(text))), "")
