"""What the template offers in its columns: the deputies, units, fields and grades that this body knows."""

from collections import Counter

from django.utils import timezone, translation

from lianxinqiao.matters import units
from lianxinqiao.matters.models import Assessment, Suggestion
from lianxinqiao.people.models import Body, BodyProfile, Mandate, Session


def of(body: Body) -> dict[str, list[str]]:
    """By heading. Two deputies of one name stand with their cards."""
    rows = units.under(units.rules_of(body, timezone.localdate()), body.district_id)
    names = [unit.called if unit.parent_id is None else unit.code for unit in rows]  # 司法所 there are many
    with translation.override("zh-hans"):  # the words of the sheet, whatever the language of the screen
        grades = [str(grade.label) for grade in Assessment.Grade]
        ways = [str(each.label) for each in Suggestion.Openness]
    return {
        "领衔代表": _deputies(body),
        "类别": [field.name for field in body.fields.all()],
        "建议承办单位": names,
        "主办单位": names,
        "会办单位": names,
        "闭会期间": ["是"],
        "同意公开": ["同意", "不同意"],
        "答复类别": _classes(body),
        "办理轮次": ["1", "2"],
        "态度评价": grades,
        "结果评价": grades,
        "公开方式": ways,
    }


def _deputies(body: Body) -> list[str]:
    """Of the term whose session is the latest."""
    latest = Session.objects.filter(term__body=body).order_by("-opens_on").first()
    rows = (
        list(Mandate.objects.filter(term=latest.term).select_related("person").order_by("person__pinyin"))
        if latest
        else []
    )
    several = Counter(row.person.name for row in rows)
    return [
        f"{row.person.name}（{row.card_number}）"
        if several[row.person.name] > 1 and row.card_number
        else row.person.name
        for row in rows
    ]


def _classes(body: Body) -> list[str]:
    try:
        rules = BodyProfile.of(body, timezone.localdate()).rules
    except LookupError:
        return []
    return [str(each.letter) or str(each.label) for each in rules.reply_classes]
