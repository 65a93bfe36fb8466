"""Draft and co-sign （起草、联名）."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.drafts import refuse_if_saved_since
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.stages import step
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters import deadlines, rules, telling
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.frame import FRAME, done
from lianxinqiao.matters.models import CoSigner, Matter, RequestPoint, Suggestion, SuggestionFile
from lianxinqiao.matters.stages import GONE, Stage
from lianxinqiao.notices import actions as notices
from lianxinqiao.paper import text
from lianxinqiao.people.models import BodyProfile, Mandate, Post, Session

TEXT_FIELDS = (
    "title",
    "cause",
    "analysis",
    "suggested_unit",
    "wish_open",
    "closed_reason",
    "delegation",
    "between_sessions",
)


def _session_on(mandate: Mandate, at: datetime) -> Session:
    """The session a suggestion of that day belongs to: the one open or last closed, else the next one."""
    sessions = mandate.term.sessions.order_by("-opens_on")
    session = sessions.filter(opens_on__lte=day(at)).first() or sessions.order_by("opens_on").first()
    if session is None:
        raise Refused(_("本届还没有建立会议，请联系代工委。"))
    return session


def new(mandate: Mandate, *, at: datetime, model: Any = Suggestion, **fields: Any) -> Any:
    body = mandate.term.body
    session = fields.pop("session", None) or _session_on(mandate, at)
    between = fields.pop("between_sessions", None)
    if between is None:
        between = day(at) > session.closes_on
    return model.objects.create(
        kind=model.of_kind,
        body=body,
        session=session,
        between_sessions=between,
        year=session.opens_on.year,
        profile_version=BodyProfile.of(body, day(at)),
        lead=mandate,
        created_at=at,
        saved_at=at,
        **fields,
    )


@transaction.atomic
def start(*, by: Post, at: datetime, **fields: Any) -> Suggestion:
    """A deputy begins a draft. `fields` may be any of the text fields, incomplete as they are."""
    rules.may_raise(by)
    mandate = by.mandate
    if mandate is None:
        raise Refused(_("只有本级人大代表可以提出建议。"))
    requests = fields.pop("requests", ())
    suggestion = new(mandate, at=at, **fields)
    write_requests(suggestion, requests)
    done("suggestion.start", suggestion, by=by, at=at)
    return suggestion


@transaction.atomic
def enter_from_paper(*, mandate: Mandate, scan: Attachment, by: Post, at: datetime, **fields: Any) -> Suggestion:
    """The office enters what a deputy handed in on paper; the scan of the signed paper is kept beside it."""
    rules.may_begin("suggestion.enter", by, mandate.term.body_id)
    requests = fields.pop("requests", ())
    suggestion = new(mandate, at=at, source=Suggestion.Source.PAPER, entered_by=by, **fields)
    write_requests(suggestion, requests)
    SuggestionFile.objects.create(suggestion=suggestion, attachment=scan)
    done("suggestion.enter", suggestion, by=by, at=at, on_behalf_of=mandate.person.name)
    return suggestion


@transaction.atomic
def help_to_write(*, mandate: Mandate, by: Post, at: datetime, **fields: Any) -> Suggestion:
    """A station's worker types a draft for a deputy, who is told, and alone changes it and hands it in."""
    rules.may_begin("suggestion.help", by, mandate.term.body_id)
    requests = fields.pop("requests", ())
    suggestion = new(mandate, at=at, source=Suggestion.Source.STATION, entered_by=by, **fields)
    write_requests(suggestion, requests)
    deputy = mandate.person.name
    done("suggestion.help", suggestion, by=by, at=at, on_behalf_of=deputy)
    return suggestion


@transaction.atomic
def save(
    suggestion: Matter,
    *,
    by: Post,
    at: datetime,
    requests: Sequence[str] | None = None,
    read: datetime | None = None,
    **fields: Any,
) -> Matter:
    """Save the draft (also every few seconds by itself). An autosave is not an event: the journal keeps the submitted text.

    Raises `SavedSince` where the draft was saved elsewhere after `read`.
    """
    locked(suggestion)
    rules.may("suggestion.save", by, suggestion, at)
    unknown = set(fields) - set(TEXT_FIELDS)
    if unknown:
        raise TypeError(f"not fields of the text: {sorted(unknown)}")
    typed = {**fields} if requests is None else {**fields, "requests": text.without_numbers(requests)}
    refuse_if_saved_since(suggestion, read, suggestion.stored(typed), typed)
    for name, value in fields.items():
        setattr(suggestion, name, value)
    suggestion.saved_at = at
    suggestion.save()
    if requests is not None:
        suggestion.requests.all().delete()
        write_requests(suggestion, requests)
    return suggestion


