"""What an administrator asks for and a second person confirms: asked, shown on the desk, decided, each written down."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key, passwords
from lianxinqiao.accounts.models import User
from lianxinqiao.journal import actions as journal
from lianxinqiao.notices import actions as notices
from lianxinqiao.people import personal, rules
from lianxinqiao.people.actions import keys, registers
from lianxinqiao.people.models import Confirmation, Person, Post

Act, Outcome = Confirmation.Act, Confirmation.Outcome
POST_FIELDS = ("person_id", "role", "body_id", "organization_id", "mandate_id", "from_on", "to_on")


@translation.override("zh-hans")
def in_words(post: Post) -> str:
    """The post as the second person reads it."""
    role = post.role_name
    until = post.to_on.isoformat() if post.to_on else _("至今")
    return f"{post.person.name} {post.place} {role} {post.from_on} — {until}".replace("  ", " ")


@transaction.atomic
def ask_post(act: str, post: Post, *, because: str, by: Post, at: datetime | None = None) -> Confirmation:
    """Somebody is to come into a post, or one is to be corrected or ended. Checked now, and again when confirmed."""
    rules.may_keep(by)
    if act != Act.END_POST:
        rules.duties_apart(post)
        rules.posts_apart(post)
        post.full_clean()
    data = {name: _plain(getattr(post, name)) for name in POST_FIELDS}
    return _ask(act, post.person, in_words(post), because, by, at, post=post if post.pk else None, data=data)


@transaction.atomic
def ask_keys(
    act: str, person: Person, *, because: str, by: Post, at: datetime | None = None
) -> tuple[Confirmation, str]:
    """Something about an account. For a new password also the asker's half of it, shown this once."""
    rules.may_keep(by)
    if person.user is None:
        raise Refused(_("%(name)s还没有账号。") % {"name": person.name})
    half = passwords.half() if act == Act.RENEW else ""
    words = f"{person.name}（{person.user.name}）"
    Confirmation.objects.filter(act=act, person=person, outcome=Outcome.WAITING).update(
        outcome=Outcome.WITHDRAWN, decided_at=at or timezone.now(), half=""
    )
    return _ask(act, person, words, because, by, at, half=factor_key.encrypt(half) if half else ""), half


@translation.override("zh-hans")
def _ask(
    act: str, person: Person, words: str, because: str, by: Post, at: datetime | None, **more: Any
) -> Confirmation:
    at = at or timezone.now()
    asked = Confirmation.objects.create(
        act=act, person=person, words=words[:300], because=because[:300], asked_by=by, asked_at=at, **more
    )
    _record("ask", asked, by, at)
    others = User.objects.filter(person__posts__in=rules.second_persons(by)).distinct()
    notices.tell(
        others,
        kind="people.confirmation",
        subject=_("请确认：%(what)s") % {"what": asked},
        body=because,
        url=reverse("people:confirmations"),
        at=at,
    )
    return asked


@transaction.atomic
def confirm(asked: Confirmation, *, by: Post, at: datetime | None = None) -> str:
    """Do it, in the asker's name, with the second person's beside it; for a new password the confirmer's half of it."""
    asked = _locked(asked)
    rules.may_decide(asked, by)
    rules.may_keep(asked.asked_by)
    if not Post.objects.held(timezone.localdate()).filter(pk=asked.asked_by_id).exists():
        raise Refused(_("提出的人已经不是系统管理员，请由现任管理员重新提出。"))
    shown = DO[asked.act](asked, by, at)
    _decide(asked, Outcome.CONFIRMED, "confirm", by, at)
    return shown


@transaction.atomic
def decline(asked: Confirmation, *, by: Post, at: datetime | None = None) -> None:
    asked = _locked(asked)
    rules.may_decide(asked, by)
    _decide(asked, Outcome.DECLINED, "decline", by, at)


@transaction.atomic
def withdraw(asked: Confirmation, *, by: Post, at: datetime | None = None) -> None:
    asked = _locked(asked)
    rules.may_withdraw(asked, by)
    _decide(asked, Outcome.WITHDRAWN, "withdraw", by, at)


def _locked(asked: Confirmation) -> Confirmation:
    near = ("person__user", "post", "asked_by__person", "asked_by__body", "asked_by__organization")
    return Confirmation.objects.select_for_update(of=("self",)).select_related(*near).get(pk=asked.pk)


@translation.override("zh-hans")
def _decide(asked: Confirmation, outcome: str, act: str, by: Post, at: datetime | None) -> None:
    at = at or timezone.now()
    asked.outcome, asked.decided_by, asked.decided_at, asked.half = outcome, by, at, ""
    asked.save()
    _record(act, asked, by, at)
    if outcome != Outcome.WITHDRAWN:
        subject = _("%(what)s：%(outcome)s") % {"what": asked, "outcome": asked.get_outcome_display()}
        notices.tell(
            [asked.asked_by.user],
            kind="people.confirmation",
            subject=subject,
            url=reverse("people:person", args=[asked.person_id]),
            at=at,
        )


def _record(act: str, asked: Confirmation, by: Post, at: datetime) -> None:
    data = {"act": asked.act, "asked_by": asked.asked_by.title, "note": asked.because}
    journal.record(act=f"people.confirmation.{act}", by=by, chain=registers.INSTALLATION, obj=asked, at=at, data=data)


# ------------------------------------------------------------------ what is done when confirmed
def _enter(asked: Confirmation, by: Post, at: datetime | None) -> str:
    registers.enter(Post(**_read(asked.data)), by=asked.asked_by, at=at, confirmed_by=by)
    return ""


def _post_of(asked: Confirmation) -> Post:
    assert asked.post is not None
    return asked.post


def _correct(asked: Confirmation, by: Post, at: datetime | None) -> str:
    post = _post_of(asked)
    for name, value in _read(asked.data).items():
        setattr(post, name, value)
    registers.correct(post, by=asked.asked_by, at=at, confirmed_by=by)
    return ""


def _end(asked: Confirmation, by: Post, at: datetime | None) -> str:
    post = _post_of(asked)
    ends = _read(asked.data)["to_on"]
    registers.end_post(post, on=ends, by=asked.asked_by, at=at, confirmed_by=by)
    return ""


def _renew(asked: Confirmation, by: Post, at: datetime | None) -> str:
    second = passwords.half()
    word = factor_key.decrypt(asked.half) + second
    keys.renew_everything(asked.person, word=word, by=asked.asked_by, confirmed_by=by, at=at)
    return second


def _remove_factor(asked: Confirmation, by: Post, at: datetime | None) -> str:
    keys.remove_second_factor(asked.person, by=asked.asked_by, at=at, confirmed_by=by)
    return ""


def _close(asked: Confirmation, by: Post, at: datetime | None) -> str:
    keys.close_account(asked.person, by=asked.asked_by, at=at, confirmed_by=by)
    return ""


def _erase(asked: Confirmation, by: Post, at: datetime | None) -> str:
    personal.erase(asked.person, by=asked.asked_by, confirmed_by=by, at=at)
    return ""


DO: dict[str, Callable[[Confirmation, Post, datetime | None], str]] = {
    Act.ENTER_POST: _enter,
    Act.CORRECT_POST: _correct,
    Act.END_POST: _end,
    Act.RENEW: _renew,
    Act.REMOVE_FACTOR: _remove_factor,
    Act.CLOSE: _close,
    Act.ERASE: _erase,
}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _read(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name.endswith("_on") and value else value for name, value in data.items()
    }
