"""Bad input at every act's form and every upload: a sentence, the form as it was typed, and nothing written."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import fields as kinds
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.acts.models import SavedView
from lianxinqiao.cli import main
from lianxinqiao.journal import exporting
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.act_forms import FORMS
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import reading
from tests.cast import SESSION_OPENS, Cast, cast
from tests.deeds import DEEDS, PROFILE
from tests.walks import Walk

NUL = "开头\x00结尾"
UNUSUAL = "😀 臺灣繁體與異體字 \u202etxt.exe\u202c \u200f\u05e2\u05d1\u05e8\u05d9\u05ea \U00020bb7"
EXE = b"MZ\x90\x00" + b"\x00" * 200
# What does not fit a field of this kind, whatever the field.
WRONG: dict[type[kinds.Field], list[Any]] = {
    kinds.IntegerField: ["不是数", "1e9", "-1", "9" * 40],
    kinds.DateField: ["昨天", "2026-02-30", "0000-00-00", "99999-01-01"],
    kinds.DateTimeField: ["昨天", "2026-02-30T25:61"],
    kinds.ChoiceField: ["没有这一项", NUL],
    kinds.FileField: [SimpleUploadedFile("程序.exe", EXE), SimpleUploadedFile("改名.png", EXE)],
    kinds.CharField: ["长" * 1_000_000, NUL],
}


def wrong_for(field: kinds.Field) -> list[Any]:
    if hasattr(field, "queryset"):
        return ["没有这一项", "999999999", "9" * 40, NUL]
    return next((values for kind, values in WRONG.items() if isinstance(field, kind)), [])


def in_turns(fields: dict[str, kinds.Field]) -> Iterator[dict[str, Any]]:
    """All fields wrong at once, each in every way that does not fit it: as many sendings as the longest list."""
    wrongs = {name: [_just(value, field) for value in wrong_for(field)] for name, field in fields.items()}
    for turn in range(max(map(len, wrongs.values()), default=0)):
        yield {name: values[turn] for name, values in wrongs.items() if turn < len(values)}


def _just(value: Any, field: kinds.Field) -> Any:
    """A text that is too long is too long by one sign: a page takes only so many bytes in all."""
    most = getattr(field, "max_length", None)
    return value[: most + 1] if most and isinstance(value, str) else value


def fresh(typed: dict[str, Any]) -> dict[str, Any]:
    """To be sent again: files are read from their beginning."""
    for value in typed.values():
        if isinstance(value, File):
            value.seek(0)
    return typed


def doors(people: Cast, code: str) -> Iterator[tuple[Client, str, dict[str, Any]]]:
    """The act's form, opened by whoever does the act."""
    deed = DEEDS[code]
    walk = Walk(people, at=timezone.now() - timezone.timedelta(days=deed.ago))
    subject = deed.scene(walk)
    walk.suggestion.refresh_from_db()
    client = Client()
    client.force_login(people.posts[deed.by].user)
    yield client, deed.address(code, subject), deed.form(walk)


def test_every_form_of_an_act_has_its_turn() -> None:
    assert set(FORMS) <= set(DEEDS)


@pytest.mark.parametrize("code", sorted(set(DEEDS) & set(FORMS)))
def test_a_wrong_value_comes_back_with_a_sentence(db: None, code: str) -> None:
    people = cast(PROFILE)
    for client, address, typed in doors(people, code):
        page = client.get(address)
        form = page.context["form"]
        before = Entry.objects.count()
        for number, wrongs in enumerate(in_turns(form.fields)):
            alone = wrongs if number == 0 else _taken_among_others(client, address, typed, wrongs)
            for name in alone:
                answer = client.post(address, fresh({**typed, name: wrongs[name]}))
                assert answer.status_code == 200, (code, name, wrongs[name][:20], answer.status_code)
                assert answer.context["form"].errors, (code, name)
                _nothing_lost(answer, typed, but=name)
        assert Entry.objects.count() == before


