"""Say who handles it: answered on the spot, in the community, by the street or a department, as a suggestion, upward."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.opinions import deadlines, errands, kinds, rules
from lianxinqiao.opinions.actions import answering, senders
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import Errand, Opinion, Photo, Share
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.people.models import Mandate, Organization, Post


def answer_on_the_spot(
    opinion: Opinion, *, words: str, outcome: str, planned_until: date | None = None, by: Post, at: datetime
) -> None:
    """Answer it while the sender is still there; the sender may rate it afterwards like any other answer."""
    with FRAME.act("opinion.answer", opinion, by=by, at=at) as done:
        rules.may_answer(outcome, words, planned_until)
        _routed(opinion, Opinion.Route.SPOT, at)
        place = opinion.station.called if opinion.station else by.place
        answering.tell(opinion, words, outcome, planned_until, replied_by=place, at=at)
        done(data={"outcome": outcome})


def assign(
    opinion: Opinion,
    *,
    units: Sequence[Organization] = (),
    community: bool = False,
    words: str = "",
    by: Post,
    at: datetime,
) -> list[Share]:
    """Give it to one unit or to several at once, each with its own clock.

    In the community the station handles it itself.
    """
    with FRAME.act("opinion.assign", opinion, by=by, at=at) as done:
        if not units and not community:
            raise Refused(_("请选择承办单位，或者由联络站在社区办理。"))
        for unit in units:
            rules.may_go_to(opinion, unit)
        there = {share.organization_id for share in rules.open_shares(opinion) if not share.outside}
        wanted: list[Organization | None] = [*units, *([None] if community else [])]
        new = [unit for unit in wanted if (unit.pk if unit else None) not in there]
        if not new:
            raise Refused(_("所选单位已经在办理。"))
        shares = [_share(opinion, unit, words, by, at) for unit in new]
        _handled(opinion, _route(new), at)
        done(note=words, data={"units": [share.called for share in shares]})
        return shares


def _handled(opinion: Opinion, route: str, at: datetime) -> None:
    if opinion.stage == Stage.RECEIVED:
        step(opinion, Stage.HANDLING)
        _routed(opinion, route, at)
    opinion.save()


def ask_outside(
    opinion: Opinion, *, name: str, told: str, photos: Sequence[Photo] = (), by: Post, at: datetime
) -> Errand:
    """Somebody without an account gets a link that opens one form: what it shows is what was chosen here."""
    with FRAME.act("opinion.ask_outside", opinion, by=by, at=at) as done:
        rules.may_leave_the_house(opinion, name, told)
        if any(share.outside == name.strip() for share in rules.open_shares(opinion)):
            raise Refused(_("所选单位已经在办理。"))
        share = _share(opinion, None, "", by, at, outside=name.strip()[:60])
        errand = errands.send(share, told, photos, by=by, at=at)
        _handled(opinion, Opinion.Route.OUTSIDE, at)
        done(data={"to": share.outside, "photos": [str(photo.attachment_id) for photo in photos]})
        return errand


def _share(opinion: Opinion, unit: Organization | None, words: str, by: Post, at: datetime, outside: str = "") -> Share:
    return Share.objects.create(
        opinion=opinion,
        organization=unit,
        outside=outside,
        round=opinion.round,
        assigned_at=at,
        assigned_by=by,
        words=words.strip(),
        due_on=deadlines.handling(opinion, day(at)),
    )


def _route(units: Sequence[Organization | None]) -> str:
    if any(unit and unit.kind != Organization.Kind.TOWN for unit in units):
        return Opinion.Route.UNIT
    return Opinion.Route.STREET if any(units) else Opinion.Route.COMMUNITY


def _routed(opinion: Opinion, route: str, at: datetime) -> None:
    opinion.route, opinion.routed_at = route, at


def propose(opinion: Opinion, *, mandate: Mandate, note: str = "", by: Post, at: datetime) -> None:
    """What only a suggestion can settle goes to a deputy, who may raise it or hand it back."""
    with FRAME.act("opinion.propose", opinion, by=by, at=at) as done:
        if mandate.term.body_id != opinion.body_id or mandate.vacant(day(at)):
            raise Refused(_("请选择本级在任的代表。"))
        step(opinion, Stage.PROPOSED)
        opinion.mandate = mandate
        _routed(opinion, Opinion.Route.SUGGESTION, at)
        opinion.save()
        done(note=note, data={"deputy": mandate.person.name})


def take_up(opinion: Opinion, *, suggestion: Suggestion | None = None, by: Post, at: datetime) -> Suggestion:
    """The deputy's own draft with the opinion's words in it, or one of theirs that is about it already.

    Each of the two leads to the other; its sender hears when the suggestion is answered.
    """
    with FRAME.act("opinion.take_up", opinion, by=by, at=at) as done:
        if suggestion is not None and not takes_up(by).filter(pk=suggestion.pk).exists():
            raise Refused(_("只能并入您本人领衔、还没有答复的建议。"))
        suggestion = suggestion or _drafted(opinion, by, at)
        step(opinion, Stage.RAISED)
        opinion.suggestion = suggestion
        opinion.save()
        done(data={"suggestion": suggestion.pk})
        return suggestion


def takes_up(post: Post) -> QuerySet[Suggestion]:
    """The deputy's suggestions that an opinion may still become part of."""
    before_answer = ("draft", "cosigning", "submitted", "sent_back", "registered", "assigned", "handling")
    return Suggestion.objects.filter(lead_id=post.mandate_id, stage__in=before_answer)


