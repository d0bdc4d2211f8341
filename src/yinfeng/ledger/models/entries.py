"""The ledger's tables: subjects, the append-only entries about them, where each came from, and batches.

The database itself refuses to change or remove an entry (triggers in the first migration).
"""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from yinfeng.ledger.core.entries import Standing
from yinfeng.ledger.core.words import RELATIONS
from yinfeng.plan.models import Campaign

RELATING = reduce(or_, (Q(word=word) for word in RELATIONS))
"""Entries whose text is the key of another subject. The index is used where a query asks in the same form."""


class Batch(models.Model):
    """Entries that were stored together and can be undone together."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="batches")
    title = models.CharField(max_length=200)
    by = models.CharField(max_length=100)
    by_unit = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    n_entries = models.PositiveIntegerField(default=0)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [models.Index(fields=["campaign", "file_sha256"], name="batch_by_file")]

    def __str__(self) -> str:
        return self.title


class Source(models.Model):
    """Where entries come from: a publication, an office's return, a paper, or a statement made here."""

    KINDS = [("publication", "公开报道"), ("return", "报表"), ("paper", "佐证材料"), ("statement", "本机填报")]

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="sources")
    kind = models.CharField(max_length=16, choices=KINDS)
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    published = models.CharField(max_length=32, blank=True)
    publisher_class = models.CharField(max_length=16, blank=True)
    confidence = models.CharField(max_length=16, blank=True)
    paper = models.CharField(max_length=64, blank=True)
    number = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.title


class Subject(models.Model):
    """Anything that is followed; what is known of it is in its entries, and repeated for lists in its kind's table."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="subjects")
    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "kind", "key"], name="one_subject_per_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Entry(models.Model):
    """One line of the ledger; see `core.entries` for what each column means. Never changed, never removed."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="entries")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="entries")
    word = models.CharField(max_length=64)
    standing = models.CharField(max_length=16, choices=[(value.value, value.value) for value in Standing])
    concerns = models.ForeignKey("self", models.PROTECT, null=True, related_name="about")
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=16, blank=True)
    qualifier = models.CharField(max_length=16, blank=True)
    text = models.CharField(max_length=500, blank=True)
    raw = models.CharField(max_length=500, blank=True)
    known_at = models.DateTimeField()
    known_by = models.CharField(max_length=16, default="recorded")
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=100)
    by_unit = models.CharField(max_length=64, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="entries")
    spot = models.CharField(max_length=100, blank=True)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="entries")

    class Meta:
        indexes = [
            models.Index(fields=["campaign", "known_at"], name="entry_by_instant"),
            models.Index(fields=["campaign", "text"], condition=RELATING, name="entry_by_relation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_day__isnull=True) | Q(to_day__isnull=False), name="a_first_day_needs_a_last"
            ),
            models.CheckConstraint(
                condition=Q(from_day__isnull=True) | Q(from_day__lte=F("to_day")), name="entry_days_in_order"
            ),
            models.CheckConstraint(condition=Q(low__isnull=True) | Q(low__lte=F("high")), name="entry_range_in_order"),
            models.CheckConstraint(
                condition=Q(standing__in=["reported", "claimed"]) | Q(concerns__isnull=False),
                name="a_ruling_or_withdrawal_concerns_an_entry",
            ),
            models.CheckConstraint(
                condition=~Q(known_by="") & Q(known_by__in=["recorded", "published", "loaded"]), name="known_by_a_rule"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.word} {self.standing}"