def _taken_among_others(client: Client, address: str, typed: dict[str, Any], wrongs: dict[str, Any]) -> list[str]:
    """Of fields that are wrong together those which nothing is said of: each of them is to be sent alone."""
    answer = client.post(address, fresh({**typed, **wrongs}))
    assert answer.status_code == 200, (address, answer.status_code)
    return [name for name in wrongs if name not in answer.context["form"].errors]


def _nothing_lost(answer: Any, typed: dict[str, Any], *, but: str) -> None:
    """What was typed or chosen in the other fields stands in the form again, a file by its name."""
    page = answer.content.decode()
    for name, value in typed.items():
        if name != but and name in answer.context["form"].fields:
            shown = value.name if isinstance(value, File) else value
            assert not isinstance(shown, str) or shown in page, (name, shown)


TEXTS = sorted(
    code
    for code in set(DEEDS) & set(FORMS)
    if any(type(f) is kinds.CharField for f in FORMS[code].base_fields.values())
)


@pytest.mark.parametrize("code", TEXTS)
def test_unusual_text_is_taken_and_stays_as_it_is(db: None, code: str) -> None:
    """Emoji, traditional characters, ideographs beyond the first plane, marks that turn the direction."""
    people = cast(PROFILE)
    for client, address, typed in doors(people, code):
        texts = [name for name, field in FORMS[code].base_fields.items() if type(field) is kinds.CharField]
        answer = client.post(address, {**typed, **dict.fromkeys(texts, UNUSUAL)})
        assert answer.status_code == 302, (code, getattr(answer, "context", None) and answer.context["form"].errors)
        assert client.get(answer.url).status_code == 200


@cache
def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"\0" * 120_000_000)
        archive.writestr("word/document.xml", b"\0" * 120_000_000)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
# Where a file comes in, by whom, in which field, and what else the form asks.
UPLOADS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "a suggestion from Word": ("deputy", "/suggestions/from-docx", "docx", {}),
    "an attachment": ("deputy", "/suggestions/new", "attachments", {"title": "关于护学岗的建议", "cause": "……"}),
    "a suggestion on paper": ("clerk", "/suggestions/paper", "scan", {"title": "关于护学岗的建议", "cause": "……"}),
    "a session's sheet": ("clerk", "/suggestions/import", "file", {}),
    "a list of units": ("administrator", "/people/import/units", "file", {}),
    "a report to be checked": ("clerk", "/figures/drafts", "file", {"year": "2026"}),
    "a year of holidays": ("administrator", "/workdays/import/file", "file", {"notice": "国办发明电〔2026〕1号"}),
}
FILES = {
    "macros.docm": b"PK\x03\x04",
    "macros.xlsm": b"PK\x03\x04",
    "renamed.docx": EXE,
    "renamed.xlsx": EXE,
    "locked.docx": OLE,
    "empty.xlsx": b"",
    "words.pdf": b"not a pdf",
    "no-ending": b"\xff\xfe" + "文字".encode("utf-16-le"),
}


# The page they lead back to says it: a draft that was begun with the file is kept.
IN_A_MESSAGE = {"a suggestion from Word", "an attachment"}
REASON = re.compile("不接收|宏|不符|空文件|文件是空的|空的|密码|过大|请选择|请提供|不是|损坏|无法|不像")


