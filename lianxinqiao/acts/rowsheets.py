"""A sheet of rows to act on many differently （分办表）: each row is a thing with a small form of its own.

    SEATING = RowSheet(
        "duty-sheet", title=_("排班表"), noun=_("件"), form=SeatRow, rows=rows, known=known, may=may_seat,
        ways=(Way("seat", _("排班"), rostering.seat),),
    )
    urlpatterns = [sheet_path(SEATING, "duties/sheet")]

`rows(post)` are the things that stand on it: the ticked ones, where a list led there, else all. With `act`, the page of
a thing leads to the sheet as soon as that act is open on several of its parts. A row in which nothing was filled in
stays as it is. Each filled row succeeds or says why it did not, by itself; what did not stands there as it was typed.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import ways
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.offers import Offer
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request, at_hand

MOST = 100  # rows of one sheet
Words = str | LazyText


class RowForm(forms.Form):
    """One row; `subject` is its thing. `known` is what all rows share (choices, defaults), looked up once."""

    columns: ClassVar[tuple[tuple[str, Words], ...]] = ()  # the names of its fields, and what their columns are called
    beside: ClassVar[tuple[str, ...]] = ()  # fields that alone do not fill a row in

    def __init__(self, data: Any = None, *, subject: Any, post: Post, known: Any) -> None:
        self.subject, self.post, self.known = subject, post, known
        super().__init__(data, prefix=f"row-{subject.pk}")
        for each in self.fields.values():
            if isinstance(each.widget, forms.TextInput | forms.NumberInput | forms.Select | forms.Textarea):
                each.widget.attrs.setdefault("class", "form-control")
        self.prepare()

    def prepare(self) -> None:
        """Fill in what is likely."""

    @property
    def title(self) -> str:
        return str(self.subject)

    @property
    def address(self) -> str:
        """Where the thing of this row is read: its own page, or that of what it hangs on."""
        thing = self.subject if hasattr(self.subject, "get_absolute_url") else self.subject.root
        return str(thing.get_absolute_url())

    def told(self) -> Iterable[str | None]:
        """What a clerk reads below its name, where the name does not say what it is about; what is empty is left out."""
        return ()

    @property
    def about(self) -> str:
        return "　".join(part for part in self.told() if part)

    @property
    def is_blank(self) -> bool:
        """Whether the row is left for later."""
        asked = (name for name in self.fields if name not in self.beside)
        return not any(self.data.get(self.add_prefix(name), "").strip() for name in asked)

    @property
    def cells(self) -> list[tuple[Words, forms.BoundField]]:
        return [(label, self[name]) for name, label in self.columns]


class Shared(forms.Form):
    """What is asked once for all rows."""

    def __init__(self, data: Any, *, post: Post) -> None:
        super().__init__(data)
        self.post = post
        self.prepare()

    def prepare(self) -> None:
        """Fill in what may be chosen."""


@dataclass(frozen=True)
class Way:
    """What a button does with each filled row: `do` is an act that takes the fields of the row and the shared ones."""

    code: str
    label: Words
    do: Callable[..., Any]
    done: Words = ""  # what is said of how many: "%(n)s"
    asks: Words = ""  # asked once more before it is done


@dataclass(frozen=True)
class RowSheet:
    address: str  # the name of its page
    title: Words
    noun: Words
    form: type[RowForm]
    ways: tuple[Way, ...]
    may: Callable[[Post], None]  # silent, or Refused
    rows: Callable[[Post], Any]  # a query of what waits, in its order
    known: Callable[[Post, list[Any]], Any] = lambda _post, _rows: None  # what the rows share
    back: str | Callable[[Post], str] = "desk"  # the name of the address where one goes on when all is done
    shared: type[Shared] | None = None
    template: str = "acts/row_sheet.html"
    act: str = ""  # the act on a part that it does many times


ALL: list[RowSheet] = []


def sheet_path(sheet: RowSheet, address: str) -> URLPattern:
    ALL.append(sheet)
    return path(address, sheet_view(sheet), name=sheet.address)


def of_offers(offers: Iterable[Offer], back: str) -> list[tuple[Words, str]]:
    """The sheets on which the acts that are open on several parts of one thing are done row by row: title and address."""
    parts: dict[str, list[Any]] = {}
    for offer in offers:
        parts.setdefault(offer.act.code, []).append(offer.subject.pk)
    several = [sheet for sheet in ALL if len(parts.get(sheet.act, ())) > 1]
    return [(sheet.title, address_of(sheet, parts[sheet.act], back)) for sheet in several]


def address_of(sheet: RowSheet, keys: list[Any], back: str = "") -> str:
    return f"{reverse(sheet.address)}?{urlencode({'pk': keys, **({'back': back} if back else {})}, doseq=True)}"


def only(held: Collection[str], why: Words) -> Callable[[Post], None]:
    """The `may` of a sheet that is these roles' in their body; the sentence says so to others."""

    def may(post: Post) -> None:
        if post.role not in held or not post.body_id:
            raise Refused(str(why))

    return may


