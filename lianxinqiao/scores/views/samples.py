"""Samples of duty: begun by a form, their page with the acts on them."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.forms import words
from lianxinqiao.acts.lives import Life
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.scores import sample_pages
from lianxinqiao.scores.actions import samples
from lianxinqiao.scores.models import Sample
from lianxinqiao.scores.next_steps import SAMPLE_SCREENS
from lianxinqiao.scores.stages import SAMPLE
from lianxinqiao.scores.views.standards import WRITING
from lianxinqiao.ui.forms import TickedField

SAMPLES = Life(
    Sample,
    SAMPLE,
    SAMPLE_SCREENS,
    template="scores/sample.html",
    listing="duty-samples",
    word=gettext_lazy("履职样本"),
    facts=sample_pages.facts,
    context=sample_pages.context,
)


class SampleForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("标题"), max_length=80)
    mandates = TickedField(Mandate.objects.none(), label=pgettext_lazy("履职样本", "代表、委员"))
    summary = words(gettext_lazy("为什么值得学"), rows=5)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    form = SampleForm(request.POST or None)
    choose_seat(form.fields["mandates"], Mandate.objects.filter(term__body=body))

    def do() -> Sample:
        return samples.draft(body, **form.cleaned_data, by=post, at=timezone.now())

    return begun(request, form, do, title=_("整理履职样本"))