@pytest.mark.parametrize("door", UPLOADS)
def test_a_file_that_may_not_come_in_is_answered_in_words(people: Cast, door: str) -> None:
    by, address, name, also = UPLOADS[door]
    client = Client()
    client.force_login(people.posts[by].user)
    also = {**also, "mandate": str(people.deputy.mandate_id), "session": str(people.session.pk)}
    also |= {"district": str(people.district.pk), "requests": "护学岗每天到岗。"}
    before = Entry.objects.filter(act__startswith="suggestion.").count()
    for file, content in {**FILES, "bomb.docx": bomb(), "bomb.xlsx": bomb()}.items():
        answer = client.post(address, {**also, name: SimpleUploadedFile(file, content)}, follow=True)
        assert answer.status_code in {200, 422}, (file, answer.status_code)
        said = str(answer.context["form"].errors) if door not in IN_A_MESSAGE else answer.content.decode()
        assert REASON.search(said), (file, said[:300])
        if door not in IN_A_MESSAGE:
            assert set(answer.context["form"].errors) <= {name, "__all__"}, file
    if door != "an attachment":  # there the words are saved as a draft
        assert Entry.objects.filter(act__startswith="suggestion.").count() == before


def deputy(people: Cast) -> Client:
    client = Client()
    client.force_login(people.deputy.user)
    return client


@pytest.mark.parametrize("title", ["长" * 10_000, NUL])
def test_a_title_that_cannot_be_one_loses_no_word(people: Cast, title: str) -> None:
    client, walk = deputy(people), Walk(people)
    typed = {"title": title, "cause": "早晚高峰车流密集。", "requests": ["增设信号灯。", "护学岗每天到岗。"]}
    answer = client.post("/suggestions/new", typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors["title"]
    page = answer.content.decode()
    assert all(words in page for words in (title.strip("\x00 ")[-20:].split("\x00")[-1], *typed["requests"]))
    kept = client.post(reverse("suggestion-autosave", args=[walk.suggestion.reference]), typed)
    assert (kept.status_code, list(kept.json()["errors"])) == (422, ["title"])


@pytest.mark.parametrize("wrong", ["长" * 5_001, NUL])
def test_a_request_that_cannot_be_one_loses_no_word_and_no_file(people: Cast, wrong: str) -> None:
    client, walk = deputy(people), Walk(people)
    typed = {"title": "关于护学岗的建议", "requests": ["护学岗每天到岗。", wrong]}
    files = [SimpleUploadedFile(f"照片{n}.pdf", b"%PDF-1.7\n%%EOF") for n in (1, 2)]
    address = reverse("suggestion-edit", args=[walk.suggestion.reference])
    answer = client.post(address, {**typed, "attachments": files})
    assert "具体建议第2条" in str(answer.context["form"].errors)
    page = answer.content.decode()
    assert all(words in page for words in (*wrong.split("\x00"), typed["requests"][0], "照片1.pdf", "照片2.pdf"))
    autosaved = client.post(reverse("suggestion-autosave", args=[walk.suggestion.reference]), typed)
    assert autosaved.status_code == 422
    tokens = re.findall('name="attachments-kept" value="([^"]+)"', page)
    read = walk.suggestion.saved_at.isoformat()
    right = {**typed, "requests": typed["requests"][:1], "attachments-kept": tokens[1:], "read_at": read}
    assert client.post(address, right).status_code == 302
    assert [row.attachment.name for row in walk.suggestion.files.all()] == ["照片2.pdf"]


def test_one_bad_attachment_holds_up_no_other(people: Cast) -> None:
    client = deputy(people)
    files = [SimpleUploadedFile("程序.exe", EXE), SimpleUploadedFile("照片.pdf", b"%PDF-1.7\n%%EOF")]
    answer = client.post("/suggestions/new", {"title": "关于护学岗的建议", "attachments": files}, follow=True)
    assert "程序.exe：" in answer.content.decode()
    assert [row.attachment.name for row in Suggestion.objects.get().files.all()] == ["照片.pdf"]


def test_a_year_of_holidays_need_not_be_chosen_again(people: Cast) -> None:
    client = Client()
    client.force_login(people.posts["administrator"].user)
    sheet = SimpleUploadedFile("放假.csv", "2031-01-01,元旦,休".encode())
    answer = client.post("/workdays/import/file", {"file": sheet, "notice": ""})
    assert answer.status_code == 422
    assert "已上传“放假.csv”" in answer.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "长" * 41])
