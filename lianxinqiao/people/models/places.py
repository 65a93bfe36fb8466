"""Bodies and what hangs on them."""

import re
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people import plausible
from lianxinqiao.people.models.spoken import Spoken, either, in_chinese

if TYPE_CHECKING:
    from lianxinqiao.rulebook.models import ProfileVersion


class Ending(models.Model):
    """What is not wrong but over: it keeps its past, and nothing new is hung on it."""

    ended_on = models.DateField(_("撤销日期"), null=True, blank=True, editable=False)  # the last day of it
    ended_because = models.CharField(_("撤销原因"), max_length=120, blank=True, default="", editable=False)

    class Meta:
        abstract = True


class District(Spoken, Ending):
    """An administrative division (行政区划); its bodies share their handling units."""

    code = models.CharField(_("区划代码"), max_length=12, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")


class Body(Spoken, Ending):
    """A standing committee (人大常委会) or a CPPCC committee (政协), with the assembly it works for."""

    NAMES: ClassVar = (*Spoken.NAMES, "short_name", "office_name", "assembly_name")

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("人大")
        CPPCC = "cppcc", _("政协")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(pgettext_lazy("机构", "类别"), max_length=10, choices=Kind.choices)
    code = models.SlugField(_("代码"), max_length=40, unique=True)
    name = models.CharField(_("全称"), max_length=80)
    short_name = models.CharField(_("简称"), max_length=20)
    office_name = models.CharField(_("代表（委员）工作机构"), max_length=60, blank=True)
    # Deputies are elected to the congress, not to its standing committee (代表法 §2).
    assembly_name = models.CharField(_("代表大会（全体会议）全称"), max_length=80, blank=True)
    # What its notices say in its own words, by the codes of acts (acts/texts.py); fetched with the body.
    notice_texts = models.JSONField(default=dict, blank=True, editable=False)

    @property
    def assembly(self) -> str:
        """What its deputies or members sit in (云河区人民代表大会); the committee's name where none is written."""
        if self.assembly_name:
            return self.assembly_name
        name = self.name.removesuffix("常务委员会").removesuffix("常委会")
        return f"{name.removesuffix('人大')}人民代表大会" if name != self.name and name.endswith("人大") else name

    @property
    def spoken_short(self) -> str:
        """In short, as the reader of the screen calls it."""
        return either(self.short_name, self.name_en)

    @property
    def spoken_office(self) -> str:
        """Its office, as the reader of the screen calls it."""
        return self.office_name if in_chinese() else gettext("代工委")

    @property
    def spoken_assembly(self) -> str:
        """What its deputies sit in: “Yunhe District People's Congress” of that one's Standing Committee."""
        return self.assembly if in_chinese() or not self.name_en else OF_ASSEMBLY.sub("", self.name_en)


# The words by which a standing committee is told from its congress.
OF_ASSEMBLY = re.compile(r"^(?:the )?Standing Committee of (?:the )?|(?:'s)? Standing Committee$", re.IGNORECASE)


class BodyProfile(models.Model):
    """From a day on, new matters of a body follow a version of a rule profile; running ones keep theirs."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="profiles")
    version = models.ForeignKey("rulebook.ProfileVersion", on_delete=models.PROTECT, related_name="body_profiles")
    effective_on = models.DateField(_("生效日期"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "effective_on"],
                name="body_has_one_profile_a_day",
                violation_error_message=_("这个机构当天已经有一个规则方案。"),
            ),
        ]

    @staticmethod
    def of(body: Body, on: date) -> "ProfileVersion":
        """The version that a matter begun on a day starts under; LookupError where the body has none yet."""
        rows = PROFILES(body.pk)
        if not rows:
            raise LookupError(f"{body.code} has no rule profile")
        return next((row for row in rows if row.effective_on <= on), rows[-1]).version


PROFILES = Prepared(
    lambda body: (
        BodyProfile.objects.filter(body_id=body)
        .select_related("version")
        .defer("version__data")
        .order_by("-effective_on")
    ),
    int,
)


class Organization(Spoken):
    """A handling unit (承办单位) or a section of one (内设机构, by `parent`); shared by the bodies of its district."""

    NAMES: ClassVar = (*Spoken.NAMES, "short_name", "document_prefix")

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("政府部门")
        TOWN = "town", _("乡镇、街道")
        COURT = "court", _("人民法院")
        PROCURATORATE = "procuratorate", _("人民检察院")
        PARTY = "party", _("党委部门、群团组织")
        ENTERPRISE = "enterprise", _("企事业单位")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="organizations")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="sections")
    code = models.SlugField(_("代码"), max_length=40)
    name = models.CharField(_("全称"), max_length=80)
    short_name = models.CharField(_("简称"), max_length=30)
    kind = models.CharField(pgettext_lazy("机构", "类别"), max_length=14, choices=Kind.choices, default=Kind.GOVERNMENT)
    # 代字: the characters before the year in this unit's document numbers (GB/T 9704).
    document_prefix = models.CharField(_("发文机关代字"), max_length=20, blank=True)
    contact_name = models.CharField(_("联系人"), max_length=40, blank=True)
    contact_phone = models.CharField(_("联系电话"), max_length=40, blank=True)
    active = models.BooleanField(_("在用"), default=True)
    ended_on = models.DateField(_("撤销日期"), null=True, blank=True, editable=False)  # the last day of it

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["district", "code"],
                name="organization_code_is_used_once",
                violation_error_message=_("这个行政区划里已经有单位用了这个代码。"),
            ),
            models.UniqueConstraint(
                fields=["district", "name"],
                condition=Q(parent=None),
                name="organization_name_is_used_once",
                violation_error_message=_("这个行政区划里已经有同名的单位。"),
            ),
        ]
        ordering: ClassVar = ["code"]

    @property
    def called(self) -> str:
        return self.short_name or self.name

    def clean(self) -> None:
        plausible.contact("contact_phone", self.contact_phone)
        if self.ended_on and self.active:
            words = {"day": self.ended_on.isoformat()}
            raise ValidationError(
                {"active": gettext("这个单位在%(day)s已经撤销或者并入其他单位，不能再启用。") % words}
            )

    @property
    def story(self) -> list[str]:
        """What it was called, whom it took over from and who took over from it, oldest first."""
        told = [
            (day, gettext("至%(day)s称%(name)s") % {"day": day.isoformat(), "name": name})
            for name, day in self.formerly
        ]
        told += [(row.on, row.said_of_new) for row in self.predecessors.all()]
        went = [(row.on, row.said_of_old) for row in self.successors.all()]
        if self.ended_on and not any(row.kind != "split" for row in self.successors.all()):
            went.append((self.ended_on, gettext("%(day)s撤销") % {"day": self.ended_on.isoformat()}))
        return [words for _day, words in sorted([*told, *went])]


class Field(Spoken):
    """A field of work by which a body classifies its matters (类别); the words are the body's own."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="fields")
    code = models.SlugField(max_length=30)
    name = models.CharField(_("类别"), max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "code"],
                name="field_code_is_used_once",
                violation_error_message=_("这个机构已经有类别用了这个代码。"),
            )
        ]
        ordering: ClassVar = ["position", "id"]
