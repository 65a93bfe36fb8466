"""What citizens said in 2020 at the stations of 云河区: 451 opinions, each taken in, routed, answered and rated by the real acts.

Beside them came what is counted nowhere: spam, accusations and appeals, and what its sender took back.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from lianxinqiao.demo.clock import Life, Pace, workday
from lianxinqiao.demo.lives import Telling
from lianxinqiao.demo.opinion_cases import ACCUSING, AGAIN, APPEALING, GOOD, NAMES, REPAIRED, SPAM, Case, cases
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.actions import answering, closing, following, receiving, routing, screening
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.screening import Sent
from lianxinqiao.people.models import Post
from lianxinqiao.stations.models import Member, Station

COLLECTED = 451  # ../shared/seed/figures-2020.tsv, opinions.collected
ROUTES = (("spot", 95), ("community", 86), ("street", 34), ("unit", 206), ("suggestion", 10), ("upward", 20))
SPOT = "接待代表当场联系有关人员，当面说清楚了办法。"
UPWARD = {
    "jiaojing": "市公安局交通管理局", "jiaotong": "市交通运输局", "shuili": "市水利局", "yibao": "市医疗保障局",
    "shengtai": "市生态环境局", "zhujian": "市住房保障局", "gongjiao": "市公交集团",
}  # fmt: skip


@dataclass
class Voices:
    """All who spoke in one year, and the town they spoke in."""

    town: Town
    chamber: Chamber
    first: date
    last: date
    draw: Random = field(default_factory=lambda: Random(451))  # noqa: S311 - a story, not a secret

    def __post_init__(self) -> None:
        rows = Station.objects.filter(body=self.town.body).select_related("body", "township__unit")
        self.stations: list[Station | None] = [*rows] or [None]
        self.teams: dict[int, list[Any]] = {}
        seats = {post.mandate_id: post for post in self.chamber.deputies}
        for row in Member.objects.filter(mandate__in=seats).select_related("mandate__person"):
            self.teams.setdefault(row.station_id, []).append(row.mandate)

    def lives(self, tellings: Sequence[Telling]) -> Iterator[Life]:
        """451 that count, and the rest that came along."""
        routes = [route for route, number in ROUTES for _ in range(number)]
        assert len(routes) == COLLECTED
        self.draw.shuffle(routes)
        told, raised = iter(cases(self.draw)), [telling for telling in tellings if not telling.story.merged_with]
        for number, route in enumerate(routes):
            voice = self.voice(f"voice-{number}", next(told))
            voice.route = route
            if route == "suggestion" and raised:  # while the suggestions of the session were being handled
                voice.telling = raised.pop(self.draw.randrange(len(raised)))
                voice.pace.day = workday(self.first + timedelta(days=self.draw.randrange(9)))
            yield voice.live()
        yield from self.others(told)

    def others(self, told: Iterator[Case]) -> Iterator[Life]:
        for number in range(5):
            voice = self.voice(f"taken-back-{number}", next(told))
            voice.route = "withdrawn"
            yield voice.live()
        for route, texts in (("spam", SPAM), ("accusation", ACCUSING), ("appeal", APPEALING)):
            for number, text in enumerate(texts):
                voice = self.voice(f"{route}-{number}", Case(text, text, "", "governance", "minzheng", "explained", ""))
                voice.route = route
                yield voice.live()

    def voice(self, key: str, case: Case) -> "Voice":
        span = (self.last - self.first).days
        start = workday(self.first + timedelta(days=self.draw.randrange(span)))
        return Voice(self.town, self, case, Pace(key, start), self.draw.choice(self.stations))


@dataclass
class Voice:
    """One opinion on its way, told by the real acts of the people who do them in life."""

    town: Town
    voices: Voices
    case: Case
    pace: Pace
    station: Station | None
    route: str = ""
    telling: Telling | None = None
    halt: str = ""  # the act that still waits today
    opinion: Opinion = None  # type: ignore[assignment]

    @property
    def luck(self) -> Random:
        return self.pace.random

    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk" if self.opinion.pk % 2 else "clerk2"]

    @property
    def citizen(self) -> Any:
        return citizens.sender_of(self.opinion)

    # ------------------------------------------------------------------ taken in
    def live(self) -> Life:
        yield self.pace.at()
        self.receive(self.pace.at())
        if self.halt == "receive":
            return
        yield from getattr(self, self.route)()

    def receive(self, at: datetime) -> None:
        by_phone = self.route == "spam" or (self.route != "spot" and self.luck.random() < 0.45)
        team = self.voices.teams.get(self.station.pk, []) if self.station else []
        name, phone = self.person()
        entry = receiving.Entry(
            body=self.town.body,
            station=self.station,
            text=self.case.text,
            place=self.case.place,
            field=self.town.fields[self.case.field],
            mandate=None if by_phone or not team else self.luck.choice(team),
            source=Opinion.Source.CITIZEN if by_phone else Opinion.Source.STATION,
            identity=uuid.UUID(int=self.luck.getrandbits(128), version=4),
            sent=Sent(trap=self.route == "spam", seconds=40),
            name=name,
            phone=phone,
        )
        by: Any = citizens.ANYBODY if by_phone else self.town.offices["station"]
        self.opinion = receiving.receive(entry, by=by, at=at).opinion

    def person(self) -> tuple[str, str]:
        """Two in five leave a name and a number; the numbers are nobody's."""
        if self.luck.random() > 0.4:
            return "", ""
        called = self.luck.choice(NAMES) + self.luck.choice(("先生", "女士", "大爷", "阿姨"))
        return called, f"1390000{self.luck.randint(0, 9999):04d}"

    # ------------------------------------------------------------------ routed
    def spot(self) -> Life:
        yield self.pace.at()
        routing.answer_on_the_spot(
            self.opinion,
            words=f"{SPOT}{self.case.answer}",
            outcome=self.case.outcome,
            **self.planned(),
            by=self.clerk,
            at=self.pace.at(),
        )
        yield from self.judge()

    def community(self) -> Life:
        yield from self.assign(community=True)

    def street(self) -> Life:
        own = self.station.township.unit if self.station else None
        yield from self.assign(units=[own or self.town.units["yunqiao"]])

    def unit(self) -> Life:
        units = [self.town.units[self.case.unit]]
        if self.luck.random() < 0.08:
            units.append(self.town.units["chengguan" if self.case.unit != "chengguan" else "zhujian"])
        yield from self.assign(units=units)

    def assign(self, **to: Any) -> Life:
        yield self.pace.after(0, 3)
        routing.assign(self.opinion, **to, by=self.clerk, at=self.pace.at())
        if self.halt == "answer":
            return
        if self.luck.random() < 0.04 and not self.opinion.no_contact:
            yield from self.asked_back()
        yield from self.answered()

    def asked_back(self) -> Life:
        yield self.pace.after(1, 2)
        question = answering.ask(
            self.opinion, words="请说一下具体是哪一处、什么时候最严重。", by=self.clerk, at=self.pace.at()
        )
        yield self.pace.after(1, 3)
        words = f"就在{self.case.place}，早晚最厉害。"
        following.answer_question(question, words=words, by=self.citizen, at=self.pace.at())

    def answered(self, words: str = "") -> Life:
        for share in self.opinion.shares.filter(stage="assigned").select_related("organization"):
            yield self.pace.after(2, 9 if self.luck.random() < 0.9 else 20)
            share.opinion = self.opinion
            outcome = "solved" if words else self.case.outcome
            more = {} if words else self.planned()
            answering.answer(
                share,
                words=words or self.case.answer,
                outcome=outcome,
                **more,
                by=self.worker(share),
                at=self.pace.at(),
            )
        self.opinion.refresh_from_db()
        if self.halt != "rate":
            yield from self.judge()

    def worker(self, share: Share) -> Post:
        return self.town.clerks[share.organization.code] if share.organization else self.town.offices["station"]

    def planned(self) -> dict[str, Any]:
        """A plan is for the year after."""
        later = self.case.outcome == "planned"
        return {"planned_until": self.pace.day + timedelta(days=self.luck.randint(120, 360))} if later else {}

    def suggestion(self) -> Life:
        """A deputy who is writing about the same thing takes it into their own suggestion."""
        telling = self.telling
        if telling is None or telling.lead.mandate is None:
            yield from self.unit()
            return
        yield self.pace.after(0, 2)
        routing.propose(self.opinion, mandate=telling.lead.mandate, by=self.clerk, at=self.pace.at())
        yield self.pace.after(1, 4)
        mine = routing.takes_up(telling.lead).filter(pk=telling.suggestion.pk).first()
        if mine is None:
            reason = "我的建议已经答复，这件事请有关单位直接办理。"
            routing.hand_back(self.opinion, reason=reason, by=telling.lead, at=self.pace.at())
            yield from self.unit()
            return
        routing.take_up(self.opinion, suggestion=mine, by=telling.lead, at=self.pace.at())
        for _week in range(60):
            yield self.pace.after(5, 12)
            self.opinion.refresh_from_db()
            if self.opinion.stage == "answered":
                yield from self.judge()
                return

    def upward(self) -> Life:
        yield self.pace.after(0, 3)
        to = UPWARD.get(self.case.unit, "市人大常委会代表联络处")
        note = f"这件事属于市一级的职权，已报送{to}，有结果后由该单位直接告知您。"
        routing.forward(self.opinion, to=to, note=note, by=self.clerk, at=self.pace.at())

    # ------------------------------------------------------------------ judged
    def judge(self) -> Life:
        mood = self.luck.random()
        if mood < 0.4:
            yield self.pace.after(31, 34)
            closing.close_by_time(self.opinion, at=self.pace.at())
        else:
            yield self.pace.after(1, 14)
            unhappy = mood > 0.95 and self.opinion.round == 1
            rating = "unsatisfied" if unhappy else "basically" if mood > 0.82 else "satisfied"
            words = self.luck.choice(AGAIN) if unhappy else self.luck.choice(GOOD)
            reason = "half_done" if unhappy else ""
            following.rate(self.opinion, rating=rating, reason=reason, words=words, by=self.citizen, at=self.pace.at())
            if unhappy and mood > 0.972:
                yield from self.again()
                return
            if unhappy:  # contested, and nobody comes back: the office closes it, and it is not solved
                yield self.pace.after(31, 40)
                closing.close(self.opinion, by=self.clerk, at=self.pace.at())
                return
        yield from self.publish()

    def again(self) -> Life:
        yield self.pace.after(1, 5)
        following.reopen(self.opinion, words=self.luck.choice(AGAIN), by=self.citizen, at=self.pace.at())
        if self.opinion.stage == "received":
            yield self.pace.after(0, 2)
            routing.assign(self.opinion, community=True, by=self.clerk, at=self.pace.at())
        yield from self.answered(f"{self.luck.choice(REPAIRED)}{self.case.answer}")

    def publish(self) -> Life:
        if self.opinion.outcome != "solved" or self.luck.random() > 0.45:
            return
        yield self.pace.after(2, 9)
        at, reply = self.pace.at(), self.opinion.reply
        closing.publish(self.opinion, title=self.case.seen, text=self.case.text, reply=reply, by=self.clerk, at=at)

    # ------------------------------------------------------------------ what is counted nowhere
    def withdrawn(self) -> Life:
        yield self.pace.after(0, 1)
        following.withdraw(self.opinion, by=self.citizen, at=self.pace.at())

    def spam(self) -> Life:
        yield self.pace.after(0, 2)
        screening.discard(self.opinion, reason="广告，不是意见。", by=self.clerk, at=self.pace.at())

    def accusation(self) -> Life:
        yield self.pace.after(0, 2)
        screening.sort(self.opinion, kind="accusation", by=self.clerk, at=self.pace.at())
        yield self.pace.after(0, 2)
        routing.forward(self.opinion, to="区纪委监委", by=self.clerk, at=self.pace.at())

    def appeal(self) -> Life:
        yield self.pace.after(0, 3)
        routing.forward(self.opinion, to="区信访局", by=self.clerk, at=self.pace.at())


