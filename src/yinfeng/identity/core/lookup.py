"""Many keys looked up at once among many others: keys are scattered, so their first bits say where to look."""

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.texts import Keys

_SPARE_BITS = 2


class Lookup:
    """Distinct keys in order, each known by its place."""

    def __init__(self, ordered: Keys) -> None:
        """Take the keys, distinct and in order."""
        bits = len(ordered).bit_length() + _SPARE_BITS
        self._shift = np.uint64(64 - bits)
        self._keys = ordered
        slots = self._slots(ordered)
        sizes = np.bincount(slots, minlength=1 << bits)
        self._first = (np.cumsum(sizes) - sizes).astype(np.int32)
        self._deepest = int(sizes.max(initial=0))

    def find(self, keys: Keys) -> npt.NDArray[np.int32]:
        """Return the place of each key, -1 where it is not among them."""
        found = np.full(len(keys), -1, np.int32)
        at = self._first[self._slots(keys)]
        last = np.int32(len(self._keys) - 1)
        for step in range(self._deepest):
            here = np.minimum(at + np.int32(step), last)
            hit = self._keys[here] == keys
            found[hit] = here[hit]
        return found

    def _slots(self, keys: Keys) -> npt.NDArray[np.int64]:
        return (keys >> self._shift).astype(np.int64)