def write_requests(suggestion: Matter, texts: Iterable[str]) -> None:
    """The points, without the numbers that their author wrote before them: every paper numbers them itself."""
    RequestPoint.objects.bulk_create(
        RequestPoint(suggestion=suggestion, position=position, text=point)
        for position, point in enumerate(text.without_numbers(texts), 1)
    )


def attach(suggestion: Matter, attachment: Attachment, *, by: Post, at: datetime) -> SuggestionFile:
    """A file beside the text of a draft; the same one stands there once."""
    with FRAME.act("file.attach", suggestion, by=by, at=at) as done:
        if suggestion.files.filter(attachment__sha256=attachment.sha256).exists():
            raise Refused(_("已经附有同样的文件。"))
        there = suggestion.files.count()
        if there >= 10:
            raise Refused(_("附件最多10个。"))
        row = SuggestionFile.objects.create(suggestion=suggestion, attachment=attachment, position=there)
        done(data={"name": attachment.name, "sha256": attachment.sha256})
        return row


def detach(row: SuggestionFile, *, by: Post, at: datetime) -> None:
    """Take an attachment off a draft; its bytes stay, so that the journal's hash can still be shown to be true."""
    with FRAME.act("file.detach", row.suggestion, by=by, at=at) as done:
        if not row.suggestion.files.filter(pk=row.pk).exists():
            raise Refused(_("这个附件已经移除。"))
        row.delete()
        done(data={"name": row.attachment.name, "sha256": row.attachment.sha256})


