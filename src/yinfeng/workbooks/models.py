"""The room's tables: files handed in, what a sender's headers mean, editions of lists and who vanished from them."""

from django.db import models

from yinfeng.ledger.models import Batch, Subject
from yinfeng.plan.models import Campaign


class Delivery(models.Model):
    """A file that somebody handed in for a unit: looked at as often as they like, stored once.

    `corrections` are those of this file alone, header → [header as written, meaning]. `order` is what was accepted
    (see `storing`); with one and without a batch or a refusal the file is being stored.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="deliveries")
    by = models.CharField(max_length=100)
    by_unit = models.CharField(max_length=64)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    corrections = models.JSONField(default=dict)
    order = models.JSONField(null=True)
    refused = models.CharField(max_length=300, blank=True)
    batch = models.OneToOneField(Batch, models.PROTECT, null=True, related_name="delivery")

    def __str__(self) -> str:
        return self.file_name


class ColumnMeaning(models.Model):
    """What a person decided that a header means in the files of one sender. The newest counts; an empty one takes the
    decision back."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="column_meanings")
    by_unit = models.CharField(max_length=64)
    header = models.CharField(max_length=200)
    written = models.CharField(max_length=200)
    meaning = models.CharField(max_length=32, blank=True)
    by = models.CharField(max_length=100)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "by_unit", "header"], name="meaning_by_sender")]

    def __str__(self) -> str:
        return f"{self.written} {self.meaning}"


class Edition(models.Model):
    """One edition of a list that a sender brings again and again, as stored with a batch: which list it is (its name
    and headers without what changes from month to month), its day, and the keys of the projects on it."""

    batch = models.OneToOneField(Batch, models.PROTECT, related_name="edition")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="editions")
    by_unit = models.CharField(max_length=64)
    reported_on = models.DateField(null=True)
    name = models.CharField(max_length=255)
    title = models.CharField(max_length=300, blank=True)
    headers = models.JSONField()
    keys = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["campaign", "by_unit"], name="edition_by_sender")]

    def __str__(self) -> str:
        return self.name


class Vanished(models.Model):
    """A project that an edition no longer lists: a question to its sender, open until somebody answers it.

    `answered_in` is the batch that holds what the answer says; where that batch is undone the question is open again.
    """

    ANSWERS = [("same", "照旧"), ("ended", "已终止"), ("mistaken", "报错"), ("renamed", "改名"), ("back", "又列入")]

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="vanished")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+")
    name = models.CharField(max_length=500)
    likely = models.CharField(max_length=64, blank=True)
    answer = models.CharField(max_length=16, blank=True, choices=ANSWERS)
    answered_in = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "subject"], name="asked_once_per_edition")]

    def __str__(self) -> str:
        return self.name
