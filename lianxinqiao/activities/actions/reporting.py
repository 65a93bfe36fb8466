"""Reports: written by several in parts, of a law in two parts and on to a meeting, to voters, and told to everybody."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import drafts
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, LawInspection, ReportPart, Testimony
from lianxinqiao.activities.models.reporting import Way
from lianxinqiao.activities.stages import Stage
from lianxinqiao.acts import tabling
from lianxinqiao.acts.drafts import refuse_if_saved_since
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Mandate, Post


# ------------------------------------------------------------------ written together
def draft_report(activity: Activity, *, by: Post, at: datetime) -> list[ReportPart]:
    """The parts of its kind's template, with what the rows know already: who came, where, what was found."""
    with FRAME.act("activity.draft_report", activity, by=by, at=at) as done:
        if activity.report_parts.exists():
            raise Refused(_("报告已经起草，请在各部分里写。"))
        parts = [
            ReportPart(activity=activity, position=place, heading=heading, text=text, saved_at=at, saved_by=by)
            for place, (heading, text) in enumerate(drafts.begun(activity), 1)
        ]
        ReportPart.objects.bulk_create(parts)
        done()
        return parts


def write(part: ReportPart, *, text: str, read_at: datetime | None = None, by: Post, at: datetime) -> None:
    """Whoever writes says which version they read: over a later one nothing is written （acts/drafts.py）."""
    with FRAME.act("report_part.write", part, by=by, at=at) as done:
        refuse_if_saved_since(part, read_at, {"text": part.text}, {"text": text.strip()})
        if part.text == text.strip():
            done.quietly()
            return
        part.text, part.saved_at, part.saved_by = text.strip(), at, by
        part.save()
        done(data={"part": part.heading, "length": len(part.text)})


# ------------------------------------------------------------------ how a law is carried out
def set_out(
    activity: Activity,
    *,
    law: str,
    leader: Mandate,
    group: Iterable[Mandate] = (),
    ways: Iterable[str],
    focus: str,
    by: Post,
    at: datetime,
) -> LawInspection:
    """The plan of the inspection: which law, who, how, on what. Everybody of its group is on the activity's list."""
    with FRAME.act("activity.set_out", activity, by=by, at=at) as done:
        if not activity.of_kind.inspects_law:
            raise Refused(_("只有执法检查有检查方案。"))
        chosen = [way for way in Way.values if way in set(ways)]
        if not chosen:
            raise Refused(_("请至少选一种检查方式。"))
        found = LawInspection.objects.filter(activity=activity).first() or LawInspection(activity=activity)
        found.law, found.leader, found.ways, found.focus = law.strip(), leader, chosen, focus.strip()
        found.full_clean()
        found.save()
        members = list(dict.fromkeys([leader, *group]))
        found.group.set(members)
        for member in members:
            activity.participations.get_or_create(mandate=member)
        done(data={"law": found.law, "ways": chosen, "group": [member.pk for member in members]})
        return found


def report_law(activity: Activity, *, carried_out: str, law_itself: str, by: Post, at: datetime) -> None:
    """In its two parts （监督法第三十五条）: how the law is carried out, and what should change in the law itself."""
    with FRAME.act("activity.report_law", activity, by=by, at=at) as done:
        found = LawInspection.objects.filter(activity=activity).first()
        if found is None:
            raise Refused(_("请先拟定执法检查方案。"))
        if not carried_out.strip() or not law_itself.strip():
            raise Refused(_("执法检查报告的两个部分都要写；没有修改建议的写明“暂无”。"))
        found.carried_out, found.law_itself = carried_out.strip(), law_itself.strip()
        found.save()
        step(activity, Stage.REPORTED)
        activity.report, activity.reported_on = drafts.of_law(found), day(at)
        activity.save()
        done(data={"length": len(activity.report)})


def table(activity: Activity, *, meeting: int, by: Post, at: datetime) -> LawInspection:
    """To the meeting that deliberates it, with the report as its paper."""
    with FRAME.act("activity.table", activity, by=by, at=at) as done:
        found = LawInspection.objects.filter(activity=activity).select_related("leader__person").first()
        if found is None or not found.carried_out:
            raise Refused(_("形成报告后才能列入会议议程。"))
        if found.tabled_on:
            raise Refused(_("已经列入%(meeting)s的议程。") % {"meeting": found.tabled_at})
        title = _("关于%(law)s实施情况的执法检查报告") % {"law": found.law}
        tabled = tabling.Tabled(title, activity.report, activity.unit, found.leader.person.name)
        taken = tabling.put(meeting, tabled, by=by, at=at)
        found.tabled_on, found.tabled_at, found.tabled_path = day(at), taken.meeting[:120], taken.path
        found.save()
        done(data={"meeting": taken.meeting})
        return found


# ------------------------------------------------------------------ to voters
def testify(activity: Activity, *, text: str, by: Post, at: datetime) -> Testimony:
    """One's own report; handed in again, the newer one stands as long as nobody has assessed it."""
    with FRAME.act("activity.testify", activity, by=by, at=at) as done:
        if not activity.of_kind.testifies:
            raise Refused(_("这次活动不是代表述职。"))
        if by.mandate is None or not text.strip():
            raise Refused(_("请填写述职报告。"))
        found = activity.testimonies.filter(mandate=by.mandate).first()
        found = found or Testimony(activity=activity, mandate=by.mandate)
        if found.is_assessed:
            raise Refused(_("已经登记评议结果，不能再改。"))
        found.text, found.handed_in_at = text.strip(), at
        found.save()
        activity.participations.get_or_create(mandate=by.mandate)
        done(found)
        return found


def assess(testimony: Testimony, *, given_out: int, good: int, fair: int, bad: int, by: Post, at: datetime) -> None:
    """What the voters who were there put on their papers; more than were given out cannot come back."""
    with FRAME.act("testimony.assess", testimony, by=by, at=at) as done:
        if good + fair + bad > given_out:
            raise Refused(_("收回的评议票不能多于发出的。"))
        testimony.given_out, testimony.good, testimony.fair, testimony.bad = given_out, good, fair, bad
        testimony.save()
        done(data={"given_out": given_out, "good": good, "fair": fair, "bad": bad})


# ------------------------------------------------------------------ to everybody
def tell(activity: Activity, *, told: str, by: Post, at: datetime) -> None:
    """What came of it, in the organiser's words for everybody; empty takes it back."""
    with FRAME.act("activity.tell", activity, by=by, at=at) as done:
        activity.told, activity.told_on = told.strip(), day(at) if told.strip() else None
        activity.save()
        done(data={"length": len(activity.told)})
