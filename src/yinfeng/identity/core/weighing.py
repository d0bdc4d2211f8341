"""From comparisons to a probability that means the same at every size.

    owner   = prior(n) + who + where                 is it the same firm?
    thing   = min(owner, ONE_OF_MANY) + what …       of that firm's projects, is it the same one?
    content = prior(n) + what + where + money …      the same whoever is behind it?
    log odds = max(thing, content)

An agreement carries minus the logarithm of the chance that two unrelated records share it (`counting`), less what it
costs that the same thing is written so; the prior is the chance that two records of n are the same thing. So the
chance that grows with n and the evidence that is asked for grow together, and one threshold serves every size.

Units:  nats. The constants are logarithms of how often the same and how often different things compare so; they were
        fixed on the labelled mentions and on generated records, and no file changes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.comparing import Comparison, Money, Shared
from yinfeng.identity.core.counting import TWINS, Nats
from yinfeng.identity.core.owners import Levels
from yinfeng.identity.core.places import Near
from yinfeng.identity.core.relations import Core

THRESHOLD = 0.7
"""From this probability on a pair is called the same, whatever the size of the file."""
_WHO = {
    Core.EQUAL: 0.0,
    Core.SHORT: -0.5,
    Core.NAMED: -1.5,
    Core.END: -3.0,
    Core.SOUND: -4.0,
    Core.CLOSE: -5.1,
    Core.LETTERS: -0.4,
}
_ONE_OF_MANY = 1.5
_ONE_OF_LIKE = 0.3
_BARE = 2.4
_SAME_NAME = 1.3
_WHERE_APART = -4.7
_CONTENT = {"shared": 0.53, "missing": -0.21, "extra": -0.06, "most": 20.0}
_THING = {"shared": 0.49, "missing": -0.31, "extra": -0.02, "most": 4.7}
_FIRM = {"shared": 0.48, "missing": -0.35, "extra": 0.0, "most": 3.8}
_FIRM_WORDS = {Shared.APART: -1.8}
_SURE_FIRM = 3.7
_MOST_MISSING = 80.0
_WHO_APART = -2.0
_MONEY = {Money.NEAR: 0.7, Money.DIGITS: -2.7, Money.APART: -4.5}
_FIGURES = {Shared.EQUAL: 2.8, Shared.APART: -2.0}
_PHASES = {Shared.EQUAL: 2.0, Shared.SOME: -0.5, Shared.ONE_SIDED: -1.8, Shared.LATER: -4.0, Shared.APART: -10.0}
_PARTS = {Shared.EQUAL: 1.6, Shared.ONE_SIDED: -0.9, Shared.APART: -10.0}
_BY_CORE = 1.0
_LONGER_CORE = -0.6
_SAME_FIRM_NAME = 1.0
_BARE_FORMAL = -2.2
_EXTRA_FORMAL = -0.1
_RIVALS = -2.5
_HOME_APART = -5.0
_INSIDE = -2.2
_BRANCH = -10.0
_HEAD = -4.0
_ONE_CODE = 1.5
_OTHER_CODE = -2.0
_RENAMED = 6.0
_CODE_EQUAL = 13.9
_CODE_APART = -8.0


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """Logarithms of odds of m pairs. Shape: (m,) each.

    `owner` that the same firm is behind them, `same` all in all; `against` what tells the two apart, nothing or less.
    """

    owner: Nats
    same: Nats
    against: Nats

    def probability(self) -> Nats:
        """Return the probability that each pair is the same thing."""
        return _probability(self.same)

    def alike(self) -> Nats:
        """Return what the probability would be but for what tells the two apart."""
        return _probability(self.same - self.against)


def _probability(odds: Nats) -> Nats:
    return (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).astype(np.float32)


def prior(n: int) -> float:
    """Return the log odds that two records of n are the same before anything is compared."""
    return float(np.log(TWINS / max(n - 1, 1)))


def weigh(comparison: Comparison, n: int) -> Odds:
    """Return the log odds of each pair of a file of n records."""
    where, details = _where(comparison), _details(comparison)
    related = comparison.who >= Core.LETTERS
    owner = prior(n) + np.where(related, _who(comparison), 0) + np.maximum(where, 0)
    same_code = np.where(comparison.code == Shared.EQUAL, prior(n) + _CODE_EQUAL, -np.inf)
    same_whole = np.where(comparison.whole_says > 0, prior(n) + comparison.whole_says, -np.inf)
    owner = np.maximum(owner, np.maximum(same_code, np.where(comparison.project, -np.inf, same_whole)))
    thing = np.where(comparison.project, _project(comparison, owner), _firm(comparison, owner))
    thing = thing + details + np.minimum(where, 0)
    content = prior(n) + _content(comparison) + where + details
    owned = related | (same_code > -np.inf) | (~comparison.project & (same_whole > -np.inf))
    same = np.where(owned, np.maximum(thing, content), content)
    known = np.where(comparison.project, np.minimum(same + _RENAMED, _ONE_OF_MANY + details), _SURE_FIRM + details)
    same = np.where(comparison.renamed, np.maximum(same, known), same)
    against = np.minimum(_apart(comparison), 0)
    return Odds(owner.astype(np.float32), same.astype(np.float32), against.astype(np.float32))


def _who(comparison: Comparison) -> Nats:
    """Return what it says that the owners relate as they do."""
    both_have_words = (comparison.words == Shared.SOME) | (comparison.words == Shared.APART)
    longer = (comparison.who == Core.SHORT) & both_have_words
    return comparison.who_says * _BY_CORE + _by_level(comparison.who, _WHO) + np.where(longer, _LONGER_CORE, 0)


def _firm(comparison: Comparison, owner: npt.NDArray[np.floating]) -> Nats:
    """Return the log odds that two firms are one, given how sure it is that they bear one name."""
    words = _words(comparison, _FIRM) + _by_level(comparison.words, _FIRM_WORDS)
    formal = np.where(comparison.bare_formal, _BARE_FORMAL, 0) + np.where(
        comparison.formal, comparison.extra * _EXTRA_FORMAL, 0
    )
    named = np.where(comparison.same_name, _SAME_FIRM_NAME, 0)
    code = _by_level(comparison.code, {Shared.EQUAL: _CODE_EQUAL, Shared.APART: _CODE_APART})
    home = np.where(comparison.home == Near.APART, _HOME_APART, 0)
    return np.minimum(owner, _SURE_FIRM) + words + formal + named + code + home


def _project(comparison: Comparison, owner: npt.NDArray[np.floating]) -> Nats:
    """Return the log odds that two projects are one, given how sure it is that one firm is behind them."""
    bare = (comparison.words == Shared.UNSTATED) | (comparison.words == Shared.ONE_SIDED)
    phased = (comparison.phases == Shared.ONE_SIDED) | (comparison.phases == Shared.LATER)
    bare &= (comparison.who >= Core.NAMED) & ~comparison.same_name & ~phased
    named = np.where(bare, _BARE, 0) + np.where(comparison.same_name, _SAME_NAME, 0)
    inside = _by_level(comparison.inside, {Shared.ONE_SIDED: _INSIDE})
    code = _by_level(comparison.code, {Shared.APART: _OTHER_CODE})
    most = np.where(comparison.who >= Core.NAMED, _ONE_OF_MANY, _ONE_OF_LIKE)
    return np.minimum(owner, most) + _words(comparison, _THING) + named + inside + code


def _content(comparison: Comparison) -> Nats:
    """Return what two names say, whoever is behind them."""
    apart = np.where(comparison.who == Core.APART, _WHO_APART, 0) + np.where(comparison.rivals, _RIVALS, 0)
    apart = apart + _by_level(comparison.inside, {Shared.ONE_SIDED: _INSIDE})
    return _words(comparison, _CONTENT) + np.where(comparison.same_name, _SAME_NAME, 0) + apart


def _apart(comparison: Comparison) -> Nats:
    """Return what speaks against a pair."""
    money, who = _by_level(comparison.money, {Money.APART: _MONEY[Money.APART]}), comparison.who == Core.APART
    named = [_by_level(comparison.phases, _PHASES), _by_level(comparison.parts, _PARTS)]
    named.append(_by_level(comparison.branch, {Shared.ONE_SIDED: _BRANCH}))
    apart = np.where(comparison.where == Near.APART, _WHERE_APART, 0) + np.where(who, _WHO_APART, 0)
    return money + sum(np.minimum(one, 0) for one in named) + apart


def _bare(comparison: Comparison) -> Nats:
    """Return what it says that one of two names is nothing but the owner's."""
    bare = (comparison.words == Shared.UNSTATED) | (comparison.words == Shared.ONE_SIDED)
    bare &= comparison.who >= Core.NAMED
    return np.where(bare & ~comparison.same_name, _BARE, 0)


