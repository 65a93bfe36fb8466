"""What was signed stays what was signed, and what is past is called what it was."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.matters import documents, kept, papers
from lianxinqiao.matters.models import KeptPaper, Reply
from lianxinqiao.matters.stages import ReplyStage
from lianxinqiao.people.actions import registers
from tests import walks
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def rename(people: Cast, on: date | None) -> None:
    unit = people.posts["jiaoyu_clerk"].organization
    assert unit
    unit.name, unit.short_name, unit.document_prefix = "云河区教育和体育局", "教体局", "云教体"
    registers.correct(unit, renamed_on=on, by=people.administrator)


def delivered(people: Cast) -> Reply:
    return walks.a_suggestion(people, at=ReplyStage.DELIVERED).reply


def test_a_delivered_letter_stays_as_it_went_out(people: Cast, client: Client) -> None:
    reply = delivered(people)
    before, bytes_before = kept.letter(reply), kept.content(reply, "docx")
    rename(people, None)  # even a mere correction
    reply = Reply.objects.get(pk=reply.pk)
    assert kept.letter(reply) == before
    assert kept.letter(reply).issuer == "云河区教育局"
    assert kept.content(reply, "docx") == bytes_before
    assert kept.digest(kept.paper(reply).data) == kept.paper(reply).sha256
    assert not kept.paper(reply).made_later


def test_what_was_delivered_before_is_kept_later_and_says_so(people: Cast) -> None:
    reply = delivered(people)
    KeptPaper.objects.all().delete()
    kept.catch_up(at=timezone.now())
    paper = KeptPaper.objects.get(reply=reply)
    assert (paper.made_later, paper.docx is None, paper.pdf is None) == (True, False, False)


def test_papers_and_pages_of_the_past_keep_the_name_of_their_day(people: Cast, client: Client) -> None:
    reply = delivered(people)
    assert reply.delivered_on
    rename(people, reply.delivered_on + timedelta(1))
    reply = Reply.objects.get(pk=reply.pk)
    handling = reply.handling
    assert handling.organization.name == "云河区教育和体育局"
    assert (reply.unit.name, handling.unit.name) == ("云河区教育局", "云河区教育局")
    assert documents.letter(reply).issuer == "云河区教育局"
    assert "云河区教育局" in str(papers.notice(handling))
    client.force_login(people.clerk.user)
    page = client.get(handling.suggestion.get_absolute_url()).content.decode()
    assert "云河区教育局" in page
    assert "云河区教育和体育局" not in page


def test_the_name_of_a_day(people: Cast) -> None:
    unit = people.posts["jiaoyu_clerk"].organization
    assert unit
    unit.rename(date(2019, 3, 1), name="乙局", short_name="乙")
    unit.rename(date(2024, 5, 1), name="丙局", short_name="丙")
    days = [date(2019, 2, 28), date(2019, 3, 1), date(2024, 4, 30), date(2024, 5, 1)]
    assert [unit.on(day).name for day in days] == ["云河区教育局", "乙局", "乙局", "丙局"]
    assert unit.on(None).name == "丙局"
    assert unit.formerly == [("乙局", date(2024, 4, 30)), ("云河区教育局", date(2019, 2, 28))]