def of_ticked(sheet: RowSheet, parts: str = "") -> Callable[[Request, Post, list[Any]], HttpResponse]:
    """What a button of a list does (`lists.Ticked`): the ticked rows stand on the sheet, or what hangs on them by `parts`."""

    def go(request: Request, post: Post, chosen: list[Any]) -> HttpResponse:
        keys = [row.pk for row in chosen]
        back = ways.back(request)
        if parts:
            keys = list(sheet.rows(post).filter(**{f"{parts}__in": keys}).values_list("pk", flat=True)[:MOST])
        if keys:
            return redirect(address_of(sheet, keys, back))
        messages.info(request, _("所选的各行没有要办的事项。"))
        return redirect(back or "desk")

    return go


def _asked(request: Request, waiting: Any) -> Any:
    """The ticked ones of those that wait, else all of them."""
    keys = [key for key in request.POST.getlist("pk") or request.GET.getlist("pk") if key.isdecimal() and len(key) < 18]
    return waiting.filter(pk__in=keys) if keys else waiting


def sheet_view(sheet: RowSheet) -> Callable[..., HttpResponse]:
    @login_required
    def view(request: Request) -> HttpResponse:
        post = at_hand(request)
        sheet.may(post)
        rows = list(_asked(request, sheet.rows(post))[:MOST])
        known = sheet.known(post, rows)
        way = next((each for each in sheet.ways if each.code == request.POST.get("do")), None)
        shared = sheet.shared(request.POST if way else None, post=post) if sheet.shared else None
        if way is None:
            forms_ = [sheet.form(subject=row, post=post, known=known) for row in rows]
        else:
            forms_ = _done(request, post, sheet, way, shared, rows, known)
            if not forms_:
                return redirect(ways.back(request) or (sheet.back(post) if callable(sheet.back) else sheet.back))
        context = {"sheet": sheet, "forms": forms_, "shared": shared, "known": known, "back": ways.back(request)}
        return render(request, sheet.template, context)

    return view


def _done(
    request: Request, post: Post, sheet: RowSheet, way: Way, shared: forms.Form | None, rows: list[Any], known: Any
) -> list[RowForm]:
    """Do what was filled in; the forms that are left, as they were typed."""
    at = timezone.now()
    bound = [sheet.form(request.POST, subject=row, post=post, known=known) for row in rows]
    if shared is not None and not shared.is_valid():
        return bound
    also = dict(shared.cleaned_data) if shared is not None else {}
    left = [form for form in bound if form.is_blank or not _does(form, way, also, post, at)]
    failed = sum(not form.is_blank for form in left)
    if n := len(bound) - len(left):
        messages.success(request, str(way.done) % {"n": n})
    if failed:
        messages.warning(request, _("%(n)s行没有办成，原因写在各行；填的内容都还在。") % {"n": failed})
    if not n and not failed:
        messages.info(request, _("还没有填写任何一行。"))
    return left


def _does(form: RowForm, way: Way, also: dict[str, Any], by: Post, at: datetime) -> bool:
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            way.do(form.subject, **form.cleaned_data, **also, by=by, at=at)
    except (Refused, ValidationError) as error:
        refuse(form, error)
        return False
    return True
