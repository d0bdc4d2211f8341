"""Who is looking: passed explicitly to every selector."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person at a screen or a program at the interface, and the unit key they act for."""

    name: str
    unit: str = ""
