"""An assessment begun with a table; and one person's year, on a phone as on a desk."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import can
from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.people.models import Mandate
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.scores import pages
from lianxinqiao.scores.actions import assessing
from lianxinqiao.scores.models import Assessment
from lianxinqiao.scores.next_steps import SCREENS
from lianxinqiao.scores.rules import RULES
from lianxinqiao.scores.stages import ASSESSMENT
from lianxinqiao.scores.tables import presets

ASSESSMENTS = Life(
    Assessment,
    ASSESSMENT,
    SCREENS,
    template="scores/assessment.html",
    listing="assessments",
    word=gettext_lazy("履职考核"),
    facts=pages.facts,
    context=pages.context,
    on_their_page=frozenset({"assessment.claim", "assessment.appeal"}),
)


class BeginForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=2000, max_value=2100)
    table = forms.ChoiceField(label=gettext_lazy("评分标准"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usable = [table for table in presets().values() if table.items or table.minimums]
        choices = [(table.code, f"{table.name}（{table.source}）") for table in usable]
        self.fields["table"].choices = choices  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = BeginForm(request.POST or None, initial={"year": timezone.localdate().year, "table": "yunhe-sample"})

    def do() -> Assessment:
        table = presets()[form.cleaned_data["table"]]
        return assessing.begin(body, year=form.cleaned_data["year"], table=table, by=post, at=timezone.now())

    return begun(request, form, do, title=_("建立年度考核"))


@login_required
@require_safe
def my_year(request: Request) -> HttpResponse:
    """What I did, what is missing, what it gives: of the newest assessment, or of the year asked for."""
    post, body = in_body(request)
    if post.mandate is None:
        raise Http404
    rows = Assessment.objects.filter(body=body).select_related("body")
    asked = request.GET.get("year", "")
    assessment = rows.filter(year=int(asked)).first() if asked.isdecimal() and len(asked) == 4 else rows.first()
    years = [str(year) for year in rows.values_list("year", flat=True)]
    if assessment is None:
        return render(request, "scores/year.html", {"assessment": None, "years": years})
    return _year(request, assessment, post.mandate, years)


@login_required
@require_safe
def person(request: Request, pk: int, mandate: int) -> HttpResponse:
    """Somebody's year: one's own, or anybody's for those who compare."""
    post = acting(request)
    assessment = get_object_or_404(Assessment.objects.visible_to(post).select_related("body"), pk=pk)
    if post.role not in pages.OVERVIEW and post.mandate_id != mandate:
        raise Http404
    held = get_object_or_404(Mandate.objects.filter(term__body=assessment.body_id).select_related("person"), pk=mandate)
    return _year(request, assessment, held, [])


def _year(request: Request, assessment: Assessment, mandate: Mandate, years: list[str]) -> HttpResponse:
    post, now = acting(request), timezone.now()
    own = post.mandate_id == mandate.pk
    context = {
        "assessment": assessment,
        "mandate": mandate,
        "years": years,
        "table": assessment.rules,
        "may_claim": own and can(RULES.may, "assessment.claim", post, assessment, now),
        "may_appeal": own and can(RULES.may, "assessment.appeal", post, assessment, now),
        "may_void": can(RULES.may_who, RULES.acts["point.void"], post, assessment) and assessment.stage != "frozen",
        **pages.year_of(assessment, mandate.pk),
    }
    return render(request, "scores/year.html", context)
