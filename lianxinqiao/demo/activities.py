"""What the deputies of 云河区 did in 2020: inspections, visits, training, three campaigns and their ledgers.

The numbers are those of the yearly report; each is a row that a person entered by the act that the office uses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from lianxinqiao.activities.actions import answering, keeping, planning, reporting
from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Activity
from lianxinqiao.demo.activities_words import (
    ANSWER,
    ENFORCEMENT,
    FOCUS,
    INSPECTIONS,
    LAW_ITSELF,
    NEAR,
    REPORT,
    RESEARCH,
    STUDY,
)
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.committees import in_charge
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.people.models import Mandate, Post, Township

YEAR = 2020
Once = tuple[date, Callable[[], Any]]


@dataclass
class Teller:
    """One year of one body: who does what, drawn from a seed of its own."""

    town: Town
    chamber: Chamber
    draw: Random

    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk"]

    @property
    def mandates(self) -> list[Mandate]:
        return self._mandates

    def __post_init__(self) -> None:
        rows = Mandate.objects.filter(term=self.chamber.session.term).select_related("term", "person")
        self._mandates = list(rows.order_by("pk"))
        self._places = list(self.town.townships.values())
        self._at_home = {
            place.pk: [mandate for mandate in self._mandates if mandate.township_id == place.pk]
            for place in self._places
        }

    # -------------------------------------------------------------- days
    def days(self, number: int, since: date = date(YEAR, 2, 24), until: date = date(YEAR, 12, 18)) -> list[date]:
        """So many workdays, spread over the year in their order."""
        span = (until - since).days
        return [workday(since + timedelta(days=span * place // number)) for place in range(number)]

    def some(self, place: Township, number: int) -> list[Mandate]:
        """Deputies who live there, filled up with others where there are too few."""
        home = self._at_home[place.pk]
        first = self.draw.sample(home, min(number, len(home)))
        others = [mandate for mandate in self._mandates if mandate not in first]
        return first + self.draw.sample(others, number - len(first))

    # -------------------------------------------------------------- acts
    def record(self, day: date, kind: str, title: str, organiser: str, **more: Any) -> Activity:
        """Entered by the office a few days after it was held."""
        hour = self.draw.choice((9, 9, 10, 14, 15))
        present, hosts = more.pop("present", ()), more.pop("hosts", ())
        if organiser == Organiser.COMMITTEE:
            more["committee"] = in_charge(self.town.body, title)
        values = {
            "kind": kind,
            "title": title,
            "organiser": organiser,
            "starts_at": on(day, hour),
            "ends_at": on(day, hour + 2, 30),
            **more,
        }
        at = on(workday(day + timedelta(days=1)), 10)
        return planning.record(body=self.town.body, values=values, present=present, hosts=hosts, by=self.clerk, at=at)

    def enter(self, model: Any, day: date, **values: Any) -> Any:
        at = on(workday(day + timedelta(days=1)), 10)
        return keeping.enter(model, body=self.town.body, values={"on": day, **values}, by=self.clerk, at=at)

    # -------------------------------------------------------------- the standing committee
    def standing(self) -> Iterator[Life]:
        """16 inspections, 3 of how laws are carried out, 8 of research; each with its report and what became of it."""
        told = [(kind, title, Organiser.STANDING) for kind, title in INSPECTIONS]
        told += [("enforcement", title, Organiser.STANDING) for title in ENFORCEMENT]
        told += [("research", title, Organiser.COMMITTEE) for title in RESEARCH]
        self.draw.shuffle(told)
        units = list(self.town.units.values())
        for day, (kind, title, organiser) in zip(self.days(len(told)), told, strict=True):
            yield self.one(day, kind, title, organiser, self.draw.choice(units))

    def one(self, day: date, kind: str, title: str, organiser: str, unit: Any) -> Life:
        place = self.draw.choice(self._places)
        present = self.draw.sample(self._mandates, self.draw.randint(12, 26))
        yield on(workday(day + timedelta(days=1)), 10)
        activity = self.record(day, kind, title, organiser, place=f"{place.name}等地", present=present)
        yield (at := on(workday(day + timedelta(days=9)), 15))
        self.report(activity, REPORT.format(title=title, place=place.name), present, at)
        yield (at := on(workday(day + timedelta(days=12)), 9))
        answering.forward(activity, unit=unit, by=self.clerk, at=at)
        yield (at := on(workday(day + timedelta(days=self.draw.randint(40, 80))), 16))
        answering.answer(activity, feedback=ANSWER, by=self.town.unit_heads[unit.code], at=at)
        yield (at := on(workday(day + timedelta(days=85)), 10))
        answering.close(activity, by=self.clerk, at=at)

    def report(self, activity: Activity, text: str, group: Sequence[Mandate], at: datetime) -> None:
        """Handed in; of a law with the group that inspected it, in two parts."""
        if not activity.of_kind.inspects_law:
            answering.report(activity, text=text, by=self.clerk, at=at)
            return
        law = f"中华人民共和国{activity.title.removeprefix('检查《').removesuffix('》实施情况')}"
        told = {"law": law, "leader": group[0], "group": group[1:7], "ways": ("talks", "places", "drawn")}
        reporting.set_out(activity, **told, focus=FOCUS, by=self.clerk, at=at)  # type: ignore[arg-type]
        reporting.report_law(activity, carried_out=text, law_itself=LAW_ITSELF, by=self.clerk, at=at)

    # -------------------------------------------------------------- streets and townships
    def townships(self, all_of_them: int, person_times: int) -> Iterator[Once]:
        """328 activities; the training among them was attended 1,135 times."""
        studies = 54
        each = [person_times // studies + (place < person_times % studies) for place in range(studies)]
        told: list[tuple[str, str, int]] = [
            ("training" if place % 3 else "lecture", STUDY[place % len(STUDY)], number)
            for place, number in enumerate(each)
        ]
        told += [NEAR[place % len(NEAR)] for place in range(all_of_them - studies)]
        self.draw.shuffle(told)
        seen: dict[str, int] = {}
        for place, (day, (kind, title, number)) in enumerate(zip(self.days(len(told)), told, strict=True)):
            township = self._places[place % len(self._places)]
            name = title.format(t=township.name)
            seen[name] = seen.get(name, 0) + 1
            name = name if seen[name] == 1 else f"{name}（第{seen[name]}次）"
            yield (
                day,
                partial(
                    self.record,
                    day,
                    kind,
                    name,
                    Organiser.TOWNSHIP,
                    township=township,
                    place=f"{township.name}会议室" if kind in {"training", "lecture", "hearing"} else township.name,
                    present=self.some(township, number),
                ),
            )


def once_on(day: date, act: Callable[[], Any]) -> Life:
    """A life of one act, entered on the workday after."""
    yield on(workday(day + timedelta(days=1)), 10)
    act()
