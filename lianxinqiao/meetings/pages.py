"""The pages of this room, as who serves in its body sees them."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.acts import page
from lianxinqiao.acts.offers import Offer, by_subject
from lianxinqiao.meetings import (
    boxes,
    committees,
    consulting,
    dates,
    electorate,
    oaths,
    papers,
    profile,
    pulses,
    queries,
    rules,
)
from lianxinqiao.meetings.models import AgendaItem, Appointment, DeliberationOpinion, Meeting, Paper, Speech, Vote
from lianxinqiao.meetings.players import BOTH, OFFICE
from lianxinqiao.meetings.stages import (
    AMENDMENT,
    COMING,
    DECISION,
    HELD,
    ITEM,
    NOMINATION,
    VOTE,
    SpeechStage,
    Stage,
    VoteStage,
)
from lianxinqiao.people.models import Post

Facts = list[tuple[Any, Any]]


# ------------------------------------------------------------------ a meeting
def facts(meeting: Meeting, _post: Post | None) -> Facts:
    """What it is, when and where; the page leaves out what is empty."""
    return [
        (pgettext_lazy("会议", "类别"), meeting.of_kind.word),
        (gettext_lazy("委员会"), meeting.committee and meeting.committee.spoken),
        (pgettext_lazy("会议", "议题"), meeting.title),
        (gettext_lazy("时间"), span(meeting)),
        (gettext_lazy("地点"), meeting.place),
        (gettext_lazy("主持人"), meeting.chaired_by and meeting.chaired_by.person.spoken),
        (gettext_lazy("本届代表选举完成日期"), meeting.deputies_elected_on),
        (gettext_lazy("应在此日以前举行"), meeting.first_by),
        (gettext_lazy("通知日期"), meeting.called_on),
        (gettext_lazy("晚于规定通知的原因"), meeting.late_reason),
        (gettext_lazy("开会时间"), clock(meeting.opened_at)),
        (gettext_lazy("闭会时间"), clock(meeting.closed_at)),
        (gettext_lazy("纪要审定日期"), meeting.approved_on),
        (gettext_lazy("协商纪要报送日期"), meeting.minutes_sent_on),
        (gettext_lazy("报送单位"), meeting.minutes_sent_to),
        (gettext_lazy("收到采纳反馈的日期"), meeting.answered_on),
        (gettext_lazy("采纳反馈情况"), meeting.answer),
        (gettext_lazy("公布日期"), meeting.published_on),
        (gettext_lazy("依据"), meeting.of_kind.law),
    ]


def clock(at: Any) -> str:
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


def span(meeting: Meeting) -> str:
    """2020-05-12 09:00—11:30; over several days both are said whole."""
    since, until = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    same = timezone.localdate(meeting.starts_at) == timezone.localdate(meeting.ends_at)
    last = f"{until:%H:%M}" if same else f"{until:%Y-%m-%d %H:%M}"
    return f"{since:%Y-%m-%d %H:%M}—{last}"


def context(meeting: Meeting, post: Post | None, _user: User, offers: list[Offer]) -> dict[str, Any]:
    """Agenda with everything on it, who is there, what is voted on now, what comes next."""
    from lianxinqiao.meetings.views.lives import MEETINGS  # deferred: the life is declared with this page

    offers = in_order(offers)
    first = next((offer for offer in offers if offer.primary and _leads(offer)), None)
    of_part = by_subject(offer for offer in offers if offer is not first)
    own = next((row for row in meeting.attendees.all() if post and post.mandate_id == row.mandate_id), None)
    vote = rules.open_vote(meeting)
    return {
        "first": first,
        "first_form": page.form_in_place(MEETINGS, first, post),
        "rest": [offer for offer in offers if not offer.act.on and offer is not first],
        "agenda": agenda(meeting, post, of_part),
        "attendance": attendance(meeting, of_part),
        "hall": hall(meeting),
        "pulse": pulses.follows(meeting),
        "checks": consulting.checklist(meeting, timezone.localdate()),
        "own": own,
        "own_offers": of_part.get(own, []) if own else [],
        "agendas": list(meeting.agendas.all()),
        "interpellations": [(row, of_part.get(row, [])) for row in meeting.interpellations.all()],
        "vote": vote,
        "vote_offers": of_part.get(vote, []),
        "progress": progress(vote) if vote else None,
        "may_run": post is not None and any(who.is_played_by(post, meeting) for who in BOTH),
        "may_edit": post is not None
        and OFFICE.is_played_by(post, meeting)
        and meeting.stage in {Stage.DRAFTED, Stage.CALLED},
        "reads_decided": queries.reads_decided(post),
        "is_over": meeting.stage in HELD,
        "slips": boxes.slips_for(meeting, own) if own else [],
        "downloads": [(code, papers.WORDS[code]) for code in papers.there_are(meeting)],
    }


ORDER = (
    *(
        "vote.cast",
        "box.open",
        "box.close",
        "vote.close",
        "vote.count",
        "meeting.sign_in",
        "meeting.open",
        "meeting.put_agenda",
    ),
    *("speech.end", "speech.begin"),
)


def in_order(offers: Iterable[Offer]) -> list[Offer]:
    """What the hall does next: the open vote, the agenda, then each item in its turn, and the rest after them."""

    def key(offer: Offer) -> tuple[int, int]:
        code = offer.act.code
        if code in ORDER:
            return ORDER.index(code), 0
        if offer.primary and offer.act.on == "item":
            return len(ORDER), offer.subject.position
        if offer.primary and offer.act.on == "amendment":
            return len(ORDER), offer.subject.decision.item.position
        return len(ORDER) + (1 if offer.primary else 2), 0

    return sorted(offers, key=key)


def _leads(offer: Offer) -> bool:
    """What stands as the one next step of the page; what is done to a row stands in its row."""
    return offer.act.on != "attendee"


# ------------------------------------------------------------------ its cards
def agenda(meeting: Meeting, post: Post | None, ways: dict[Any, list[Offer]]) -> list[dict[str, Any]]:
    on, today = timezone.localdate(meeting.starts_at), timezone.localdate()
    today = min(today, on)
    of_profile = profile.of(meeting.body, on)
    rows: list[dict[str, Any]] = []
    called = committees.called(meeting.body)
    read = DeliberationOpinion.objects.visible_to(post).filter(meeting=meeting.pk)
    opinions = {opinion.item_id: opinion.get_absolute_url() for opinion in read}
    for act in meeting.appointments.all():
        act.oath_due = _oath_due(act, of_profile)  # type: ignore[attr-defined]
        act.oath_counted = profile.in_workdays(oaths.term(act.office.kind, of_profile))  # type: ignore[attr-defined]
    for item in meeting.items.all():
        filed = list(item.papers.all())
        came = [(paper.kind, paper.received_on) for paper in filed]
        rows.append(
            {
                "item": item,
                "committee": called.get(item.committee, item.committee),
                "tone": ITEM.tones.get(item.stage, "neutral"),
                "papers": [(paper, of_readers(paper, meeting, post), ways.get(paper, [])) for paper in filed],
                "checks": dates.checklist(item.of_kind, on, came, of_profile, today) if meeting.of_kind.opines else [],
                "decisions": [
                    (row, DECISION.tones.get(row.stage, "neutral"), ways.get(row, []))
                    for row in meeting.decisions.all()
                    if row.item_id == item.pk
                ],
                "amendments": [
                    (row, AMENDMENT.tones.get(row.stage, "neutral"), ways.get(row, []))
                    for row in meeting.amendments.all()
                    if row.decision.item_id == item.pk
                ],
                "appointments": [
                    (row, NOMINATION.tones.get(row.stage, "neutral"), ways.get(row, []))
                    for row in meeting.appointments.all()
                    if row.item_id == item.pk
                ],
                "votes": [voted(row) for row in meeting.votes.all() if row.item_id == item.pk],
                "speeches": [
                    (speech_told(row), ways.get(row, [])) for row in meeting.speeches.all() if row.item_id == item.pk
                ],
                "questions": [(row, ways.get(row, [])) for row in meeting.questions.all() if row.item_id == item.pk],
                "boxes": [boxes.told(row, ways.get(row, []), post) for row in under(item, "boxes")],
                "elections": [(row, ways.get(row, [])) for row in under(item, "elections")],
                "seats": [(row, ways.get(row, [])) for row in under(item, "seat_changes")],
                "opinion": getattr(item, "opinion", None),
                "opinion_url": opinions.get(item.pk, ""),
                "ways": ways.get(item, []),
            }
        )
    return rows


def under(item: AgendaItem, name: str) -> list[Any]:
    """What of the meeting hangs on one item, from what was gathered."""
    return [row for row in getattr(item.meeting, name).all() if row.item_id == item.pk]


def _oath_due(act: Appointment, rules: Any) -> Any:
    """The last day of an oath that is still to be taken."""
    if not act.begins or act.effective_on is None or act.sworn_on:
        return None
    told = {"announced_on": act.announced_on, "approved_on": act.approved_on}
    return oaths.due(act.office.kind, act.effective_on, rules, **told)


def of_readers(paper: Paper, meeting: Meeting, post: Post | None) -> dict[str, Any]:
    """One's own note; and for whoever runs the meeting how many of those called have read it."""
    rows = list(paper.readings.all())
    mine = next((row for row in rows if post and post.mandate_id == row.mandate_id), None)
    told: dict[str, Any] = {"mine": mine, "read": len(rows), "called": len(meeting.attendees.all())}
    return told