# ------------------------------------------------------------------ the current year
WAITING = (
    *(("spot", "receive"),) * 7, *(("unit", "answer"),) * 9, *(("community", "answer"),) * 3, *(("unit", "rate"),) * 6,
    *(("spam", "receive"),) * 2, ("accusation", "receive"), ("appeal", "receive"), *(("unit", ""),) * 6,
)  # fmt: skip


def now(town: Town, chamber: Chamber, today: date) -> Iterator[Life]:
    """What waits today: held, to be routed, with its unit, to be rated; and some that came to their end."""
    voices = Voices(town, chamber, today - timedelta(days=26), today - timedelta(days=2), Random(2026))  # noqa: S311
    told = iter(cases(Random(77)))  # noqa: S311 - a story
    texts = {"spam": iter(SPAM), "accusation": iter(ACCUSING), "appeal": iter(APPEALING)}
    for number, (route, halt) in enumerate(WAITING):
        found = texts.get(route)
        case = Case(said := next(found), said, "", "governance", "minzheng", "explained", "") if found else next(told)
        voice = voices.voice(f"now-{number}", case)
        voice.route, voice.halt = route, halt
        yield voice.live()


SINCE, UNTIL = date(2020, 3, 16), date(2020, 12, 22)


def past(town: Town, chamber: Chamber, tellings: Sequence[Telling]) -> list[Life]:
    return list(Voices(town, chamber, SINCE, UNTIL).lives(tellings))
