"""Long work that can be left: asked for, done by the worker, told to who left, kept for a day for who asked."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import intakes, jobs, list_views
from lianxinqiao.acts.models import Job
from lianxinqiao.files.models import Intake
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.matters.views import imports
from lianxinqiao.notices.models import Notice
from lianxinqiao.paper import sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import Post
from lianxinqiao.stations.models import Station
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db
State = Job.State


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": place}


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A kind of work whose outcome a test chooses."""
    chosen: dict[str, Any] = {"do": lambda job, told: jobs.Result(said="好了。")}

    def work(job: Job, told: jobs.Told) -> jobs.Result:
        return chosen["do"](job, told)

    monkeypatch.setitem(jobs.KINDS, "test", work)
    return chosen


def asked(by: Post, **more: Any) -> Job:
    return jobs.ask("test", label="试一试", params={}, by=by, at=timezone.now(), **more)


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


def sheet_of(columns: list[str], *rows: list[Any]) -> SimpleUploadedFile:
    content = sheets.write(Table.of([Column(name) for name in columns], rows, "表"))
    return SimpleUploadedFile("表.xlsx", content, sheets.CONTENT_TYPE)


# ------------------------------------------------------------------ a job
def test_every_step_is_seen_while_it_is_done(people: Cast, kind: dict[str, Any]) -> None:
    seen: list[tuple[str, int]] = []

    def do(job: Job, told: jobs.Told) -> jobs.Result:
        told(3)
        seen.append(Job.objects.values_list("state", "done").get(pk=job.pk))
        return jobs.Result(content=b"x", file_name="x.txt", content_type="text/plain")

    kind["do"] = do
    job = asked(people.clerk, total=5)
    jobs.work(job.pk)
    job.refresh_from_db()
    assert seen == [("running", 3)]
    assert (job.state, job.done, job.file_name) == (State.READY, 5, "x.txt")


def test_the_same_asked_again_is_the_same_job(people: Cast, kind: dict[str, Any]) -> None:
    job = asked(people.clerk)
    assert asked(people.clerk) == job
    assert asked(people.head) != job
    jobs.work(job.pk)
    assert asked(people.clerk) != job


def test_one_whose_worker_was_stopped_is_asked_anew_and_never_begun_twice(people: Cast, kind: dict[str, Any]) -> None:
    job = asked(people.clerk)
    Job.objects.update(state=State.RUNNING, moved_at=timezone.now() - Job.SILENT - timedelta(minutes=1))
    kind["do"] = lambda job, told: pytest.fail("begun twice")
    jobs.work(job.pk)
    assert asked(people.clerk) != job
    assert "处理中断了" in signed_in(people.clerk).get(f"/jobs/{job.pk}").content.decode()


def test_a_refusal_is_read_in_its_own_words(people: Cast, kind: dict[str, Any]) -> None:
    def do(job: Job, told: jobs.Told) -> jobs.Result:
        raise Refused("第3行的编号已有。")

    kind["do"] = do
    job = asked(people.clerk, back="/desk")
    jobs.work(job.pk)
    page = signed_in(people.clerk).get(f"/jobs/{job.pk}").content.decode()
    assert "第3行的编号已有。" in page and 'href="/desk"' in page and "没有办成" in page


def test_what_breaks_is_said_to_be_broken(people: Cast, kind: dict[str, Any]) -> None:
    kind["do"] = lambda job, told: 1 / 0
    job = asked(people.clerk)
    jobs.work(job.pk)
    assert Job.objects.get(pk=job.pk).state == State.FAILED


def test_who_left_the_post_has_nothing_done_in_its_name(people: Cast, kind: dict[str, Any]) -> None:
    job = asked(people.clerk)
    Post.objects.filter(pk=people.clerk.pk).update(to_on=timezone.localdate() - timedelta(days=1))
    kind["do"] = lambda job, told: pytest.fail("done")
    jobs.work(job.pk)
    assert Job.objects.get(pk=job.pk).state == State.REFUSED


@pytest.mark.parametrize(("away", "told"), [(0, 0), (60, 1)])
def test_who_left_the_page_is_told_and_who_watches_is_not(
    people: Cast, kind: dict[str, Any], away: int, told: int
) -> None:
    job = asked(people.clerk)
    Job.objects.update(seen_at=timezone.now() - timedelta(seconds=away))
    jobs.work(job.pk)
    assert Notice.objects.filter(recipient=people.clerk.user, kind="job", url=f"/jobs/{job.pk}").count() == told


