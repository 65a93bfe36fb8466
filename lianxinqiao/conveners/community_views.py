"""The pages of members in the community and of their studios, and the forms by which they are begun."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.accounts.models import User
from lianxinqiao.activities.models import Activity
from lianxinqiao.acts.begun import BegunForm, beginning, changing
from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.acts.lives import Facts, Life
from lianxinqiao.acts.offers import Due, Offer, Screens
from lianxinqiao.conveners import community
from lianxinqiao.conveners.community_acts import CHECK_IN_RULES, STUDIO_RULES
from lianxinqiao.conveners.models import CheckIn, Studio
from lianxinqiao.conveners.stages import CHECK_IN, STUDIO
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Mandate, Post, Township
from lianxinqiao.reports.models import Report

SHOWN = 12  # activities of a room


def _due(_subject: Any) -> Due:
    return None, ()


class ChangeOffers(ActForm):
    act = staticmethod(community.offer)
    offers = words(_("可以提供的咨询和服务"), rows=4)

    def prepare(self) -> None:
        self.initial.setdefault("offers", self.subject.offers)


CHECK_IN_FORMS: dict[str, type[ActForm]] = {
    "check_in.offer": ChangeOffers,
    "check_in.take": form(
        "Take",
        community.take,
        title=forms.CharField(label=_("题目"), max_length=80),
        text=words(_("群众反映的情况"), rows=5),
    ),
    "check_in.end": form("End", community.end),
}
STUDIO_FORMS: dict[str, type[ActForm]] = {"studio.close": form("Close", community.close_studio)}


# ------------------------------------------------------------------ a member in the community
def check_in_facts(row: CheckIn, _post: Post | None) -> Facts:
    return [
        (_("委员"), row.mandate.person.spoken),
        (_("街道、乡镇或社区"), row.township.spoken),
        (_("报到日期"), row.reported_on),
        (_("结束日期"), row.ended_on or ""),
        (_("可以提供的咨询和服务"), row.offers),
    ]


def check_in_context(row: CheckIn, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    """What was taken along, as far as the reports are this person's to read; a draft is its writer's."""
    seen = Report.objects.visible_to(post).filter(taken_along__check_in=row)
    return {"reports": seen.select_related("body").order_by("-pk"), "taken": row.taken.count()}


CHECK_IN_SCREENS = Screens(
    CHECK_IN_RULES, CHECK_IN_FORMS, parts=lambda row: [("", row)], due=_due, address="check-in-act"
)
CHECK_INS = Life(
    CheckIn,
    CHECK_IN,
    CHECK_IN_SCREENS,
    template="conveners/check_in.html",
    listing="check-ins",
    word=_("委员进社区"),
    facts=check_in_facts,
    context=check_in_context,
    lands={"check_in.take": lambda report: report.get_absolute_url()},
)


class CheckInForm(BegunForm):
    class Meta:
        model = CheckIn
        fields: ClassVar = ["township", "offers"]
        widgets: ClassVar = {"offers": forms.Textarea({"rows": 4})}

    def prepare(self, body: Body) -> None:
        rows = Township.objects.filter(district=body.district_id, ended_on=None)
        self.fields["township"].queryset = rows  # type: ignore[attr-defined]
        if self.post.mandate and self.post.mandate.township_id:
            self.initial.setdefault("township", self.post.mandate.township_id)
        self.fields["offers"].help_text = _("例如：法律咨询、慢病用药、助学、心理疏导；写明每月哪天。")


# ------------------------------------------------------------------ studios
def studio_facts(row: Studio, _post: Post | None) -> Facts:
    return [
        (pgettext_lazy("工作室", "类别"), row.get_kind_display()),
        (_("街道、乡镇或社区"), row.township.spoken),
        (_("领办委员"), row.mandate.person.spoken if row.mandate else ""),
        (_("地址"), row.address),
        (_("设立日期"), row.opened_on),
        (pgettext_lazy("工作室", "撤销日期"), row.closed_on or ""),
        (_("工作内容"), row.focus),
    ]


def studio_context(row: Studio, post: Post | None, _user: User, _offers: list[Offer]) -> dict[str, Any]:
    """What was consulted and advised at its place, and who reported there."""
    held = Activity.objects.visible_to(post).filter(township=row.township_id, kind__in=("council", "advice"))
    return {
        "activities": held.order_by("-starts_at")[:SHOWN],
        "check_ins": CheckIn.objects.filter(body=row.body_id, township=row.township_id, ended_on=None).select_related(
            "mandate__person", "township"
        ),
    }


STUDIO_SCREENS = Screens(STUDIO_RULES, STUDIO_FORMS, parts=lambda row: [("", row)], due=_due, address="studio-act")
STUDIOS = Life(
    Studio,
    STUDIO,
    STUDIO_SCREENS,
    template="conveners/studio.html",
    listing="studios",
    word=_("委员工作室"),
    facts=studio_facts,
    context=studio_context,
)


class StudioForm(BegunForm):
    class Meta:
        model = Studio
        fields: ClassVar = ["kind", "name", "township", "mandate", "address", "focus"]
        widgets: ClassVar = {"focus": forms.Textarea({"rows": 4})}

    def prepare(self, body: Body) -> None:
        rows = Township.objects.filter(district=body.district_id, ended_on=None)
        self.fields["township"].queryset = rows  # type: ignore[attr-defined]
        choose_seat(self.fields["mandate"], Mandate.objects.filter(term__body=body).held(timezone.localdate()))
        self.fields["mandate"].required = False


new_check_in = beginning(CheckInForm, community.report, title=_("到街道、社区报到"))
new_studio = beginning(StudioForm, community.open_studio, title=_("设立工作室、议事室"))
edit_studio = changing(
    Studio.objects.visible_to,
    STUDIO_RULES,
    "studio.change",
    StudioForm,
    community.change_studio,
    title=_("修改工作室、议事室"),
)