def _drafted(opinion: Opinion, by: Post, at: datetime) -> Suggestion:
    title = _("关于解决“%(title)s”的建议") % {"title": opinion.title.rstrip("…")}
    where = _("地点：%(place)s") % {"place": opinion.place} if opinion.place else ""
    cause = "\n".join(part for part in (senders.masked(opinion, opinion.text), where) if part)
    return drafting.start(by=by, at=at, title=title[:200], cause=cause, requests=())


def hand_back(opinion: Opinion, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("opinion.hand_back", opinion, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请说明退回的理由。"))
        step(opinion, Stage.RECEIVED)
        opinion.route = ""
        opinion.save()
        done(note=reason)


def forward(
    opinion: Opinion,
    *,
    to: str,
    note: str = "",
    accepted_by: str = "",
    accepted_on: date | None = None,
    by: Post,
    at: datetime,
) -> None:
    """Pass it to an organ above, or to the organ whose procedure it is.

    The sender reads where it went, by which article, and by when they get an answer.

    If another organ has accepted the matter (`accepted_by`, `accepted_on`), it goes to that organ until its term ends.
    """
    with FRAME.act("opinion.forward", opinion, by=by, at=at) as done:
        rules.may_forward(opinion, to)
        rules.may_be_taken_in_there(opinion, to, accepted_by, accepted_on, at)
        boundary = kinds.BOUNDARIES[opinion.kind]
        step(opinion, Stage.FORWARDED)
        opinion.forwarded_to = to.strip()[:80]
        _routed(opinion, Opinion.Route.UPWARD, at)
        opinion.reply = f"{boundary.sentence}（{boundary.article}）" if not kinds.handled_here(opinion.kind) else note
        if accepted_on:
            opinion.reply += _accepted(opinion, accepted_by, accepted_on)
        opinion.outcome = Opinion.Outcome.NOT_OURS
        opinion.first_answered_at = opinion.first_answered_at or at
        opinion.answered_at = at
        opinion.save()
        # Of an accusation the history, which more people read than the page, does not say where it went.
        told = "" if opinion.kind == kinds.Kind.ACCUSATION else to
        done(note=told)


def _accepted(opinion: Opinion, organ: str, on: date) -> str:
    words = {"organ": organ.strip(), "day": on, "until": deadlines.accepted_until(opinion, on)}
    said = _("同一事项%(organ)s已于%(day)s受理，办理期限到%(until)s，请向其查询（信访工作条例第十九条、第三十四条）。")
    return "\n" + said % words
