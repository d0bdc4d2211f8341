"""`python -m tests.identity.strangers [NAME…]`: what the engine makes of the sets by hand, and what went wrong."""

import sys

from tests.identity.strangers.resolving import found_in
from tests.identity.strangers.scoring import Case, Score, cases, score


def printed(case: Case, one: Score) -> None:
    named = {row["id"]: row["name"] for row in case.rows}
    print(
        f"{one.name}: precision {one.precision:.3f} recall {one.recall:.3f} F1 {one.f1:.3f}; of {len(case.lookalikes)} "
        f"look-alikes {len(one.lookalikes_called_same)} called the same, {one.lookalikes_told} told right"
    )
    for what, pairs in (("missed", one.missed), ("wrong", one.wrong)):
        for left, right in pairs:
            word = case.lookalikes.get((left, right), "")
            print(f"  {what} {word} {left} {named[left]} | {right} {named[right]}")


if __name__ == "__main__":
    for case in cases():
        if not sys.argv[1:] or case.name in sys.argv[1:]:
            printed(case, score(case, found_in(case)))
