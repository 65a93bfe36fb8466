"""Posts: whoever acts, acts in one of theirs."""

from copy import copy
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, ROLES, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.people import plausible
from lianxinqiao.people.models.committees import Committee
from lianxinqiao.people.models.persons import Mandate, Person, in_force, not_ended
from lianxinqiao.people.models.places import Body, Organization
from lianxinqiao.people.models.townships import Township


class PostQuerySet(models.QuerySet["Post"]):
    def held(self, on: date) -> "PostQuerySet":
        """Posts in force on a day; none outlasts the seat it rests on."""
        return self.filter(in_force(on), Q(mandate=None) | not_ended(on, "mandate__"))

    def of(self, user: int, on: date) -> "PostQuerySet":
        """The posts that a user, by key, holds on a day."""
        return self.select_related("person", "body", "organization").filter(person__user=user).held(on).order_by("id")


class Post(models.Model):
    """A person in a role: whoever acts, acts in one of their posts. Satisfies `access.actor.Actor`."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(_("角色"), max_length=20, choices=[(str(code), role.name) for code, role in ROLES.items()])
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    # Of a body's post that is held for one street or township only.
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("街道、乡镇")
    )
    # Of an office's post that is held for one committee only: it organises in that one's name.
    committee = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("委员会")
    )
    from_on = models.DateField(_("自"))
    to_on = models.DateField(_("至"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=["unit_clerk", "unit_head"], organization__isnull=False)
                | Q(role="administrator", organization=None)
                | Q(role="supervision", organization=None)
                | (~Q(role__in=["unit_clerk", "unit_head", "administrator", "supervision"]) & Q(body__isnull=False)),
                name="post_hangs_where_its_role_says",
                violation_error_message=_("任职要挂在角色所属的机构或单位上。"),
            ),
            models.CheckConstraint(
                condition=~Q(role__in=["deputy", "delegation_head"]) | Q(mandate__isnull=False),
                name="deputy_post_has_a_mandate",
                violation_error_message=_("代表要先登记代表资格。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")),
                name="post_ends_after_it_begins",
                violation_error_message=_("结束日期不能早于开始日期。"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    # What a page asks of who looks at it; acts and lists ask by their tables.
    @property
    def in_an_office(self) -> bool:
        """Of the body, or of one of its committees."""
        return self.role in OFFICE

    @property
    def in_the_office(self) -> bool:
        """Of the whole body; who works for one committee alone does what is that committee's."""
        return self.role in OFFICE and self.committee_id is None

    @property
    def heads_the_office(self) -> bool:
        return self.role == RoleCode.OFFICE_HEAD and self.committee_id is None

    @property
    def at_a_station(self) -> bool:
        return self.role == RoleCode.STATION_STAFF

    # Of which bodies it is held.
    @property
    def serves_district(self) -> bool:
        """The government's supervision office may follow all bodies of its district in one post."""
        return self.role == RoleCode.SUPERVISION and self.body_id is None

    def of_its_bodies(self, way: str = "body") -> Q:
        """The rows of the body in which it is held, or of those of the district that it serves; `way` leads to the body."""
        if self.serves_district:
            bodies = Body.objects.filter(district=self.person.district_id)
            return Q(**{f"{way}__in": bodies.values("pk")})
        return Q(**{way: self.body_id})

    def serves(self, body: Body | None) -> bool:
        """Whether it is held in that body, or for all of its district."""
        if body is None:
            return False
        return self.body_id == body.pk or (self.serves_district and self.person.district_id == body.district_id)

    def at(self, body: Body) -> "Post":
        """The same post as it acts in one of the bodies that it serves; held in one body, it is what it is."""
        if not (self.serves_district and self.serves(body)):
            return self
        held = copy(self)
        held.body = body
        return held

    def clean(self) -> None:
        plausible.not_far_ahead("from_on", self.from_on)
        plausible.not_long_past("from_on", self.from_on)
        plausible.not_far_ahead("to_on", self.to_on, plausible.LONGEST_TERM)
        if not (self.from_on and self.person_id):
            return
        self._within_the_seat()
        self._within_the_committee()
        self._while_its_place_is_there()
        same = {"person": self.person_id, "role": self.role, "body": self.body_id, "organization": self.organization_id}
        until = Q(from_on__lte=self.to_on) if self.to_on else Q()
        rows = Post.objects.filter(until, not_ended(self.from_on), **same).exclude(pk=self.pk)
        if twice := rows.first():
            words = {"title": twice.title, "since": twice.from_on.isoformat()}
            raise ValidationError({"from_on": gettext("%(title)s从%(since)s起已经登记，时间重叠。") % words})

    def _within_the_seat(self) -> None:
        if self.mandate is None:
            return
        if self.mandate.person_id != self.person_id:
            raise ValidationError({"mandate": gettext("这份代表资格属于另一个人。")})
        if self.body_id and self.mandate.term.body_id != self.body_id:
            raise ValidationError({"mandate": gettext("这份代表资格不是这个机构的。")})
        if self.from_on < self.mandate.from_on:
            words = {"day": self.mandate.from_on.isoformat()}
            raise ValidationError({"from_on": gettext("代表资格从%(day)s开始，任职不能早于这一天。") % words})

    def _within_the_committee(self) -> None:
        if self.committee is None:
            return
        if self.role not in OFFICE:
            raise ValidationError({"committee": gettext("只有机关工作人员的任职可以限定在一个委员会。")})
        if self.committee.body_id != self.body_id:
            raise ValidationError({"committee": gettext("这个委员会不是这个机构的。")})

    def _while_its_place_is_there(self) -> None:
        place = self.organization or self.body
        ended = place.ended_on if place else None
        if ended and max(ended, self.from_on) < (self.to_on or date.max):
            words = {"unit": place, "day": ended.isoformat()}
            raise ValidationError(
                {
                    "organization" if self.organization else "body": gettext(
                        "%(unit)s到%(day)s为止，任职不能晚于这一天。"
                    )
                    % words
                }
            )

    @property
    def user(self) -> User | None:
        return self.person.user

    @property
    def place(self) -> str:
        """The body or unit the post hangs on, in short."""
        if self.role == RoleCode.SUPERVISION:
            return ""  # the government's own office, not one of the body whose matters it follows
        if self.committee is not None and self.body:
            return f"{self.body.spoken_short}{self.committee.spoken}"
        return str(self.organization or (self.body.spoken_short if self.body else ""))

    @property
    def called(self) -> str:
        """Its title as it is kept, in Chinese."""
        with translation.override("zh-hans"):
            return self.title

    @property
    def role_name(self) -> str | Promise:
        """As its body calls it: 人大代表 of a congress, 政协委员 of a CPPCC committee."""
        return ROLES[RoleCode(self.role)].called(self.body.kind if self.body else "")

    @property
    def title(self) -> str:
        return f"{self.person.spoken} {self.place} {self.role_name}".replace("  ", " ")
