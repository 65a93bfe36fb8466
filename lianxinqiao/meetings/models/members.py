"""Who makes up a standing committee, from a day until a day."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.meetings.kinds import Circle
from lianxinqiao.meetings.models.seats import suspended
from lianxinqiao.people.models import Body, Committee, Mandate, Term


class MemberQuerySet(models.QuerySet["Member"]):
    def held(self, on: date) -> "MemberQuerySet":
        """Members on a day; none outlasts the seat of the deputy that it rests on."""
        seated = Q(mandate__to_on=None) | Q(mandate__to_on__gte=on)
        return self.filter(Q(to_on=None) | Q(to_on__gt=on), seated, from_on__lte=on)

    def of(self, body: Body, circle: str, on: date) -> "MemberQuerySet":
        """Those of a body who are called to meetings of this circle."""
        rows = self.held(on).filter(mandate__term__body=body)
        return rows.exclude(title=Member.Title.MEMBER) if circle == Circle.CHAIRS else rows


class Member(models.Model):
    """A deputy's seat in the standing committee （常委会组成人员）; `to_on` is the day from which it is no longer held."""

    class Title(models.TextChoices):
        CHAIR = "chair", _("主任（主席）")
        VICE = "vice", _("副主任（副主席）")
        SECRETARY = "secretary", _("秘书长")
        MEMBER = "member", pgettext_lazy("常委会", "委员")

    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="standing", verbose_name=pgettext_lazy("一位", "代表")
    )
    title = models.CharField(_("职务"), max_length=10, choices=Title.choices, default=Title.MEMBER)
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mandate", "from_on"],
                name="member_begins_once_a_day",
                violation_error_message=_("这位组成人员当天已经登记。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")),
                name="member_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.mandate.person} {self.get_title_display()}"

    def get_absolute_url(self) -> str:
        return reverse("members")


def called(body: Body, term: Term, circle: str, on: date) -> list[Any]:
    """The seats that make up a circle on a day, each saying whether its duties are `suspended`; none where they are listed
    by name.
    """
    if circle == Circle.LISTED:
        return []
    if circle == Circle.ASSEMBLY:
        return list(Mandate.objects.filter(term=term).held(on).annotate(suspended=suspended(on, "pk")).order_by("pk"))
    rows = Member.objects.of(body, circle, on).annotate(suspended=suspended(on, "mandate"))
    seats: list[Any] = []
    for row in rows.select_related("mandate"):
        seat: Any = row.mandate
        seat.suspended = row.suspended
        seats.append(seat)
    return seats


def summoned(body: Body, term: Term, circle: str, on: date, committee: Committee | None = None) -> list[Any]:
    """Who of them comes, to a committee's meeting its members: a suspended deputy is not called."""
    seats = called(body, term, circle, on)
    if committee is not None:
        rows = Mandate.objects.filter(term=term, committee=committee).held(on)
        seats = list(rows.annotate(suspended=suspended(on, "pk")).order_by("pk"))
    return [seat for seat in seats if not seat.suspended]