def _where(comparison: Comparison) -> Nats:
    agreed = (comparison.where == Near.EQUAL) | (comparison.where == Near.WITHIN)
    return np.where(agreed, comparison.where_says, np.where(comparison.where == Near.APART, _WHERE_APART, 0))


def _words(comparison: Comparison, cost: dict[str, float]) -> Nats:
    shared = np.minimum(comparison.shared * cost["shared"], cost["most"])
    extra = np.minimum(comparison.extra, _MOST_MISSING) * cost["extra"]
    return shared + np.minimum(comparison.missing, _MOST_MISSING) * cost["missing"] + extra


def _details(comparison: Comparison) -> Nats:
    """Return what amounts, quantities, phases, parts and codes say."""
    money = np.where(comparison.money == Money.EQUAL, comparison.money_says, 0)
    return (
        money
        + _by_level(comparison.money, _MONEY)
        + _by_level(comparison.figures, _FIGURES)
        + _by_level(comparison.phases, _PHASES)
        + _by_level(comparison.parts, _PARTS)
        + _by_level(comparison.branch, {Shared.ONE_SIDED: _BRANCH})
    )


def _by_level(levels: Levels, nats: Mapping[Any, float]) -> Nats:
    table = np.zeros(16, np.float32)
    for level, value in nats.items():
        table[level] = value
    return table[levels]
