"""Headers in plain words, turned into meanings by the terms of the field."""

import re
from dataclasses import dataclass
from functools import lru_cache

from yinfeng.workbooks.core.terms import (
    ACTUAL,
    AFTER_DAYS,
    BEFORE_DAYS,
    GENERIC,
    MILESTONES,
    NO_MILESTONE,
    OTHER,
    PLANNED,
    PROGRESS,
    TIME,
    TOTAL_RANKS,
)

_EITHER_NAME = re.compile(r"^(?:企业|公司|单位)[(/]?项目\)?名称|^项目[(/](?:企业|公司|单位)\)?名称")
_WHETHER = re.compile("^是否")
_BRACKETED = re.compile(r"[(\[{<【].*?[)\]}>】]")
_BRACKETS = re.compile(r"[()\[\]{}<>【】《》\"'“”*:。·\-_]")
_OF_MONEY = re.compile("投资|资金|金额")
_NOT_TICKED = re.compile("额|资金|企业|单位|情况|(?<!已)金")
_LONGEST, _LONGEST_STAGE = 40, 8


@dataclass(frozen=True, slots=True)
class Label:
    """What stands above a column, in plain words: the lowest header cell and what spans over it."""

    leaf: str
    group: str = ""

    @property
    def text(self) -> str:
        """The whole header, as `投资额 / 总投资`."""
        return f"{self.group} / {self.leaf}" if self.group else self.leaf

    @property
    def short(self) -> str:
        """The lowest header cell without its remarks in brackets."""
        return _BRACKETED.sub("", self.leaf)


def milestone_in(text: str) -> str:
    """Return the milestone that a plain text names, empty where it names none."""
    return next((key for key, words in MILESTONES if words.search(text)), "")


def rank_of_total(label: Label) -> int:
    """Return how surely a column of a total is the one meant, 0 the surest."""
    return next(rank for rank, words in enumerate(TOTAL_RANKS) if words.search(label.short))


@lru_cache(maxsize=1 << 15)
def meaning_of(leaf: str, group: str = "") -> str:
    """Return what a header in plain words means, empty where its words are unknown."""
    if not leaf or len(_BRACKETED.sub("", leaf)) > _LONGEST:
        return ""
    if _EITHER_NAME.match(leaf):
        return "name"
    short = _bare(_BRACKETED.sub("", leaf))
    if group and GENERIC.match(short) and (meaning := _meaning(_bare(_BRACKETED.sub("", group)) + short)):
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
    if not stage or len(leaf) > _LONGEST_STAGE:
        return ""
    if TIME.search(group):
        return _dated(leaf, group)
    if (
        PROGRESS.search(group)
        and not _OF_MONEY.search(group)
        and not TIME.search(leaf)
        and not _NOT_TICKED.search(leaf)
    ):
        return f"tick:{stage}"
    return ""


def _meaning(text: str) -> str:
    if not text:
        return ""
    if meaning := next((meaning for meaning, words in BEFORE_DAYS if words.search(text)), ""):
        return meaning
    if TIME.search(text):
        return _dated(text, text)
    if _WHETHER.match(text) and (stage := milestone_in(text)):
        return f"tick:{stage}"
    return next((meaning for meaning, words in AFTER_DAYS if words.search(text)), "") or _stage_alone(text)


def _dated(text: str, group: str) -> str:
    stage = milestone_in(text)
    paper_work = bool(NO_MILESTONE.search(text))
    if not stage or "开竣工" in text or (paper_work and stage != "registered"):
        return OTHER if paper_work or len(text) > 2 else "time"
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
    return f"at:{stage}{_how(text)}" if stage and len(text) <= 6 else ""
