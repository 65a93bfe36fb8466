"""The figures of what units did with suggestions, and of what they promised （承办、承诺）."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import figure, rate
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.figures.suggestion_rows import CONTACTS, EXTENSIONS, HANDLINGS, MEDIATIONS, PROMISES, SUPERVISION
from lianxinqiao.matters.stages import GONE
from lianxinqiao.people.models import Body


# ------------------------------------------------------------------ what units did
@figure(
    "handlings.units",
    _("承办任务"),
    _("件次"),
    _("交给各单位的办理任务，退回的不计：一件建议交三个单位，计三件次。"),
    of=HANDLINGS,
)
def handlings(body: Body, period: Period) -> Rows:
    """Shares of the handling given to units, without those returned: one suggestion with three units counts three times."""
    return HANDLINGS.of(body, period).exclude(stage__in=GONE)


@figure(
    "handlings.returned",
    _("退回改派"),
    _("件次"),
    _("承办单位退回、由督查室改交其他单位的办理任务。"),
    of=HANDLINGS,
    tells="work",
)
def returned(body: Body, period: Period) -> Rows:
    """Shares that a unit returned and the supervision office gave to another."""
    return HANDLINGS.of(body, period).filter(stage="returned")


@figure(
    "contacts.confirmed",
    _("与代表联系面商"),
    pgettext_lazy("量词", "次"),
    _("承办单位与代表的联系和面商中，经代表确认的。"),
    of=CONTACTS,
)
def contacts(body: Body, period: Period) -> Rows:
    """Contacts with the deputy that the deputy confirmed."""
    return CONTACTS.of(body, period).filter(confirmed_at__isnull=False)


@figure(
    "extensions.granted",
    pgettext_lazy("指标", "延期"),
    _("件次"),
    _("获准的延期。"),
    of=EXTENSIONS,
    tells="work",
)
def extensions(body: Body, period: Period) -> Rows:
    """Extensions granted."""
    return EXTENSIONS.of(body, period).filter(state="granted")


@figure(
    "mediations.convened",
    pgettext_lazy("指标", "召集协调"),
    pgettext_lazy("量词", "次"),
    _("代表第二次评价不满意后，由代工委召集双方协调的次数。"),
    of=MEDIATIONS,
    tells="work",
)
def mediations(body: Body, period: Period) -> Rows:
    """Times the office brought both sides together after the deputy was unsatisfied a second time."""
    return MEDIATIONS.of(body, period)


@figure(
    "supervision.records",
    pgettext_lazy("指标", "督办"),
    pgettext_lazy("量词", "次"),
    _("督办记录。"),
    of=SUPERVISION,
    tells="work",
)
def supervision(body: Body, period: Period) -> Rows:
    """Records of supervision."""
    return SUPERVISION.of(body, period)


# ------------------------------------------------------------------ promises
@figure(
    "promises.made",
    pgettext_lazy("指标", "承诺事项"),
    pgettext_lazy("承诺的量词", "项"),
    _("对本期建议的答复中作出的承诺；被重新办理后的答复取代的不计。"),
    of=PROMISES,
    tells="answer",
)
def promises(body: Body, period: Period) -> Rows:
    """Promises in the replies to the suggestions raised in the period; not those that a reply given anew replaced."""
    return PROMISES.of(body, period).exclude(stage="ended")


@figure(
    "promises.kept",
    _("已兑现的承诺"),
    pgettext_lazy("承诺的量词", "项"),
    _("作出的承诺中，由单位报告兑现并经代表确认的。"),
    of=PROMISES,
    tells="answer",
)
def promises_kept(body: Body, period: Period) -> Rows:
    """Of those made: declared by the unit and confirmed by the deputy."""
    return promises(body, period).filter(stage="kept")


@figure(
    "promises.open",
    _("未兑现的承诺"),
    pgettext_lazy("承诺的量词", "项"),
    _("作出的承诺中，尚未确认兑现的，不论是否转入下年度。"),
    of=PROMISES,
    tells="answer",
)
def promises_open(body: Body, period: Period) -> Rows:
    """Of those made: not confirmed yet, carried over or not."""
    return promises(body, period).filter(stage__in=["open", "declared"])


@figure(
    "promises.carried_over",
    pgettext_lazy("指标", "转下年度跟踪办理"),
    pgettext_lazy("承诺的量词", "项"),
    _("作出的承诺中，兑现日期被推迟的。"),
    of=PROMISES,
    tells="answer",
)
def promises_carried_over(body: Body, period: Period) -> Rows:
    """Of those made: their date was moved."""
    return promises(body, period).filter(~Q(due_on=F("first_due_on")))


rate("promises.kept_rate", _("承诺兑现率"), part="promises.kept", whole="promises.made")
