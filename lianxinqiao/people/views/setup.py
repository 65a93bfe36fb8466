"""The first day: the first administrator by a one-time word, then the first body, then its people."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.people import first_steps, founding_forms, rules
from lianxinqiao.people.actions import founding
from lianxinqiao.people.models import Body, District

BACKEND = settings.AUTHENTICATION_BACKENDS[-1]


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """For a stranger the door of the first administrator; for administrators what is still to be done."""
    if request.user.is_authenticated and can(rules.may_keep, request.post):
        steps = first_steps.steps()
        following = next((step for step in steps if not step.done), None)
        return render(request, "people/setup_steps.html", {"steps": steps, "next": following})
    rules.may_found()
    form = founding_forms.FoundForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (answer := _found(request, form)):
        return answer
    return render(request, "people/setup.html", {"form": form})


def _found(request: HttpRequest, form: founding_forms.FoundForm) -> HttpResponse | None:
    data = dict(form.cleaned_data)
    try:
        founding.check_token(data.pop("token"))
    except Refused as refused:
        form.add_error("token", str(refused.sentence))
        return None
    data.pop("again")
    post = founding.found(**data)
    founding.forget_token()
    login(request, post.user, backend=BACKEND)
    return redirect("people:setup_body")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def setup_body(request: HttpRequest) -> HttpResponse:
    """The body, the rules it follows, its present term and session, on one page."""
    rules.may_keep(request.post)
    initial = {"district": District.objects.order_by("pk").first(), "kind": Body.Kind.CONGRESS}
    form = founding_forms.FoundBodyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        data = {key: form.cleaned_data[key] for key in form.fields if key not in form._meta.fields}
        data["fields"] = data.pop("fields_named")
        try:
            founding.found_body(form.save(commit=False), **data, by=request.post)
            return redirect("people:setup")
        except ValidationError as error:
            form.add_error(None, error.messages)
    return render(request, "people/setup_body.html", {"form": form})
