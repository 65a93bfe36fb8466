"""Pictures and papers beside problems and deeds: who adds them, who reads them, what is left of a picture."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, evidencing, following, keeping, turning
from lianxinqiao.activities.models import Deed, Evidence, Host
from lianxinqiao.activities.stages import Kept
from lianxinqiao.activities.tests.scene import BEGINS, PLANNED, called, seat_of, signed_in
from lianxinqiao.activities.tests.test_ledgers import DAY, a_problem
from lianxinqiao.files.models import Attachment
from tests.cast import Cast
from tests.scenes import remembered
from tests.walks import PNG


def a_photo(name: str = "楼道.jpg") -> Any:
    """With the place where it was taken in its EXIF."""
    found, exif = BytesIO(), Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "云河牌手机"
    Image.new("RGB", (32, 24), "white").save(found, "JPEG", exif=exif)
    return ContentFile(found.getvalue(), name=name)


@remembered
def a_deed(people: Cast, part: str = "clerk", **values: Any) -> Deed:
    values = {"on": DAY, "what": "修好三号楼的路灯", **values}
    return keeping.enter(Deed, body=people.body, values=values, by=people.posts[part], at=PLANNED)


def test_a_unit_shows_before_and_after_and_its_picture_says_nothing_else(people: Cast, client: Client) -> None:
    problem = a_problem(people)
    row = evidencing.attach(problem, file=a_photo(), when="before", by=people.jiaotong_clerk, at=PLANNED)
    following.solve(problem, outcome="已经换好。", picture=a_photo(), by=people.jiaotong_clerk, at=PLANNED)
    assert [each.when for each in problem.evidence.all()] == ["before", "after"]
    client.force_login(people.jiaotong_clerk.user)
    page = client.get(problem.get_absolute_url()).content.decode()
    assert "之前的情况" in page
    assert f"{reverse('activity-evidence', args=[row.pk])}?show=thumb" in page
    kept = b"".join(client.get(reverse("activity-evidence", args=[row.pk])).streaming_content)  # type: ignore[attr-defined]
    assert not Image.open(BytesIO(kept)).getexif()


def test_whose_problem_it_is_not_neither_adds_nor_reads(people: Cast, client: Client) -> None:
    row = evidencing.attach(a_problem(people), file=a_photo(), by=people.clerk, at=PLANNED)
    for part, status in (("clerk", 200), ("deputy", 200), ("jiaotong_head", 200), ("jiaoyu_clerk", 404)):
        client.force_login(people.posts[part].user)
        assert client.get(reverse("activity-evidence", args=[row.pk])).status_code == status, part
    client.logout()
    assert client.get(reverse("activity-evidence", args=[row.pk])).status_code == 302
    with pytest.raises(Refused):
        evidencing.attach(row.problem, file=a_photo(), by=people.jiaoyu_clerk, at=PLANNED)


def test_a_finding_takes_its_picture_along(people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    photo = ContentFile(PNG, name="水泵.png")
    finding = answering.note(activity, text="水泵锈死。", picture=photo, by=people.deputy, at=BEGINS)
    told: dict[str, Any] = {"organization": people.units["jiaotong"], "due_on": BEGINS.date()}
    host = Host.objects.create(district=people.district, kind="building", name="三号楼")
    problem = turning.list_problem(finding, host=host, **told, by=people.clerk, at=BEGINS)
    shown = problem.evidence.get()
    assert shown.file == finding.picture
    evidencing.detach(problem, evidence=shown, reason="看不清。", by=people.clerk, at=BEGINS)
    assert Attachment.objects.filter(pk=finding.picture_id).exists()


def test_a_deputy_enters_a_deed_of_their_own_and_shows_it(people: Cast) -> None:
    deed = a_deed(people, "deputy")
    assert (deed.mandate, deed.stage) == (seat_of(people, "deputy"), Kept.ENTERED)
    row = evidencing.attach(deed, file=a_photo(), when="after", by=people.deputy, at=PLANNED)
    with pytest.raises(Refused):
        evidencing.attach(deed, file=a_photo(), by=people.cosigner, at=PLANNED)
    with pytest.raises(Refused):
        keeping.confirm(deed, by=people.deputy, at=PLANNED)
    with pytest.raises(Refused, match="本人"):
        a_deed(people, "deputy", mandate=seat_of(people, "cosigner"))
    keeping.confirm(deed, by=people.clerk, at=PLANNED)
    file = row.file
    evidencing.detach(deed, evidence=row, reason="传错了。", by=people.clerk, at=PLANNED)
    assert not Attachment.objects.filter(pk=file.pk).exists()


@pytest.mark.parametrize(("ledger", "there"), [("deeds", True), ("donations", True), ("teams", False)])
def test_the_way_to_enter_stands_where_it_leads_on(people: Cast, client: Client, ledger: str, there: bool) -> None:
    address = reverse("line-new", args=[ledger[:-1]])
    client.force_login(people.deputy.user)
    assert (f'href="{address}"' in client.get(reverse(ledger)).content.decode()) is there
    client.force_login(people.clerk.user)
    assert f'href="{address}"' in client.get(reverse(ledger)).content.decode()


def test_what_may_not_come_in_is_refused_and_nothing_is_kept(people: Cast) -> None:
    deed = a_deed(people)
    with pytest.raises(Refused):
        evidencing.attach(deed, file=ContentFile(b"MZ", name="证明.exe"), by=people.clerk, at=PLANNED)
    other = a_deed(people, what="清理楼道杂物")
    row = evidencing.attach(other, file=a_photo(), by=people.clerk, at=PLANNED)
    with pytest.raises(Refused, match="不在这里"):
        evidencing.detach(deed, evidence=row, reason="传错了。", by=people.clerk, at=PLANNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=row.pk).update(deed=None)
