"""An assessment begun with a table; and one person's year, on a phone as on a desk."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lianxinqiao.access.refused import can
from lianxinqiao.acts import page
from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.files.responses import serve
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.people.requests import Request, acting, in_body
from lianxinqiao.scores import pages, papers
from lianxinqiao.scores.actions import assessing
from lianxinqiao.scores.models import Assessment, Standard
from lianxinqiao.scores.next_steps import SCREENS
from lianxinqiao.scores.rules import RULES, last_appeal
from lianxinqiao.scores.stages import ASSESSMENT, StandardStage
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
    above=page.of_the_root,
    on_their_page=frozenset({"assessment.claim", "assessment.appeal", "assessment.rate", "appeal.correct"}),
)


class BeginForm(forms.Form):
    """The body's own released tables first, then those that come with the program."""

    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=2000, max_value=2100)
    table = forms.ChoiceField(label=gettext_lazy("评分标准"))

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Standard.objects.filter(body=body, stage=StandardStage.RELEASED)
        self.tables = {f"own:{row.pk}": row.table.model_copy(update={"name": row.name}) for row in own}
        self.tables |= {table.code: table for table in presets().values() if table.is_usable}
        choices = [(code, f"{table.name}（{table.source}）") for code, table in self.tables.items()]
        self.fields["table"].choices = choices  # type: ignore[attr-defined]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = BeginForm(request.POST or None, body=body, initial={"year": timezone.localdate().year})

    def do() -> Assessment:
        table = form.tables[form.cleaned_data["table"]]
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
    if post.mandate_id != mandate and not pages.compares(post, assessment):
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
        "may_rate": own and can(RULES.may, "assessment.rate", post, assessment, now),
        "last_appeal": last_appeal(assessment),
        "may_appeal": own and can(RULES.may, "assessment.appeal", post, assessment, now),
        "may_void": can(RULES.may_who, RULES.acts["point.void"], post, assessment) and assessment.stage != "frozen",
        **pages.year_of(assessment, mandate.pk),
    }
    return render(request, "scores/year.html", context)


@login_required
@require_safe
def proof(request: Request, pk: int, point: int) -> FileResponse:
    """What somebody put beside a claim: for themselves and for whoever judges it."""
    post = acting(request)
    assessment = get_object_or_404(Assessment.objects.visible_to(post), pk=pk)
    row = get_object_or_404(assessment.points.select_related("proof").filter(proof__isnull=False), pk=point)
    if row.proof is None or (post.role not in pages.OVERVIEW and post.mandate_id != row.mandate_id):
        raise Http404
    return serve(row.proof)


@login_required
@require_safe
def paper(request: Request, pk: int, mandate: int, what: str, kind: str) -> HttpResponse:
    """A person's record of the year, and the draft of their report to voters: as .docx and .pdf."""
    post = acting(request)
    assessment = get_object_or_404(Assessment.objects.visible_to(post).select_related("body"), pk=pk)
    if post.mandate_id != mandate and not pages.compares(post, assessment):
        raise Http404
    if what not in papers.PAPERS or kind not in papers.CONTENT_TYPES:
        raise Http404
    held = get_object_or_404(Mandate.objects.filter(term__body=assessment.body_id).select_related("person"), pk=mandate)
    with translation.override("zh-hans"):
        letter = papers.PAPERS[what](assessment, held)
        content = papers.written(letter, kind)
    response = HttpResponse(content, content_type=papers.CONTENT_TYPES[kind])
    name = content_disposition_header(True, f"{letter.title}.{kind}")
    response.headers["Content-Disposition"] = name or "attachment"
    return response
