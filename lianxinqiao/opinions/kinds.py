"""The boundary of petitions （信访）: three kinds, each with its own road (信访工作条例 §29-31).

Opinions and suggestions are ours. An accusation is never shown or passed to whom it accuses. An appeal about one's own
case goes to the organ whose procedure it is. Words only propose a kind; somebody of the office decides it.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    SUGGESTION = "suggestion", _("建议意见")
    ACCUSATION = "accusation", _("检举控告")
    APPEAL = "appeal", _("申诉求决")


@dataclass(frozen=True)
class Boundary:
    """What becomes of a kind, said to its sender in the rule's words; `to` is where it usually goes."""

    article: str
    sentence: LazyText | str
    to: str = ""


BOUNDARIES: dict[str, Boundary] = {
    Kind.SUGGESTION: Boundary(
        "信访工作条例第二十九条",
        _("对建议意见类事项，有关机关应当认真研究论证。对科学合理、具有现实可行性的，应当采纳或者部分采纳，并予以回复。"),
    ),
    Kind.ACCUSATION: Boundary(
        "信访工作条例第三十条",
        _("检举控告由纪检监察机关或者有权处理的机关依规依纪依法接收、办理；不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位。"),
        "区纪委监委",
    ),
    Kind.APPEAL: Boundary(
        "信访工作条例第三十一条",
        _("申诉求决类事项，按照诉讼、仲裁、行政复议、行政裁决、劳动监察等法定程序，由有权处理的机关、单位处理。"),
        "区信访局",
    ),
}  # fmt: skip

_ACCUSING = re.compile(
    "收(?:受)?(?:红包|好处|贿|礼金|回扣)|受贿|行贿|索贿|贪污|挪用公款|侵吞|截留|吃拿卡要|以权谋私|徇私|包庇|公款吃喝"
    "|虚报冒领|套取|优亲厚友|举报|检举|控告|揭发|乱收费"
)
_APPEALING = re.compile(
    "不服.{0,12}(?:判决|裁决|决定|处罚|认定|裁定)|上诉|再审|申诉|行政复议|仲裁|工伤认定|拖欠.{0,8}(?:工资|工钱|薪)|"
    "欠薪|撤销.{0,8}(?:处罚|决定)|赔偿我|补偿款.{0,10}(?:没|未|少)"
)


def guess(text: str) -> Kind:
    """The kind that the words propose. Accusing words come first: what may not be passed on waits for a person."""
    if _ACCUSING.search(text):
        return Kind.ACCUSATION
    return Kind.APPEAL if _APPEALING.search(text) else Kind.SUGGESTION


def handled_here(kind: str) -> bool:
    return kind == Kind.SUGGESTION


def owes_notice(name: str, address: str) -> bool:
    """Whether its sender has to be told in writing (§23): not where name or address are not clear."""
    return bool(name.strip() and address.strip())


def accepted_above(accepted_until: date | None, on: date) -> bool:
    """Whether another organ may still take the same matter in (§19): not while one that took it in has its term."""
    return accepted_until is None or on > accepted_until
