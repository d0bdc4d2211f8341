import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("plan", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintedFigure",
            fields=[
                ("code", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("measure", models.CharField(max_length=64)),
                ("question", models.JSONField()),
                ("plan_digest", models.CharField(max_length=64)),
                ("as_of", models.DateField()),
                ("known_at", models.DateTimeField()),
                ("position", models.BigIntegerField()),
                ("value", models.JSONField()),
                ("printed_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="printed_figures", to="plan.campaign"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublishedFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64)),
                ("label", models.CharField(max_length=200)),
                ("printed", models.CharField(max_length=100)),
                ("low", models.BigIntegerField(null=True)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("bound", models.CharField(max_length=16)),
                ("scope_printed", models.CharField(blank=True, max_length=200)),
                ("scope_read", models.CharField(blank=True, max_length=64)),
                ("window", models.CharField(blank=True, max_length=32)),
                ("clause", models.CharField(blank=True, max_length=64)),
                ("source_title", models.CharField(max_length=300)),
                ("source_url", models.URLField(blank=True, max_length=500)),
                ("source_day", models.CharField(blank=True, max_length=32)),
                ("target", models.CharField(blank=True, max_length=64)),
                ("missing", models.CharField(blank=True, max_length=200)),
                ("asked", models.JSONField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_figures",
                        to="plan.campaign",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "key"), name="one_published_figure_per_key")
                ],
            },
        ),
    ]
