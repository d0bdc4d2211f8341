"""How characters sound, to tell a wrong character of the same sound and to hold a Latin name against a Chinese one."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from yinfeng.identity.core.texts import Characters


class Sounds:
    """A syllable for each character."""

    def __init__(self, syllables: Mapping[str, str]) -> None:
        """Take each syllable with the characters that sound so."""
        self.syllables = list(syllables)
        self.of_character = np.zeros(1 << 16, np.uint16)
        for number, characters in enumerate(syllables.values(), 1):
            self.of_character[[ord(one) for one in characters]] = number

    def __call__(self, characters: Characters) -> npt.NDArray[np.uint16]:
        """Return the number of each character's syllable, from 1 on; 0 for what has none. Shape: as given."""
        return self.of_character[characters]
