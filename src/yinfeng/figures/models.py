"""Figures that were printed, so that their code opens them for ever, and figures that others published."""

from django.db import models

from yinfeng.plan.models import Campaign


class PrintedFigure(models.Model):
    """A figure as it was shown: its question, its moment, and the value it had. Never changed."""

    code = models.CharField(max_length=16, primary_key=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="printed_figures")
    measure = models.CharField(max_length=64)
    question = models.JSONField()
    plan_digest = models.CharField(max_length=64)
    as_of = models.DateField()
    known_at = models.DateTimeField()
    position = models.BigIntegerField()
    value = models.JSONField()
    printed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.code


class PublishedFigure(models.Model):
    """A figure that someone published: an assertion, with its place, window, scope as printed and scope as read."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="published_figures")
    key = models.CharField(max_length=64)
    label = models.CharField(max_length=200)
    printed = models.CharField(max_length=100)
    low = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=16, blank=True)
    bound = models.CharField(max_length=16)
    scope_printed = models.CharField(max_length=200, blank=True)
    scope_read = models.CharField(max_length=64, blank=True)
    window = models.CharField(max_length=32, blank=True)
    clause = models.CharField(max_length=64, blank=True)
    source_title = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    source_day = models.CharField(max_length=32, blank=True)
    target = models.CharField(max_length=64, blank=True)
    missing = models.CharField(max_length=200, blank=True)
    asked = models.JSONField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="one_published_figure_per_key")]

    def __str__(self) -> str:
        return f"{self.label} {self.printed}"
