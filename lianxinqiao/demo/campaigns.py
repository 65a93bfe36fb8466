"""The campaigns of 2020 in 云河区 and their ledgers, as far as whoever tells the year knows how to record and to enter."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from random import Random
from typing import Any

from lianxinqiao.activities.actions import campaigning, following, keeping
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import (
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    Host,
    Support,
    Team,
)
from lianxinqiao.demo.activities import YEAR, Once, Teller, once_on
from lianxinqiao.demo.activities_words import (
    BRINGS,
    DEEDS,
    GIVES,
    HEALTH,
    NAMES,
    OUTLETS,
    STORIES,
    TRADES,
    TROUBLES,
    VILLAGES,
)
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.people.models import Mandate, Township


class CampaignTeller(Teller):
    """The same year, with its campaigns and their ledgers."""

    def campaigns(self) -> dict[str, Campaign]:
        known = {
            "health": ("助力卫生城市复审，人大代表在行动", "以视察、志愿服务和办实事，助力国家卫生城市复审。", (3, 9)),
            "villages": ("助力乡村振兴，人大代表在行动", "为村里送政策、送技术、送资金，巩固脱贫成果。", (4, 7)),
            "firms": ("三送一强", "送政策、送服务、送要素，强信心；问题挂号、解决销号。", (2, 17)),
            "virus": ("疫情防控，代表当先锋", "捐款捐物、值守卡点，一线见代表。", (2, 3)),
        }
        return {
            code: campaigning.begin(
                body=self.town.body,
                values={"name": name, "aim": aim, "from_on": date(YEAR, *begins)},
                by=self.clerk,
                at=on(workday(date(YEAR, *begins)), 9),
            )
            for code, (name, aim, begins) in known.items()
        }

    def health(self, campaign: Campaign) -> Iterator[Once]:
        """67 visits, 22 teams, 118 deeds."""
        for place, day in enumerate(self.days(67, date(YEAR, 3, 12), date(YEAR, 11, 20))):
            township = self._places[place % len(self._places)]
            title = HEALTH[(place + place // len(self._places)) % len(HEALTH)].format(p=township.name)
            yield (
                day,
                partial(
                    self.record,
                    day,
                    "research" if "调研" in title else "topical",
                    title,
                    Organiser.GROUP,
                    township=township,
                    campaign=campaign,
                    present=self.some(township, 6),
                ),
            )
        for place, day in enumerate(self.days(22, date(YEAR, 3, 12), date(YEAR, 5, 20))):
            township = self._places[place % len(self._places)]
            extra = "" if place < len(self._places) else "青年"
            yield (
                day,
                partial(
                    self.team,
                    day,
                    campaign=campaign,
                    township=township,
                    what=f"{township.name}代表{extra}志愿服务队",
                    size=self.draw.randint(8, 26) // 4,
                    leader=self.some(township, 1)[0],
                    does=self.draw.choice(("环境卫生劝导", "垃圾分类宣传", "秩序维护", "入户走访")),
                ),
            )
        for place, day in enumerate(self.days(118, date(YEAR, 3, 16), date(YEAR, 12, 10))):
            township = self._places[(place * 5) % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Deed,
                    day,
                    campaign=campaign,
                    township=township,
                    what=f"在{township.name}{DEEDS[place % len(DEEDS)]}",
                    whom=f"{self.draw.randint(3, 60)}户居民",
                    mandate=self.some(township, 1)[0],
                ),
            )

    def team(self, day: date, *, size: int, township: Township, leader: Mandate, **told: Any) -> None:
        """A team with its leader and some who live there; how many it has is counted from them."""
        team = self.enter(Team, day, township=township, leader=leader, **told)
        home = [mandate for mandate in self.mandates if mandate.township_id == township.pk and mandate != leader]
        at = on(workday(day + timedelta(days=1)), 11)
        for mandate in [leader, *home[: size - 1]]:
            keeping.join(team, mandate=mandate, by=self.clerk, at=at)

    def gather(self, campaign: Campaign) -> Any:
        """300 opinions and more that came in while it was under way."""
        day = date(YEAR, 12, 21)
        return campaigning.gather(
            campaign, since=campaign.from_on, until=date(YEAR, 11, 20), by=self.clerk, at=on(day, 15)
        )

    def villages(self, campaign: Campaign) -> Iterator[Once]:
        """14 villages, each with some kind of support."""
        towns = [place for place in self._places if place.kind in {"town", "township"}] or self._places
        hosts = [
            Host.objects.create(
                district=self.town.district, kind="village", name=f"{name}村", township=towns[place % len(towns)]
            )
            for place, name in enumerate(VILLAGES)
        ]
        for place, day in enumerate(self.days(36, date(YEAR, 4, 9), date(YEAR, 12, 4))):
            host = hosts[place % len(hosts)]
            kind, what = BRINGS[place % len(BRINGS)]
            yield (
                day,
                partial(
                    self.enter,
                    Support,
                    day,
                    campaign=campaign,
                    township=host.township,
                    host=host,
                    kind=kind,
                    what=f"为{host.name}{what}",
                    value=self.draw.randrange(20_000, 120_000, 1000) if kind == "money" else None,
                    mandate=self.draw.choice(self._mandates),
                ),
            )

    def firms(self, campaign: Campaign, number: int) -> list[Host]:
        names = [f"{name}{trade}" for trade in TRADES for name in NAMES][:number]
        self.draw.shuffle(names)
        return Host.objects.bulk_create(
            Host(
                district=self.town.district,
                kind="enterprise",
                name=f"云河{name}有限公司",
                township=self._places[place % len(self._places)],
            )
            for place, name in enumerate(names)
        )

    def visits(self, campaign: Campaign, firms: Sequence[Host]) -> Iterator[Once]:
        """Five enterprises a morning."""
        rounds = [firms[place : place + 5] for place in range(0, len(firms), 5)]
        for day, hosts in zip(self.days(len(rounds), date(YEAR, 2, 18), date(YEAR, 10, 30)), rounds, strict=True):
            yield (
                day,
                partial(
                    self.record,
                    day,
                    "enterprises",
                    f"走访{hosts[0].name}等{len(hosts)}家企业",
                    Organiser.OFFICE,
                    campaign=campaign,
                    hosts=hosts,
                    present=self.draw.sample(self._mandates, 3),
                ),
            )

    def problems(self, campaign: Campaign, firms: Sequence[Host], number: int) -> Iterator[Life]:
        """Each listed, solved and struck off."""
        for place, day in enumerate(self.days(number, date(YEAR, 2, 20), date(YEAR, 11, 6))):
            trouble, outcome, unit = TROUBLES[place % len(TROUBLES)]
            host = firms[(place * 7) % len(firms)]
            yield self.problem(campaign, host, self.town.units[unit], day, trouble, outcome)

    def problem(self, campaign: Campaign, host: Host, unit: Any, day: date, trouble: str, outcome: str) -> Life:
        yield (at := on(day, 11))
        problem = following.list_problem(
            body=self.town.body,
            host=host,
            text=f"{trouble}。",
            organization=unit,
            due_on=day + timedelta(days=20),
            campaign=campaign,
            by=self.clerk,
            at=at,
        )
        yield (at := on(workday(day + timedelta(days=self.draw.randint(3, 15))), 15))
        following.solve(problem, outcome=f"{outcome}。", by=self.clerk, at=at)
        yield (at := on(workday(day + timedelta(days=self.draw.randint(16, 25))), 10))
        following.strike_off(problem, by=self.clerk, at=at)

    def gifts(self, campaign: Campaign, number: int, total: int) -> Iterator[Once]:
        """Unequal gifts that add up."""
        weights = [self.draw.paretovariate(1.2) for _each in range(number)]
        values = [max(2_000, round(total * weight / sum(weights), -2)) for weight in weights]
        values[0] += total - sum(values)
        for day, value in zip(self.days(number, date(YEAR, 2, 4), date(YEAR, 11, 27)), values, strict=True):
            yield day, partial(self.gift, campaign, day, value)

    def gift(self, campaign: Campaign, day: date, value: float) -> Any:
        goods, (what, recipients) = self.draw.random() < 0.4, self.draw.choice(GIVES)
        return self.enter(
            Donation,
            day,
            campaign=campaign,
            donor=self.draw.choice(self._mandates),
            recipient=self.draw.choice(recipients),
            kind="goods" if goods else "money",
            what=what,
            value=Decimal(int(value)),
            arrived_on=day,
            valued_by="受赠单位按采购发票" if goods else "",
            receipt=f"云慈2020{self.draw.randint(1000, 9999)}",
        )

    def articles(self, number: int) -> Iterator[Once]:
        for place, day in enumerate(self.days(number, date(YEAR, 1, 8), date(YEAR, 12, 24))):
            level, outlet = OUTLETS[place % len(OUTLETS)]
            story, township = STORIES[place % len(STORIES)], self._places[(place * 7) % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Article,
                    day,
                    what=f"{story}——{township.name}见闻",
                    outlet=outlet,
                    level=level,
                    author="云河区人大办",
                ),
            )

    def buildings(self, number: int) -> Iterator[Once]:
        for place, day in enumerate(self.days(number, date(YEAR, 3, 23), date(YEAR, 4, 30))):
            township = self._places[place % len(self._places)]
            yield (
                day,
                partial(
                    self.enter,
                    Building,
                    day,
                    township=township,
                    what=f"{township.name}{['建设路', '育才巷', '解放街', '健康里'][place % 4]}{place * 6 + 8}号院",
                    builder=""
                    if place % 4 == 0
                    else self.draw.choice(("原市第三棉纺厂", "原区供销社", "原云河印刷厂")),
                    flats=self.draw.randint(24, 160),
                    contracted="代工委、办公室机关干部",
                    defects="垃圾清运无人负责，楼道堆物，院内线缆零乱。",
                    done="清运积存垃圾，划定停车位，成立院落自管会。",
                ),
            )


def lives(town: Town, chamber: Chamber) -> list[Life]:
    """All of it, to be played in the order of time with the other lives of 2020."""
    teller = CampaignTeller(town, chamber, Random(20201231))  # noqa: S311 - a story, not a secret
    campaigns = teller.campaigns()
    firms = teller.firms(campaigns["firms"], 523)
    once: list[Once] = [
        *teller.townships(328, 1135),
        *teller.health(campaigns["health"]),
        *teller.villages(campaigns["villages"]),
        *teller.visits(campaigns["firms"], firms),
        *teller.gifts(campaigns["virus"], 64, 10_864_000),
        *teller.articles(84),
        *teller.buildings(17),
    ]
    once.append((date(YEAR, 12, 18), partial(teller.gather, campaigns["health"])))
    return [*teller.standing(), *teller.problems(campaigns["firms"], firms, 312), *(once_on(*each) for each in once)]
