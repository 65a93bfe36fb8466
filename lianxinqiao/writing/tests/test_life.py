"""A report from its beginning to everybody: written by several, signed with its figures, held against later records."""

from datetime import timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.drafts import SavedSince
from lianxinqiao.figures.checking import check
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.journal import facts, verifying
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.writing import changes, kinds, rendered, values
from lianxinqiao.writing.actions import drafting, signing
from lianxinqiao.writing.tests.scene import LATER, SENT, WRITTEN, begun, published, signed, write
from tests.cast import Cast
from tests.walks import a_suggestion


@pytest.fixture
def year(people: Cast) -> Cast:
    """A few suggestions at different places of their life."""
    for stage in (Stage.CLOSED, Stage.CLOSED, Stage.HANDLING, Stage.REGISTERED):
        a_suggestion(people, at=stage)
    return people


def text_of(report: object) -> str:
    return rendered.plain(report, values.of(report))


def test_it_begins_with_sentences_whose_figures_are_there(year: Cast) -> None:
    report = begun(year)
    text = text_of(report)
    assert "共收到代表建议4件" in text
    assert "办理完毕建议2件，办理率50%" in text
    assert "并案" not in text
    assert "{" not in text


@pytest.mark.parametrize("kind", [kind.code for kind in kinds.of_body("congress") if not kind.of_campaign])
def test_what_it_begins_with_passes_our_own_check(year: Cast, kind: str) -> None:
    report = begun(year, kind)
    found = check.check(text_of(report), body=year.body, year=2026)
    assert [each.sentence for each in found.claims if each.verdict == "contradicts"] == []
    assert [each.sentence for each in found.contradictions] == []


def test_every_figure_that_a_kind_names_is_one_or_waits_for_its_room() -> None:
    from lianxinqiao.figures.registry import RATES
    from lianxinqiao.writing.beginnings import _codes

    named = {
        code
        for kind in kinds.KINDS.values()
        for part in kind.parts
        for code in [
            *(code for each in part.sentences for code in _codes(each)),
            *(code for _b, code, _w in part.blocks),
        ]
    }
    waiting = {code for code in named if code.startswith("proposals.")}
    assert named - waiting <= {*FIGURES, *RATES}


def test_two_write_at_once_and_neither_text_is_lost(people: Cast) -> None:
    section = begun(people).sections.first()
    read = section.saved_at
    write(section, "张的文字。", people, read=read)
    with pytest.raises(SavedSince):
        write(section, "李的文字。", people, read=read, by=people.head, at=WRITTEN + timedelta(minutes=1))
    section.refresh_from_db()
    assert section.text == "张的文字。"
    write(section, "两个人的文字。", people, read=section.saved_at, by=people.head, at=WRITTEN + timedelta(minutes=2))
    assert [each.text for each in section.versions.all()[:2]] == ["两个人的文字。", "张的文字。"]
    assert set(section.present.values_list("post", flat=True)) == {people.clerk.pk, people.head.pk}


def test_what_one_saves_within_minutes_is_one_version(people: Cast) -> None:
    section = begun(people).sections.first()
    for minute in range(3):
        write(section, f"第{minute}稿。", people, at=WRITTEN + timedelta(minutes=minute))
    assert section.versions.count() == 2
    write(section, "第二天的稿。", people, at=WRITTEN + timedelta(days=1))
    assert section.versions.count() == 3


def test_sections_are_added_moved_and_removed(people: Cast) -> None:
    report = begun(people, "committee")
    added = drafting.add(report, heading="四、补充", by=people.clerk, at=WRITTEN)
    drafting.move(added, position=1, by=people.clerk, at=WRITTEN)
    assert next(each.heading for each in report.sections.all()) == "四、补充"
    assert [each.position for each in report.sections.all()] == [1, 2, 3, 4]
    drafting.remove(report.sections.last(), by=people.clerk, at=WRITTEN)
    assert report.sections.count() == 3


def test_remarks_are_seen_to(people: Cast) -> None:
    section = begun(people).sections.first()
    row = drafting.remark(section, text="这里再写实一些。", quote="基本情况", by=people.chairpersons, at=WRITTEN)
    assert Notice.objects.filter(kind="remark.add", recipient=people.clerk.user).exists()
    drafting.settle(row, by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="已经处理"):
        drafting.settle(row, by=people.clerk, at=LATER)


def test_a_broken_reference_is_not_sent_on(people: Cast) -> None:
    report = begun(people)
    write(report.sections.first(), "共{代表提的建议}件。", people)
    with pytest.raises(Refused, match="代表提的建议"):
        signing.send(report, by=people.clerk, at=SENT)


def test_it_recomputes_until_it_is_signed_and_stays_then(year: Cast) -> None:
    report = begun(year)
    assert "代表建议4件" in text_of(report)
    a_suggestion(year, at=Stage.REGISTERED)
    assert "代表建议5件" in text_of(report)
    signed(year, report)
    a_suggestion(year, at=Stage.REGISTERED)
    report.refresh_from_db()
    assert "代表建议5件" in text_of(report)
    row = report.frozen.get(key="suggestions.raised@0")
    assert len(row.rows) == row.value == 5
    since = changes.of(row)
    assert (since.then, since.now, len(since.came), len(since.gone)) == (5, 6, 1, 0)


def test_a_corrected_record_is_told_by_name(year: Cast) -> None:
    report = signed(year)
    row = report.frozen.get(key="suggestions.handled@0")
    assert not changes.of(row)
    one = Suggestion.objects.filter(stage="closed").first()
    Suggestion.objects.filter(pk=one.pk).update(year=2019)
    since = changes.of(row)
    assert list(since.gone) == [str(one)[:60]]
    assert text_of(report).count("办理完毕建议2件") == 1


def test_a_signed_report_is_not_written_in_and_stays_in_the_journal(year: Cast) -> None:
    report = published(year)
    with pytest.raises(Refused):
        write(report.sections.first(), "改动。", year)
    assert verifying.chain(year.body.code) == []
    assert list(facts.differences()) == []
    report.frozen.filter(key="suggestions.raised@0").update(value=99)
    assert list(facts.differences()) != []


def test_the_clerk_does_not_sign(people: Cast) -> None:
    report = begun(people)
    signing.send(report, by=people.clerk, at=SENT)
    with pytest.raises(Refused):
        signing.sign(report, by=people.clerk, at=SENT)
    signing.send_back(report, reason="数字再核。", by=people.head, at=SENT)
    assert report.stage == "draft"
    signing.drop(report, reason="合并到另一份。", by=people.clerk, at=SENT)
    assert report.stage == "dropped"