def test_the_page_asks_again_while_it_is_under_way_and_then_stops(people: Cast, kind: dict[str, Any]) -> None:
    job, client = asked(people.clerk, total=10), signed_in(people.clerk)
    assert 'hx-trigger="every 1s"' in client.get(f"/jobs/{job.pk}").content.decode()
    jobs.work(job.pk)
    page = client.get(f"/jobs/{job.pk}").content.decode()
    assert "hx-trigger" not in page and "好了。" in page
    assert "试一试" in client.get("/jobs").content.decode()


def test_it_is_for_who_asked_alone(people: Cast, kind: dict[str, Any]) -> None:
    kind["do"] = lambda job, told: jobs.Result(content=b"x", file_name="x.txt", content_type="text/plain")
    job = asked(people.clerk)
    jobs.work(job.pk)
    for address in (f"/jobs/{job.pk}", f"/jobs/{job.pk}/file"):
        assert signed_in(people.clerk).get(address).status_code == 200
        assert signed_in(people.head).get(address).status_code == 404
        assert Client().get(address).status_code == 302


def test_after_a_day_file_and_row_are_gone(people: Cast, kind: dict[str, Any]) -> None:
    kind["do"] = lambda job, told: jobs.Result(content=b"x", file_name="x.txt", content_type="text/plain")
    job = asked(people.clerk)
    jobs.work(job.pk)
    path = Job.objects.get(pk=job.pk).path
    assert jobs.forget(at=timezone.now()) == 0
    assert jobs.forget(at=timezone.now() + timedelta(days=1, minutes=1)) == 1
    assert not default_storage.exists(path)


# ------------------------------------------------------------------ where it is used
def test_a_large_list_is_exported_by_the_worker(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    row, client = a_suggestion(people, at=Stage.REGISTERED).suggestion, signed_in(people.clerk)
    address = f"{reverse('desk-suggestions')}?export=xlsx&stage=registered"
    assert client.get(address).headers["Content-Type"] == sheets.CONTENT_TYPE
    monkeypatch.setattr(list_views, "AT_ONCE", 0)
    assert "这份表格有1行" in client.get(address).content.decode()
    job = Job.objects.get(pk=client.post(address).url.rpartition("/")[2])
    jobs.work(job.pk)
    content = b"".join(client.get(f"/jobs/{job.pk}/file").streaming_content)
    (_head, first) = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()[-2:]
    assert row.title in first


def test_a_large_sheet_of_stations_is_taken_in_by_the_worker(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intakes, "AT_ONCE", 0)
    client = signed_in(people.clerk)
    file = sheet_of(["名称", "街道、乡镇"], ["柳巷社区联络站", "云桥街道"])
    client.post("/stations/import", {"file": file})
    answer = client.post(f"/stations/import/{Intake.objects.get().attachment_id}")
    job = Job.objects.get()
    assert (answer.url, Station.objects.count()) == (f"/jobs/{job.pk}", 0)
    jobs.work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.said, Station.objects.count()) == (State.READY, "已导入：新增1个，更改0个，0行没有变化。", 1)


def test_nothing_is_taken_in_where_the_register_changed_since(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intakes, "AT_ONCE", 0)
    client = signed_in(people.clerk)
    client.post("/stations/import", {"file": sheet_of(["名称", "街道、乡镇"], ["柳巷社区联络站", "云桥街道"])})
    client.post(f"/stations/import/{Intake.objects.get().attachment_id}")
    Intake.objects.update(digest="another")
    job = Job.objects.get()
    jobs.work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.goes_on, Station.objects.count()) == (State.REFUSED, "/stations/import", 0)


def test_a_large_sheet_of_suggestions_is_taken_in_by_the_worker(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "AT_ONCE", 0)
    client = signed_in(people.clerk)
    file = sheet_of(["编号", "标题", "领衔代表", "内容"], [1, "关于护学岗的建议", "林晓禾", "校门口车多。"])
    client.post("/suggestions/import", {"session": people.session.pk, "way": "past", "file": file})
    intake = Intake.objects.get()
    client.post(f"/suggestions/import/{intake.attachment_id}")
    job = Job.objects.get(kind="suggestion-import")
    jobs.work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.said) == (State.READY, "")
    assert Suggestion.objects.filter(came_with=intake).count() == 1
    assert client.get(job.goes_on).status_code == 200
