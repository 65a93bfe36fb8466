"""Each vector of the domain that speaks of activities has its test: the numbers told here, the others where they are named."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Sum
from django.test import Client
from django.urls import reverse

from lianxinqiao.activities import queries
from lianxinqiao.activities.actions import answering, campaigning, joining, keeping, planning
from lianxinqiao.activities.models import Activity, Donation, Participation
from lianxinqiao.activities.stages import Seat
from lianxinqiao.activities.tests.scene import BEGINS, ENDS, PLANNED, called, seat_of
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body, Mandate, Person, Session, Term
from tests.cast import Cast

HELD = Path(settings.BASE_DIR) / "lianxinqiao" / "activities" / "tests" / "vectors.json"
VECTORS = {row["n"]: row["expect"] for row in json.loads(HELD.read_text("utf-8"))}
ROOM, FIGURED = "activities/tests/", "figures/tests/test_activity_vectors.py"
HERE = "figures/tests/test_vectors_of_activities.py"
# Which test holds each: one of the room, of the figures, of the calendar, or a story in a browser.
TRACED = {
    78: (f"{ROOM}test_beside.py", "test_a_picture_is_shown_once_somebody_has_looked_and_says_nothing_of_its_telephone"),
    81: (HERE, "test_81_person_times_are_who_came"),
    83: (HERE, "test_83_two_bodies_inspect_together_and_count_each_their_own"),
    85: (FIGURED, "test_it_counts_in_the_year_in_which_it_was_held"),
    86: (HERE, "test_86_due_on_leave_and_present_add_up"),
    87: (FIGURED, "test_hours_are_those_of_the_same_day"),
    88: (f"{ROOM}test_attending.py", "test_an_old_code_is_refused_and_the_office_marks_by_hand"),
    90: (f"{ROOM}test_attending.py", "test_the_second_scan_says_already_here"),
    92: (f"{ROOM}test_attending.py", "test_where_somebody_is_flags_and_never_refuses"),
    93: (f"{ROOM}test_attending.py", "test_who_comes_after_the_last_place_waits_and_moves_up_in_order"),
    95: (FIGURED, "test_whoever_waits_is_no_participant"),
    96: ("../tests/test_calendar.py", "test_what_is_gone_is_told_as_cancelled_for_a_while"),
    143: (FIGURED, "test_gifts_are_summed_where_they_arrived_and_have_a_value"),
    144: (HERE, "test_144_a_donor_who_does_not_agree_is_named_nowhere_and_counted"),
    169: (f"{ROOM}test_beside.py", "test_an_item_of_a_phone_is_taken_once_and_waits_for_whoever_signs_in"),
    170: (f"{ROOM}test_beside.py", "test_an_item_of_a_phone_is_taken_once_and_waits_for_whoever_signs_in"),
    171: ("../tests/stories/test_activities.py", "test_a_finding_is_noted_in_a_basement_and_sent_once"),
    193: (f"{ROOM}test_plans.py", "test_a_report_forwarded_on_the_last_of_march_is_answered_by_the_place_s_term"),
    194: (f"{ROOM}test_plans.py", "test_an_inspection_of_three_days_is_announced_ten_days_before"),
    196: (f"{ROOM}test_answering.py", "test_a_finding_becomes_the_finder_s_suggestion_without_typing"),
    197: (f"{ROOM}test_plans.py", "test_nobody_sponsors_what_deputies_do_in_office"),
    198: (FIGURED, "test_what_the_organiser_registered_is_disputed_looked_at_and_put_right"),
}


def test_every_vector_has_its_test() -> None:
    assert set(TRACED) == set(VECTORS)
    top = Path(settings.BASE_DIR) / "lianxinqiao"
    assert [name for file, name in TRACED.values() if f"def {name}(" not in (top / file).read_text("utf-8")] == []


def seats(people: Cast, many: int, term: Term | None = None) -> list[Mandate]:
    """So many more deputies."""
    term = term or people.session.term
    rows = [Person(district=people.district, name=f"代表{n}", name_key=f"代表{n}", pinyin=f"d{n}") for n in range(many)]
    persons = Person.objects.bulk_create(rows)
    return Mandate.objects.bulk_create(
        Mandate(term=term, person=person, card_number=f"{term.pk}-{n}", from_on=term.from_on)
        for n, person in enumerate(persons)
    )


def attended(activity: Activity, rows: list[Mandate], stage: str, *, came: bool) -> None:
    at = {"came_at": BEGINS, "way": "code"} if came else {}
    Participation.objects.bulk_create(Participation(activity=activity, mandate=row, stage=stage, **at) for row in rows)


def test_81_person_times_are_who_came(people: Cast) -> None:
    """Signed up 50: 41 came, 5 asked for leave, 4 did not come; 3 walked in."""
    activity, rows = called(people, kind="training", organiser="office"), seats(people, 53)
    attended(activity, rows[:41], Seat.SIGNED_UP, came=True)
    attended(activity, rows[41:44], Seat.INVITED, came=True)
    attended(activity, rows[44:49], Seat.ON_LEAVE, came=False)
    attended(activity, rows[49:], Seat.SIGNED_UP, came=False)
    answering.hold(activity, by=people.clerk, at=ENDS)
    here = activity.participations
    told = {
        "person_times": FIGURES["training.person_times"].value(people.body, Period.of_year(2026)),
        "leave": here.filter(stage=Seat.ON_LEAVE).count(),
        "absent": here.filter(came_at=None).exclude(stage=Seat.ON_LEAVE).count(),
    }
    assert told == VECTORS[81]


def test_86_due_on_leave_and_present_add_up(people: Cast, client: Client) -> None:
    """294 due, 16 on leave, 278 present: the page says what the rows say."""
    activity, rows = called(people, kind="training", organiser="office"), seats(people, 294)
    attended(activity, rows[:278], Seat.SIGNED_UP, came=True)
    attended(activity, rows[278:], Seat.ON_LEAVE, came=False)
    client.force_login(people.clerk.user)
    assert "到场278人，共294人" in client.get(activity.get_absolute_url()).content.decode()
    here = activity.participations
    there = here.filter(came_at__isnull=False).count(), here.filter(stage=Seat.ON_LEAVE).count()
    assert (sum(there) == here.count() == 294) is VECTORS[86]["adds_up"]


def test_83_two_bodies_inspect_together_and_count_each_their_own(people: Cast) -> None:
    """12 deputies and 9 members: each body counts its own; once they say that it was one, the district counts it once."""
    council = Body.objects.create(
        district=people.district, code="yunhe-cppcc", kind="cppcc", name="政协云河区委员会", short_name="区政协"
    )
    term = Term.objects.create(body=council, number=9, from_on=people.session.term.from_on)
    Session.objects.create(term=term, number=1, opens_on=people.session.opens_on, closes_on=people.session.closes_on)
    found: dict[str, Any] = {"sc_activities": 0, "cppcc_activities": 0, "person_times": {}}
    year = Period.of_year(2026)
    for name, body, many, organiser in (("sc", people.body, 12, "standing"), ("cppcc", council, 9, "committee")):
        span = {"starts_at": BEGINS, "ends_at": ENDS}
        values = {"kind": "topical", "title": "联合视察老旧小区", "organiser": organiser, **span}
        present = seats(people, many, term if name == "cppcc" else None)
        post = people.clerk if name == "sc" else people.clerk.__class__.objects.create(
            person=people.clerk.person, role="office_clerk", body=council, from_on=term.from_on
        )  # fmt: skip
        planning.record(body=body, values=values, present=present, by=post, at=ENDS + timedelta(days=1))
        found[f"{name}_activities"] = Activity.objects.filter(body=body).count()
        found["person_times"][name] = FIGURES["activities.person_times"].value(body, year)
    both, at = FIGURES["activities.joint"], ENDS + timedelta(days=2)
    first, second = Activity.objects.order_by("pk")
    occasion = joining.join(first, by=people.clerk, at=at)
    assert both.value(people.body, year) == 0
    assert list(queries.occasions(second)) == [occasion] and not queries.occasions(first)
    joining.join(second, occasion=occasion, by=post, at=at)
    found["both_together"] = {both.value(body, year) for body in (people.body, council)}.pop()
    assert found == VECTORS[83]
    joining.part(second, reason="不是同一次", by=post, at=at)
    assert both.value(people.body, year) == 0


@pytest.mark.parametrize("agrees", [False, True])
def test_144_a_donor_who_does_not_agree_is_named_nowhere_and_counted(
    people: Cast, client: Client, *, agrees: bool
) -> None:
    campaign = campaigning.begin(
        body=people.body, values={"name": "抗疫", "from_on": PLANNED.date()}, by=people.clerk, at=PLANNED
    )
    campaigning.show(campaign, by=people.clerk, at=PLANNED)
    donor = seat_of(people, "deputy")
    gift = {"on": PLANNED.date(), "donor": donor, "recipient": "云河区慈善总会", "kind": "money", "what": "防疫"}
    gift |= {"value": Decimal(5000), "arrived_on": PLANNED.date(), "campaign": campaign, "may_be_named": agrees}
    keeping.enter(Donation, body=people.body, values=gift, by=people.clerk, at=PLANNED)
    page = client.get(reverse("portal-campaign", args=[campaign.pk])).content.decode()
    assert (donor.person.spoken in page) is agrees
    assert "其他捐赠人" in page or agrees
    total = Donation.objects.aggregate(total=Sum("value"))["total"]
    assert (total == 5000) is VECTORS[144]["sum_unchanged"]
    assert FIGURES["donations.value"].value(people.body, Period.of_year(2026)) == 5000
