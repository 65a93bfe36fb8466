"""A sender's new telephone number: verified on the new one, told to the old one, and only then in use.

Where the house has a gateway for short messages a code goes to the new number. Without one a person calls both numbers.
"""

import secrets
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.strangers import Doer
from lianxinqiao.acts.texts import Saying
from lianxinqiao.notices import actions as notices
from lianxinqiao.notices import channels
from lianxinqiao.opinions import contacts, sealing, short
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import ContactChange, Opinion, Sender
from lianxinqiao.people import plausible
from lianxinqiao.people.models import Post

# Of ours: no rule sets them.
VALID, TRIES = timedelta(minutes=30), 5  # of a code
WAITS = timedelta(days=7)  # for a person to call
A_DAY = 3  # how often one may ask
KEPT = timedelta(days=7)  # after it is over


def change(opinion: Opinion, *, phone: str, by: Doer, at: datetime) -> ContactChange:
    """Ask to be reached by another number. The one that was given stays until the new one is verified."""
    with FRAME.act("sender.change", opinion, by=by, at=at) as done:
        number = _number(phone)
        before = sealing.opened(opinion.sender.sealed).get("phone", "") if hasattr(opinion, "sender") else ""
        if number == before:
            raise Refused(_("和现在留的号码一样。"))
        if opinion.contact_changes.filter(asked_at__gt=at - timedelta(days=1)).count() >= A_DAY:
            raise Refused(_("一天最多更改%(n)s次，请明天再来。") % {"n": A_DAY})
        opinion.contact_changes.filter(confirmed_at=None, ended_at=None).update(ended_at=at)
        by_letter = channels.writes_to_phones()
        row = ContactChange.objects.create(
            opinion=opinion,
            sealed=sealing.seal({"phone": number}),
            sealed_before=sealing.seal({"phone": before}) if before else "",
            asked_at=at,
            until=at + (VALID if by_letter else WAITS),
        )
        if by_letter:
            _send_code(row, at)
        done(data={"sender": sealing.commitment(row.sealed)}, tells=() if by_letter else ("office", "station"))
        return row


def _number(phone: str) -> str:
    try:
        number = plausible.mobile(phone.strip())
    except ValidationError as error:
        raise Refused(error.messages[0]) from error
    if not number:
        raise Refused(_("请写下新的联系电话。"))
    return number


def _send_code(row: ContactChange, at: datetime) -> None:
    code = f"{secrets.randbelow(10**6):06}"
    row.key = _key(row, code)
    row.save(update_fields=["key"])
    _write(row, "new", short.CODE, at, code=code)


def _write(row: ContactChange, which: str, saying: Saying, at: datetime, **more: str) -> None:
    """The address in the letter is opened when it goes out, so that no number lies in the outbox."""
    with translation.override("zh-hans"):
        text = saying.said(row.opinion.body, {"thing": row.opinion.number_text, **more})
    notices.write_to_phone(f"{contacts.WHAT}:{which}-{row.pk}", subject=text.subject, body=text.body, at=at)


def _key(row: ContactChange, code: str) -> str:
    return sealing.key_of(f"{row.pk}X{code}", contacts.WHAT)


def confirm(opinion: Opinion, *, code: str, by: Doer, at: datetime) -> None:
    """The code that came to the new number. A wrong one counts, also where the act is refused."""
    opinion.contact_changes.filter(confirmed_at=None, ended_at=None).update(tries=F("tries") + 1)
    with FRAME.act("sender.confirm", opinion, by=by, at=at) as done:
        row = contacts.opened(opinion)
        assert row is not None  # the row of the act asked
        if at > row.until or row.tries > TRIES:
            raise Refused(_("验证码已经失效，请重新更改。"))
        if not secrets.compare_digest(row.key, _key(row, code.strip())):
            raise Refused(_("验证码不对，请对照短信再输一次。"))
        _put(row, at)
        _write_to_the_old_one(row, at)
        done(data={"sender": opinion.sender.commitment})


def verify(opinion: Opinion, *, words: str, by: Post, at: datetime) -> None:
    """Somebody called the new number, and the old one where there is one, and says how."""
    with FRAME.act("sender.verify", opinion, by=by, at=at) as done:
        say_why(words)
        row = contacts.opened(opinion)
        assert row is not None
        row.how = words.strip()[:200]
        _put(row, at)
        if channels.writes_to_phones():
            _write_to_the_old_one(row, at)
        done(data={"sender": opinion.sender.commitment}, note=words)


def refuse(opinion: Opinion, *, reason: str, by: Post, at: datetime) -> None:
    """The new number is not theirs, or nobody answers: the old one stays."""
    with FRAME.act("sender.refuse", opinion, by=by, at=at) as done:
        say_why(reason)
        opinion.contact_changes.filter(confirmed_at=None, ended_at=None).update(ended_at=at)
        done(note=reason)


def _put(row: ContactChange, at: datetime) -> None:
    opinion = row.opinion
    person = sealing.opened(opinion.sender.sealed) if hasattr(opinion, "sender") else {}
    sealed = sealing.seal({**person, "phone": row.number})
    opinion.sender, _created = Sender.objects.update_or_create(opinion=opinion, defaults={"sealed": sealed})
    row.confirmed_at = at
    row.save()


def _write_to_the_old_one(row: ContactChange, at: datetime) -> None:
    if row.number_before:
        _write(row, "old", short.CHANGED, at, tail=row.number[-4:])


def forget(*, at: datetime) -> int:
    """What is over for a week, or was never verified; how many."""
    rows = ContactChange.objects.filter(asked_at__lt=at - KEPT - WAITS) | ContactChange.objects.filter(
        confirmed_at__lt=at - KEPT
    )
    return rows.delete()[0]
