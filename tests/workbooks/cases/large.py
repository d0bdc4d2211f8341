"""Lists of hundreds of rows, made by rule so that what is expected of each row is known. 示例数据。"""

from collections.abc import Iterator

from tests.workbooks.building import Book, Sheet, case
from tests.workbooks.lines import LEFT, Line, blank, data, differs, header, subtotal, title, total
from tests.workbooks.values import day, either, wan, yi

COUNTIES = (
    "鲤城区", "丰泽区", "洛江区", "泉港区", "石狮市", "晋江市", "南安市", "惠安县", "安溪县", "永春县", "德化县",
    "泉州台商投资区", "泉州开发区",
)  # fmt: skip
SYLLABLES = "沐泽屿砚岚榕衡澄翊汐昱崧"
TRADES = ("纺织", "鞋材", "食品", "机电", "陶瓷", "石材", "化工", "光电", "物流", "文旅", "医药", "茶业", "家居")
STAGES = {"在谈": "negotiating", "签约": "signed", "注册": "registered", "开工": "started", "投产": "producing"}


def _project(number: int) -> tuple[str, str, int, str]:
    syllables = SYLLABLES[number % 12] + SYLLABLES[number // 12 % 12]
    trade = TRADES[number % 13]
    stage = list(STAGES)[number % 5]
    return f"{syllables}{trade}{number}号项目", f"{syllables}{trade}有限公司", 1000 + number * 37 % 900 * 100, stage


def _county(name: str, first: int, count: int, off_by: int) -> Iterator[Line]:
    projects = [_project(number) for number in range(first, first + count)]
    for number, (project, firm, amount, stage) in enumerate(projects, first):
        signed = day(2022, number % 12 + 1, number % 28 + 1)
        on = f"2022.{number % 12 + 1}.{number % 28 + 1}"
        yield data(number, name, project, firm, amount, on, stage,
                   amount=wan(amount), signed=signed, stage=STAGES[stage])  # fmt: skip
    real = sum(amount for _, _, amount, _ in projects)
    wrong = differs("E", wan(real + off_by), wan(real)) if off_by else ()
    yield subtotal("小计", None, None, None, real + off_by, None, None, wrong=wrong)


@case("large_by_county.xlsx")
def large_by_county() -> Book:
    """Thirteen counties with twenty projects each and a subtotal, two of them wrong."""
    lines = [
        title("2022年全市招商项目明细", *[LEFT] * 6),
        header("序号", "县（市、区）", "项目名称", "投资方", "总投资（万元）", "签约时间", "项目阶段"),
    ]
    for index, county in enumerate(COUNTIES):
        lines += _county(county, index * 20 + 1, 20, off_by={4: 500, 9: -1200}.get(index, 0))
    real = sum(_project(number)[2] for number in range(1, 261))
    may_differ = differs("E", wan(real), None, optional=True)
    lines.append(total("合计", None, None, None, real, None, None, wrong=may_differ))
    return Book([Sheet("明细", lines, {"county": 1, "name": 2, "investors": 3})])


@case("large_flat.csv")
def large_flat() -> Book:
    """Four hundred plain records in GB18030."""
    lines = [header("项目名称", "投资企业", "总投资（亿元）", "属地", "当前阶段")]
    for number in range(1, 401):
        project, firm, amount, stage = _project(number)
        county = COUNTIES[number % 13]
        lines.append(data(project, firm, amount / 10000, county, stage, amount=wan(amount), stage=STAGES[stage]))
    verbatim = {"name": 0, "investors": 1, "county": 3}
    return Book([Sheet("", lines, verbatim)], "csv", {"encoding": "gb18030"})


@case("large_rows_to_the_end.ods")
def large_rows_to_the_end() -> Book:
    """An ods whose empty rows reach to the end of the sheet, after a gap of two hundred."""
    lines = [
        header("项目名称", "投资方", "总投资（亿元）", "县区"),
        data("砚峦热处理", "砚峦装备有限公司", 2, "洛江区", amount=yi(2)),
        *[blank(None, None, None, None)] * 200,
        data("岚峦检验所", "岚峦检测有限公司", 1, "洛江区", amount=yi(1)),
    ]
    verbatim = {"name": 0, "investors": 1, "county": 3}
    usual = {"stage": either("unspecified")}
    return Book([Sheet("Sheet1", lines, verbatim, usual)], "ods", {"rows_to_the_end": 1_048_000})
