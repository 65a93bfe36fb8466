"""The offices that a standing committee fills, and the verb that the law gives each act: none is chosen by hand. Pure.

组织法第五十条: members of the government are decided on （决定任命）, officers of the committee's own organs, of court,
procuratorate and supervision are appointed （任命）, the committees of the standing committee are passed （通过）.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise


class Action(models.TextChoices):
    APPOINT = "appoint", pgettext_lazy("任免", "任命")
    REMOVE = "remove", _("免去")
    ACT = "act", _("决定代理")
    RESIGN = "resign", _("接受辞职")
    DISMISS = "dismiss", _("撤职")
    ELECT = "elect", pgettext_lazy("任免", "选举")


BEGINS = frozenset({Action.APPOINT, Action.ACT, Action.ELECT})
ENDS = frozenset({Action.REMOVE, Action.RESIGN, Action.DISMISS})


class Organiser(models.TextChoices):
    """Who organises the oath (重庆市宪法宣誓办法第四至第七条)."""

    PRESIDIUM = "presidium", _("大会主席团")
    CHAIRS = "chairs", _("主任会议")
    ORGAN = "organ", _("任命机关或者所在机关")


@dataclass(frozen=True)
class PostKind:
    code: str
    word: Words
    appoints: Words
    removes: Words
    oath: Organiser = Organiser.CHAIRS
    approved_above: bool = False  # in office only when the standing committee one level up approves


# 人民陪审员法第九条: drawn by lot, put forward by the president of the court, appointed by the standing committee. They are
# no officials of the state, so the yearly report counts them apart.
ASSESSOR = "assessor"
DECIDES, REMOVED = _("决定任命"), _("决定免去")
APPOINTS, REMOVES = pgettext_lazy("任免", "任命"), _("免去")
POSTS: dict[str, PostKind] = {
    kind.code: kind
    for kind in (
        PostKind(
            "head", _("区长、院长、检察长、监委主任"), pgettext_lazy("任免", "选举"), REMOVES, Organiser.PRESIDIUM
        ),
        PostKind("prosecutor", _("检察长"), pgettext_lazy("任免", "选举"), REMOVES, approved_above=True),
        PostKind("vice", _("副区长"), DECIDES, REMOVED),
        PostKind("government", _("政府组成部门负责人"), DECIDES, REMOVED),
        PostKind("committee", _("常委会的委员会"), pgettext_lazy("任免", "通过"), REMOVES),
        PostKind("organ", _("常委会工作机构"), APPOINTS, REMOVES),
        PostKind("street", _("街道人大工作机构"), APPOINTS, REMOVES),
        PostKind("supervision", _("监察委员会副主任、委员"), APPOINTS, REMOVES),
        PostKind("court", _("法院副院长、庭长、审判员"), APPOINTS, REMOVES, Organiser.ORGAN),
        PostKind("procuratorate", _("检察院副检察长、检察员"), APPOINTS, REMOVES, Organiser.ORGAN),
        PostKind(ASSESSOR, _("人民陪审员"), APPOINTS, REMOVES, Organiser.ORGAN),
    )
}
CHOICES = [(kind.code, kind.word) for kind in POSTS.values()]


def verb(kind: str, action: str) -> Words:
    """The word of the announcement: it follows from the post."""
    if action == Action.APPOINT:
        return POSTS[kind].appoints
    if action == Action.REMOVE:
        return POSTS[kind].removes
    return Action(action).label


SENTENCES: dict[str, Words] = {
    Action.ACT: _("决定%(name)s代理%(office)s职务"),
    Action.RESIGN: _("接受%(name)s辞去%(office)s职务的请求"),
    Action.DISMISS: _("撤销%(name)s的%(office)s职务"),
    Action.REMOVE: _("%(verb)s%(name)s的%(office)s职务"),
}
INTO_OFFICE = _("%(verb)s%(name)s为%(office)s")


def sentence(kind: str, action: str, name: str, office: str) -> str:
    """As it is put to the vote and announced: 决定任命×××为××; 免去×××的××职务."""
    return str(SENTENCES.get(action, INTO_OFFICE)) % {"verb": verb(kind, action), "name": name, "office": office}


# ------------------------------------------------------------------ who holds an office
@dataclass(frozen=True)
class Tenure:
    """Somebody in an office from a day on; until a day, on which they no longer hold it."""

    key: int
    person: int
    office: int
    acting: bool
    since: date
    until: date | None = None
    term: int = 0  # in which it began

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def ended_by(
    action: str, person: int, office: int, open_tenures: Iterable[Tenure], *, single: bool = False, term: int = 0
) -> list[int]:
    """The keys of the tenures that an act ends by passing.

    A removal ends the person's own; who is elected or appointed to a post ends whoever acts in it, without an act
    (组织法第五十条; 广东省任免条例第九条). To a post that one person holds, an appointment of a new term ends that of the
    term before (广东省任免条例第十四条); judges and others of many stay (重庆市任免条例第十五条).
    """
    if action in ENDS:
        return [each.key for each in open_tenures if each.person == person and each.office == office]
    if action in {Action.APPOINT, Action.ELECT}:
        before = [each for each in open_tenures if each.office == office]
        return [each.key for each in before if each.acting or (single and each.term != term)]
    return []


def holders(tenures: Iterable[Tenure], day: date) -> list[Tenure]:
    return [each for each in tenures if each.on(day)]
