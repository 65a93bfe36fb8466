"""The ledgers （台账）: teams, deeds, support for villages, gifts, articles, buildings. Each line counts once confirmed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.activities.models.campaign import Campaign
from lianxinqiao.activities.models.host import Host
from lianxinqiao.activities.stages import Kept
from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body, Mandate, Post, Township


class Line(Root, models.Model):
    """What every line of a ledger has: where it belongs, who entered it, and whether the office confirmed it."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "campaign", "township")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="%(class)ss", editable=False)
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("主题活动"),
    )
    township = models.ForeignKey(
        Township,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("街道、乡镇"),
    )
    stage = models.CharField(_("状态"), max_length=9, choices=Kept.choices, default=Kept.ENTERED, editable=False)
    on = models.DateField(_("日期"))
    entered_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    entered_at = models.DateTimeField(editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar = ["-on", "-id"]

    def __str__(self) -> str:
        return str(self.what)  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse(self.ledger(), args=[self.pk])

    @classmethod
    def ledger(cls) -> str:
        """What its ledger is called in addresses and in the codes of its acts."""
        return str(cls._meta.model_name)


class Team(Line):
    """A team of volunteers （志愿服务队）."""

    what = models.CharField(_("名称"), max_length=60)
    leader = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("队长")
    )
    does = models.CharField(_("服务内容"), max_length=120, blank=True)

    @property
    def size(self) -> int:
        """How many are in it: counted, never typed."""
        return self.people.filter(left_on=None).count()


class Deed(Line):
    """Something practical done for people （为民办实事）."""

    what = models.CharField(_("做了什么"), max_length=120)
    whom = models.CharField(_("受益群众"), max_length=80, blank=True)
    where = models.CharField(_("地点"), max_length=80, blank=True)
    value = models.PositiveIntegerField(_("价值（元）"), null=True, blank=True)
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deeds",
        verbose_name=pgettext_lazy("一位", "代表"),
    )


class Support(Line):
    """What was brought to a village: policy, technique, money （支持）."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("政策")
        TECHNIQUE = "technique", _("技术")
        MONEY = "money", _("资金")
        OTHER = "other", pgettext_lazy("支持", "其他")

    host = models.ForeignKey(
        Host,
        on_delete=models.PROTECT,
        related_name="supports",
        verbose_name=_("村"),
        limit_choices_to={"kind": "village"},
    )
    kind = models.CharField(pgettext_lazy("支持", "类别"), max_length=9, choices=Kind.choices)
    what = models.CharField(_("内容"), max_length=160)
    value = models.PositiveIntegerField(_("金额（元）"), null=True, blank=True)
    mandate = models.ForeignKey(
        Mandate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("一位", "代表"),
    )


class Donation(Line):
    """Money or goods given to a lawful recipient （捐款捐物, 公益事业捐赠法第十条）; a body itself receives nothing."""

    class Kind(models.TextChoices):
        MONEY = "money", _("捐款")
        GOODS = "goods", _("捐物")

    donor = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="donations", verbose_name=_("捐赠人"))

    class Recipient(models.TextChoices):
        CHARITY = "charity", _("慈善组织")
        SOCIETY = "society", _("其他公益性社会团体")
        INSTITUTION = "institution", _("公益性非营利的事业单位")
        GOVERNMENT = "government", _("县级以上人民政府（救灾等依法接受的）")

    recipient_kind = models.CharField(
        _("受赠人性质"), max_length=11, choices=Recipient.choices, default=Recipient.CHARITY
    )
    recipient = models.CharField(
        _("受赠人"), max_length=80, help_text=_("依法设立的慈善组织、其他公益性社会团体或者公益性非营利的事业单位。")
    )
    kind = models.CharField(pgettext_lazy("捐赠", "类别"), max_length=5, choices=Kind.choices)
    what = models.CharField(_("用途或物品"), max_length=120)
    value = models.DecimalField(
        _("金额（元）"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("捐物没有估价的空着：照样列出，不计入金额。"),
    )
    valued_by = models.CharField(_("估价人"), max_length=60, blank=True, help_text=_("捐物时写明由谁估价。"))
    arrived_on = models.DateField(
        _("到账（收到）日期"), null=True, blank=True, help_text=_("认捐还没有到账的空着，不计入金额。")
    )
    receipt = models.CharField(_("收据号"), max_length=40, blank=True)
    returned_on = models.DateField(
        _("退回日期"), null=True, blank=True, help_text=_("没有用上、已经退回捐赠人的，不计入金额。")
    )
    may_be_named = models.BooleanField(_("本人同意公开姓名"), default=False)

    class Meta(Line.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(value__isnull=False, value__gt=0) | Q(value=None, kind="goods"),
                name="donation_has_a_value",
                violation_error_message=_("金额要大于零；只有捐物可以没有金额。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind="goods") | ~Q(valued_by="") | Q(value=None),
                name="donated_goods_were_valued",
                violation_error_message=_("捐物要写明由谁估价。"),
            ),
        ]


class Article(Line):
    """Published in a paper, a magazine or on a site （信息、调研文章）; a reprint is the same article.

    Writing on local history （文史资料, 政协章程第九条） stands in the same ledger and is counted apart.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("信息、调研文章")
        HISTORY = "history", _("文史资料")

    class Level(models.TextChoices):
        NATIONAL = "national", _("国家级")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市级")
        DISTRICT = "district", _("区（县）级")

    kind = models.CharField(pgettext_lazy("文章", "类别"), max_length=7, choices=Kind.choices, default=Kind.ARTICLE)
    what = models.CharField(_("标题"), max_length=120)
    outlet = models.CharField(_("刊播媒体"), max_length=80)
    level = models.CharField(_("级别"), max_length=8, choices=Level.choices)
    author = models.CharField(_("作者"), max_length=60, blank=True)
    address = models.URLField(_("网址"), blank=True)
    reprint_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reprints", verbose_name=_("转载自")
    )


class Building(Line):
    """A block of flats without a manager （无主管楼院） that staff have taken on; it is their duty, not volunteering."""

    what = models.CharField(_("楼院"), max_length=60)
    builder = models.CharField(_("原建设单位"), max_length=60, blank=True, help_text=_("查不到的空着。"))
    flats = models.PositiveSmallIntegerField(_("户数"), null=True, blank=True)
    grid = models.CharField(_("网格"), max_length=60, blank=True)
    self_managed = models.CharField(
        _("自管组织"), max_length=60, blank=True, help_text=_("楼院自管会、理事会；还没有的空着。")
    )
    contracted = models.CharField(_("分包人员"), max_length=120)
    defects = models.TextField(_("存在的问题"), blank=True)
    done = models.TextField(_("整治情况"), blank=True)
