"""A section while it is written: saved as it is typed, who else writes in it, its versions side by side."""

import difflib
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import drafts
from lianxinqiao.acts.begun import WRITING
from lianxinqiao.figures import listing
from lianxinqiao.figures.periods import Period
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.writing import pages, references, rendered, values
from lianxinqiao.writing.actions import drafting
from lianxinqiao.writing.forms import SectionForm
from lianxinqiao.writing.models import Presence, Section, WorkReport
from lianxinqiao.writing.rules import RULES


def _writing(request: Request, pk: int) -> tuple[Post, Section]:
    """The section, for whoever may write in it now."""
    post = acting(request)
    rows = Section.objects.select_related("report__body", "report__campaign", "saved_by__person")
    section: Section = get_object_or_404(rows, pk=pk, report__in=WorkReport.objects.visible_to(post))
    return post, section


@login_required
@WRITING
def write(request: Request, pk: int) -> HttpResponse:
    post, section = _writing(request, pk)
    RULES.may("section.write", post, section)
    form = SectionForm(request.POST or None, initial={"heading": section.heading, "text": section.text})
    shown: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        try:
            drafting.write(section, **form.cleaned_data, read=drafts.read_at(request), by=post, at=timezone.now())
        except drafts.SavedSince as moved:
            section.refresh_from_db()
            stored = {"heading": section.heading, "text": section.text}
            shown = {"others": drafts.others(form, stored, form.cleaned_data), "saved_at": section.saved_at}
            form.add_error(None, str(moved))
        else:
            messages.success(request, _("已保存：%(thing)s") % {"thing": section})
            return redirect(f"{section.report.get_absolute_url()}#section-{section.pk}")
    else:
        drafting.see(section, by=post, at=timezone.now())
    context = {"form": form, "section": section, "report": section.report, **_beside(section), **shown}
    return render(request, "writing/section.html", {**context, "present": others_in(section, post)})


def _beside(section: Section) -> dict[str, Any]:
    """The figures to put in, what it reads like now, and the same section of the last report."""
    report = section.report
    lines = listing.by_room(listing.lines(report.body, Period.of_year(report.year)))
    found = [(room, [(line, references.written(line.code)) for line in each]) for room, each in lines]
    before = pages.earlier(report)
    then = before.sections.filter(heading=section.heading).first() if before and section.heading else None
    return {
        "figures": found,
        "reads": list(rendered.lines(section.text, values.of(report))),
        "earlier": before,
        "then": list(rendered.lines(then.text, values.of(before))) if then and before else [],
    }


def others_in(section: Section, post: Post) -> list[Presence]:
    """Who else has the section open now."""
    since = timezone.now() - Presence.SEEN
    rows = section.present.filter(seen_at__gt=since).exclude(post=post).select_related("post__person")
    return list(rows)


@login_required
@require_POST
def autosave(request: Request, pk: int) -> JsonResponse:
    post, section = _writing(request, pk)
    form = SectionForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        drafting.write(section, **form.cleaned_data, read=drafts.read_at(request), by=post, at=timezone.now())
    except drafts.SavedSince as moved:
        return drafts.conflict(moved)
    except Refused as refused:
        return JsonResponse({"detail": str(refused)}, status=409)
    return drafts.saved(section)


@login_required
@require_safe
def present(request: Request, pk: int) -> HttpResponse:
    """Asked again and again while the page is open: notes who asks, says who else is there and what they saved."""
    post, section = _writing(request, pk)
    RULES.may("section.write", post, section)
    drafting.see(section, by=post, at=timezone.now())
    return render(
        request,
        "writing/present.html",
        {"section": section, "report": section.report, "present": others_in(section, post)},
    )


@login_required
@require_safe
def versions(request: Request, pk: int) -> HttpResponse:
    """Two versions side by side; the last two, or those that are asked for."""
    _post, section = _writing(request, pk)
    kept = list(section.versions.select_related("saved_by__person"))
    known = {str(each.pk): each for each in kept}
    new = known.get(request.GET.get("new", ""), kept[0] if kept else None)
    behind = kept[kept.index(new) + 1 :] if new else []
    old = known.get(request.GET.get("old", ""), behind[0] if behind else new)
    context = {"section": section, "report": section.report, "versions": kept, "new": new, "old": old}
    if old and new:
        context["rows"] = list(side_by_side(old.text, new.text))
    return render(request, "writing/versions.html", context)


def side_by_side(old: str, new: str) -> Iterator[tuple[SafeString, SafeString]]:
    """Line by line; within a line what went and what came is marked."""
    left, right = old.split("\n"), new.split("\n")
    for kind, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        gone, came = left[a:b], right[c:d]
        for place in range(max(len(gone), len(came))):
            was = gone[place] if place < len(gone) else ""
            now = came[place] if place < len(came) else ""
            yield _pair(was, now) if kind != "equal" else (_said([("", was)]), _said([("", now)]))


def _pair(was: str, now: str) -> tuple[SafeString, SafeString]:
    before, after = [], []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        before.append(("" if kind == "equal" else "del", was[a:b]))
        after.append(("" if kind == "equal" else "ins", now[c:d]))
    return _said(before), _said(after)


def _said(parts: list[tuple[str, str]]) -> SafeString:
    told = [(f"<{tag}>", words, f"</{tag}>") if tag else ("", words, "") for tag, words in parts if words]
    return format_html_join("", "{}{}{}", ((SafeString(a), words, SafeString(b)) for a, words, b in told))