def test_a_view_without_a_fit_name_is_answered_in_words(people: Cast, name: str) -> None:
    client = deputy(people)
    answer = client.post("/desk/views", {"name": name, "query": "stage=closed"}, follow=True)
    assert "名称须为1至40个字" in answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("stage=closed")
    assert not SavedView.objects.exists()


def test_unusual_words_stay_as_they_are_to_the_sheet(people: Cast) -> None:
    client, clerk = deputy(people), Client()
    typed = {"title": f"关于{UNUSUAL}的建议", "cause": UNUSUAL, "requests": [UNUSUAL]}
    answer = client.post("/suggestions/new", typed, follow=True)
    assert answer.status_code == 200
    suggestion = Suggestion.objects.get()
    assert suggestion.cause == UNUSUAL
    submit = reverse("suggestion-act", args=[suggestion.reference, "suggestion.submit", suggestion.pk])
    assert client.post(submit).status_code == 302
    clerk.force_login(people.clerk.user)
    sheet = clerk.get("/desk/suggestions?export=xlsx")
    assert sheet.status_code == 200
    assert "臺灣繁體" in str(reading.read_rows(sheet.content, name="a.xlsx"))


FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("title", FORMULAS)
def test_no_row_behind_a_figure_becomes_a_formula(people: Cast, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    Walk(people, title=title).registered()
    clerk = Client()
    clerk.force_login(people.clerk.user)
    year = SESSION_OPENS.year
    sheet = clerk.get(f"/figures/suggestions.raised?year={year}&export=xlsx")
    assert sheet.status_code == 200
    assert title in str(reading.read_rows(sheet.content, name="a.xlsx"))
    with zipfile.ZipFile(io.BytesIO(sheet.content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)
    asked = ["figures", "show", "suggestions.raised", "--body", people.body.code, "--year", str(year)]
    assert main([*asked, "--rows", "--format", "csv"]) == 0
    cells = [cell for line in csv.reader(capsys.readouterr().out.splitlines()) for cell in line]
    assert f"'{title}" in cells
    assert not any(cell.startswith(exporting.FORMULA) for cell in cells)


@pytest.mark.parametrize("title", FORMULAS)
def test_no_title_becomes_a_formula(people: Cast, title: str) -> None:
    walk = Walk(people, title=title).registered()
    clerk, auditor = Client(), Client()
    clerk.force_login(people.clerk.user)
    auditor.force_login(people.auditor.user)
    sheet = clerk.get("/desk/suggestions?export=xlsx").content
    assert title in str(reading.read_rows(sheet, name="a.xlsx"))
    with zipfile.ZipFile(io.BytesIO(sheet)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)
    lines = auditor.get("/journal/?export=csv", follow=True).content.decode("utf-8-sig").splitlines()
    assert lines
    assert not any(cell.startswith(exporting.FORMULA) for line in csv.reader(lines) for cell in line)
    assert walk.suggestion.title == title


class Endless(io.RawIOBase):
    """Two hundred megabytes that nobody has to hold in memory to send."""

    name, size = "大文件.pdf", 200 * 1024 * 1024

    def __init__(self) -> None:
        self.left = self.size

    def read(self, size: int = -1) -> bytes:
        count = self.left if size < 0 else min(size, self.left)
        self.left -= count
        return b"%PDF-1.7\n".ljust(count, b" ")[:count] if count else b""


@pytest.mark.parametrize("door", ["an attachment", "a suggestion on paper", "a report to be checked"])
def test_two_hundred_megabytes_are_too_many(people: Cast, door: str) -> None:
    by, address, name, also = UPLOADS[door]
    client = Client()
    client.force_login(people.posts[by].user)
    answer = client.post(address, {**also, name: Endless()}, follow=True)
    assert answer.status_code == 200
    assert "MB" in answer.content.decode()
