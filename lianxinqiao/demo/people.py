"""The people of 云河区: its standing committee, 160 deputies in eight delegations, 36 handling units."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password

from lianxinqiao.accounts.models import User
from lianxinqiao.demo import committees, ground
from lianxinqiao.demo.names import names
from lianxinqiao.people.models import (
    Body,
    BodyProfile,
    Delegation,
    District,
    Field,
    Mandate,
    Organization,
    Person,
    Post,
    Session,
    Term,
    Township,
)
from lianxinqiao.rulebook.models import ProfileVersion

PASSWORD = "Yunhe-demo-2026"  # noqa: S105 - printed on the login page of the demo, and only there
FIELDS = {
    "education": ("教育", "Education"),
    "health": ("医疗卫生", "Health care"),
    "elderly": ("养老与社会保障", "Elderly care and social security"),
    "housing": ("住房与城建", "Housing and urban construction"),
    "transport": ("交通", "Transport"),
    "environment": ("生态环境", "Environment"),
    "economy": ("经济与营商环境", "Economy and business"),
    "agriculture": ("农业农村", "Agriculture and countryside"),
    "culture": ("文化体育旅游", "Culture, sports and tourism"),
    "safety": ("公共安全", "Public safety"),
    "governance": ("基层治理与政务", "Local governance and services"),
}
# code: (name, short name, the characters of its document numbers, kind, its English)
UNITS = {
    "jiaoyu": ("教育局", "教育局", "云教", "government", "Education Bureau"),
    "weijian": ("卫生健康委员会", "卫健委", "云卫", "government", "Health Commission"),
    "minzheng": ("民政局", "民政局", "云民", "government", "Civil Affairs Bureau"),
    "renshe": ("人力资源和社会保障局", "人社局", "云人社", "government", "Human Resources and Social Security Bureau"),
    "yibao": ("医疗保障局", "医保局", "云医保", "government", "Healthcare Security Bureau"),
    "zhujian": ("住房和城乡建设局", "住建局", "云建", "government", "Housing and Urban-Rural Development Bureau"),
    "chengguan": ("城市管理局", "城管局", "云城管", "government", "Urban Management Bureau"),
    "ziran": ("自然资源和规划分局", "自然资源分局", "云资规", "government", "Natural Resources and Planning Branch"),
    "jiaotong": ("交通运输局", "交通局", "云交", "government", "Transport Bureau"),
    "jiaojing": ("公安分局交通警察大队", "交警大队", "云公交", "government", "Traffic Police Brigade"),
    "gongan": ("公安分局", "公安分局", "云公", "government", "Public Security Branch"),
    "shengtai": ("生态环境分局", "生态环境分局", "云环", "government", "Ecology and Environment Branch"),
    "shuili": ("水利局", "水利局", "云水", "government", "Water Resources Bureau"),
    "nongye": ("农业农村局", "农业农村局", "云农", "government", "Agriculture and Rural Affairs Bureau"),
    "fagai": ("发展和改革委员会", "发改委", "云发改", "government", "Development and Reform Commission"),
    "caizheng": ("财政局", "财政局", "云财", "government", "Finance Bureau"),
    "gongxin": ("工业和信息化局", "工信局", "云工信", "government", "Industry and Information Technology Bureau"),
    "shangwu": ("商务局", "商务局", "云商", "government", "Commerce Bureau"),
    "wenlv": ("文化和旅游局", "文旅局", "云文旅", "government", "Culture and Tourism Bureau"),
    "tiyu": ("体育局", "体育局", "云体", "government", "Sports Bureau"),
    "shichang": ("市场监督管理局", "市场监管局", "云市监", "government", "Market Regulation Bureau"),
    "yingji": ("应急管理局", "应急局", "云应急", "government", "Emergency Management Bureau"),
    "xiaofang": ("消防救援大队", "消防大队", "云消", "government", "Fire and Rescue Brigade"),
    "sifa": ("司法局", "司法局", "云司", "government", "Justice Bureau"),
    "xinfang": ("信访局", "信访局", "云信", "government", "Public Complaints Bureau"),
    "dashuju": ("大数据管理局", "大数据局", "云数", "government", "Big Data Bureau"),
    "yuanlin": ("园林绿化中心", "园林中心", "云园", "government", "Parks and Greening Centre"),
    "tuiyi": ("退役军人事务局", "退役军人局", "云退役", "government", "Veterans Affairs Bureau"),
    "canlian": ("残疾人联合会", "残联", "云残", "party", "Disabled Persons' Federation"),
    "fulian": ("妇女联合会", "妇联", "云妇", "party", "Women's Federation"),
    "fayuan": ("人民法院", "法院", "云法", "court", "People's Court"),
    "jianchayuan": ("人民检察院", "检察院", "云检", "procuratorate", "People's Procuratorate"),
    "gongdian": ("供电公司", "供电公司", "云电", "enterprise", "Power Supply Company"),
    "zilaishui": ("自来水公司", "自来水公司", "云水司", "enterprise", "Water Company"),
    "gongjiao": ("公交公司", "公交公司", "云公交司", "enterprise", "Bus Company"),
    "yunqiao": ("云桥街道办事处", "云桥街道", "云桥办", "town", "Yunqiao Subdistrict Office"),
    "wanghe": ("望河镇人民政府", "望河镇", "望政", "town", "Wanghe Town Government"),
}
DELEGATIONS = {
    "云桥": "Yunqiao", "柳堤": "Liudi", "东篱": "Dongli", "青禾": "Qinghe", "石渡": "Shidu", "望河": "Wanghe", "南屏": "Nanping",
    "双泉": "Shuangquan",
}  # fmt: skip
DEPUTIES = 160


@dataclass
class Chamber:
    """One term with the session in question and its deputies."""

    session: Session
    deputies: list[Post] = field(default_factory=list)
    heads: dict[int, Post] = field(default_factory=dict)


@dataclass
class Town:
    """Everybody the story needs, by the part they play."""

    district: District
    body: Body
    chambers: dict[int, Chamber] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    units: dict[str, Organization] = field(default_factory=dict)
    townships: dict[str, Township] = field(default_factory=dict)
    clerks: dict[str, Post] = field(default_factory=dict)
    unit_heads: dict[str, Post] = field(default_factory=dict)
    offices: dict[str, Post] = field(default_factory=dict)
    cppcc: "Town | None" = None  # the district's second body, as a town of its own (demo/cppcc.py)
    conveners: list[Post] = field(default_factory=list)  # of the CPPCC committee, one for each street or township
    names: Iterator[str] = field(default_factory=lambda: names(19540920))  # for whoever has no account


class Founding:
    """Lays the town out; one password hash serves all demo accounts, since hashing 400 would take a minute."""

    def __init__(self) -> None:
        self.names = names(20200108)
        self.password = make_password(PASSWORD)
        city = District.objects.create(code="990100", name="澜州市", name_en="Lan City")
        district = District.objects.create(code="990101", name="云河区", name_en="Yunhe District", parent=city)
        body = Body.objects.create(
            district=district,
            kind="congress",
            code="yunhe",
            name="云河区人民代表大会常务委员会",
            short_name="云河区人大",
            name_en="Yunhe District People's Congress Standing Committee",
            office_name="云河区人大常委会代表工作委员会",
        )
        version = ProfileVersion.objects.filter(profile__code="district-default").latest("number")
        BodyProfile.objects.create(body=body, version=version, effective_on=date(2016, 1, 1))
        self.town = Town(district, body)

    def person(self, account: str, name: str | None = None) -> Person:
        name = name or next(self.names)
        user = User.objects.create(
            name=account,
            display_name=name,
            password=self.password,
            email=f"{account}@yunhe.example",
            must_change_password=False,
        )
        return Person.objects.create(district=self.town.district, user=user, name=name)

    def post(self, account: str, role: str, **place: object) -> Post:
        return Post.objects.create(person=self.person(account), role=role, from_on=date(2016, 1, 1), **place)

    def lay_out(self, sessions: dict[int, Session]) -> Town:
        for position, (code, (name, english)) in enumerate(FIELDS.items()):
            self.town.fields[code] = Field.objects.create(
                body=self.town.body, code=code, name=name, name_en=english, position=position
            )
        for code, names_of_unit in UNITS.items():
            self._unit(code, *names_of_unit)
        self.town.townships = ground.lay_out(self.town.district, self.town.units)
        committees.lay_out(self.town.body)
        self._offices()
        for year, session in sessions.items():
            self.town.chambers[year] = self._chamber(year, session)
        return self.town

    def _unit(self, code: str, name: str, short: str, prefix: str, kind: str, english: str) -> None:
        clerk_name = next(self.names)
        unit = Organization.objects.create(
            district=self.town.district,
            code=code,
            name=f"云河区{name}",
            short_name=short,
            name_en=english,
            document_prefix=prefix,
            kind=kind,
            contact_name=clerk_name,
            contact_phone=f"0999-6600{len(self.town.units):02d}8",
        )
        person = self.person(f"{code}-clerk", clerk_name)
        self.town.units[code] = unit
        self.town.clerks[code] = Post.objects.create(
            person=person, role="unit_clerk", organization=unit, from_on=date(2016, 1, 1)
        )
        self.town.unit_heads[code] = self.post(f"{code}-head", "unit_head", organization=unit)

    def _offices(self) -> None:
        body = {"body": self.town.body}
        for account, role in (
            ("clerk", "office_clerk"),
            ("clerk2", "office_clerk"),
            ("head", "office_head"),
            ("chairpersons", "chairpersons"),
            ("station", "station_staff"),
            ("auditor", "auditor"),
        ):
            self.town.offices[account] = self.post(account, role, **body)
        # The government's supervision office serves the district: one post for the matters of both bodies.
        self.town.offices["supervision"] = self.post("supervision", "supervision")
        self.town.offices["administrator"] = self.post("administrator", "administrator")

    def _chamber(self, year: int, session: Session) -> Chamber:
        chamber = Chamber(session)
        groups = [
            Delegation.objects.create(term=session.term, name=f"{name}代表团", name_en=f"{english} delegation")
            for name, english in DELEGATIONS.items()
        ]
        for index in range(DEPUTIES):
            delegation = groups[index % len(groups)]
            account = "deputy" if (year, index) == (max(self.years), 0) else f"d{session.term.number}-{index + 1:03d}"
            person = self.person(account)
            mandate = Mandate.objects.create(
                person=person,
                term=session.term,
                delegation=delegation,
                township=self._home(delegation.name.removesuffix("代表团"), index // len(groups)),
                constituency=f"第{index + 1}选区",
                card_number=f"{session.term.number}{index + 1:04d}",
                from_on=session.term.from_on,
                to_on=session.term.to_on,
            )
            tenure = {"body": self.town.body, "mandate": mandate, "from_on": mandate.from_on, "to_on": mandate.to_on}
            chamber.deputies.append(Post.objects.create(person=person, role="deputy", **tenure))
            if index < len(groups):
                chamber.heads[delegation.pk] = Post.objects.create(person=person, role="delegation_head", **tenure)
        committees.seat(self.town.body, [post.mandate for post in chamber.deputies if post.mandate])
        return chamber

    def _home(self, delegation: str, index: int) -> Township:
        """The street or township where a deputy lives: by turns one of those that the delegation covers."""
        codes = ground.COVERS[delegation]
        return self.town.townships[codes[index % len(codes)]]

    years: tuple[int, ...] = ()


def found(sessions_of: dict[int, tuple[int, int, date, date]]) -> Town:
    """Lay out the town: year -> (term number, session number, opens, closes)."""
    founding = Founding()
    founding.years = tuple(sessions_of)
    sessions = {}
    for year, (term_number, number, opens_on, closes_on) in sessions_of.items():
        ends = date(2021, 12, 31) if term_number == 16 else None
        begins = date(2016, 3, 1) if term_number == 16 else date(2022, 1, 1)
        term = Term.objects.create(body=founding.town.body, number=term_number, from_on=begins, to_on=ends)
        sessions[year] = Session.objects.create(term=term, number=number, opens_on=opens_on, closes_on=closes_on)
    return founding.lay_out(sessions)
