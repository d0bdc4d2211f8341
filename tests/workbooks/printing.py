"""The table of what the reports got right, and below it what went wrong, file by file."""

from tests.workbooks.scoring import Score, mean, sum_up

COLUMNS = ("score", "class", "miss", "false", "fields", "sums", "flags")


def print_scores(scores: list[Score]) -> None:
    """Print the faults of every file, then one line a file and one for all."""
    for one in scores:
        if one.faults:
            print(f"\n{one.file}")
            print(*(f"    {fault}" for fault in one.faults), sep="\n")
    width = max(len(one.file) for one in scores) + 2
    print(f"\n{'':{width}}" + "".join(f"{name:>8}" for name in COLUMNS))
    for one in sorted(scores, key=lambda score: score.overall):
        print(f"{one.file:{width}}{_line(one, one.overall)}")
    together = sum_up(scores)
    print(f"{'all files':{width}}{_line(together, mean(scores))}\n")
    for name, tally in together.fields.items():
        print(f"    {name:16}{tally.rate:7.3f}  ({tally.right:.0f} of {tally.all:.0f})")


def _line(one: Score, overall: float) -> str:
    fields = [tally for tally in one.fields.values() if tally.all]
    of = sum(tally.all for tally in fields)
    rate = sum(tally.right for tally in fields) / of if of else 1.0
    shares = f"{overall:8.3f}{one.classes.rate:8.3f}{one.missed:8}{one.false:8}"
    return f"{shares}{rate:8.3f}{one.sums.rate:8.3f}{one.problems.rate:8.3f}"
