"""Stages, investors and counties as people write them; headers and what they mean."""

import pytest
from tests.workbooks.sketching import KNOWN

from yinfeng.workbooks.core.investors import read_investors
from yinfeng.workbooks.core.meanings import meaning_of
from yinfeng.workbooks.core.plain import plain
from yinfeng.workbooks.core.stages import is_tick, read_stage


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("已签约，正在办理注册手续", "signed"),
        ("已注册公司，预计6月开工", "registered"),
        ("主体施工", "started"),
        ("正在推进主体施工", "started"),
        ("试投产", "producing"),
        ("已签订框架协议", "negotiating"),
        ("正在洽谈签约事宜", "negotiating"),
        ("未签约", "negotiating"),
        ("已到资", "registered"),
        ("土地摘牌，正在进行施工图设计", "registered"),
        ("已签约未开工", "signed"),
        ("因企业战略调整，项目已终止", "terminated"),
        ("正在办理用地手续", "unspecified"),
        ("動工建設", "started"),
        ("已取得土地使用权", "registered"),
        ("公司已成立", "registered"),
        ("正在草拟合同", "negotiating"),
        ("协议文本会签中", "negotiating"),
        ("协议已审核通过并签约", "signed"),
        ("履约中", "signed"),
        ("正常经营", "producing"),
        ("停止洽谈", "terminated"),
        ("不再跟踪", "terminated"),
        ("撤销", "terminated"),
        ("已进场", "started"),
    ],
)
def test_the_last_stage_really_reached_is_read(text: str, stage: str):
    assert read_stage(text) == stage


def test_ticks_are_told_from_crosses_and_from_words():
    assert [is_tick(cell) for cell in ("√", "●", 1, "是", "×", 0, "否", "待定", 44625)] == [
        True, True, True, True, False, False, False, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("甲公司、乙公司", ("甲公司", "乙公司")),
        ("1.福建甲有限公司\n2.乙集团", ("福建甲有限公司", "乙集团")),
        ("甲集团和乙公司共同投资", ("甲集团", "乙公司")),
        ("和群科技有限公司", ("和群科技有限公司",)),
        ("福建（泉州）甲有限公司", ("福建（泉州）甲有限公司",)),
        ("甲基金（有限合伙）", ("甲基金（有限合伙）",)),
        ("甲公司（60%）；乙公司（台资）", ("甲公司", "乙公司")),
        ("甲公司60%，乙公司40%", ("甲公司", "乙公司")),
        ("甲公司　乙公司", ("甲公司", "乙公司")),
        ("①甲公司②乙公司", ("甲公司", "乙公司")),
        ("甲股份有限公司等3家企业", ("甲股份有限公司",)),
        ("ABC Co., Ltd.", ("ABC Co., Ltd.",)),
        ("（1）甲公司（2）乙公司", ("甲公司", "乙公司")),
        ("甲公司（60%）乙公司（40%）", ("甲公司", "乙公司")),
        ("中外合资：甲公司、乙公司", ("甲公司", "乙公司")),
        ("拟由甲公司投资", ("甲公司",)),
        ("甲公司及其关联企业", ("甲公司",)),
        ("★“甲公司”", ("甲公司",)),
        ("甲公司\\乙公司", ("甲公司", "乙公司")),
        ("待定", ()),
        ("待引进", ()),
    ],
)
def test_investors_are_parted(cell: str, names: tuple[str, ...]):
    assert read_investors(cell) == names


@pytest.mark.parametrize(
    ("cell", "county"),
    [
        ("晋江", "晋江市"),
        ("福建省泉州市晋江市池店镇", "晋江市"),
        ("晉江市", "晋江市"),
        ("台商区", "泉州台商投资区"),
        ("泉州经济技术开发区", "泉州开发区"),
        ("开发区", "泉州开发区"),
        ("晋江经济开发区", "晋江市"),
        ("惠安路12号", None),
        ("全市", None),
    ],
)
def test_a_county_is_known_by_its_names(cell: str, county: str | None):
    assert KNOWN.places.in_cell(cell) == county


@pytest.mark.parametrize(
    ("label", "group", "meaning"),
    [
        ("项目名称", "", "name"),
        ("企业（项目）名称", "", "name"),
        ("项目/企业名称", "", "name"),
        ("项目公司名称", "", "investor"),
        ("来源企业", "", "investor"),
        ("招商对象", "", "investor"),
        ("引资单位", "", "unit"),
        ("总投入", "", "total"),
        ("资金规模", "", "total"),
        ("拟投入资金", "", "total"),
        ("累计投入", "", "other"),
        ("自筹资金", "", "other"),
        ("固定投资", "", "fixed"),
        ("承接地", "", "address"),
        ("签约年份", "", "on:signed"),
        ("建设期限", "", "other"),
        ("建设项目", "", "name"),
        ("项目业主", "", "investor"),
        ("计划总投资（万元）", "", "total"),
        ("2022年计划投资", "", "plan_year"),
        ("融资需求", "", "other"),
        ("授信金额", "", "other"),
        ("投资强度（万元/亩）", "", "other"),
        ("外方投资者", "", "investor"),
        ("拟开工时间", "", "on:started:planned"),
        ("拟开工/开工时间", "", "on:started"),
        ("对接时间", "", "other"),
        ("签约", "时间节点", "on:signed"),
        ("签约", "项目进展", "tick:signed"),
        ("签约", "", "at:signed"),
        ("是否开工", "", "tick:started"),
        ("金额", "到位资金", "arrived"),
        ("合计", "总投资", "total"),
        ("实际", "开工时间", "on:started:actual"),
        ("县（市、区）", "", "county"),
        ("落户园区", "", "address"),
        ("联系电话", "", "other"),
    ],
)
def test_a_header_means_what_the_field_means_by_it(label: str, group: str, meaning: str):
    assert meaning_of(plain(label), plain(group)) == meaning
