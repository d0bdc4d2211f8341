"""Campaigns and the plan versions they ran under. A version is never changed: a printed figure names its digest."""

from django.db import models


class Campaign(models.Model):
    """One campaign; its plan's head is repeated here so that lists need no plan."""

    slug = models.SlugField(max_length=64, unique=True)
    title = models.CharField(max_length=200)
    invented = models.BooleanField()
    region_name = models.CharField(max_length=100)
    period_from = models.DateField()
    period_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_from__lte=models.F("period_to")), name="campaign_period_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.slug


class PlanVersion(models.Model):
    """The text of a plan as loaded, by digest, with its sentence tables (document key to CSV)."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="plan_versions")
    digest = models.CharField(max_length=64)
    text = models.TextField()
    sentence_tables = models.JSONField(default=dict)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "digest"], name="one_row_per_plan_digest")]

    def __str__(self) -> str:
        return f"{self.campaign} {self.digest[:12]}"
