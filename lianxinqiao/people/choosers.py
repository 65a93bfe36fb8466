"""How persons and seats stand in a chooser: by name, and where two share one, by what tells them apart."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.people.models import Body, Committee, Delegation, Mandate, Organization, Person, Post, Term, Township
from lianxinqiao.people.models.spoken import options

CARD_TAIL = 4


def seats(rows: QuerySet[Mandate]) -> Callable[[Mandate], str]:
    """The label of each seat among these: 张伟, or 张伟（河口代表团，第三选区，证号尾号 0005）."""
    alike = _alike(rows.values_list("person__name_key", flat=True))
    return lambda mandate: told_apart(mandate) if mandate.person.name_key in alike else _one(mandate.person)


def told_apart(mandate: Mandate) -> str:
    card = mandate.card_number[-CARD_TAIL:]
    told = [
        str(mandate.delegation or ""),
        mandate.sector_spoken,
        mandate.constituency,
        _("证号尾号%(tail)s") % {"tail": card} if card else "",
    ]
    return _named(_one(mandate.person), told)


def persons(rows: QuerySet[Person]) -> Callable[[Person], str]:
    """The label of each person among these; two of one name by their work, account and telephone's last figures."""
    alike = _alike(rows.values_list("name_key", flat=True))
    return lambda person: _person(person) if person.name_key in alike else _one(person)


def _person(person: Person) -> str:
    account = person.user.name if person.user else ""
    phone = _("手机尾号%(tail)s") % {"tail": person.phone[-4:]} if person.phone else ""
    return _named(_one(person), [person.work_unit, account, phone])


def _one(person: Person) -> str:
    """The name; in English beside the Chinese one, since 李伟 and 黎伟 are both read Li Wei."""
    return person.name if person.spoken == person.name else f"{person.spoken} {person.name}"


def _named(name: str, told: Iterable[str]) -> str:
    words = "，".join(word for word in told if word)
    return f"{name}（{words}）" if words else name


def _alike(keys: Iterable[str]) -> set[str]:
    return {key for key, n in Counter(keys).items() if n > 1}


def townships(post: Post | None) -> list[tuple[int, str]]:
    """The streets and townships of the district in which the post is held, those of the past too; none for a stranger."""
    district = post.body.district_id if post and post.body else post.person.district_id if post else 0
    return options(Township.objects.filter(district=district).values_list("pk", "name", "name_en"))


def committees(post: Post | None) -> list[tuple[int, str]]:
    """The committees of the body in which the post is held, those of the past too; none for a stranger."""
    body = post.body_id if post and post.body_id else 0
    return options(Committee.objects.filter(body=body).values_list("pk", "name", "name_en"))


def choose_committee(form: forms.BaseForm, body: Body) -> None:
    """A committee that is kept as a name is chosen among the body's; where none is registered, it is typed."""
    rows = Committee.objects.filter(body=body, ended_on=None)
    named = [(row.name, row.spoken) for row in rows]
    if not named:
        return
    field, kept = form.fields["committee"], form.initial.get("committee")
    if kept and kept not in dict(named):
        named.append((kept, kept))
    choices = [("", "—"), *named]
    form.fields["committee"] = forms.ChoiceField(label=field.label, required=field.required, choices=choices)


def choose_seat(field: Any, rows: QuerySet[Mandate]) -> None:
    """Offer these seats in a form's field, in the order of a register."""
    field.queryset = rows.select_related("person", "term", "delegation").order_by("person__pinyin", "pk")
    field.label_from_instance = seats(rows)


def choose_any_seat(field: Any) -> None:
    """Offer every seat there ever was, each with its term and all that tells it apart."""
    rows = Mandate.objects.select_related("person", "term__body", "delegation")
    field.queryset = rows.order_by("person__pinyin", "-from_on", "pk")
    field.label_from_instance = lambda mandate: f"{told_apart(mandate)} {mandate.term.body.spoken_short}{mandate.term}"


def choose_person(field: Any) -> None:
    rows = Person.objects.select_related("user").order_by("pinyin", "pk")
    field.queryset = rows
    field.label_from_instance = persons(rows)


# What two bodies or two districts may call alike: each with the way to what tells it apart.
APART: dict[type[Any], tuple[str, Callable[[Any], str]]] = {
    Term: ("body", lambda row: f"{row.body.spoken_short} {row}"),
    Delegation: ("term__body", lambda row: f"{row.spoken}（{row.term.body.spoken_short} {row.term}）"),
    Committee: ("body", lambda row: f"{row.spoken}（{row.body.spoken_short}）"),
    Township: ("district", lambda row: f"{row.spoken}（{row.district.spoken}）"),
    Organization: ("district", lambda row: row.spoken),  # its whole name says which district
}


def tell_apart(field: Any) -> None:
    """Let a chooser over all bodies say of each row whose it is."""
    if field.queryset.model in APART:
        near, field.label_from_instance = APART[field.queryset.model]
        field.queryset = field.queryset.select_related(near)
