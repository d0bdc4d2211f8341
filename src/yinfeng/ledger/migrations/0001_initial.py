import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("plan", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Batch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("by", models.CharField(max_length=100)),
                ("by_unit", models.CharField(blank=True, max_length=64)),
                ("at", models.DateTimeField()),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("n_entries", models.PositiveIntegerField(default=0)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="plan.campaign"
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="ledger.batch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=32)),
                ("key", models.CharField(max_length=64)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="plan.campaign"
                    ),
                ),
                ("batch", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="ledger.batch")),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("publication", "公开报道"),
                            ("return", "报表"),
                            ("paper", "佐证材料"),
                            ("statement", "本机填报"),
                        ],
                        max_length=16,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(blank=True, max_length=500)),
                ("published", models.CharField(blank=True, max_length=32)),
                ("publisher_class", models.CharField(blank=True, max_length=16)),
                ("confidence", models.CharField(blank=True, max_length=16)),
                ("paper", models.CharField(blank=True, max_length=64)),
                ("number", models.CharField(blank=True, max_length=100)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="plan.campaign"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=64)),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("reported", "reported"),
                            ("claimed", "claimed"),
                            ("verified", "verified"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=16,
                    ),
                ),
                ("from_day", models.DateField(null=True)),
                ("to_day", models.DateField(null=True)),
                ("low", models.BigIntegerField(null=True)),
                ("high", models.BigIntegerField(null=True)),
                ("unit", models.CharField(blank=True, max_length=16)),
                ("qualifier", models.CharField(blank=True, max_length=16)),
                ("text", models.CharField(blank=True, max_length=500)),
                ("raw", models.CharField(blank=True, max_length=500)),
                ("known_at", models.DateTimeField()),
                ("known_by", models.CharField(default="recorded", max_length=16)),
                ("recorded_at", models.DateTimeField()),
                ("by", models.CharField(max_length=100)),
                ("by_unit", models.CharField(blank=True, max_length=64)),
                ("spot", models.CharField(blank=True, max_length=100)),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="ledger.batch",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="plan.campaign"
                    ),
                ),
                (
                    "concerns",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="about", to="ledger.entry"
                    ),
                ),
                (
                    "subject",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="ledger.subject"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="ledger.source",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=100)),
                ("n_projects", models.BigIntegerField(null=True)),
                ("total_low", models.BigIntegerField(null=True)),
                ("total_currency", models.CharField(blank=True, max_length=8)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Firm",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                ("industry", models.CharField(blank=True, max_length=200)),
                ("product", models.CharField(blank=True, max_length=500)),
                ("above_scale", models.BooleanField(default=False)),
                ("lists", models.CharField(blank=True, max_length=500)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyProject",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                ("groups", models.CharField(blank=True, max_length=500)),
                ("amount_low", models.BigIntegerField(null=True)),
                ("planned_low", models.BigIntegerField(null=True)),
                ("completed_low", models.BigIntegerField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Park",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                ("model", models.CharField(blank=True, max_length=64)),
                ("operator", models.CharField(blank=True, max_length=200)),
                ("floor_area", models.BigIntegerField(null=True)),
                ("status", models.CharField(blank=True, max_length=200)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "subject",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="ledger.subject",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=500)),
                ("search", models.TextField()),
                ("units", models.CharField(blank=True, max_length=500)),
                ("contested", models.CharField(blank=True, max_length=500)),
                ("stage", models.CharField(blank=True, max_length=64)),
                ("stage_standing", models.CharField(blank=True, max_length=16)),
                ("stage_from", models.DateField(null=True)),
                ("stage_to", models.DateField(null=True)),
                ("known_at", models.DateTimeField()),
                ("groups", models.CharField(blank=True, max_length=500)),
                ("industry", models.CharField(blank=True, max_length=200)),
                ("nature", models.CharField(blank=True, max_length=64)),
                ("origin", models.CharField(blank=True, max_length=64)),
                ("investor", models.CharField(blank=True, max_length=500)),
                ("amount_low", models.BigIntegerField(null=True)),
                ("amount_high", models.BigIntegerField(null=True)),
                ("amount_currency", models.CharField(blank=True, max_length=8)),
                ("amount_raw", models.CharField(blank=True, max_length=100)),
                ("n_uncertain", models.PositiveIntegerField(default=0)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.campaign"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="subject",
            constraint=models.UniqueConstraint(fields=("campaign", "kind", "key"), name="one_subject_per_key"),
        ),
        migrations.AddIndex(
            model_name="batch",
            index=models.Index(fields=["campaign", "file_sha256"], name="batch_by_file"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["campaign", "known_at"], name="entry_by_instant"),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_day__isnull", True), ("to_day__isnull", False), _connector="OR"),
                name="a_first_day_needs_a_last",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_day__isnull", True), ("from_day__lte", models.F("to_day")), _connector="OR"),
                name="entry_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(("low__isnull", True), ("low__lte", models.F("high")), _connector="OR"),
                name="entry_range_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("standing__in", ["reported", "claimed"]), ("concerns__isnull", False), _connector="OR"
                ),
                name="a_ruling_or_withdrawal_concerns_an_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("known_by", ""), _negated=True), ("known_by__in", ["recorded", "published", "loaded"])
                ),
                name="known_by_a_rule",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["campaign", "stage"], name="project_by_stage"),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount_low__isnull", True), ("amount_low__lte", models.F("amount_high")), _connector="OR"
                ),
                name="project_amount_in_order",
            ),
        ),
    ]
