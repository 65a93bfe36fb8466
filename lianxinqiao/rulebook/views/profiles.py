"""A profile to read, to copy, to edit, to compare."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.rulebook import actions, forms, page, queries, rules
from lianxinqiao.rulebook.compare import compare as differences
from lianxinqiao.rulebook.models import ProfileVersion, RuleProfile
from lianxinqiao.rulebook.views.doors import acting, administrator, staff


@require_GET
@staff
def profiles(request: HttpRequest) -> HttpResponse:
    rows = list(queries.profiles())
    context = {
        "builtin": [row for row in rows if row.builtin],
        "own": [row for row in rows if not row.builtin],
        "held": queries.held(timezone.localdate()),
        "may_edit": can(rules.may_edit, acting(request)),
    }
    return render(request, "rulebook/profiles.html", context)


@require_GET
@staff
def profile(request: HttpRequest, code: str) -> HttpResponse:
    """Every value with its authority and article; the newest issued version unless another is asked for."""
    found = _profile(code)
    version = _version(found, request.GET.get("version"))
    versions = list(found.versions.order_by("-number"))
    sections = page.sections(version.rules)
    lines = [line for section in sections for line in section.lines]
    context = {
        "profile": found,
        "version": version,
        "versions": versions,
        "others": [row for row in versions if row.pk != version.pk],
        "sections": sections,
        "assumed": sum(1 for line in lines if line.source and line.source.assumed),
        "touched": queries.open_matters_touched(version) if version.issued else [],
        "may_edit": can(rules.may_edit, acting(request)),
        "copy_form": forms.CopyForm(),
    }
    return render(request, "rulebook/profile.html", context)


@require_POST
@staff
def copy(request: HttpRequest, code: str) -> HttpResponse:
    by = administrator(request)
    form = forms.CopyForm(request.POST)
    version = _version(_profile(code), request.POST.get("version"))
    draft = None
    if form.is_valid():
        try:
            draft = actions.copy(version, **form.cleaned_data, by=by, at=timezone.now())
        except Refused as refused:  # the code is taken: what was typed stays
            form.add_error("code", str(refused))
    if draft is None:
        context = {"profile": version.profile, "version": version, "form": form}
        return render(request, "rulebook/copy.html", context, status=422)
    messages.success(request, _("已复制为“%(name)s”，请核对后定稿。") % {"name": draft.profile.name})
    return redirect("rulebook:edit", draft.profile.code)


@require_POST
@staff
def begin_draft(request: HttpRequest, code: str) -> HttpResponse:
    draft = actions.begin_draft(_profile(code), by=administrator(request), at=timezone.now())
    return redirect("rulebook:edit", draft.profile.code)


@require_http_methods(["GET", "POST"])
@staff
def edit(request: HttpRequest, code: str) -> HttpResponse:
    by = administrator(request)
    draft = _draft(code)
    form = forms.RulesForm(request.POST or None, rules=draft.rules)
    if request.method == "POST" and form.is_valid():
        changed = actions.change(draft, form.rules, by=by, at=timezone.now())
        messages.success(request, _("已保存草稿，改动%(n)s处。") % {"n": len(changed)})
        return redirect("rulebook:review", code)
    status = 422 if form.errors else 200
    return render(
        request, "rulebook/edit.html", {"profile": draft.profile, "draft": draft, "form": form}, status=status
    )


@require_http_methods(["GET", "POST"])
@staff
def review(request: HttpRequest, code: str) -> HttpResponse:
    """What the draft changes, which open matters run under the version before, and the step to issue it."""
    by = administrator(request)
    draft = _draft(code)
    before = _before(draft)
    form = forms.IssueForm(request.POST or None, initial={"effective_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        issued = actions.issue(draft, **form.cleaned_data, by=by, at=timezone.now())
        messages.success(request, _("第%(n)s版已定稿。") % {"n": issued.number})
        return redirect(issued.profile)
    touched = queries.open_matters_touched(before, draft) if before else []
    context = {
        "profile": draft.profile,
        "draft": draft,
        "before": before,
        "moved": sum(1 for row in touched if row.due_by_candidate not in {None, row.due_on}),
        "differences": differences(before.rules, draft.rules) if before else [],
        "touched": touched,
        "form": form,
    }
    return render(request, "rulebook/review.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def discard(request: HttpRequest, code: str) -> HttpResponse:
    actions.discard(_draft(code), by=administrator(request), at=timezone.now())
    messages.success(request, _("草稿已删除。"))
    return redirect("rulebook:profiles")


@require_GET
@staff
def compare(request: HttpRequest) -> HttpResponse:
    """Two versions side by side, of the same profile or of two."""
    every = list(ProfileVersion.objects.select_related("profile").order_by("-profile__builtin", "profile_id", "number"))
    chosen = [_chosen(every, request.GET.get(name)) for name in ("from", "to")]
    one, other = chosen
    rows = differences(one.rules, other.rules) if one and other else []
    context = {"every": every, "one": one, "other": other, "differences": rows}
    return render(request, "rulebook/compare.html", context)


def _chosen(every: list[ProfileVersion], number: str | None) -> ProfileVersion | None:
    return next((row for row in every if str(row.pk) == number), None)


def _profile(code: str) -> RuleProfile:
    return get_object_or_404(RuleProfile, code=code)


def _version(profile: RuleProfile, number: str | None) -> ProfileVersion:
    if not number:
        return profile.latest
    if not number.isdecimal():
        raise Http404
    return get_object_or_404(profile.versions.select_related("profile"), number=int(number))


def _draft(code: str) -> ProfileVersion:
    draft = _profile(code).draft
    if draft is None:
        raise Http404
    return draft


def _before(draft: ProfileVersion) -> ProfileVersion | None:
    """The version before the draft; for the first one, what it was copied from."""
    earlier = draft.profile.versions.filter(number__lt=draft.number).order_by("-number").first()
    return earlier or draft.profile.copied_from
