"""The slow and obvious answers: one subject at a time, plain Python, straight from folded states.

Nothing here is shared with the engine: three values are computed fact by fact as the design's words say.
"""

from yinfeng.figures.core.asking import Ask
from yinfeng.kernel.days import Interval
from yinfeng.ledger.core.fold import State

ORDER = ("verified", "claimed", "reported")
SPANS = {"started_or_completed": ("started", "completed")}


def degree_of_fact(interval: Interval | None, window: Interval) -> int:
    if interval is None:
        return 1
    return 2 if interval.inside(window) else 1 if interval.overlaps(window) else 0


def reached(state: State, word: str, window: Interval, standings) -> int:
    for standing in ORDER:
        if standing not in standings:
            continue
        facts = [f for f in state.of(word) if f.standing == standing]
        if facts:
            said = [degree_of_fact(f.entry.interval, window) for f in facts]
            return 2 if min(said) == 2 else 1 if max(said) > 0 else 0
        for wide, words in SPANS.items():
            facts = [f for f in state.of(wide) if f.standing == standing and word in words]
            if facts:
                return min(1, max(degree_of_fact(f.entry.interval, window) for f in facts))
    return 0


def condition(state: State, conditions, word: str, window: Interval, standings) -> int:
    rule = conditions.get(word)
    if rule is None:
        return reached(state, word, window, standings)
    by_then = Interval(None, window.to_day)
    parts = [reached(state, w, window if n == 0 else by_then, standings) for n, w in enumerate(rule.all_of)]
    if rule.any_of:
        parts.append(max(reached(state, w, by_then, standings) for w in rule.any_of))
    return min(parts)


def amount(state: State, word: str, standings) -> tuple[int, int, str] | None:
    for standing in ORDER:
        facts = [f.entry for f in state.of(word) if f.standing == standing and f.entry.low is not None]
        if standing in standings and facts:
            units = {e.unit for e in facts}
            if len(units) > 1:
                return None
            return min(e.low for e in facts), max(e.high for e in facts), units.pop()
    return None


def label_degree(state: State, axis: str, label: str) -> int:
    values = {f.entry.text for f in state.best(axis)}
    if label not in values:
        return 0
    return 2 if len(values) == 1 or axis == "event" else 1


def degree(key: str, state: State, ask: Ask, conditions) -> int:
    word = ask.word or ask.cohort or ask.to_word
    parts = [condition(state, conditions, word, ask.window, ask.standings)]
    parts += [label_degree(state, axis, label) for axis, label in ask.where]
    if ask.unless:
        by_then = Interval(None, ask.until)
        weakest_first = ("reported", "claimed", "verified")
        counted = min(weakest_first.index(standing) for standing in ask.standings)
        barring = weakest_first[counted:]
        parts.append(2 - max(condition(state, conditions, w, by_then, barring) for w in ask.unless))
    if ask.at_least is not None:
        known = amount(state, "agreed_amount", ask.standings)
        if known is None or known[2] != ask.at_least.unit:
            parts.append(1)
        else:
            parts.append(2 if known[0] >= ask.at_least.low else 1 if known[1] >= ask.at_least.low else 0)
    if ask.keys:
        parts.append(2 if key in ask.keys else 0)
    return min(parts)


def count(states: dict[str, State], ask: Ask, conditions) -> tuple[int, int]:
    found = [degree(key, state, ask, conditions) for key, state in states.items()]
    return found.count(2), found.count(1)


def total(states: dict[str, State], ask: Ask, conditions, currency: str = "CNY") -> dict[str, int]:
    sums = {
        "sure_low": 0,
        "sure_high": 0,
        "possible_low": 0,
        "possible_high": 0,
        "sure_unknown": 0,
        "possible_unknown": 0,
    }
    for key, state in states.items():
        found = degree(key, state, ask, conditions)
        if not found:
            continue
        name = "sure" if found == 2 else "possible"
        known = amount(state, ask.value, ask.standings)
        if known is None:
            sums[f"{name}_unknown"] += 1
        elif known[2] == currency:
            sums[f"{name}_low"] += known[0]
            sums[f"{name}_high"] += known[1]
    return sums


def rate(states: dict[str, State], ask: Ask, conditions) -> tuple[float | None, float | None]:
    """Try every reading of what is only possible (few subjects!) and take the smallest and largest rate."""
    sure, loose = [], []
    for key, state in states.items():
        cohort = degree(key, state, ask, conditions)
        outcome = condition(state, conditions, ask.reached, Interval(None, ask.until), ask.standings)
        outcomes = {0: [0], 1: [0, 1], 2: [1]}[outcome]
        if cohort == 2:
            sure.append([(o, 1) for o in outcomes])
        elif cohort == 1:
            loose.append([(0, 0), *((o, 1) for o in outcomes)])
    readings = {(0, 0)}
    for choices in (*sure, *loose):
        readings = {(n + a, d + b) for n, d in readings for a, b in choices}
    ratios = [n / d for n, d in readings if d]
    return (min(ratios), max(ratios)) if ratios else (None, None)
