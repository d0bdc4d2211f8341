"""An invented campaign with three units, loaded into the test database."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from yinfeng.kernel.viewer import Viewer
from yinfeng.plan.actions import load_campaign

NOON = datetime(2026, 6, 30, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
EAST = Viewer("示例填报员", "east")
OFFICE = Viewer("示例审核员", "office")

PLAN = """\
format: 1
campaign: ledger-demo
title: 示例台账行动
invented: yes
region: {name: 示例市}
period: {from: 2026-01-01, to: 2026-12-31}
documents:
  - {key: notice, title: 通知, published: 2026, file: notice.txt, sha256: %s}
clauses:
  - {key: goal, document: notice, span: [0, 20], anchor: 20个, summary: 全年新签20个项目。, responsible: [east],
     due: 2026-12-31}
  - {key: told, document: notice, span: [20, 30], anchor: 开工, summary: 已有项目开工。, says: fact}
tiers:
  - {key: first, label: 第一梯队, of: county, order: 1, clause: goal}
  - {key: bureau, label: 部门, of: department, order: 2, clause: goal}
units:
  - {key: east, label: 东湖区, short: 东湖, kind: county, tier: first, clause: goal}
  - {key: west, label: 西岭县, short: 西岭, kind: county, tier: first, clause: goal}
  - {key: office, label: 市招商办, short: 招商办, kind: department, tier: bureau, clause: goal}
bodies:
  - {key: chips, label: 电子信息产业发展小组, kind: industry_group, clause: goal}
  - {key: shoes, label: 纺织鞋服产业发展小组, kind: industry_group, clause: goal}
papers:
  - {key: agreement, label: 投资协议, source: assumption}
stages:
  - {key: negotiating, label: 在谈, source: assumption}
  - {key: signed, label: 签约, papers: [agreement], source: assumption}
  - {key: registered, label: 注册, source: assumption}
  - {key: funded, label: 进资, source: assumption}
  - {key: started, label: 开工, source: assumption}
  - {key: completed, label: 竣工, source: assumption}
  - {key: terminated, label: 终止, source: assumption}
  - {key: done, label: 已完成, source: assumption}
kinds:
  - {key: project, label: 项目, stages: [negotiating, signed, registered, funded, started, completed, terminated],
     source: assumption}
  - {key: firm, label: 企业, source: assumption}
  - {key: assignment, label: 责任分工, stages: [done], source: assumption}
measures:
  - {key: new-signed, label: 新签, op: count, kind: project, word: signed, source: assumption}
targets:
  - {key: t, label: 新签, measure: new-signed, of: all, bound: at_least, values: {2026-01-01: 20个}, due: 2026-12-31,
     clause: goal}
""" % ("a" * 64)


@pytest.fixture
def campaign(db, tmp_path: Path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return load_campaign(path=tmp_path, by="test", at=NOON)
