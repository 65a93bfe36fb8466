"""Reading groups: the weekly plan, who is behind and told early, notes that the owner looks at; what counts once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.learning import course_pages, telling
from lianxinqiao.learning.actions import grouping, reading, studying
from lianxinqiao.learning.models import Group
from lianxinqiao.learning.tests.scene import ENDS, NOTE, PLANNED, a_book, called, on
from lianxinqiao.notices.models import Notice
from tests.cast import Cast
from tests.scenes import remembered

FIRST, SECOND = date(2026, 3, 13), date(2026, 3, 20)


@remembered
def a_group(people: Cast) -> Group:
    group = grouping.form(
        people.body,
        name="第一读书小组",
        book=a_book(people),
        owner=people.head.person,
        persons=[people.clerk.person, people.deputy.person],
        by=people.clerk,
        at=PLANNED,
    )
    for until, chapter in ((FIRST, 3), (SECOND, 7)):
        grouping.plan_week(group, until=until, chapter=chapter, by=people.head, at=PLANNED)
    return group


def test_a_plan_reads_on(people: Cast) -> None:
    group = a_group(people)
    for until, chapter, words in (
        (date(2026, 3, 27), 7, "后一周要比前一周读得远"),
        (date(2026, 3, 6), 3, "前一周不能比后一周读得远"),
        (date(2026, 4, 3), 15, "一共14章"),
    ):
        with pytest.raises(Refused, match=words):
            grouping.plan_week(group, until=until, chapter=chapter, by=people.head, at=PLANNED)
    with pytest.raises(Refused, match="安排一周"):
        grouping.plan_week(group, until=date(2026, 4, 3), chapter=9, by=people.deputy, at=PLANNED)


def test_who_is_behind_is_told_early_and_once(people: Cast) -> None:
    group = a_group(people)
    row = reading.begin(people.body, book=group.book, by=people.deputy, at=PLANNED)
    reading.go_on(row, chapter=3, text="", by=people.deputy, at=PLANNED)
    assert telling.tell(at=on("2026-03-09")) == 0  # four days before
    assert telling.tell(at=on("2026-03-11")) == 2  # the owner and the clerk; the deputy has read it
    assert telling.tell(at=on("2026-03-12")) == 0
    told = set(Notice.objects.filter(kind="reminder").values_list("recipient", flat=True))
    assert told == {people.head.user.pk, people.clerk.user.pk}
    behind = {place.person.pk for place in course_pages.places(group, on("2026-03-16").date()) if place.is_behind}
    assert behind == {people.head.person_id, people.clerk.person_id}


def test_the_staff_are_told_of_the_year_in_the_first_days_of_a_month(people: Cast) -> None:
    row = reading.begin(people.body, book=a_book(people), by=people.clerk, at=PLANNED)
    reading.finish(row, note=NOTE, by=people.clerk, at=PLANNED)
    assert telling.tell(at=on("2026-07-15")) == 0
    assert telling.tell(at=on("2026-07-01")) == 2  # four should be read by now
    assert telling.tell(at=on("2026-07-02")) == 0


def test_notes_are_looked_at_before_the_others_read_them(people: Cast) -> None:
    group = a_group(people)
    row = grouping.talk(group, chapter=2, text="差序格局讲得真透。", by=people.deputy, at=PLANNED)
    pages = {}
    for part in ("clerk", "head", "deputy"):
        client = Client()
        client.force_login(people.posts[part].user)
        pages[part] = client
    other = Client()
    other.force_login(people.cosigner.user)
    assert "差序格局" in pages["head"].get(group.get_absolute_url()).content.decode()
    assert f"talk.show/{row.pk}" in pages["head"].get(group.get_absolute_url()).content.decode()
    assert f"talk.show/{row.pk}" not in pages["deputy"].get(group.get_absolute_url()).content.decode()
    assert "差序格局" in pages["deputy"].get(group.get_absolute_url()).content.decode()
    assert "差序格局" not in other.get(group.get_absolute_url()).content.decode()
    grouping.show(row, by=people.head, at=PLANNED)
    assert "差序格局" in other.get(group.get_absolute_url()).content.decode()
    grouping.hide(row, reason="写到了同事的家事。", by=people.head, at=PLANNED)
    assert "差序格局" not in other.get(group.get_absolute_url()).content.decode()
    with pytest.raises(Refused, match="写交流笔记"):
        grouping.talk(group, chapter=1, text="我不在组里。", by=people.cosigner, at=PLANNED)


def test_a_member_does_not_see_how_slow_the_others_are(people: Cast) -> None:
    group, client = a_group(people), Client()
    client.force_login(people.deputy.user)
    places = client.get(group.get_absolute_url()).context["standing"]
    assert [place.person for place in places] == [people.deputy.person]


def test_a_sharing_meeting_is_a_study_session(people: Cast) -> None:
    group, study = a_group(people), called(people, "head", "deputy")
    grouping.share(group, sharing=study, by=people.head, at=PLANNED)
    grouping.end(group, by=people.head, at=PLANNED)
    assert (group.sharing, group.stage) == (study, "ended")


def test_materials_and_what_one_learnt_in_a_year(people: Cast) -> None:
    study = called(people, "deputy", kind="centre")
    paper = SimpleUploadedFile("材料.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    row = studying.add_material(study, file=paper, by=people.clerk, at=PLANNED)
    studying.mark(study.attendees.get(), here=True, by=people.clerk, at=ENDS)
    studying.hold(study, by=people.clerk, at=ENDS)
    client = Client()
    client.force_login(people.deputy.user)
    assert client.get(reverse("study-material", args=[study.pk, row.pk])).status_code == 200
    page = client.get(reverse("my-learning") + "?year=2026").content.decode()
    assert "学习代表法" in page
    assert "理论学习中心组学习" in page