def speech_told(speech: Speech) -> dict[str, Any]:
    """Who speaks, how long so far, and how much is left or over."""
    at = timezone.now()
    told: dict[str, Any] = {"speech": speech, "lasted": minutes(speech.spoken_for(at)) if speech.begun_at else ""}
    over = speech.over(at)
    told["over"] = minutes(over) if over else ""
    if speech.stage == SpeechStage.SPEAKING and speech.minutes and not over:
        told["left"] = minutes(timedelta(minutes=speech.minutes) - speech.spoken_for(at))
    return told


def minutes(span: timedelta) -> str:
    """3:20, as a clock in a hall shows it."""
    whole = int(span.total_seconds())
    return f"{whole // 60}:{whole % 60:02d}"


def voted(vote: Vote) -> dict[str, Any]:
    """A vote as it is told: its counts and what it needed; of one that is open, nothing but that it is."""
    return {
        "vote": vote,
        "tone": VOTE.tones.get(vote.stage, "neutral"),
        "casts": list(vote.casts.all()) if vote.is_named and vote.stage != VoteStage.OPEN else [],
    }


def attendance(meeting: Meeting, ways: dict[Any, list[Offer]]) -> list[tuple[Any, str, list[Offer]]]:
    rows = sorted(meeting.attendees.all(), key=lambda row: (row.signed_in_at is None, row.mandate.person.pinyin))
    return [(row, COMING.tones.get(row.stage, "neutral"), ways.get(row, [])) for row in rows]


def hall(meeting: Meeting) -> dict[str, Any]:
    """How many are called, came, are here now, and how many are needed: one source for page, votes and minutes."""
    everybody = list(meeting.attendees.all())
    now = electorate.of(meeting, timezone.localdate(meeting.starts_at))
    base, here = now.base, now.here
    least = meeting.of_kind.quorum.least(base)
    return {
        "base": base,
        "came": sum(row.signed_in_at is not None for row in everybody),
        "here": len(here),
        "least": least,
        "needed": meeting.of_kind.needed.least(base),
        "stands": len(here) >= least,
        "votes": meeting.of_kind.votes,
        "on_leave": sum(row.stage == "on_leave" for row in everybody),
    }


def progress(vote: Vote) -> dict[str, Any]:
    """Of an open vote how many have cast, never what: no running tally stands anywhere."""
    if vote.box is not None:
        return boxes.progress(vote)
    cast = len(vote.casts.all()) if vote.is_named else None
    return {"here": len(vote.here), "cast": cast, "waiting": None if cast is None else len(vote.here) - cast}
