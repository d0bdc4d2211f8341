"""The ledger's tables."""

from yinfeng.ledger.models.entries import RELATING, Batch, Entry, Source, Subject
from yinfeng.ledger.models.kinds import KINDS, Assignment, Event, Firm, KeyProject, Listed, Park, Project

__all__ = [
    "KINDS",
    "RELATING",
    "Assignment",
    "Batch",
    "Entry",
    "Event",
    "Firm",
    "KeyProject",
    "Listed",
    "Park",
    "Project",
    "Source",
    "Subject",
]
