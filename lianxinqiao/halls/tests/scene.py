"""A question on its way, by the real acts."""

from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.halls.actions import saying, topics
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.opinions import citizens
from lianxinqiao.people.models import Township
from lianxinqiao.stations.models import Station, Worker
from tests.cast import Cast, moment

START = moment("2026-03-02")
UNTIL = date(2026, 3, 20)


class Hall:
    """`at` moves forward with each step."""

    def __init__(self, people: Cast, *, at: datetime = START, until: date = UNTIL, **values: Any) -> None:
        self.people, self.at = people, at
        township: Township = people.townships["yunqiao"]
        self.station = Station.objects.create(
            body=people.body, number=1, name="柳巷议事厅", kind="hall", township=township
        )
        Worker.objects.create(station=self.station, post=people.station, from_on=date(2026, 1, 1))
        asked = {
            "station": self.station,
            "question": "柳巷早市要不要挪到停车场",
            "background": "早市占了半条路，公交绕行；停车场早上空着四十个车位。",
            "rules": "一人一次只说一件事，不攻击个人。",
            "until": until,
            **values,
        }
        self.topic: Topic = topics.propose(body=people.body, values=asked, by=people.station, at=at)

    def later(self, days: int = 1) -> datetime:
        self.at += timedelta(days=days)
        return self.at

    def opened(self) -> "Hall":
        topics.invite(self.topic, mandates=[self.people.deputy.mandate], by=self.people.station, at=self.later())
        topics.start(self.topic, by=self.people.station, at=self.later())
        return self

    def say(self, text: str = "停车场离公交站近，老人买菜更方便。", position: str = "for", by: Any = None) -> Said:
        return saying.say(self.topic, text=text, position=position, by=by or citizens.ANYBODY, at=self.at)

    def gathered(self) -> "Hall":
        self.opened()
        saying.show(self.say(), by=self.people.station, at=self.later())
        saying.show(self.say("挪远了，我们楼的老人走不动。", "against"), by=self.people.station, at=self.later())
        positions = "赞成的看重公交和停车，反对的担心老人走得远。"
        topics.gather(self.topic, positions=positions, came=23, by=self.people.station, at=self.later())
        return self

    def concluded(self, **more: Any) -> "Hall":
        self.gathered()
        outcome = "先试一个月，早市设接送车。"
        topics.conclude(self.topic, outcome=outcome, **more, by=self.people.station, at=self.later())
        return self
