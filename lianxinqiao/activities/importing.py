"""Activities that were held, from an office's own ledger （活动台账）, with who came. The same row again is the same activity."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.activities import queries
from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.kinds import BY_BODY, KINDS, Organiser
from lianxinqiao.activities.models import Activity, Campaign, Host
from lianxinqiao.activities.rules import RULES
from lianxinqiao.acts import sheetrows
from lianxinqiao.acts.intakes import SheetIntake
from lianxinqiao.acts.sheetrows import SheetRow
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.paper.intake.grids import Grid, Headings
from lianxinqiao.paper.intake.plans import Change, Plan, Wrong
from lianxinqiao.people import names
from lianxinqiao.people.models import Body, Committee, Mandate, Post, Township

MAX_ROWS = 5000
NINE = time(9)
LONG = timedelta(hours=2, minutes=30)
Text = str | Promise
HEADINGS: tuple[tuple[str, Text, str], ...] = (
    ("日期", gettext_lazy("必填。活动开展的日期。"), "2026-03-12"),
    ("活动名称", gettext_lazy("必填。"), "视察老旧小区改造"),
    ("活动类别", gettext_lazy("必填。活动类别表里的名称。"), "专题视察"),
    ("活动组织者", gettext_lazy("必填。组织这次活动的机关、小组或者站点。"), "常委会"),
    ("街道、乡镇", gettext_lazy("街道、乡镇组织的必填。"), "云桥街道"),
    ("委员会", gettext_lazy("专门委员会、工作委员会组织的填写；登记册里的名称。"), ""),
    ("活动地点", "", "柳巷社区"),
    ("参加人员", gettext_lazy("姓名或证号，顿号隔开；出席人数由此得出，不填人数。"), "王建国、李敏"),
    ("走访对象", gettext_lazy("登记过的企业、村、楼院，顿号隔开。"), "云河恒远机械有限公司"),
    ("所属主题活动", "", "三送一强"),
)  # fmt: skip
NAMES = tuple(name for name, _words, _example in HEADINGS)
REQUIRED = ("日期", "活动名称", "活动类别", "活动组织者")
OTHERS = {
    "时间": "日期", "活动日期": "日期", "名称": "活动名称", "主题": "活动名称", "活动主题": "活动名称", "类别": "活动类别", "类型": "活动类别",
    "组织者": "活动组织者", "组织单位": "活动组织者", "乡镇": "街道、乡镇", "街道": "街道、乡镇", "地点": "活动地点", "参加代表": "参加人员",
    "到场代表": "参加人员", "企业": "走访对象", "村": "走访对象", "走访企业": "走访对象", "主题活动": "所属主题活动",
}  # fmt: skip
HEADING_OF = {
    "starts_at": "日期", "title": "活动名称", "kind": "活动类别", "organiser": "活动组织者", "township": "街道、乡镇", "committee": "委员会", "place": "活动地点",
}  # fmt: skip


def may_import(post: Post | None) -> None:
    found = _Beginning(post.body_id, post.township_id, post.committee_id) if post else _Beginning(None)
    RULES.may("activity.record", post, found)


@dataclass(frozen=True)
class _Beginning(Beginning):
    """Whoever works for a township or a committee enters their own."""

    township_id: int | None = None
    committee_id: int | None = None


def run(
    sheets: Sequence[Any],
    *,
    body: Body,
    by: Post,
    keep: bool,
    at: datetime | None = None,
    expected: str = "",
    name: str = "",
) -> Plan:
    """Play the import; keep it only where `keep`, every row is good and the plan is the `expected` one."""
    may_import(by)

    def begin(grid: Grid, plan: Plan) -> sheetrows.Row:
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        return partial(Row, grid, plan, register=Register(body, by, at or timezone.now()))

    headings = Headings(NAMES, REQUIRED, OTHERS)
    return sheetrows.play(sheets, headings, begin, most=MAX_ROWS, keep=keep, expected=expected)


@dataclass
class Register:
    """What all rows share: who and what the register knows by which name."""

    body: Body
    by: Post
    at: datetime
    known: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    met: dict[Any, int] = field(default_factory=dict)  # by what an activity is known by, the row in which it stood
    kinds: dict[str, str] = field(default_factory=dict)  # by the statutory word and by the body's own

    def __post_init__(self) -> None:
        self.kinds = {str(kind.word): code for code, kind in KINDS.items()}
        self.kinds |= {str(word): code for code, word in queries.kind_words(self.body)}
        self.known["参加人员"] = {}
        for seat in Mandate.objects.filter(term__body=self.body).select_related("person", "term"):
            self._called("参加人员", seat, names.key(seat.person.name), seat.card_number)
        for host in Host.objects.filter(district=self.body.district_id):
            self._called("走访对象", host, host.name)
        for place in Township.objects.filter(district=self.body.district_id):
            self._called("街道、乡镇", place, place.name)
        for committee in Committee.objects.filter(body=self.body):
            self._called("委员会", committee, committee.name)
        for campaign in Campaign.objects.filter(body=self.body):
            self._called("所属主题活动", campaign, campaign.name)

    def _called(self, heading: str, row: Any, *words: str) -> None:
        found = self.known.setdefault(heading, {})
        for word in {word for word in words if word}:
            found.setdefault(word, []).append(row)


@dataclass
class Row(SheetRow):
    register: Register = field(kw_only=True)

    main = "活动名称"
    heading_of = HEADING_OF

    def _take(self) -> None:
        on, title = self.day("日期", required=True), self.text("活动名称", required=True)
        assert on is not None
        if on > timezone.localdate(self.register.at):
            raise Wrong("日期", _("日期不能晚于今天。"))
        since = datetime.combine(on, NINE, tzinfo=timezone.get_current_timezone())
        self.once("活动名称", (on, title, self.text("活动组织者"), self.text("街道、乡镇")), self.register.met)
        values = {
            "title": title,
            "kind": self._word("活动类别", self.register.kinds),
            "organiser": self._word("活动组织者", self._organisers()),
            "township": self._one("街道、乡镇", self.text("街道、乡镇")),
            "committee": self._one("委员会", self.text("委员会")),
            "campaign": self._one("所属主题活动", self.text("所属主题活动")),
            "place": self.text("活动地点"),
            "starts_at": since,
            "ends_at": since + LONG,
        }
        present = [self.seat("参加人员", said, self.register.known["参加人员"], on) for said in self._parts("参加人员")]
        present, hosts = list(dict.fromkeys(present)), self._several("走访对象")
        if there := self._there(values, on):
            self.as_it_is(there, self._held_against(there, values, present, hosts))
            return
        register = self.register
        planning.record(body=register.body, values=values, present=present, hosts=hosts, by=register.by, at=register.at)
        said = _("登记活动：%(title)s，到场%(n)d人") % {"title": title, "n": len(present)}
        self.plan.changes.append(Change(self.number, said))

    def _there(self, values: dict[str, Any], on: date) -> Activity | None:
        same = {name: values[name] for name in ("title", "kind", "organiser", "township", "committee")}
        day = {"starts_at__from_day": on, "starts_at__to_day": on}
        rows = Activity.objects.filter(body=self.register.body, **day, **same)
        return rows.exclude(stage="cancelled").first()

    def _held_against(
        self, there: Activity, values: dict[str, Any], present: list[Mandate], hosts: list[Host]
    ) -> dict[str, tuple[str, str]]:
        """By heading, what is known of it and what the sheet says."""
        came = there.participations.filter(came_at__isnull=False).values_list("mandate__person__name", flat=True)
        seen = there.visits.values_list("host__name", flat=True)
        return {
            "参加人员": (_listed(came), _listed(seat.person.name for seat in present)),
            "走访对象": (_listed(seen), _listed(host.name for host in hosts)),
            "活动地点": (there.place, values["place"]),
            "所属主题活动": (str(there.campaign or ""), str(values["campaign"] or "")),
        }

    def _organisers(self) -> dict[str, str]:
        own = BY_BODY[self.register.body.kind][0]
        return {str(each.label): str(each) for each in Organiser if each in own}

    # ---- cells
    def _word(self, heading: str, known: dict[str, str]) -> str:
        said = self.text(heading, required=True)
        if said not in known:
            raise Wrong(heading, _("请填：%(known)s。") % {"known": "、".join(known)})
        return known[said]

    def _parts(self, heading: str) -> list[str]:
        said = self.text(heading).replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、")
        return [part.strip() for part in said.split("、") if part.strip()]

    def _several(self, heading: str) -> list[Any]:
        return list(dict.fromkeys(self._one(heading, part) for part in self._parts(heading)))

    def _one(self, heading: str, said: str) -> Any:
        if not said:
            return None
        known = self.register.known.get(heading, {})
        found = known.get(said) or known.get(names.key(said), [])
        if len(found) != 1:
            many = _("登记册里有%(n)s个“%(name)s”，请写全称或者编号。")
            words = many if found else _("登记册里没有“%(name)s”。")
            raise Wrong(heading, words % {"n": len(found), "name": said})
        return found[0]


def _listed(words: Iterable[str]) -> str:
    return "、".join(sorted(words))


def _choices(body: Body) -> dict[str, list[str]]:
    own = BY_BODY[body.kind][0]
    places = Township.objects.filter(district=body.district_id, ended_on=None).values_list("name", flat=True)
    return {
        "活动类别": [str(word) for _code, word in queries.kind_choices(body)],
        "活动组织者": [str(each.label) for each in Organiser if each in own],
        "街道、乡镇": list(places),
        "委员会": list(Committee.objects.filter(body=body, ended_on=None).values_list("name", flat=True)),
    }


SHEET = SheetIntake(
    "activity-import",
    gettext_lazy("导入活动台账"),
    gettext_lazy("活动台账"),
    headings=HEADINGS,
    required=REQUIRED,
    play=run,
    may=may_import,
    back="activities",
    choices=_choices,
)
