"""The kinds of subject: each extends the subject row with the columns its lists filter on.

These rows repeat the fold of the entries (`core.projection`) and can be rebuilt from them at any time. Where sources
contradict each other a column of keys holds all of them, as |a|b|.
"""

from django.db import models
from django.db.models import F, Q

from yinfeng.ledger.models.entries import Subject
from yinfeng.plan.models import Campaign


class Listed(models.Model):
    """What every kind's row has."""

    subject = models.OneToOneField(Subject, models.CASCADE, primary_key=True, related_name="+")
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    name = models.CharField(max_length=500)
    search = models.TextField()
    units = models.CharField(max_length=500, blank=True)
    contested = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=64, blank=True)
    stage_standing = models.CharField(max_length=16, blank=True)
    stage_from = models.DateField(null=True)
    stage_to = models.DateField(null=True)
    known_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Project(Listed):
    """An investment project."""

    groups = models.CharField(max_length=500, blank=True)
    industry = models.CharField(max_length=200, blank=True)
    nature = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=64, blank=True)
    investor = models.CharField(max_length=500, blank=True)
    amount_low = models.BigIntegerField(null=True)
    amount_high = models.BigIntegerField(null=True)
    amount_currency = models.CharField(max_length=8, blank=True)
    amount_raw = models.CharField(max_length=100, blank=True)
    n_uncertain = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["campaign", "stage"], name="project_by_stage")]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_low__isnull=True) | Q(amount_low__lte=F("amount_high")),
                name="project_amount_in_order",
            )
        ]


class KeyProject(Listed):
    """A key project: an annual plan of investment, completed month by month."""

    groups = models.CharField(max_length=500, blank=True)
    amount_low = models.BigIntegerField(null=True)
    planned_low = models.BigIntegerField(null=True)
    completed_low = models.BigIntegerField(null=True)


class Firm(Listed):
    """A firm: its industry and product, whether above designated size, on which lists it stands."""

    industry = models.CharField(max_length=200, blank=True)
    product = models.CharField(max_length=500, blank=True)
    above_scale = models.BooleanField(default=False)
    lists = models.CharField(max_length=500, blank=True)


class Park(Listed):
    """A park or other carrier: who runs it, how, how large, in which state."""

    model = models.CharField(max_length=64, blank=True)
    operator = models.CharField(max_length=200, blank=True)
    floor_area = models.BigIntegerField(null=True)
    status = models.CharField(max_length=200, blank=True)


class Event(Listed):
    """A signing, fair or other dated occasion, with the totals its report printed."""

    place = models.CharField(max_length=100, blank=True)
    n_projects = models.BigIntegerField(null=True)
    total_low = models.BigIntegerField(null=True)
    total_currency = models.CharField(max_length=8, blank=True)


class Assignment(Listed):
    """A clause as something owed; its key is the clause's."""


KINDS: dict[str, type[Listed]] = {
    "project": Project,
    "key-project": KeyProject,
    "firm": Firm,
    "park": Park,
    "event": Event,
    "assignment": Assignment,
}
