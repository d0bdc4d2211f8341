"""The registry through which later rooms show panels on earlier rooms' pages."""

import pytest

from yinfeng.kernel import panels as registry
from yinfeng.kernel.panels import Panel, panels, register


@pytest.fixture(autouse=True)
def empty(monkeypatch):
    monkeypatch.setattr(registry, "_providers", registry.defaultdict(list))


def test_a_place_that_nobody_entered_has_no_panels():
    assert panels("plan:clause", anything=1) == {}


def test_panels_are_given_by_what_they_are_about_and_each_provider_is_asked_once():
    asked = []

    def states(**about):
        asked.append(about)
        return [Panel("a.html", "goal"), Panel("a.html", "fairs")]

    register("plan:clause", states)
    register("plan:clause", lambda **_: [Panel("b.html", "goal"), Panel("c.html")])
    found = panels("plan:clause", plan="p")
    assert {about: [panel.template for panel in some] for about, some in found.items()} == {
        "goal": ["a.html", "b.html"], "fairs": ["a.html"], "": ["c.html"],
    }  # fmt: skip
    assert asked == [{"plan": "p"}]


def test_entering_twice_changes_nothing():
    def one(**_):
        return [Panel("a.html")]

    register("plan:unit", one)
    register("plan:unit", one)
    assert len(panels("plan:unit")[""]) == 1
