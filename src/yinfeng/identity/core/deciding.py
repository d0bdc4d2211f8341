"""From probabilities to verdicts: the same, part of the other, different, or for a person to say."""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.comparing import Comparison, Money, Shared
from yinfeng.identity.core.texts import Mask
from yinfeng.identity.core.weighing import THRESHOLD, Odds

LOOKS_ALIKE = 0.1
"""From this probability on, all that tells them apart left aside, a pair is a look-alike and gets a verdict."""
UNLIKELY = 0.2
"""Up to this probability a look-alike is said to be different."""


class Verdict(IntEnum):
    """What is said of a pair. Only SAME is ever proposed as one; the others are said so that nobody need look again."""

    SAME = 0
    PART_OF = 1
    DIFFERENT = 2
    UNSURE = 3

    @property
    def word(self) -> str:
        """The verdict as it stands in a table."""
        return self.name.lower()


def decide(comparison: Comparison, odds: Odds) -> tuple[npt.NDArray[np.int8], Mask]:
    """Return the verdict of each pair, and whether the pair is worth a line.

    Rules: the same from THRESHOLD on. Else a look-alike is part of the other where only one side names a phase or a
    part, or the phases of one are among those of the other; different where they name different ones or little speaks
    for them; and unsure between.
    """
    probability = odds.probability()
    alike = odds.alike()
    apart = (comparison.phases == Shared.APART) | (comparison.parts == Shared.APART) | (comparison.code == Shared.APART)
    part = _is_part(comparison) & (alike >= THRESHOLD) & ~apart
    verdict = np.where(apart | (probability <= UNLIKELY), Verdict.DIFFERENT, Verdict.UNSURE)
    verdict = np.where(part, Verdict.PART_OF, verdict)
    same = probability >= THRESHOLD
    return np.where(same, Verdict.SAME, verdict).astype(np.int8), same | (alike >= LOOKS_ALIKE)


def _is_part(comparison: Comparison) -> Mask:
    """Tell where one side names a phase, a part, a branch or an annex of what the other names as a whole."""
    phased = (comparison.phases == Shared.ONE_SIDED) | (comparison.phases == Shared.SOME)
    later = (comparison.phases == Shared.LATER) & (comparison.money == Money.APART)
    inside = (comparison.parks == Shared.ONE_SIDED) & (comparison.money == Money.APART) & (comparison.missing == 0)
    of_project = phased | later | inside | (comparison.parts == Shared.ONE_SIDED)
    return (comparison.project & of_project) | (comparison.branch == Shared.ONE_SIDED)
