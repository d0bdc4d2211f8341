"""What the ledger prints of a problem on a terminal: the sheet and cell, then the message."""

from yinfeng.kernel.problems import Problem


def told(problem: Problem) -> str:
    """Return a problem as a line: 附件.xlsx Sheet1!C7: message and advice."""
    where = problem.where
    return f"{where.file} {where.cell}: {problem.say()}" if where.cell else str(problem)
