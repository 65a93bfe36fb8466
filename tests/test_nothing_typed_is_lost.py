"""The session ends while somebody writes: what was typed comes back to them, at every form, and to nobody else."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import FileField
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.models import ReplyTemplate, Suggestion
from lianxinqiao.submissions import keeping, marks
from lianxinqiao.submissions.models import KeptForm
from tests import pages
from tests.cast import Cast, cast
from tests.deeds import DEEDS, PROFILE
from tests.messages import ROOT
from tests.walks import SCAN, Walk


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def end_all_sessions() -> None:
    Session.objects.all().delete()


def lost_and_back(client: Client, user: User, *, page: str, address: str, typed: dict[str, Any]) -> tuple[str, Any]:
    """Open the page, lose the session, send; sign in again: the page that comes, and the form with what was kept."""
    shown = client.get(page)
    assert shown.status_code == 200, (page, shown.status_code)
    mark = pages.mark(shown.content.decode())
    end_all_sessions()
    answer = client.post(address, {**typed, "form_mark": mark})
    assert answer.status_code == 302, answer.status_code
    assert answer.url.startswith("/login?next=")
    back = QueryDict(answer.url.split("?", 1)[1])["next"]
    client.force_login(user)
    whole = client.get(back).content.decode()
    form = pages.kept(whole)
    assert form is not None, back
    return back, form


def keeps(form: Any, typed: dict[str, Any]) -> None:
    """Each value of the form is there to be sent again; a file came along by its name."""
    sent = pages.sent(form)
    for name, value in typed.items():
        if isinstance(value, File):
            assert KeptForm.objects.get().files[0][1]["name"] == value.name
            continue
        wanted = [str(each) for each in (value if isinstance(value, list) else [value])]
        assert [each.replace("\r\n", "\n") for each in sent[name]] == wanted, name


def test_every_act_comes_back_to_whoever_typed_it(people: Cast) -> None:
    """Even where its page is gone meanwhile: what was kept stands on the page that says so."""
    user, stranger = people.deputy.user, Client()
    mine, theirs = signed_in(user), signed_in(people.clerk.user)
    for code, form in sorted(FORMS.items()):
        address = f"/suggestions/yunhe-2026-0001/{code}/7"
        request = RequestFactory().get(address)
        request.user = user  # type: ignore[assignment]
        typed = {name: [WORDS] for name, field in form.base_fields.items() if not isinstance(field, FileField)}
        answer = stranger.post(address, {**typed, "form_mark": marks.of(request)})
        assert answer.url.startswith("/login?next="), code
        back = QueryDict(answer.url.split("?", 1)[1])["next"]
        kept = pages.kept(mine.get(back).content.decode())
        assert kept.action == address
        keeps(kept, typed)
        KeptForm.objects.exclude(address=f"/suggestions/yunhe-2026-0001/{max(FORMS)}/7").delete()
    assert WORDS not in theirs.get(back).content.decode()


@pytest.mark.parametrize("code", ["assessment.enter", "promise.reject", "suggestion.register", "handling.ask_return"])
def test_an_act_that_came_back_is_done_once(db: None, code: str) -> None:
    people = cast(PROFILE)
    deed = DEEDS[code]
    walk = Walk(people, at=timezone.now() - timedelta(days=deed.ago))
    subject = deed.scene(walk)
    walk.suggestion.refresh_from_db()
    address, typed, user = deed.address(code, subject), deed.form(walk), people.posts[deed.by].user
    client = signed_in(user)
    _back, form = lost_and_back(client, user, page=address, address=address, typed=typed)
    keeps(form, typed)
    for _twice in range(2):
        assert client.post(address, pages.sent(form)).status_code == 302
    assert Entry.objects.filter(act=code).count() == 1
    assert not KeptForm.objects.exists()


WORDS = "写了很久的一段话，不能丢。"
# The pages with forms that are no act's; every form on each of them has its turn.
PAGES = {
    "deputy": ["/suggestions/new", "/notices/channels", "/desk/suggestions"],
    "station": ["/suggestions/help"],
    "clerk": [
        "/suggestions/paper",
        "/suggestions/motion",
        "/suggestions/import",
        "/assigning-meetings",
        "/figures/drafts",
    ],
    "jiaoyu_clerk": ["/reply-templates", "/account/tokens"],
    "administrator": [
        "/people/units/new",
        "/people/persons/new",
        "/people/bodies/new",
        "/people/import/units",
        "/workdays",
        "/rules/district-default",
    ],
}


def typed_into(form: Any) -> dict[str, Any]:
    """Something in each field that somebody can write into."""
    values: dict[str, Any] = dict(pages.sent(form))
    for field in form.xpath(".//textarea[@name] | .//input[@name and (@type='text' or not(@type))]"):
        values[field.name] = [WORDS]
    for field in form.xpath(".//input[@name and @type='file']"):
        values[field.name] = SimpleUploadedFile("纸质件.pdf", SCAN)
    return {name: value for name, value in values.items() if name not in keeping.OURS}


@pytest.mark.parametrize(("by", "address"), [(by, page) for by, addresses in PAGES.items() for page in addresses])
def test_every_other_form_comes_back(people: Cast, by: str, address: str) -> None:
    user = people.posts[by].user
    shown = signed_in(user).get(address).content.decode()
    found = [form for form in pages.forms(shown) if form.method == "POST" and form.getparent().xpath("ancestor::main")]
    assert found
    for form in found:
        typed = typed_into(form)
        sent_to = form.action or address
        back, kept = lost_and_back(signed_in(user), user, page=address, address=sent_to, typed=typed)
        assert (kept.action, back.split("?")[0]) == (sent_to, address)
        keeps(kept, typed)
        assert signed_in(user).post(sent_to, pages.sent(kept)).status_code < 500
        KeptForm.objects.all().delete()


def test_every_form_of_the_house_carries_the_mark() -> None:
    """It comes with `csrf_token`; the two switches that any visitor may turn have neither, nor what a citizen sends
    without a session: there is none that could be lost, and the offline worker keeps it (opinions/static)."""
    without = [
        f"{path.relative_to(ROOT)}: {form}"
        for path in ROOT.rglob("templates/**/*.html")
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.DOTALL)
        if "csrf_token" not in form
        and not re.search(r'ui:(elder|language)|opinion-(follow|support)|portal-booking-cancel|class="say"', form)
    ]
    assert without == []


def test_the_paper_and_its_scan_come_back_by_the_login_page(people: Cast) -> None:
    """As a browser does it: the session is over, the password is asked, the scan is not."""
    clerk = people.clerk.user
    clerk.set_password("Nothing-lost-2026")
    clerk.save()
    client = signed_in(clerk)
    typed = {
        "mandate": people.deputy.mandate_id,
        "title": "关于护学岗的建议",
        "cause": "早晚高峰。",
        "requests": "到岗。",
    }
    mark = pages.mark(client.get("/suggestions/paper").content.decode())
    end_all_sessions()
    sent = {**typed, "scan": SimpleUploadedFile("建议.pdf", SCAN), "form_mark": mark}
    door = client.post("/suggestions/paper", sent)
    assert "您写的内容已经留住" in client.get(door.url).content.decode()
    entered = client.post(door.url, {"username": clerk.name, "password": "Nothing-lost-2026"}, follow=True)
    page = entered.content.decode()
    assert "建议.pdf" in page
    assert entered.redirect_chain[-1][0].startswith("/suggestions/paper?kept=")
    assert client.post("/suggestions/paper", pages.sent(pages.kept(page))).status_code == 302
    assert [row.attachment.name for row in Suggestion.objects.get().files.all()] == ["建议.pdf"]


def test_an_expired_token_gives_the_form_back_at_once(people: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.jiaoyu_clerk.user)
    mark = pages.mark(client.get("/reply-templates").content.decode())
    typed = {"name": "学校周边交通", "body": "来函收悉，经踏勘……", "form_mark": mark}
    answer = client.post("/reply-templates", {**typed, "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 302
    form = pages.kept(client.get(answer.url).content.decode())
    assert pages.sent(form)["body"] == ["来函收悉，经踏勘……"]
    assert client.post("/reply-templates", pages.sent(form)).status_code == 302
    assert ReplyTemplate.objects.get().body == "来函收悉，经踏勘……"


def test_what_one_wrote_is_not_sent_as_another(people: Cast) -> None:
    """Both use one browser; the second has signed in when the first one's page is sent."""
    client = signed_in(people.jiaoyu_clerk.user)
    mark = pages.mark(client.get("/reply-templates").content.decode())
    client.force_login(people.caizheng_clerk.user)
    answer = client.post("/reply-templates", {"name": "模板", "body": WORDS, "form_mark": mark})
    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()
    assert not ReplyTemplate.objects.exists()
    assert KeptForm.objects.get().user == people.jiaoyu_clerk.user


def test_after_an_hour_it_is_gone_with_its_files(people: Cast) -> None:
    user = people.clerk.user
    typed = {"title": WORDS, "scan": SimpleUploadedFile("建议.pdf", SCAN)}
    back, _form = lost_and_back(
        signed_in(user), user, page="/suggestions/paper", address="/suggestions/paper", typed=typed
    )
    [[_name, noted]] = KeptForm.objects.get().files
    later = timezone.now() + timedelta(minutes=61)
    with time_machine.travel(later):
        assert pages.kept(signed_in(user).get(back).content.decode()) is None
    assert keeping.forget_old(at=later) == 1
    assert not default_storage.exists(noted["path"])


@pytest.mark.parametrize("address", ["/account/password", "/account/confirm"])
def test_no_password_is_kept(people: Cast, address: str) -> None:
    client = signed_in(people.clerk.user)
    mark = pages.mark(client.get("/notices/channels").content.decode())
    end_all_sessions()
    client.post(address, {"password": "Nothing-lost-2026", "old_password": "x" * 30, "form_mark": mark})
    assert not KeptForm.objects.exists()
