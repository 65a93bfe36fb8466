"""An opinion on its way: every step is the real act, by the person who does it in life."""

from datetime import datetime
from typing import Any

from lianxinqiao.opinions import citizens
from lianxinqiao.opinions.actions import answering, closing, following, receiving, routing
from lianxinqiao.opinions.models import Errand, Opinion, Share
from lianxinqiao.opinions.screening import Sent
from tests.cast import Cast, moment
from tests.scenes import OnItsWay, on_the_way, remembered

START = moment("2026-02-10", "16:00")
TEXT = "云桥路与学院街路口早高峰车多，孩子过街要等三个红灯。建议在路口加装红绿灯。我叫林小满，电话13800001234。"
TRAP = Sent(trap=True)


@remembered
def _received(people: Cast, text: str, at: datetime, **entry: Any) -> tuple[Opinion, str]:
    by = entry.pop("by", citizens.ANYBODY)
    came = receiving.receive(receiving.Entry(body=people.body, text=text, **entry), by=by, at=at)
    return came.opinion, came.code


class Walk(OnItsWay):
    """One opinion on its way."""

    def __init__(self, people: Cast, *, text: str = TEXT, at: datetime = START, **entry: Any) -> None:
        self.people, self.at = people, at
        entry = {"name": "林小满", "phone": "13800001234", "place": "云桥路学院街口", **entry}
        self.opinion, self.code = _received(people, text, at, **entry)

    @property
    def row(self) -> Opinion:
        return self.opinion

    @property
    def citizen(self) -> Any:
        return citizens.sender_of(self.opinion)

    @on_the_way
    def handled(self, *units: str) -> "Walk":
        chosen = [self.people.units[code] for code in units or ("jiaotong",)]
        routing.assign(self.opinion, units=chosen, by=self.people.clerk, at=self.later())
        return self

    def asked_outside(self, name: str = "云桥物业公司", **more: Any) -> Errand:
        told = more.pop("told", "三号楼北面的路灯不亮，请说明什么时候修好。")
        at = self.later()
        return routing.ask_outside(self.opinion, name=name, told=told, **more, by=self.people.station, at=at)

    @property
    def share(self) -> Share:
        return self.opinion.shares.filter(stage="assigned").earliest("id")

    @on_the_way
    def answered(self, outcome: str = "solved", **more: Any) -> "Walk":
        self.handled()
        answering.answer(
            self.share,
            words="路口已装好红绿灯，三月二日起启用。",
            outcome=outcome,
            by=self.people.jiaotong_clerk,
            at=self.later(3),
            **more,
        )
        self.opinion.refresh_from_db()
        return self

    @on_the_way
    def rated(self, rating: str = "satisfied") -> "Walk":
        self.answered()
        following.rate(self.opinion, rating=rating, by=self.citizen, at=self.later())
        return self

    @on_the_way
    def published(self) -> "Walk":
        self.rated()
        closing.publish(
            self.opinion,
            title="路口加装红绿灯",
            text="路口早高峰车多，建议加装红绿灯。",
            reply="已装好启用。",
            by=self.people.clerk,
            at=self.later(),
        )
        return self


def held(people: Cast, **more: Any) -> Opinion:
    return Walk(people, sent=TRAP, **more).opinion
