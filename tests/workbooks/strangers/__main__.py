"""`python -m tests.workbooks.strangers [WORD…]`: what the importer reads of the strangers, and what went wrong."""

import sys

from tests.workbooks.printing import print_scores
from tests.workbooks.reading import read_case
from tests.workbooks.scoring import score
from tests.workbooks.strangers import STRANGERS

if __name__ == "__main__":
    words = sys.argv[1:]
    chosen = [one for file, one in sorted(STRANGERS.items()) if not words or any(word in file for word in words)]
    print_scores([score(one.expected, read_case(one.file, one.content)) for one in chosen])
