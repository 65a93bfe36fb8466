"""A motion that was not put on the agenda becomes a suggestion （议案转建议）."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import rules
from lianxinqiao.matters.actions import registering
from lianxinqiao.matters.drafts import MotionForm
from lianxinqiao.people.requests import Request, acting


@login_required
def convert(request: Request) -> HttpResponse:
    post = acting(request)
    rules.may_begin("suggestion.convert", post)
    assert post.body  # the rule asked
    form = MotionForm(request.POST or None, body=post.body)
    if request.method == "POST" and form.is_valid():
        try:
            suggestion = registering.convert_from_motion(**form.values(), by=post, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(suggestion.get_absolute_url())
    return render(request, "matters/motion.html", {"form": form})
