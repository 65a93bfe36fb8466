"""Routing rules: the office's own, in their order, tried on past opinions before they send anything."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.opinions import proposing, routes
from lianxinqiao.opinions.actions import rules as acts
from lianxinqiao.opinions.models import RoutingRule
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.people.models import Field, Organization, Post, Township
from lianxinqiao.people.requests import Request
from lianxinqiao.stations.models import Station


class RuleForm(forms.ModelForm):
    class Meta:
        model = RoutingRule
        fields = ("words", "field", "township", "station", "from_month", "to_month", "from_hour", "to_hour", "unit")
        help_texts: ClassVar = {
            "to_month": _("含这个月；可以跨年，例如供暖季11月到3月。"),
            "to_hour": _("不含这个钟点；可以跨夜，例如18时到8时。"),
        }

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert post.body
        district = post.body.district_id
        units = Organization.objects.filter(district=district, active=True, parent=None)
        self.fields["field"].queryset = Field.objects.filter(body=post.body)  # type: ignore[attr-defined]
        self.fields["township"].queryset = Township.objects.filter(district=district)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units.order_by("code")  # type: ignore[attr-defined]
        stations = Station.objects.filter(body=post.body).exclude(stage="closed")
        self.fields["station"].queryset = stations.order_by("number")  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """As the act takes them: spans as pairs."""
        data = dict(self.cleaned_data)
        for name, first, last in (("months", "from_month", "to_month"), ("hours", "from_hour", "to_hour")):
            since, until = data.pop(first), data.pop(last)
            data[name] = None if since is None else (since, until)
        return data


def _post(request: Request) -> Post:
    if not request.post or not request.post.body:
        raise Http404
    RULES.may("rule.make", request.post, Beginning(request.post.body_id))
    return request.post


@login_required
def rules(request: Request) -> HttpResponse:
    """All rules in the order in which they are asked, and what the newest would have done."""
    post = _post(request)
    form = RuleForm(request.POST or None, post=post)
    if request.method == "POST" and form.is_valid():
        try:
            rule = acts.make(**form.values(), by=post, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("opinion-rule", rule.pk)
    rows = RoutingRule.objects.filter(body=post.body).select_related("unit", "field", "township", "station")
    return render(request, "opinions/rules.html", {"form": form, "rules": rows})


@login_required
def rule(request: Request, pk: int) -> HttpResponse:
    post = _post(request)
    found = get_object_or_404(
        RoutingRule.objects.select_related("unit", "field", "township", "station", "body"), pk=pk, body=post.body
    )
    return render(request, "opinions/rule.html", {"rule": found, "tried": routes.tried(found)})


@login_required
def proposals(request: Request) -> HttpResponse:
    """How the units that are proposed compare with those that answered: a table of confusions."""
    post = _post(request)
    assert post.body_id
    return render(request, "opinions/proposals.html", proposing.table(post.body_id))


@login_required
@require_POST
def change(request: Request, pk: int, what: str) -> HttpResponse:
    post = _post(request)
    found = get_object_or_404(RoutingRule, pk=pk, body=post.body)
    do = acts.put_in_force if what == "put-in-force" else acts.end
    do(found, by=post, at=timezone.now())
    return redirect("opinion-rules")
