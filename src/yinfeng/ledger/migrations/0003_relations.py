"""Which subjects name one is found by an index of the relations alone."""

from django.db import migrations, models
from django.db.models import Q

RELATIONS = ("same_as", "part_of", "overlaps_with", "different_from", "uncertain_with")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]
    operations = [
        migrations.AddIndex(
            "entry",
            models.Index(
                condition=Q(*(("word", word) for word in RELATIONS), _connector="OR"),
                fields=["campaign", "text"],
                name="entry_by_relation",
            ),
        )
    ]
