"""Proposals are assigned at a meeting within the profile's days, on a sheet and from a list as suggestions are."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document

from lianxinqiao.matters import deadlines
from lianxinqiao.matters.models import AssigningMeeting
from lianxinqiao.people.models import BodyProfile, Session
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import TITLE, filed, submitted
from tests.cast import Cast


def test_a_meeting_assigns_proposals(council: Cast, enter: Enter) -> None:
    proposal = filed(council)
    client = enter("clerk")
    client.post("/assigning-meetings", {"name": "提案交办会", "held_on": "2026-02-05"})
    meeting = AssigningMeeting.objects.get()
    sheet = words(client.get("/suggestions/assign-sheet"))
    assert TITLE in sheet
    row = f"row-{proposal.pk}"
    filled = {f"{row}-lead": "教育局", f"{row}-assist": "", "meeting": meeting.pk, "do": "plan"}
    client.post("/suggestions/assign-sheet", filled)
    page = words(client.get(f"/assigning-meetings/{meeting.pk}"))
    assert "列入1件提案" in page and TITLE in page
    client.post(f"/assigning-meetings/{meeting.pk}/hold")
    assert Proposal.objects.get().stage == "assigned"


def test_its_list_is_handed_round(council: Cast, enter: Enter) -> None:
    proposal = filed(council)
    client = enter("clerk")
    client.post("/assigning-meetings", {"name": "提案交办会", "held_on": "2026-02-05"})
    meeting = AssigningMeeting.objects.get()
    client.post("/suggestions/assign", {"pk": proposal.pk, "lead": council.units["jiaoyu"].pk, "meeting": meeting.pk})
    sheet = ZipFile(io.BytesIO(client.get(f"/assigning-meetings/{meeting.pk}.xlsx").content))
    said = sheet.read("xl/sharedStrings.xml").decode()
    assert TITLE in said and proposal.number_text in said
    paper = Document(io.BytesIO(client.get(f"/assigning-meetings/{meeting.pk}.docx").content))
    assert paper.tables[0].rows[1].cells[2].text == TITLE


def test_the_days_of_the_profile_count_from_the_end_of_the_plenary(council: Cast) -> None:
    session = Session.objects.get(term__body=council.body, opens_on__year=2026)
    rules = BodyProfile.of(council.body, date(2026, 1, 20)).rules
    due = deadlines.assigning(session, rules)
    assert due and (due.date - session.closes_on).days >= 30
    assert submitted(council).office_due_on == due.date


@pytest.mark.parametrize(("held_on", "late"), [("2026-02-05", False), ("2026-09-05", True)])
def test_a_meeting_after_them_is_said_to_be_late(council: Cast, enter: Enter, held_on: str, late: bool) -> None:
    client = enter("clerk")
    page = words(client.post("/assigning-meetings", {"name": "交办会", "held_on": held_on}, follow=True))
    assert ("召开日期晚于" in page) is late
