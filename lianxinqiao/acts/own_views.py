"""The screens of a body's own fields: which there are, and what stands in those of one thing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own, own_actions
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.models import OwnField
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

Sort = OwnField.Sort


class FieldForm(forms.ModelForm):
    class Meta:
        model = OwnField
        fields = ("kind", "name", "name_en", "sort", "options")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(label=_("用于"), choices=list(own_actions.kinds(post).items()))
        self.fields["options"].widget = forms.Textarea(attrs={"rows": 4})

    def _post_clean(self) -> None:
        """The act checks what may stand."""


class ValuesForm(forms.Form):
    """A question for each field, of its sort."""

    def __init__(self, *args: Any, root: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, value in own.of(root, post):
            asked = _question(field)
            asked.initial = value
            self.fields[str(field.pk)] = asked


def _question(field: OwnField) -> forms.Field:
    told: dict[str, Any] = {"label": own.said(field), "required": False}
    if field.sort == Sort.NUMBER:
        return forms.DecimalField(**told, max_digits=18, decimal_places=4, localize=False)
    if field.sort == Sort.DAY:
        return forms.DateField(**told, widget=forms.DateInput(attrs={"type": "date"}))
    if field.sort == Sort.CHOICE:
        return forms.ChoiceField(**told, choices=[("", "—"), *((each, each) for each in field.choices)])
    if field.sort == Sort.YES:
        return forms.ChoiceField(**told, choices=[("", "—"), (own.YES, _("是")), (own.NO, _("否"))])
    return forms.CharField(**told, max_length=200)


def _office(request: Request) -> Post:
    if not own_actions.may(request.post):
        raise Http404
    assert request.post is not None
    return request.post


@login_required
def every(request: Request) -> HttpResponse:
    """The fields of one's body by the kind of thing, and a form for one more."""
    post = _office(request)
    form = FieldForm(request.POST or None, post=post)
    if form.is_bound and form.is_valid():
        field = OwnField(**form.cleaned_data)
        try:
            own_actions.add(field, by=post, at=timezone.now())
        except (Refused, ValidationError) as error:
            refuse(form, error)
        else:
            messages.success(request, _("已添加字段：%(name)s") % {"name": field})
            return redirect("own-fields")
    groups = [(word, own.fields_of(post, kind)) for kind, word in own_actions.kinds(post).items()]
    return render(request, "acts/own_fields.html", {"form": form, "groups": [each for each in groups if each[1]]})


@login_required
@require_POST
def end(request: Request, pk: int) -> HttpResponse:
    post = _office(request)
    field = get_object_or_404(OwnField, pk=pk, body=post.body, ended_at=None)
    own_actions.end(field, by=post, at=timezone.now())
    messages.success(request, _("已停用字段：%(name)s") % {"name": field})
    return redirect("own-fields")


def _thing(post: Post, kind: str, key: int) -> Any:
    for model in own_actions.models():
        if own.kind_of(model) == kind and (found := model.objects.visible_to(post).filter(pk=key).first()):
            return found
    raise Http404


@login_required
def fill(request: Request, kind: str, key: int) -> HttpResponse:
    post = _office(request)
    root = _thing(post, kind, key)
    form = ValuesForm(request.POST or None, root=root, post=post)
    if form.is_bound and form.is_valid():
        values = {int(name): value for name, value in form.cleaned_data.items()}
        own_actions.fill(root, values, by=post, at=timezone.now())
        messages.success(request, _("已保存：%(thing)s") % {"thing": root})
        return redirect(root.get_absolute_url())
    return render(request, "acts/begun.html", {"form": form, "title": _("本机构字段：%(thing)s") % {"thing": root}})


urlpatterns = [
    path("own-fields", every, name="own-fields"),
    path("own-fields/<int:pk>/end", end, name="own-field-end"),
    path("own-fields/<str:kind>/<int:key>", fill, name="own-fill"),
]
