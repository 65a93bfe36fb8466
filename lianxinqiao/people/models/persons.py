"""Persons, and the mandates they were elected to."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.accounts.models import User
from lianxinqiao.people import names, pinyin, plausible, sectors
from lianxinqiao.people.models.committees import Committee
from lianxinqiao.people.models.names_of_days import Named
from lianxinqiao.people.models.places import District
from lianxinqiao.people.models.spoken import in_chinese
from lianxinqiao.people.models.terms import Delegation, Term
from lianxinqiao.people.models.townships import Township


class Person(Named):
    """A person who holds, or held, an office. No ID number is kept: the deputy card suffices (DOMAIN.md 3)."""

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="persons")
    user = models.OneToOneField(User, on_delete=models.PROTECT, null=True, blank=True, related_name="person")
    name = models.CharField(_("姓名"), max_length=40)
    # Kept with the name, by save(): the embedded database has no ICU and knows no two spellings of one name.
    pinyin = models.CharField(max_length=120, blank=True, editable=False)
    name_key = models.CharField(max_length=60, blank=True, editable=False)
    findable = models.CharField(max_length=400, blank=True, editable=False)
    phone = models.CharField(_("手机号"), max_length=20, blank=True)
    work_unit = models.CharField(_("单位及职务"), max_length=120, blank=True)
    erasure_asked_at = models.DateTimeField(null=True, blank=True, editable=False)  # by its owner (personal.py)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["pinyin", "id"]), models.Index(fields=["name_key"])]

    def __str__(self) -> str:
        return self.spoken

    @property
    def spoken(self) -> str:
        """As the reader of the screen calls them: 顾长河, Gu Changhe."""
        return self.name if in_chinese() else pinyin.latin(self.name)

    def clean(self) -> None:
        self.phone = plausible.mobile(self.phone)

    def save(self, **kwargs: Any) -> None:
        self.name = names.clean(self.name)
        self.name_key, self.findable = names.key(self.name), pinyin.every_reading(self.name)
        self.pinyin = self.pinyin or pinyin.sort_key(self.name)
        super().save(**kwargs)


def in_force(on: date) -> Q:
    return not_ended(on) & Q(from_on__lte=on)


def not_ended(on: date, of: str = "") -> Q:
    return Q(**{f"{of}to_on": None}) | Q(**{f"{of}to_on__gte": on})


class MandateQuerySet(models.QuerySet["Mandate"]):
    def held(self, on: date) -> "MandateQuerySet":
        """Seats held on a day: a known end in the future ends nothing before its day."""
        return self.filter(in_force(on))


class Mandate(models.Model):
    """A seat (代表资格): election to a term, with the day it began and the day and reason it ended (代表法 §61-63)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mandates")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="mandates")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates")
    # The street or township where they live or work, in whose stations they meet citizens.
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("街道、乡镇")
    )
    # The committee on which they sit; assumed to be one, as is usual.
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name=_("委员会")
    )
    sector = models.CharField(_("界别"), max_length=40, blank=True)
    constituency = models.CharField(_("选区"), max_length=60, blank=True)
    card_number = models.CharField(_("代表证号"), max_length=20, blank=True)
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)
    ended_because = models.CharField(_("终止原因"), max_length=120, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "term"],
                name="one_mandate_a_term",
                violation_error_message=_("这个人在这一届已经登记了代表资格。"),
            ),
            models.UniqueConstraint(
                fields=["term", "card_number"],
                condition=~Q(card_number=""),
                name="card_number_is_used_once",
                violation_error_message=_("这一届已经有人使用这个代表证号。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="mandate_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]

    def __str__(self) -> str:
        return str(_("%(person)s（%(term)s）") % {"person": self.person, "term": self.term})

    @property
    def sector_spoken(self) -> str:
        """As the reader of the screen calls it."""
        return sectors.spoken(self.sector)

    def clean(self) -> None:
        """Elected to its term: a little before it begins, and not after it is over."""
        plausible.not_far_ahead("from_on", self.from_on)
        if not (self.from_on and self.term_id):
            return
        words = {"term": self.term, "since": self.term.from_on.isoformat(), "until": self.term.last_day.isoformat()}
        if self.from_on < self.term.from_on - plausible.YEAR:
            raise ValidationError({"from_on": gettext("%(term)s从%(since)s开始，请核对年份。") % words})
        if self.from_on > self.term.last_day:
            raise ValidationError({"from_on": gettext("%(term)s到%(until)s为止，请核对年份。") % words})
        if self.to_on and self.to_on > self.term.last_day + plausible.YEAR:
            raise ValidationError({"to_on": gettext("%(term)s到%(until)s为止，请核对年份。") % words})
        if self.delegation and self.delegation.term_id != self.term_id:
            raise ValidationError({"delegation": gettext("这个代表团不属于所选的届。")})
        if self.committee and self.committee.body_id != self.term.body_id:
            raise ValidationError({"committee": gettext("这个委员会不是这个机构的。")})

    def vacant(self, on: date) -> bool:
        """Whether the seat has ended by that day."""
        return self.to_on is not None and self.to_on < on
