"""What the database holds true of every matter, and by what it finds them."""

from django.db import models
from django.db.models import Q

CONSTRAINTS = [
    models.UniqueConstraint(
        fields=["body", "session", "between_sessions", "number"],
        condition=Q(number__isnull=False),
        name="suggestion_number_is_used_once",
    ),
    models.CheckConstraint(
        condition=Q(number=None, number_text="") | (Q(number__isnull=False) & ~Q(number_text="")),
        name="suggestion_number_has_its_text",
    ),
    models.CheckConstraint(
        condition=Q(registered_at=None, registered_by=None)
        | Q(registered_at__isnull=False, registered_by__isnull=False),
        name="suggestion_registered_who_and_when",
    ),
    models.CheckConstraint(
        condition=Q(
            stage__in=["registered", "assigned", "handling", "answered", "mediation", "closed", "recorded"],
            number__isnull=False,
        )
        | ~Q(stage__in=["registered", "assigned", "handling", "answered", "mediation", "closed", "recorded"]),
        name="suggestion_registered_has_a_number",
    ),
    models.CheckConstraint(
        condition=Q(first_assigned_on=None, last_assigned_on=None)
        | Q(first_assigned_on__isnull=False, last_assigned_on__gte=models.F("first_assigned_on")),
        name="suggestion_assigned_first_then_last",
    ),
    models.CheckConstraint(
        condition=Q(stage="closed", closed_at__isnull=False) | (~Q(stage="closed") & Q(closed_at=None)),
        name="suggestion_closed_has_its_moment",
    ),
    models.CheckConstraint(
        condition=Q(published_at=None) | Q(openness__in=["full", "summary"]),
        name="suggestion_published_is_open",
    ),
    models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="suggestion_is_not_merged_into_itself"),
]
INDEXES = [
    models.Index(fields=["body", "-id"]),  # the newest of one body, also where the newest of all are another's
    models.Index(fields=["body", "-year", "-id"]),
    models.Index(fields=["body", "stage", "-id"]),
    models.Index(fields=["body", "field", "-id"]),
    models.Index(fields=["body", "year", "number"]),
    models.Index(fields=["body", "year", "stage"]),
    models.Index(fields=["lead", "-id"]),
    models.Index(
        fields=["body", "due_on", "id"],
        condition=Q(stage__in=["assigned", "handling"]),
        name="suggestion_clock",
    ),
    models.Index(
        fields=["body", "stage", "id"],
        condition=~Q(stage__in=["closed", "declined", "withdrawn", "recorded"]),
        name="suggestion_open",
    ),
    # The portal asks for one kind, across bodies; it counts from the index alone.
    models.Index(
        fields=["kind", "-published_at", "-id"],
        condition=Q(published_at__isnull=False),
        name="suggestion_published_anywhere",
    ),
    models.Index(
        fields=["body", "-published_at", "-id"],
        condition=Q(published_at__isnull=False),
        name="suggestion_published",
    ),
    models.Index(fields=["body", "-id"], condition=Q(is_key=True), name="suggestion_key"),
]
