"""Terms and sessions of a body, and the delegations of its deputies."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.paper.text import chinese_number
from lianxinqiao.people import plausible
from lianxinqiao.people.models.places import Body
from lianxinqiao.people.models.spoken import Spoken, in_chinese


def counted(number: int) -> str:
    """As the language of the screen counts terms and sessions: 十七, 17."""
    return chinese_number(number) if in_chinese() else str(number)


class Term(models.Model):
    """A congress or committee term (届), five years (代表法 §2)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="terms")
    number = models.PositiveSmallIntegerField(_("届"))
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "number"],
                name="term_number_is_used_once",
                violation_error_message=_("这个机构已经登记了这一届。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")),
                name="term_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return gettext("第%(number)s届") % {"number": counted(self.number)}

    @property
    def last_day(self) -> date:
        """Where it is not known yet, the day by which it will surely be over."""
        return self.to_on or self.from_on + plausible.LONGEST_TERM

    def clean(self) -> None:
        plausible.not_far_ahead("from_on", self.from_on, 2 * plausible.YEAR)
        if self.body_id and self.body.ended_on and self.from_on and self.from_on > self.body.ended_on:
            words = {"unit": self.body, "day": self.body.ended_on.isoformat()}
            raise ValidationError({"body": gettext("%(unit)s到%(day)s为止。") % words})
        if self.from_on and self.from_on < plausible.EARLIEST:
            raise ValidationError(
                {"from_on": gettext("%(day)s太早了，请核对年份。") % {"day": self.from_on.isoformat()}}
            )
        if self.from_on and self.to_on and self.to_on > self.from_on + plausible.LONGEST_TERM:
            raise ValidationError({"to_on": gettext("一届任期五年，请核对起止日期。")})
        if self.from_on and self.body_id and self.number:
            out_of_order(self, Term.objects.filter(body=self.body_id), "from_on")


def out_of_order(row: "Term | Session", others: "models.QuerySet[Any]", begins: str) -> None:
    """What has the higher number begins later."""
    day = getattr(row, begins)
    others = others.exclude(pk=row.pk)
    before = others.filter(number__lt=row.number, **{f"{begins}__gte": day}).first()
    after = others.filter(number__gt=row.number, **{f"{begins}__lte": day}).first()
    if other := before or after:
        words = {"other": other, "day": getattr(other, begins).isoformat()}
        raise ValidationError({begins: gettext("次序与日期不符：%(other)s从%(day)s开始。") % words})


class Session(models.Model):
    """A plenary session (次会议)."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField(_("次"))
    opens_on = models.DateField(_("开幕"))
    closes_on = models.DateField(_("闭幕"))
    closing_time = models.DateTimeField(_("大会建议截止时间"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["term", "number"],
                name="session_number_is_used_once",
                violation_error_message=_("这一届已经登记了这次会议。"),
            ),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="session_closes_after_it_opens",
                violation_error_message=_("闭幕不能早于开幕。"),
            ),
        ]
        ordering: ClassVar = ["-opens_on"]

    def __str__(self) -> str:
        return gettext("%(term)s届%(number)s次会议") % {
            "term": counted(self.term.number),
            "number": counted(self.number),
        }

    def clean(self) -> None:
        plausible.not_far_ahead("opens_on", self.opens_on)
        if not (self.opens_on and self.closes_on and self.term_id):
            return
        self._within_its_term()
        if self.closes_on > self.opens_on + plausible.LONGEST_SESSION:
            raise ValidationError({"closes_on": gettext("会期超过60天，请核对开幕和闭幕日期。")})
        ends = timezone.localdate(self.closing_time) if self.closing_time else self.opens_on
        if not self.opens_on <= ends <= self.closes_on:
            raise ValidationError({"closing_time": gettext("截止时间不在会议期间，请核对日期。")})
        if self.number:
            out_of_order(self, Session.objects.filter(term=self.term_id), "opens_on")
        others = Session.objects.filter(term__body=self.term.body_id).exclude(pk=self.pk)
        if other := others.filter(opens_on__lte=self.closes_on, closes_on__gte=self.opens_on).first():
            raise ValidationError({"opens_on": gettext("与%(other)s的会期重叠。") % {"other": other}})

    def _within_its_term(self) -> None:
        words = {"term": self.term, "since": self.term.from_on.isoformat(), "until": self.term.last_day.isoformat()}
        if self.closes_on < self.term.from_on:
            raise ValidationError({"opens_on": gettext("%(term)s从%(since)s开始，会议不能在那以前。") % words})
        if self.opens_on > self.term.last_day:
            raise ValidationError({"opens_on": gettext("%(term)s到%(until)s为止，会议不能在那以后。") % words})


class Delegation(Spoken):
    """A delegation of deputies (代表团)."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="delegations")
    name = models.CharField(_("代表团"), max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["term", "name"],
                name="delegation_name_is_used_once",
                violation_error_message=_("这一届已经有同名的代表团。"),
            )
        ]
        ordering: ClassVar = ["id"]
