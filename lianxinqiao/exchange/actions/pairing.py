"""Two organs agree to exchange: one invites, the other pastes the invitation, and its first letter completes the pair."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts import factor_key
from lianxinqiao.acts.frame import locked
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.exchange import keys, letters, queries, rules
from lianxinqiao.exchange.frame import PARTNER_FRAME
from lianxinqiao.exchange.models import Partner
from lianxinqiao.exchange.rules import PARTNER_RULES
from lianxinqiao.exchange.stages import PartnerStage
from lianxinqiao.notices import signed
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def invite(*, body: Body, name: str, level: str, by: Post, at: datetime) -> Partner:
    """Make a secret and a slot for one partner; the invitation carries both."""
    return _begun("partner.invite", body, name, level, signed.new_secret(), by=by, at=at)


@transaction.atomic
def join(*, body: Body, invitation: str, level: str, name: str = "", by: Post, at: datetime) -> Partner:
    """Paste an invitation that is whole and not our own, and tell the other side where our slot is."""
    told = letters.read_invitation(invitation)
    address = letters.as_known_here(told["address"])
    rules.may_be_an_address(address)
    slot = rules.slot_of(address.rstrip("/"))
    if slot and Partner.objects.filter(body=body, slot=slot).exists():
        raise Refused(_("这是本机关自己发出的邀请，要由对方接受。"))
    called = (name.strip() or told["name"])[:60]
    made = _begun("partner.join", body, called, level, told["secret"], address=address, by=by, at=at)
    mine = letters.slot_path(made) if rules.is_here(address) else letters.slot_address(made)
    data = {"name": body.name, "address": mine}
    letters.write(letters.PAIR, data, to=made, thread=made.slot, at=at)
    return made


def pair(partner: Partner, *, name: str, address: str, by: Stranger, at: datetime) -> None:
    """The other side has taken the invitation; from now on letters go to its slot."""
    with PARTNER_FRAME.act("partner.pair", partner, by=by, at=at) as done:
        rules.may_be_an_address(address)
        step(partner, PartnerStage.PAIRED)
        partner.address, partner.paired_at = address, at
        partner.save()
        queries.forget(partner.body_id)
        done(data={"name": name[:60], "address": address})


# ------------------------------------------------------------------ another secret
def renew(partner: Partner, *, by: Post, at: datetime) -> None:
    """A new secret is offered; until the partner has it, letters are signed with both."""
    with PARTNER_FRAME.act("partner.renew", partner, by=by, at=at) as done:
        secret, turn = signed.new_secret(), max(partner.turn, partner.next_turn) + 1
        sealed = keys.seal(partner, secret)
        partner.next_secret, partner.next_turn = factor_key.encrypt(secret), turn
        partner.save()
        letters.write(letters.RENEWED, {"turn": turn, "sealed": sealed}, to=partner, thread=partner.slot, at=at)
        done(data={"turn": turn})


def renewed(partner: Partner, *, turn: int, secret: str, by: Stranger, at: datetime) -> None:
    """The partner's new secret holds from now on, and the one before for a while."""
    with PARTNER_FRAME.act("partner.renewed", partner, by=by, at=at) as done:
        if not keys.take(partner, turn, secret, at):
            done.quietly()
            return
        partner.save()
        done(data={"turn": turn, "former_until": (at + keys.GRACE).isoformat()})


@transaction.atomic
def renewal_taken(partner: Partner, *, turn: int, at: datetime) -> None:
    """The partner's receipt says that it has the new one. What was offered later, by either side, stands."""
    locked(partner)
    if not partner.next_secret or partner.next_turn != turn:
        return
    secret = factor_key.decrypt(partner.next_secret)
    if keys.take(partner, turn, secret, at):
        partner.save()
        data = {"turn": turn, "former_until": (at + keys.GRACE).isoformat()}
        PARTNER_FRAME.done("partner.renewal_taken", partner, by=partner.peer, at=at, data=data, tells=("office",))


@transaction.atomic
def renewal_failed(partner: Partner, *, why: str, at: datetime) -> None:
    """The partner may have it nevertheless, so it goes on being believed until another is offered."""
    locked(partner)
    PARTNER_FRAME.done("partner.renewal_failed", partner, by=None, at=at, note=why[:300], tells=("office",))


def end(partner: Partner, *, by: Post, at: datetime) -> None:
    """Nothing more goes out or comes in; what still waited stays unsent."""
    with PARTNER_FRAME.act("partner.end", partner, by=by, at=at) as done:
        step(partner, PartnerStage.ENDED)
        partner.save()
        left = partner.letters.waiting().update(given_up_at=at, error=_("已停止交换"))
        done(data={"unsent": left})


def _begun(
    code: str, body: Body, name: str, level: str, secret: str, *, address: str = "", by: Post, at: datetime
) -> Partner:
    partner = Partner(
        body=body,
        name=name.strip(),
        level=level,
        address=address,
        secret=factor_key.encrypt(secret),
        stage=PartnerStage.PAIRED if address else PartnerStage.INVITED,
        entered_by=by,
        entered_at=at,
        paired_at=at if address else None,
    )
    PARTNER_RULES.may(code, by, partner, at)
    partner.full_clean()
    partner.save(force_insert=True)
    queries.forget(body.pk)
    PARTNER_FRAME.done(code, partner, by=by, at=at, data={"level": level})
    return partner
