"""A past session enters as it ended, as far as it is known; nobody is told, nothing runs, and it can be taken back."""

import io
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import piles
from lianxinqiao.figures import coverage, listing
from lianxinqiao.figures.periods import Period
from lianxinqiao.files.models import Attachment, Intake
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import imports, numbers, reminding
from lianxinqiao.matters.actions import publishing, recording, registering
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.notices.models import Notice
from lianxinqiao.paper.intake.plans import Plan, cell_name
from lianxinqiao.people.models import Session
from tests import walks
from tests.cast import Cast, moment

HEAD = [name for name, _words, _example in imports.HEADINGS]
AT = moment("2026-11-20")
KNOWN = {
    "编号": "3", "标题": "关于修桥的建议", "事由": "桥断了。", "具体建议": "1、修桥。", "类别": "交通", "主办单位": "交通运输局",
    "会办单位": "财政局", "提出日期": "2025.1.10", "交办日期": "2025年2月14日", "签收日期": "20250217", "答复期限": "2025-05-14",
    "答复日期": "2025-05-10", "答复文号": "云交〔2025〕3号", "答复类别": "A", "办理轮次": "1", "态度评价": "满意", "结果评价": "基本满意",
    "办结日期": "2025-06-01", "公开方式": "全文公开", "公开日期": "2025-06-10", "承诺事项": "年内完工", "兑现日期": "2025-12-20",
}  # fmt: skip
PARTLY = {"编号": "7", "标题": "关于修路的建议"}


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: Any) -> None:
    """The second factor has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def session(people: Cast) -> Session:
    day = date(2025, 1, 8)
    return Session.objects.create(term=people.session.term, number=4, opens_on=day, closes_on=date(2025, 1, 11))


def row(people: Cast, cells: dict[str, str]) -> list[str]:
    return [{"领衔代表": people.deputy.person.name, **cells}.get(name, "") for name in HEAD]


def an_intake(session: Session) -> Intake:
    sheet = Attachment.objects.create(name="2025.xlsx", content_type="x", size=1, sha256="0", path="x", kind="x")
    return Intake.objects.create(attachment=sheet, options={"session": session.pk}, confirmed_at=AT)


def run(people: Cast, session: Session, *cells: dict[str, str]) -> tuple[Plan, Intake]:
    intake = an_intake(session)
    rows = [HEAD, *(row(people, each) for each in cells)]
    return imports.run(rows, session=session, by=people.clerk, keep=True, at=AT, intake=intake), intake


def test_what_is_known_enters_with_its_own_days(people: Cast, session: Session) -> None:
    plan, _intake = run(people, session, KNOWN)
    assert plan.problems == []
    found = Suggestion.objects.get()
    assert (found.stage, found.number, found.year, found.due_on) == ("closed", 3, 2025, None)
    assert (found.first_assigned_on, found.answered_on) == (date(2025, 2, 14), date(2025, 5, 10))
    assert (found.reply_class, found.first_result, found.final_attitude) == ("SOLVED", "basically", "satisfied")
    assert (timezone.localtime(found.closed_at).date(), found.openness) == (date(2025, 6, 1), "full")
    shares: list[Any] = list(found.handlings.values_list("kind", "stage", "assigned_on", "assigned_by"))
    assert shares == [("lead", "done", date(2025, 2, 14), None), ("assist", "done", date(2025, 2, 14), None)]
    assert found.past
    assert found.past["promise"] == "年内完工"
    assert found.past["reply_number"] == "云交〔2025〕3号"


def test_what_is_not_known_stays_unknown(people: Cast, session: Session) -> None:
    run(people, session, PARTLY)
    found = Suggestion.objects.get()
    assert (found.stage, found.submitted_at, found.registered_at, found.closed_at) == ("recorded", None, None, None)
    assert (found.answered_on, found.final_result, found.field, found.cause) == (None, "", None, "")


def test_it_is_one_entry_and_nobodys_work(people: Cast, session: Session) -> None:
    before = Entry.objects.count()
    run(people, session, KNOWN, PARTLY)
    entry = Entry.objects.order_by("-id")[0]
    assert (Entry.objects.count() - before, entry.act, entry.data["count"]) == (1, "import.record", 2)
    assert [(each["number"], each["result"], len(each["sha256"])) for each in entry.data["records"]] == [
        ("003", "basically", 64),
        ("007", "", 64),
    ]
    assert not Notice.objects.exists()
    reminding.REMINDING.remind_all(at=AT)
    assert not Notice.objects.exists()
    for post in people.posts.values():
        counted = {pile.code: n for pile, n in piles.numbers(post, AT.date(), AT.date()).items()}
        assert not any(counted.values()), (post, counted)


def test_old_numbers_have_gaps_and_the_series_goes_on_after_the_last(people: Cast, session: Session) -> None:
    plan, _intake = run(people, session, KNOWN, {**PARTLY, "编号": "12"}, {"标题": "关于修渠的建议"})
    assert plan.problems == []
    assert list(Suggestion.objects.order_by("number").values_list("number", flat=True)) == [3, 12, 13]
    assert ["没有编号的1行" in str(note.words) for note in plan.notes] == [True]
    assert numbers.last(session, False) == 13


@pytest.mark.parametrize(
    ("cells", "heading", "words"),
    [
        ({"答复日期": "2025-02-01"}, "答复日期", "早于“签收日期”"),
        ({"办结日期": "2027-01-01"}, "办结日期", "不能晚于今天"),
        ({"结果评价": "很好"}, "结果评价", "请填：满意"),
        ({"答复类别": "Z"}, "答复类别", "不认识的答复类别"),
        ({"公开方式": "不公开"}, "公开方式", "全文公开或摘要公开"),
        ({"提出日期": "2015-01-10"}, "提出日期", "请核对年份"),
        ({"办理轮次": "九"}, "办理轮次", "填1、2或3"),
    ],
)
def test_what_cannot_have_been_is_told(
    people: Cast, session: Session, cells: dict[str, str], heading: str, words: str
) -> None:
    plan, _intake = run(people, session, {**KNOWN, **cells})
    assert [(each.cell[:-1], words in str(each.reason)) for each in plan.problems][-1:] == [(_column(heading), True)], (
        plan.problems
    )
    assert not Suggestion.objects.exists()


def _column(heading: str) -> str:
    return cell_name(HEAD.index(heading), 2).removesuffix("2")


def test_figures_count_what_is_known_and_say_what_is_not(people: Cast, session: Session) -> None:
    run(people, session, KNOWN, PARTLY, {"编号": "8", "标题": "关于修渠的建议", "答复日期": "2025-04-01"})
    values = {line.code: line.value for line in listing.lines(people.body, Period.of_year(2025))}
    assert (values["suggestions.raised"], values["suggestions.handled"]) == (3, 2)
    assert values["suggestions.handled_rate"] == 100
    assert (values["suggestions.answered"], values["suggestions.on_time"]) == (2, 1)
    assert values["suggestions.on_time_rate"] == 100
    assert values["suggestions.final_rate"] == 100
    known = coverage.of(people.body, Period.of_year(2025))
    assert known
    assert (known.raised, known.imported, known.outcome, known.timed, known.assessed) == (3, 3, 2, 1, 1)
    assert coverage.of(people.body, Period.of_year(2026)) is None


def test_the_pages_say_that_a_year_is_partly_known(people: Cast, session: Session, client: Client) -> None:
    run(people, session, PARTLY)
    home = client.get("/").content.decode()
    assert "1件中0件有办理记录" in home
    client.force_login(people.head.user)
    page = client.get("/figures?year=2025").content.decode()
    assert "办理结果有记录的0件，共1件" in page
    assert client.get(Suggestion.objects.get().get_absolute_url()).status_code == 200


def test_the_same_again_changes_nothing_and_another_is_told(people: Cast, session: Session) -> None:
    run(people, session, KNOWN)
    again, _intake = run(people, session, KNOWN)
    assert (again.changes, again.unchanged, again.problems) == ([], 1, [])
    other, _intake = run(people, session, {**KNOWN, "结果评价": "不满意"})
    assert (other.changes, ["导入不改它" in str(told.words) for told in other.ignored]) == ([], [True])
    assert Suggestion.objects.get().final_result == "basically"


def test_a_wrong_import_is_taken_back_whole_until_somebody_acted(people: Cast, session: Session) -> None:
    _plan, intake = run(people, session, KNOWN, PARTLY)
    what = recording.Import(intake, session)
    with pytest.raises(Refused, match="理由"):
        recording.take_back(what, reason=" ", by=people.clerk, at=AT)
    with pytest.raises(Refused, match="代工委"):
        recording.take_back(what, reason="导错了。", by=people.deputy, at=AT)
    assert recording.take_back(what, reason="导错了。", by=people.clerk, at=AT) == 2
    assert not Suggestion.objects.exists()
    assert numbers.last(session, False) == 0
    assert Entry.objects.order_by("-id")[0].data["note"] == "导错了。"
    with pytest.raises(Refused, match="已经撤回"):
        recording.take_back(what, reason="导错了。", by=people.clerk, at=AT)


def test_what_somebody_acted_on_is_not_taken_back(people: Cast, session: Session) -> None:
    _plan, intake = run(people, session, PARTLY)
    publishing.decide_openness(Suggestion.objects.get(), openness="full", by=people.clerk, at=AT)
    with pytest.raises(Refused, match="公开决定"):
        recording.take_back(recording.Import(intake, session), reason="导错了。", by=people.clerk, at=AT)
    assert Suggestion.objects.count() == 1


def test_the_page_of_an_import_says_why_it_stays(people: Cast, session: Session, client: Client) -> None:
    _plan, intake = run(people, session, PARTLY)
    client.force_login(people.clerk.user)
    address = f"/suggestions/import/{intake.attachment_id}/result"
    Attachment.objects.filter(pk=intake.attachment_id).update(kind="suggestion-import")
    assert "take-back-reason" in client.get(address).content.decode()
    publishing.decide_openness(Suggestion.objects.get(), openness="closed", by=people.clerk, at=AT, reason="个案。")
    page = client.get(address).content.decode()
    assert "办理过“公开决定”，不能整批撤回" in page
    assert "take-back-reason" not in page


def test_a_sheet_corrects_only_what_a_sheet_brought(people: Cast) -> None:
    suggestion = walks.Walk(people).registered().suggestion
    with pytest.raises(Refused, match="代表自己"):
        registering.correct_import(suggestion, what=["事由"], by=people.clerk, at=AT)


def test_an_outcome_in_a_sheet_of_today_is_asked_about(people: Cast) -> None:
    sheet = [HEAD, row(people, {**KNOWN, "提出日期": "2026-01-12"})]
    plan = imports.run(sheet, session=people.session, by=people.clerk, keep=True, at=AT)
    assert "作为历史记录导入" in str(plan.problems[0].reason)


def test_on_the_screen_a_past_session_is_taken_in_and_back(people: Cast, session: Session, client: Client) -> None:
    client.force_login(people.clerk.user)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate([HEAD, row(people, KNOWN), row(people, PARTLY)]):
            sheet.write_row(number, 0, cells)
    target.seek(0)
    target.name = "2025.xlsx"
    page = client.post("/suggestions/import", {"session": session.pk, "file": target}).content.decode()
    assert "作为历史记录导入" in page
    address = f"/suggestions/import/{Attachment.objects.get().pk}"
    result = client.post(address, follow=True).content.decode()
    assert "新增2件" in result
    assert Suggestion.objects.count() == 2
    done = client.post(f"{address}/take-back", {"reason": "年度选错了。"}, follow=True).content.decode()
    assert "已经撤回" in done
    assert not Suggestion.objects.exists()
