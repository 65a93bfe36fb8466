"""The installation as its administrator sees it: what is missing, what went wrong, and where to mend it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.notices.models import Dispatch
from lianxinqiao.people.models import Body, Person
from lianxinqiao.rulebook.models import RuleProfile
from lianxinqiao.workdays.queries import years


@dataclass(frozen=True)
class State:
    """One number of the overview and the place to look after it."""

    label: str | LazyText
    value: object
    url: str
    tone: str = ""


def overview(today: date) -> list[State]:
    known = {row.year for row in years()}
    missing = [year for year in (today.year, today.year + 1) if year not in known]
    without = Person.objects.filter(user=None).exclude(posts=None).distinct().count()
    ruleless = Body.objects.filter(profiles=None).count()
    failed = Dispatch.objects.filter(state=Dispatch.State.FAILED).count()
    registers, outbox = reverse("people:home"), reverse("notices:outbox")
    return [
        State(pgettext("多个", "机构"), Body.objects.count(), registers),
        State(_("没有规则的机构"), ruleless, registers, "bad" if ruleless else ""),
        State(_("规则集"), RuleProfile.objects.count(), reverse("rulebook:profiles")),
        State(
            _("缺少节假日的年份"),
            "、".join(map(str, missing)) or _("无"),
            reverse("rulebook:calendar"),
            "warn" if missing else "",
        ),
        State(_("有职务而没有账号的人"), without, registers, "warn" if without else ""),
        State(_("发送失败的通知"), failed, outbox, "bad" if failed else ""),
        State(_("未配置通道而仅存的通知"), Dispatch.objects.filter(state=Dispatch.State.HELD).count(), outbox),
    ]
