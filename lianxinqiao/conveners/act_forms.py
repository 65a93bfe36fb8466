"""A form for each act of this room, and the one by which a plan is begun."""

from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.conveners import actions, queries
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.people import sectors as named
from lianxinqiao.people.models import Body, Township


class Change(ActForm):
    act = staticmethod(actions.change)
    text = words(_("年度计划"), rows=12)

    def prepare(self) -> None:
        self.initial.setdefault("text", self.subject.text)


FORMS: dict[str, type[ActForm]] = {
    "year_plan.change": Change,
    "year_plan.report": form("Report", actions.report, report=words(_("年度总结"), rows=12)),
}


class PlanForm(BegunForm):
    """Whose plan it is stands there already for a convener and for a sector's member."""

    sector = forms.ChoiceField(label=_("界别"), required=False)

    class Meta:
        model = YearPlan
        fields: ClassVar = ["year", "township", "sector", "text"]
        widgets: ClassVar = {"text": forms.Textarea({"rows": 12})}

    def prepare(self, body: Body) -> None:
        post = self.post
        self.initial.setdefault("year", timezone.localdate().year)
        townships = Township.objects.filter(district=body.district_id, ended_on=None)
        sectors = queries.sectors_of(body, timezone.localdate())
        if post.role == RoleCode.STATION_STAFF:
            townships, sectors = townships.filter(pk=post.township_id or 0), []
            self.initial.setdefault("township", post.township_id)
        elif not post.in_the_office:
            townships, sectors = townships.none(), [post.mandate.sector] if post.mandate else []
            self.initial.setdefault("sector", post.mandate.sector if post.mandate else "")
        self.fields["township"].queryset = townships  # type: ignore[attr-defined]
        self.fields["sector"].choices = [("", "—"), *named.options(sectors)]  # type: ignore[attr-defined]