def discard(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """The lead deputy throws a draft away; it stays as withdrawn, so that the journal has its object."""
    with FRAME.act("suggestion.discard", suggestion, by=by, at=at) as done:
        _tell_left_out(suggestion, by=by, at=at)
        step(suggestion, Stage.WITHDRAWN)
        suggestion.save()
        done()


# ------------------------------------------------------------------ co-sign
def invite(suggestion: Matter, mandates: Iterable[Mandate], *, until: datetime | None, by: Post, at: datetime) -> None:
    """Invite deputies by name; the text stands still while they read and sign."""
    with FRAME.act("suggestion.invite", suggestion, by=by, at=at) as done:
        rules.may_invite(suggestion, mandates := list(mandates), until, at)
        invited = set(suggestion.cosigners.values_list("mandate_id", flat=True))
        if invited >= {mandate.pk for mandate in mandates} and until in {None, suggestion.cosign_until}:
            raise Refused(_("所选%(raiser)s都已经邀请过。") % suggestion.words)
        CoSigner.objects.bulk_create(
            CoSigner(suggestion=suggestion, mandate=mandate, invited_at=at)
            for mandate in mandates
            if mandate.pk not in invited
        )
        step(suggestion, Stage.COSIGNING)
        suggestion.cosign_until = until or suggestion.cosign_until
        suggestion.save()
        done(data={"invited": [m.person.name for m in mandates]})


def uninvite(cosigner: CoSigner, *, by: Post, at: datetime) -> None:
    suggestion = cosigner.suggestion
    with FRAME.act("suggestion.uninvite", suggestion, by=by, at=at) as done:
        standing = suggestion.cosigners.filter(pk=cosigner.pk).first()
        if standing is None:
            raise Refused(_("这项邀请已经取消。"))
        if standing.signed_at:
            raise Refused(_("%(name)s已经签署，不能取消邀请。") % {"name": cosigner.mandate.person})
        _tell_left_out(suggestion, by=by, at=at, only=cosigner.mandate)
        standing.delete()
        done(data={"uninvited": cosigner.mandate.person.name})


def _own_invitation(suggestion: Matter, by: Post) -> CoSigner:
    return suggestion.cosigners.get(mandate=by.mandate)


def cosign(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """A deputy signs in their own session: the co-signer's true will (重庆 §8)."""
    with FRAME.act("suggestion.cosign", suggestion, by=by, at=at) as done:
        cosigner = _own_invitation(suggestion, by)
        if cosigner.signed_at:
            raise Refused(_("您已经签署过。"))
        cosigner.signed_at, cosigner.declined_at = at, None
        cosigner.save()
        done()


def decline_to_cosign(suggestion: Matter, *, by: Post, at: datetime) -> None:
    with FRAME.act("suggestion.decline_cosign", suggestion, by=by, at=at) as done:
        cosigner = _own_invitation(suggestion, by)
        if cosigner.declined_at:
            raise Refused(_("您已经表示不参加联名。"))
        cosigner.signed_at, cosigner.declined_at = None, at
        cosigner.save()
        done()


def reopen_text(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """Take the text back to change it. Whoever signed, signed another text: they are asked again."""
    with FRAME.act("suggestion.reopen_text", suggestion, by=by, at=at) as done:
        done()
        suggestion.cosigners.update(signed_at=None, declined_at=None)
        step(suggestion, Stage.DRAFT)
        suggestion.save()


# ------------------------------------------------------------------ submit, withdraw
def submit(suggestion: Matter, *, by: Post, at: datetime) -> None:
    """Hand the suggestion in. Invitations that nobody answered lapse; the text goes into the journal as it is."""
    with FRAME.act("suggestion.submit", suggestion, by=by, at=at) as done:
        rules.may_submit(by, suggestion, at)
        left = unsigned(suggestion)
        step(suggestion, Stage.SUBMITTED)
        suggestion.submitted_at = at
        suggestion.refused_reason = ""
        deadlines.set_office_date(suggestion)
        suggestion.save()
        names = [row.mandate.person.name for row in left]
        note = _left_out(suggestion, names)
        _tell_left_out(suggestion, by=by, at=at)
        suggestion.cosigners.filter(signed_at=None).delete()
        data = {"text": text_of(suggestion), **({"left_out": names} if names else {})}
        done(note=note, data=data)


def unsigned(suggestion: Matter) -> list[CoSigner]:
    """Who was invited, has neither signed nor declined, and drops out when the suggestion is handed in now."""
    rows = suggestion.cosigners.filter(signed_at=None, declined_at=None)
    return list(rows.select_related("mandate__person").order_by("pk"))


def _left_out(suggestion: Matter, names: list[str]) -> str:
    if not names:
        return ""
    with translation.override("zh-hans"):
        return _("受邀未签署、不列为联名%(raiser)s：%(names)s") % {**suggestion.words, "names": "、".join(names)}


def _tell_left_out(suggestion: Matter, *, by: Post, at: datetime, only: Mandate | None = None) -> None:
    """Whoever was asked to sign learns that there is nothing to sign any more."""
    with translation.override("zh-hans"):
        told = telling.LEFT_OUT.said(suggestion.body, {"thing": suggestion, **suggestion.words})
    readers = AUDIENCES.users(["invited"], suggestion, but=by)
    if only is not None:
        readers = [user for user in readers if user.pk == only.person.user_id]
    notices.tell(readers, kind="suggestion.left_out", subject=told.subject, body=told.body, at=at)


def text_of(suggestion: Matter) -> dict[str, Any]:
    """The text as it was handed in, for the journal."""
    return {
        "title": suggestion.title,
        "cause": suggestion.cause,
        "analysis": suggestion.analysis,
        "requests": [point.text for point in suggestion.requests.all()],
        "cosigners": [row.mandate.person.name for row in suggestion.cosigners.exclude(signed_at=None)],
    }


def withdraw(suggestion: Matter, *, reason: str, by: Post, at: datetime) -> None:
    """The lead signer withdraws in writing, which ends the handling (重庆 §12), while the profile allows."""
    with FRAME.act("suggestion.withdraw", suggestion, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("撤回%(matter)s请说明理由。") % suggestion.words)
        step(suggestion, Stage.WITHDRAWN)
        suggestion.due_on = None
        suggestion.save()
        done(note=reason)
        for handling in suggestion.handlings.exclude(stage__in=[*GONE, "done"]):
            handling.stage = "ended"
            handling.save()
