"""The screens: writing on the phone, the research office's desk, the paper of an issue."""

import io
from collections.abc import Callable

import docx
import pytest
from django.test import Client
from django.utils import translation

from lianxinqiao.paper import docx as paper
from lianxinqiao.reports import papers
from lianxinqiao.reports.actions import editing, following
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.tests.scene import EDITED, LATER, drafted, edited, given, handed_in, point, sent, signed
from tests.cast import Cast

Enter = Callable[[str], Client]


@pytest.fixture
def enter(council: Cast, client: Client, settings: object) -> Enter:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]

    def go(part: str) -> Client:
        client.force_login(council.posts[part].user)
        session = client.session
        session["post"] = council.posts[part].pk
        session.save()
        return client

    return go


def words(page: object) -> str:
    return page.content.decode()  # type: ignore[attr-defined]


def test_a_member_writes_and_hands_in_with_one_press(council: Cast, enter: Enter) -> None:
    client = enter("deputy")
    assert "data-autosave-key" in words(client.get("/public-opinion/new"))
    sent_in = {"title": "路灯不亮", "text": "云桥路三盏路灯不亮。", "source": "member", "hand_in": "1"}
    page = client.post("/public-opinion/new", sent_in, follow=True)
    report = Report.objects.get()
    assert report.number == 1
    assert "路灯不亮" in words(page)
    assert report.stage == "handed_in"


def test_the_first_words_make_a_draft_by_themselves(council: Cast, enter: Enter) -> None:
    client = enter("deputy")
    answer = client.post("/public-opinion/begin", {"title": "路", "text": "", "source": "member"}).json()
    assert answer["edit"] == f"/public-opinion/{Report.objects.get().pk}/edit"
    kept = client.post(
        answer["autosave"], {"title": "路灯", "text": "不亮", "source": "member", "read_at": answer["read_at"]}
    )
    assert kept.status_code == 200
    other = client.post(
        answer["autosave"], {"title": "别的", "text": "", "source": "member", "read_at": answer["read_at"]}
    )
    assert other.status_code == 409
    assert Report.objects.get().text == "不亮"


def test_what_is_too_long_stays_a_draft_and_says_so(council: Cast, enter: Enter) -> None:
    client = enter("deputy")
    long = {"title": "长", "text": "字" * 1600, "source": "member", "hand_in": "1"}
    page = client.post("/public-opinion/new", long, follow=True)
    assert "每篇不超过1500字" in words(page)
    assert Report.objects.get().stage == "draft"


def test_everybody_s_pages_open(council: Cast, enter: Enter) -> None:
    editing.combine(
        handed_in(council, "cosigner", title="另一篇"), into=(first := edited(council)), by=council.clerk, at=EDITED
    )
    report = sent(council, first, upper=True, units=[council.units["jiaoyu"]])
    following.note(report, leader="区长", text="阅。", on=LATER.date(), by=council.clerk, at=LATER)
    drafted(council)
    drawn = point(council)
    roots = [report, report.issue, drawn.speech, drawn, report.combined.get()]
    lists = ["/public-opinion", "/public-opinion/board", "/issues", "/speeches", "/plenary-opinions", "/desk"]
    for part in ("clerk", "head", "chairpersons", "auditor"):
        client = enter(part)
        for address in [*lists, *(root.get_absolute_url() for root in roots)]:
            assert client.get(address).status_code == 200, (part, address)
    client = enter("deputy")
    for address in [*lists[:1], *lists[2:], *(root.get_absolute_url() for root in roots[:4])]:
        assert client.get(address).status_code == 200, address
    client = enter("jiaoyu_clerk")
    assert client.get(report.get_absolute_url()).status_code == 200
    assert "阅。" not in words(client.get(report.get_absolute_url()))
    assert enter("cosigner").get(report.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_act_s_form_opens(council: Cast, enter: Enter, language: str) -> None:
    report, issue, made = edited(council), signed(council, edited(council, "cosigner", title="另一件")), given(council)
    client = enter("head")
    with translation.override(language):
        for root, codes in (
            (report, ("edit", "combine", "decline", "compile", "mark")),
            (issue, ("send",)),
            (made, ("draw",)),
        ):
            name = type(root).__name__.lower()
            for code in codes:
                address = f"{root.get_absolute_url()}/{name}.{code}/{root.pk}"
                assert client.get(address).status_code == 200, address


# ------------------------------------------------------------------ the paper
def test_an_issue_is_printed_with_its_numbers_and_where_it_goes(council: Cast) -> None:
    first = edited(council)
    editing.combine(handed_in(council, "cosigner", title="另一篇"), into=first, by=council.clerk, at=EDITED)
    report = sent(council, first, upper=True, government=True, units=[council.units["jiaoyu"]])
    said = "\n".join(_lines(paper.write(papers.issue(report.issue))))
    for wanted in (
        "社情民意",
        "2026年第1期（总第1期）",
        "小学周边停车难亟待缓解",
        "反映人：林晓禾；周望舒",
        "报：上级政协。",
        "送：云河区人民政府。",
        "发：云河区教育局。",
        "签发：郑明川",
        "审核：沈主任",
    ):
        assert wanted in said, wanted


def test_the_volume_has_every_speech_given(council: Cast) -> None:
    given(council, "题目一")
    given(council, "题目二")
    said = "\n".join(_lines(paper.write(papers.volume(council.session))))
    assert "题目一" in said and "题目二" in said


def _lines(content: bytes) -> list[str]:
    found = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in found.paragraphs), *cells]


def test_a_unit_finds_its_answer_once_on_the_page(council: Cast, enter: Enter) -> None:
    """It is the next step above, and stands no second time beside the place to which the report went."""
    report = sent(council, units=[council.units["jiaoyu"]])
    page = words(enter("jiaoyu_clerk").get(report.get_absolute_url()))
    assert page.count(f"/sending.answer/{report.sendings.get().pk}") == 1
