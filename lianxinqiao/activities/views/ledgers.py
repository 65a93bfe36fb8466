"""Problems, campaigns, hosts and the ledgers: what is begun there, and each one's page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.activities import campaign_papers, campaign_rows, forms, lists, pages_beside, papers, queries
from lianxinqiao.activities.actions import campaigning, following, hosting, keeping
from lianxinqiao.activities.models import Campaign, Host, Problem, Team
from lianxinqiao.activities.next_steps import CAMPAIGN_SCREENS, LEDGER_SCREENS, PROBLEM_SCREENS
from lianxinqiao.activities.stages import LEDGER, PROBLEM
from lianxinqiao.acts import page
from lianxinqiao.acts.begun import WRITING, beginning, begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.stages import Stages, to
from lianxinqiao.files.responses import serve
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.people.requests import Request, in_body

ROWS = 50  # of a campaign's number on one page
CAMPAIGN = Stages(
    Campaign.Stage,
    {Campaign.Stage.RUNNING: to(Campaign.Stage.CLOSED), Campaign.Stage.CLOSED: to()},
    title="A campaign （主题活动）",
    tones={Campaign.Stage.RUNNING: "info", Campaign.Stage.CLOSED: "good"},
)
EVIDENCED: dict[str, Any] = {"template": "activities/evidenced.html", "context": pages_beside.evidence_context}
PROBLEMS = Life(
    Problem,
    PROBLEM,
    PROBLEM_SCREENS,
    **EVIDENCED,
    listing="problems",
    word=gettext_lazy("企业和村的问题"),
    facts=pages_beside.problem_facts,
)
CAMPAIGNS = Life(
    Campaign,
    CAMPAIGN,
    CAMPAIGN_SCREENS,
    template="activities/campaign.html",
    listing="campaigns",
    word=gettext_lazy("主题活动"),
    facts=pages_beside.campaign_facts,
    context=pages_beside.campaign_context,
    above=page.of_the_root,
)
TEAM: dict[str, Any] = {
    "template": "activities/team.html",
    "context": pages_beside.team_context,
    "above": page.of_the_root,
}
LINES = {
    model.ledger(): Life(
        model,
        LEDGER,
        LEDGER_SCREENS[model.ledger()],
        listing=f"{model.ledger()}s",
        word=title,
        facts=pages_beside.line_facts,
        **(TEAM if model is Team else EVIDENCED),
    )
    for model, (title, _noun, _columns) in lists.SHOWN.items()
}


new_problem = beginning(forms.ProblemForm, following.list_problem, title=gettext_lazy("问题挂号"))


new_campaign = beginning(forms.CampaignForm, campaigning.begin, title=gettext_lazy("发起主题活动"))


@login_required
@WRITING
def new_line(request: Request, ledger: str) -> HttpResponse:
    model = next((each for each in lists.SHOWN if each.ledger() == ledger), None)
    if model is None:
        raise Http404
    post, body = in_body(request)
    form = forms.of_ledger(model)(request.POST or None, post=post)

    def do() -> Any:
        return keeping.enter(model, body=body, values=form.values(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("登记：%(ledger)s") % {"ledger": lists.SHOWN[model][0]})


new_host = beginning(forms.HostForm, hosting.register, title=gettext_lazy("登记走访对象"))


@login_required
@require_safe
def host(request: Request, pk: int) -> HttpResponse:
    """An enterprise or a village: every visit there and every problem of it."""
    post, body = in_body(request)
    found = get_object_or_404(Host.objects.filter(district=body.district_id).select_related("township"), pk=pk)
    context = {
        "host": found,
        "activities": queries.activities(post).filter(visits__host=found),
        "problems": queries.problems(post).filter(host=found),
        "may_list": post.in_the_office,
    }
    return render(request, "activities/host.html", context)


# ------------------------------------------------------------------ a campaign's pictures and its closing report
@login_required
@require_safe
def photo(request: Request, pk: int, photo: int) -> FileResponse:
    """Any of them, for whoever reads the campaign inside."""
    campaign = get_object_or_404(Campaign.objects.visible_to(request.post), pk=pk)
    return serve(get_object_or_404(campaign.photos.select_related("picture"), pk=photo).picture, request.GET)


@login_required
@require_safe
def rows(request: Request, pk: int, code: str) -> HttpResponse:
    """What stands behind one of its numbers."""
    post, _body = in_body(request)
    campaign = get_object_or_404(Campaign.objects.visible_to(post), pk=pk)
    if code not in queries.COUNTED:
        raise Http404
    listing = Paginator(campaign_rows.rows(campaign, code), ROWS).get_page(request.GET.get("page"))
    context = {
        "root": campaign,
        "word": queries.WORDS[code],
        "number": listing.paginator.count,
        "rows": campaign_rows.shown(listing, code, post),
        "listing": listing,
    }
    return render(request, "activities/campaign_rows.html", context)


@login_required
@require_safe
def closing(request: Request, pk: int) -> HttpResponse:
    campaign = get_object_or_404(Campaign.objects.visible_to(request.post).select_related("body"), pk=pk)
    with translation.override("zh-hans"):
        content = papers.written(campaign_papers.closing(campaign), "docx")
    return attachment(content, papers.CONTENT_TYPES["docx"], f"{campaign.name}.docx")
