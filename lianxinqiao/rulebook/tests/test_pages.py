"""The screens: who may enter, what they say, what they do."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianxinqiao.journal.models import Entry
from lianxinqiao.rulebook import actions, forms, presets, queries
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.workdays import queries as workdays
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db
AT = moment("2026-03-02")
READ = [
    ("rulebook:profiles", []),
    ("rulebook:profile", ["qingdao-2021"]),
    ("rulebook:compare", []),
    ("rulebook:calendar", []),
    ("rulebook:year", [2026]),
]
CHANGE = [
    ("rulebook:copy", ["qingdao-2021"]),
    ("rulebook:begin_draft", ["yunhe"]),
    ("rulebook:edit", ["yunhe"]),
    ("rulebook:review", ["yunhe"]),
    ("rulebook:discard", ["yunhe"]),
    ("rulebook:import_file", []),
    ("rulebook:import_hand", []),
    ("rulebook:import_confirm", []),
    ("rulebook:remove_year", [2027]),
]


def test_it_says_which_profile_holds_here(people: Cast) -> None:
    on = moment("2026-03-02").date()
    [now] = queries.held(on)
    assert (now.body, now.version.profile.code, now.to_come) == ("云河区人大常委会", "district-default", False)
    later = queries.version("qingdao-2021")
    people.body.profiles.create(version=later, effective_on=on + timedelta(days=30))
    assert [(each.version.profile.code, each.to_come) for each in queries.held(on)] == [
        ("district-default", False),
        ("qingdao-2021", True),
    ]
    page = as_(people.clerk).get(reverse("rulebook:profiles")).content.decode()
    assert "现在适用的方案" in page


def as_(post) -> Client:
    client = Client()
    client.force_login(post.user, backend="lianxinqiao.accounts.backends.NameOrPhoneBackend")
    return client


@pytest.fixture
def draft(people: Cast) -> ProfileVersion:
    version = queries.version("district-default")
    return actions.copy(version, code="yunhe", name="云河区办理办法", by=people.administrator, at=AT)


@pytest.fixture
def admin(people: Cast) -> Client:
    return as_(people.administrator)


@pytest.mark.parametrize(("name", "args"), READ)
@pytest.mark.parametrize("part", ["administrator", "clerk", "jiaoyu_clerk", "auditor"])
def test_staff_read(people, part, name, args):
    assert as_(getattr(people, part)).get(reverse(name, args=args)).status_code == 200


@pytest.mark.parametrize(("name", "args"), READ)
def test_a_stranger_is_sent_to_the_login_and_a_deputy_refused(people, name, args):
    assert Client().get(reverse(name, args=args)).status_code == 302
    assert as_(people.deputy).get(reverse(name, args=args)).status_code == 403


@pytest.mark.parametrize(("name", "args"), CHANGE)
def test_only_the_administrator_changes(people, draft, name, args):
    address = reverse(name, args=args)
    assert Client().post(address).status_code == 302
    for part in ("deputy", "clerk", "supervision", "auditor"):
        assert as_(getattr(people, part)).post(address).status_code == 403
    assert ProfileVersion.objects.filter(pk=draft.pk).exists()


def test_a_profile_shows_each_value_with_its_authority(admin, people):
    page = admin.get(reverse("rulebook:profile", args=["chongqing-2017"])).content.decode()
    assert "收到之日起20个工作日" in page
    assert "重庆市人民代表大会代表建议批评和意见工作条例第十八条" in page
    assert "一经撤回,其办理工作即行终止" in page.replace("，", ",")


def test_an_unknown_profile_or_version_is_not_found(admin):
    for address in ("atlantis", "qingdao-2021?version=9", "qingdao-2021?version=x"):
        assert admin.get(f"/rules/{address}").status_code == 404


def answers(form: forms.RulesForm) -> dict[str, object]:
    """What a browser posts for a form that nobody touched."""
    found = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in found.items() if value not in (None, False)}


@pytest.mark.parametrize("code", presets.codes())
def test_the_form_of_a_profile_gives_back_what_it_was_given(code):
    rules = presets.preset(code).rules
    form = forms.RulesForm(answers(forms.RulesForm(rules=rules)), rules=rules)
    assert form.is_valid(), form.errors
    assert form.rules == rules


def test_the_administrator_copies_edits_and_issues(admin, people):
    sent = admin.post("/rules/district-default/copy", {"name": "云河区办理办法", "code": "yunhe", "version": "1"})
    assert sent.headers["Location"] == "/rules/yunhe/edit"
    page = admin.get("/rules/yunhe/edit")
    data = answers(page.context["form"]) | {"return_window-amount": "7", "return_window-source-authority": "云河区办法"}
    for name in ("first_contact-amount", "first_contact-source-authority"):
        data[name] = ""
    assert admin.post("/rules/yunhe/edit", data).status_code == 302
    review = admin.get("/rules/yunhe/review")
    assert {str(row.label) for row in review.context["differences"]} >= {"申请退回", "首次联系代表"}
    assert admin.post("/rules/yunhe/review", {"effective_on": "2026-04-01", "note": "试行"}).status_code == 302
    version = queries.version("yunhe")
    assert version.rules.return_window is not None
    assert (version.rules.return_window.amount, version.rules.return_window.source.authority) == (7, "云河区办法")
    assert version.rules.first_contact is None


def test_the_editor_says_each_value_as_it_stands(admin, draft):
    said = {str(each.legend): each.now for each in admin.get("/rules/yunhe/edit").context["form"].fieldsets}
    assert said["答复（一般）"] == "交办之日起3个月"
    assert all(said[name] for name in ("答复类别", "不作为建议的情形", "编号方法", "文书", "最后一日是休息日的"))


def test_a_wrong_value_is_told_at_its_field(admin, draft):
    data = answers(admin.get("/rules/yunhe/edit").context["form"])
    page = admin.post("/rules/yunhe/edit", data | {"numbering-session": "{nonsense}", "return_window-amount": "9999"})
    assert page.status_code == 422
    assert "return_window-amount" in page.context["form"].errors
    page = admin.post("/rules/yunhe/edit", data | {"numbering-session": "{nonsense}"})
    assert "numbering-session" in page.context["form"].errors


def test_a_list_grows_and_shrinks_on_the_form(admin, draft):
    data = answers(admin.get("/rules/yunhe/edit").context["form"])
    spare = len(draft.rules.not_a_suggestion)
    data |= {
        f"not_a_suggestion-{spare}-code": "tender",
        f"not_a_suggestion-{spare}-text": "对招标投标提出具体中标意见的",
        f"not_a_suggestion-{spare}-source-authority": "云河区办法",
        "not_a_suggestion-0-code": "",
        "not_a_suggestion-0-text": "",
        "not_a_suggestion-0-source-authority": "",
        "not_a_suggestion-0-source-article": "",
        "not_a_suggestion-0-source-quote": "",
    }
    assert admin.post("/rules/yunhe/edit", data).status_code == 302
    draft.refresh_from_db()
    codes = [row.code for row in draft.rules.not_a_suggestion]
    assert "tender" in codes
    assert "personal" not in codes


def test_units_below_others_are_ticked_by_kind(admin, draft):
    data = answers(admin.get("/rules/yunhe/edit").context["form"])
    data |= {"below_units-unit_kinds": ["town", "enterprise"], "below_units-source-authority": "云河区办法"}
    assert admin.post("/rules/yunhe/edit", data).status_code == 302
    draft.refresh_from_db()
    assert draft.rules.below_units.unit_kinds == ("town", "enterprise")
    assert "乡镇、街道、企事业单位" in admin.get("/rules/yunhe/review").content.decode()
    data = answers(admin.get("/rules/yunhe/edit").context["form"]) | {"below_units-unit_kinds": []}
    assert admin.post("/rules/yunhe/edit", data).status_code == 302
    draft.refresh_from_db()
    assert draft.rules.below_units is None


def a_year() -> bytes:
    days = [date(2027, 1, 1) + timedelta(days=n) for n in range(14)]
    plain = {
        "papers": ["某文〔2026〕1号"],
        "days": [{"date": str(day), "name": "元旦", "isOffDay": True} for day in days],
    }
    return json.dumps(plain).encode()


def test_a_year_is_previewed_then_imported(admin, people):
    upload = SimpleUploadedFile("2027.json", a_year(), "application/json")
    page = admin.post("/workdays/import/file", {"file": upload})
    assert page.status_code == 200
    assert not workdays.current().known(date(2027, 3, 1))
    content = page.context["form"].initial["content"]
    assert admin.post("/workdays/import/confirm", {"content": content}).status_code == 302
    assert workdays.current().known(date(2027, 3, 1))
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.data["year"], entry.actor) == ("workdays.import", 2027, people.administrator.user)
    assert "2027-01-04 off" in entry.data["changes"]
    assert admin.post("/workdays/2027/remove").status_code == 302
    assert not workdays.current().known(date(2027, 3, 1))


def test_a_year_is_written_by_hand(admin):
    days = "\n".join(f"2027-01-{day:02}，元旦，休" for day in range(1, 15))
    page = admin.post("/workdays/import/hand", {"notice": "某文〔2026〕1号", "days": days})
    assert page.status_code == 200
    assert len(page.context["rows"][0][1]) == 10


@pytest.mark.parametrize("content", [b"", b"[]", b"\x00\x01", b'{"days": []}', b"[" * 5000])
def test_a_bad_file_is_refused_with_a_reason(admin, content):
    page = admin.post("/workdays/import/file", {"file": SimpleUploadedFile("2027.json", content), "notice": "某文"})
    assert page.status_code == 422
    assert page.context["form"].errors["file"]


def test_a_tampered_confirmation_is_refused(admin):
    for content in ("", "x", "[1]", '[{"papers": [], "days": []}]', '{"a": 1}'):
        assert admin.post("/workdays/import/confirm", {"content": content}).status_code == 403


def test_the_pages_have_no_inline_script_or_style(admin, draft):
    for address in (
        "/rules",
        "/rules/yunhe",
        "/rules/yunhe/edit",
        "/rules/yunhe/review",
        "/workdays",
        "/workdays/2026",
    ):
        page = admin.get(address).content.decode()
        assert " style=" not in page
        assert "<script>" not in page
        assert " onclick" not in page


def test_a_year_is_open_data(db):
    told = Client().get("/workdays/2026.json").json()
    assert {"name": "春节", "date": "2026-02-14", "isOffDay": False} in told["days"]
    assert Client().get("/workdays/2031.json").status_code == 404


def test_the_list_costs_the_same_for_more_profiles(admin, people, django_assert_num_queries):
    def queries_for_list() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            admin.get("/rules")
        return len(captured)

    queries_for_list()
    before = queries_for_list()
    for n in range(10):
        actions.copy(queries.version("qingdao-2021"), code=f"own-{n}", name=f"自有{n}", by=people.administrator, at=AT)
    assert queries_for_list() == before
