"""Who invests, as one cell names several: A公司、B公司（60%）, numbered lines, 甲集团和乙公司共同投资."""

import re
from functools import lru_cache

from yinfeng.workbooks.core.plain import EMPTY, plain
from yinfeng.workbooks.core.sheets import Value

_FIRM = (
    "(?:公司|集团|厂|中心|研究院|研究所|大学|学院|基金|基金会|企业|合伙|有限合伙）|协会|商会|银行|局|政府|管委会|株式会社"
    "|合作社|先生|女士|团队|总院|事务所|酒店|医院)"
)
_LONGEST_NUMBER = 3
_KEPT = re.compile(r"有限合伙|普通合伙|集团|中国|控股|大中华|亚太")
_BRACKETS = re.compile(r"[（(\[【]([^（）()\[\]【】]*)[）)\]】]")
_SHARE = re.compile(
    r"(?:各?(?:持股|占股|占比|出资|股权|控股|参股|入股|占)(?:比例)?(?:约|为|:|：)?)?\d+(?:\.\d+)?\s*[%％]|(?:持股|占股|控股|参股)$"
)
_LEAD = re.compile(rf"^(?:(?!{_FIRM})[^:：]){{1,8}}[:：]\s*(?=\D)|^拟?由(?=.*(?:共同|联合|投资|出资))")
"""What stands before a name and says who it is: 外方：, 联合体牵头方：, 由 (甲公司投资)."""

_TAIL = re.compile(
    r"(?:及其(?:关联|下属|子).*$)?(?:等(?:[\d一二三四五六七八九十]*[家个]?(?:企业|公司|单位|股东|投资方|投资人)?)?)?(?:共同|联合|合资|合作)?(?:投资|出资|建设|开发|组建|设立|成立|投建|持股|运营)*$"
)
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s,，;；、)）]))(?:[（(]?\d{1,2}[)）]|\d{1,2}[.．、](?!\d)|[一二三四五六七八九十][、.．])\s*|[①-⑳]\s*"
)
_ODD = re.compile(
    r"[^\u4e00-\u9fffA-Za-z0-9]|[和与及等由共待拟未招洽]|联合|合资|合作|[持占控参]股|出资|(?:投资|建设|运营|开发|设立|成立|组建)$|^(?:内资|外资|境|牵头|甲方|乙方)"
)
"""What makes a name worth a closer look; most cells hold one firm and nothing else."""

_OPEN = re.compile(r"[（(\[【]|\d[、.．]")
_NOBODY = re.compile(r"(?:待|拟|暂未|尚未|未)(?:引进|招商|招引|确定|落实|明确|洽谈|定)|招商中|洽谈中")
_SPLIT = re.compile(r"[、；;/／\\\n\r|｜+＋&＆]|\s{2,}|　+|(?<![A-Za-z.,&])\s(?![A-Za-z(])")
_COMMA = re.compile(r"[，,](?!\s*(?:Ltd|LTD|Inc|INC|LLC|Co)\b)")
_WITH = re.compile(rf"({_FIRM})\s*(?:和|与|及(?!其)|以及|暨|联合|携手)\s*(?=.{{2,}})")
_TOGETHER = re.compile(r"(?:共同|联合|合资|合作)(?:投资|出资|建设|开发|组建|设立|成立|投建|运营)*$")
_ASCII_SLASH = re.compile(r"(?<=\b[A-Za-z])/(?=[A-Za-z]\b)")


def read_investors(value: Value) -> tuple[str, ...]:
    """Return the investors that a cell names, shares and remarks left out; none where it says 待定."""
    return _of_text(value) if isinstance(value, str) else ()


@lru_cache(maxsize=1 << 16)
def _of_text(text: str) -> tuple[str, ...]:
    if len(text) > 3 and not _ODD.search(text):
        return (text,)
    parts = [text] if _OPEN.search(text) else re.split("[、；]", text)
    return tuple(dict.fromkeys(name for part in parts for name in _of_part(part)))


@lru_cache(maxsize=1 << 16)
def _of_part(text: str) -> tuple[str, ...]:
    if len(text) > 3 and not _ODD.search(text):
        return (text,)
    if plain(text) in EMPTY or _NOBODY.match(plain(text)):
        return ()
    text = _ASCII_SLASH.sub("\0", _BRACKETS.sub(_bracket, text.strip()))
    text = _NUMBERING.sub("\n", text)
    parts = [one for part in _SPLIT.split(text) for one in _together(part.strip())]
    names = [name.replace("\0", "/") for part in parts if (name := _clean(part))]
    return tuple(dict.fromkeys(name for name in names if plain(name) not in EMPTY and len(name) > 1))


def _bracket(match: re.Match[str]) -> str:
    """Keep a bracket that belongs to the name: one inside it, or the legal form behind it."""
    behind = match.string[match.end() : match.end() + 2]
    inside = match[1].strip()
    if inside.isdigit() and len(inside) < _LONGEST_NUMBER:
        return "\n"
    within = bool(re.match(r"[^\s、，,；;/和与及等共联\d（(\n]", behind)) and not re.search(r"[\d%％]", inside)
    if within or _KEPT.fullmatch(inside):
        return match[0].replace("、", "·")
    return "\n" if "%" in inside or "％" in inside else ""


def _together(part: str) -> list[str]:
    """Part A公司和B公司, A集团与B共同投资, A公司，B公司; 和 inside a name stays."""
    whole = _LEAD.sub("", _TOGETHER.sub("", part))
    pieces = [one for piece in _COMMA.split(whole) for one in _WITH.sub("\\1\n", piece).split("\n")]
    if len(pieces) == 1 and whole != part:
        return re.split(r"[和与及]", whole, maxsplit=1)
    return pieces


def _clean(name: str) -> str:
    name = _LEAD.sub("", name.strip(' \t:：,，。·-—*※★☆▲“”"《》'))
    name = _SHARE.sub("", name).strip()
    shorter = _TAIL.sub("", name)
    return " ".join((shorter if len(shorter) > 1 else name).split()).strip(" :：,，。、")
