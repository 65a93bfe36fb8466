"""The second body of the demo district: the CPPCC committee of 云河区, its members by sector and its office.

It shares district, units and townships with the congress and keeps everything else its own. Whoever tells its story
is handed a `Town`, as for the congress: `body`, `chambers` by year (its members), `offices` by account, `fields`.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lianxinqiao.accounts.models import User
from lianxinqiao.demo.clock import workday
from lianxinqiao.demo.names import names
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.people.models import Body, BodyProfile, Delegation, Field, Mandate, Person, Post, Session, Term
from lianxinqiao.rulebook.models import ProfileVersion

FIELDS = {
    "economy": ("经济建设", "Economy"),
    "politics": ("政治建设", "Politics and rule of law"),
    "culture": ("文化建设", "Culture"),
    "society": ("社会建设", "Society and livelihood"),
    "ecology": ("生态文明建设", "Ecology"),
    "other": ("其他", "Other matters"),
}
# Sectors (界别) and how many members sit for each; the group in which they meet at the plenary.
GROUPS: dict[str, tuple[str, tuple[tuple[str, int], ...]]] = {
    "中共、无党派组": ("CPC and non-party group", (("中共", 12), ("无党派人士", 6))),
    "民主党派组": ("Democratic parties' group", (("民革", 5), ("民盟", 6), ("民建", 6), ("民进", 4), ("农工党", 4), ("九三学社", 4))),
    "群团组": ("People's organisations' group", (("共青团", 3), ("总工会", 5), ("妇联", 4), ("科协", 3), ("侨联", 2))),
    "工商联、经济组": ("Commerce and economy group", (("工商联", 9), ("经济", 9))),
    "文教体育组": ("Culture, education and sports group", (("文化艺术", 6), ("教育", 8), ("体育", 2), ("新闻出版", 2))),
    "科技、医卫组": ("Science and health group", (("科技", 7), ("医药卫生", 8))),
    "农业、社会组": ("Agriculture and society group", (("农业", 7), ("社会福利和社会保障", 4), ("少数民族", 3), ("宗教", 3))),
    "特邀组": ("Specially invited group", (("特邀人士", 6),)),
}  # fmt: skip
# account: (role, what it does in the committee's office)
OFFICES = {
    "cppcc-clerk": ("office_clerk", "研究室干部"),
    "cppcc-head": ("office_head", "研究室主任"),
    "cppcc-research": ("office_clerk", "研究室副主任"),
    "cppcc-general": ("office_clerk", "办公室干部"),
    "cppcc-general-head": ("office_head", "办公室主任"),
    "cppcc-proposals": ("office_clerk", "提案委员会办公室干部"),
    "cppcc-proposals-head": ("office_head", "提案委员会主任"),
    "cppcc-liaison": ("office_clerk", "委员联络工作办公室干部"),
    "cppcc-economy": ("office_clerk", "经济科技委员会干部"),
    "cppcc-society": ("office_clerk", "社会法制和民族宗教委员会干部"),
    "cppcc-culture": ("office_clerk", "教科文卫体委员会干部"),
    "cppcc-history": ("office_clerk", "文化文史和学习委员会干部"),
    "cppcc-chairpersons": ("chairpersons", "主席"),
    "cppcc-auditor": ("auditor", "机关纪委书记"),
}
CHAIRMEN = 6  # the chairman, four vices, the secretary-general: the first seats of a term
STANDING = 27  # the standing committee: the chairmen and the seats after those


class Founding:
    """Adds the committee to a town. It takes names of its own, so that nobody of the congress is called differently."""

    def __init__(self, town: Town) -> None:
        used = set(Person.objects.values_list("name", flat=True))
        self.names: Iterator[str] = (name for name in names(19490921) if name not in used)
        self.password = User.objects.earliest("pk").password
        body = Body.objects.create(
            district=town.district,
            kind=Body.Kind.CPPCC,
            code="yunhe-cppcc",
            name="中国人民政治协商会议云河区委员会",
            short_name="云河区政协",
            name_en="Yunhe District CPPCC Committee",
            office_name="政协云河区委员会办公室",
            assembly_name="中国人民政治协商会议云河区委员会",
        )
        version = ProfileVersion.objects.filter(profile__code="cppcc-default").latest("number")
        BodyProfile.objects.create(body=body, version=version, effective_on=date(2016, 1, 1))
        offices = {"supervision": town.offices["supervision"]}  # serves the whole district
        self.town = replace(town, body=body, chambers={}, fields={}, offices=offices, conveners=[], names=self.names)

    def lay_out(self, sessions: dict[int, Session]) -> Town:
        for position, (code, (name, english)) in enumerate(FIELDS.items()):
            self.town.fields[code] = Field.objects.create(
                body=self.town.body, code=code, name=name, name_en=english, position=position
            )
        for account, (role, duty) in OFFICES.items():
            person = self.person(account, f"云河区政协{duty}")
            self.town.offices[account.removeprefix("cppcc-")] = Post.objects.create(
                person=person, role=role, body=self.town.body, from_on=date(2016, 1, 1)
            )
        for year, session in sessions.items():
            self.town.chambers[year] = self._chamber(session, shown=year == max(sessions))
        for code, township in self.town.townships.items():
            person = self.person(
                "convener" if code == "yunqiao" else f"convener-{code}", f"{township.name}党（工）委副书记"
            )
            place = {"body": self.town.body, "township": township, "from_on": date(2020, 2, 3)}
            self.town.conveners.append(Post.objects.create(person=person, role="station_staff", **place))
        return self.town

    def person(self, account: str, work_unit: str = "") -> Person:
        name = next(self.names)
        user = User.objects.create(
            name=account,
            display_name=name,
            password=self.password,
            email=f"{account}@yunhe.example",
            must_change_password=False,
        )
        return Person.objects.create(district=self.town.district, user=user, name=name, work_unit=work_unit)

    def _chamber(self, session: Session, *, shown: bool) -> Chamber:
        """Its members in turn of the groups, so that the first seats are spread over the sectors."""
        chamber, places = Chamber(session), list(self.town.townships.values())
        for index, (group, sector) in enumerate(self._seats(session.term)):
            account = "member" if shown and index == CHAIRMEN else f"m{session.term.number}-{index + 1:03d}"
            person = self.person(account)
            mandate = Mandate.objects.create(
                person=person,
                term=session.term,
                delegation=group,
                township=places[index % len(places)],
                sector=sector,
                card_number=f"{session.term.number:02d}{index + 1:04d}",
                from_on=session.term.from_on,
                to_on=session.term.to_on,
            )
            tenure = {"body": self.town.body, "mandate": mandate, "from_on": mandate.from_on, "to_on": mandate.to_on}
            chamber.deputies.append(Post.objects.create(person=person, role="deputy", **tenure))
            if index < CHAIRMEN:
                Post.objects.create(person=person, role="chairpersons", **tenure)
            elif group.pk not in chamber.heads:
                chamber.heads[group.pk] = Post.objects.create(person=person, role="delegation_head", **tenure)
        return chamber

    def _seats(self, term: Term) -> Iterator[tuple[Delegation, str]]:
        left = []
        for name, (english, sectors) in GROUPS.items():
            group = Delegation.objects.create(term=term, name=name, name_en=english)
            most = max(number for _sector, number in sectors)
            left.append([(group, sector) for turn in range(most) for sector, number in sectors if turn < number])
        while any(left):
            for seats in left:
                if seats:
                    yield seats.pop(0)


def found(town: Town, current: int) -> Town:
    """The committee with its two terms; each plenary opens the day before the congress' session does."""
    founding = Founding(town)
    sessions = {}
    for year, chamber in town.chambers.items():
        past = year != current
        opens_on = chamber.session.opens_on - timedelta(days=1) if past else _eve(chamber.session.opens_on)
        term = Term.objects.create(
            body=founding.town.body,
            number=9 if past else 10,
            from_on=date(2017, 1, 3) if past else date(2022, 1, 4),
            to_on=date(2022, 1, 3) if past else None,
        )
        sessions[year] = Session.objects.create(
            term=term, number=4 if past else year - 2021, opens_on=opens_on, closes_on=chamber.session.closes_on
        )
    return founding.lay_out(sessions)


def _eve(day: date) -> date:
    """The workday before."""
    before = day - timedelta(days=1)
    while workday(before) != before:
        before -= timedelta(days=1)
    return before


def standing(chamber: Chamber) -> list[Mandate]:
    """The members of its standing committee, the chairmen among them."""
    return [post.mandate for post in chamber.deputies[:STANDING] if post.mandate]
