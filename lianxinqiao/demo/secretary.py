"""The hand that writes the story of 云河区's meetings: one term's committee, and the acts that a meeting is made of."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.utils import timezone

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.meetings_ground import (
    BUREAUS,
    LEAVES,
    NOMINATES,
    OFFICES,
    PLACE,
    REASONS,
    SEATS,
    kind_of_report,
)
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.meetings import letters
from lianxinqiao.meetings.actions import (
    attending,
    following,
    holding,
    keeping,
    opining,
    planning,
    preparing,
    proposing,
    voting,
)
from lianxinqiao.meetings.models import AgendaItem, Appointment, Meeting, Office, PlanItem
from lianxinqiao.meetings.stages import DecisionStage, Nomination
from lianxinqiao.people.models import Mandate, Post


def _told() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((Path(__file__).parent / "content" / "meetings.toml").read_text(encoding="utf-8"))


@dataclass
class Secretary:
    """One term of the standing committee: its members, its offices, and the acts that a meeting is made of."""

    town: Town
    chamber: Chamber
    draw: Random
    told: dict[str, list[dict[str, Any]]] = field(default_factory=_told)
    seats: list[Mandate] = field(default_factory=list)
    offices: dict[str, list[Office]] = field(default_factory=dict)
    planned: dict[str, PlanItem] = field(default_factory=dict)
    until: date = date.max  # the day up to which the story is told

    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk"]

    @property
    def chair(self) -> Post:
        return self.town.offices["chairpersons"]

    # -------------------------------------------------------------- the ground
    def seat(self, since: date) -> None:
        """One chair, five vices, twenty-one members."""
        for place, post in enumerate(self.chamber.deputies[:SEATS]):
            assert post.mandate is not None
            title = "vice" if 1 < place < 7 else "chair" if place == 1 else "member"
            values = {"mandate": post.mandate, "title": title, "from_on": since}
            keeping.seat_member(body=self.town.body, values=values, by=self.clerk, at=on(since))
            self.seats.append(post.mandate)

    def register(self, at: datetime) -> None:
        """The offices that the committee fills; those of the term before are there already."""
        known = {str(row): row for row in Office.objects.filter(body=self.town.body)}

        def office(kind: str, organ: str, title: str, single: bool) -> Office:
            if found := known.get(f"{organ}{title}"):
                return found
            values = {"kind": kind, "organ": organ, "title": title, "single": single}
            return keeping.register_office(body=self.town.body, values=values, by=self.clerk, at=at)

        for name, (kind, organ, titles, holders) in OFFICES.items():
            self.offices[name] = [office(kind, organ, title, holders == 1) for title in titles]
        self.offices["bureau"] = [
            office("government", self.town.units[code].name, "局长", single=True) for code in BUREAUS
        ]
        streets = [place for place in self.town.townships.values() if place.kind == "street"]
        self.offices["street"] = [
            office("street", f"{place.name}人大工委", "主任", single=True) for place in streets[:6]
        ]

    def line_up(self, day: date) -> None:
        """The new term's government, court and procuratorate: one long list, passed by one vote."""
        meeting = self.draft(day, reported=())
        item = preparing.add_item(
            meeting, kind="appointment", title="新一届人事任命", by=self.clerk, at=before(day, 20)
        )
        for name, rows in self.offices.items():
            many = OFFICES[name][3] if name in OFFICES else 1
            for row in rows:
                if not row.single and self.held(row, item, day):
                    continue  # judges and procurators stay when the term changes
                for _each in range(many):
                    self.nominate(item, "appoint", row, day)
        self.open(meeting, day)
        self.take(item, on(day, 10))
        self.end(meeting, day)

    # -------------------------------------------------------------- the year's plan
    def plan(self, year: int, months: Sequence[int], reports: Sequence[dict[str, Any]], more: Sequence[str]) -> None:
        """Drafted in December, adopted by the chairpersons in January and published."""
        drafted, adopted = on(workday(date(year - 1, 12, 16)), 10), on(workday(date(year, 1, 10)), 15)
        plan = planning.begin(body=self.town.body, kind="supervision", year=year, by=self.clerk, at=drafted)
        for month, row in zip(months, reports, strict=True):
            unit = self.town.units[row["unit"]]
            self.planned[row["title"]] = planning.add(
                plan,
                kind=row.get("kind") or kind_of_report(row["title"]),
                title=f"听取和审议{unit.name}{row['title']}",
                focus=row["advice"],
                unit=unit,
                committee=row["committee"],
                month=month,
                by=self.clerk,
                at=drafted,
            )
        for place, title in enumerate(more):
            planning.add(
                plan,
                kind="enforcement" if title.startswith("检查") else "inspection",
                title=title,
                committee="监察司法工作委员会" if title.startswith("检查") else "代表工作委员会",
                month=4 + 3 * place,
                by=self.clerk,
                at=drafted,
            )
        planning.adopt(plan, by=self.chair, at=adopted)
        planning.publish(plan, by=self.clerk, at=adopted + timedelta(days=2))
        heard = [item.pk for item in self.planned.values()]  # by a meeting, as its agenda says
        due = plan.items.filter(month__lte=self.until.month if self.until.year == year else 12)
        for item in due.exclude(pk__in=heard):
            planning.carry_out(item, by=self.clerk, at=on(workday(date(year, item.month or 12, 25)), 10))

    # -------------------------------------------------------------- one meeting
    def draft(self, day: date, reported: Sequence[dict[str, Any]], **values: Any) -> Meeting:
        starts = values.pop("starts", on(day, 9))
        values = {
            "kind": "standing",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=8),
            "place": PLACE,
            **values,
        }
        values.setdefault("chaired_by", self.seats[1])
        meeting = preparing.draft(body=self.town.body, values=values, by=self.clerk, at=before(day, 30))
        for row in reported:
            self.add_report(meeting, row, day)
        return meeting

    def add_report(self, meeting: Meeting, row: dict[str, Any], day: date) -> AgendaItem:
        unit = self.town.units[row["unit"]]
        planned = self.planned[row["title"]]
        at, reporter = before(day, 28), f"{unit.called}负责人"
        item = planning.put_on_agenda(planned, meeting=meeting, reporter=reporter, by=self.clerk, at=at)
        late = self.draw.choice((0, 0, 0, 2))
        for kind, name, days in (
            ("views", "各方面意见汇总", 22),
            ("draft", "送审稿", 21 - late),
            ("revised", "修改稿", 10),
            ("final", "正式稿", 8),
        ):
            text = self._paper(kind, row)
            at = before(day, days)
            preparing.file(
                item,
                kind=kind,
                title=f"{row['title']}（{name}）",
                text=text,
                by=self.clerk,
                at=at,
                received_on=timezone.localdate(at),
            )
        return item

    def _paper(self, kind: str, row: dict[str, Any]) -> str:
        if kind == "views":
            return f"代表、基层和{row['committee']}反映较多的是：{row['problem']}建议：{row['advice']}"
        begins = "一、基本情况。本报告已按委员会意见修改。" if kind != "draft" else "一、基本情况。"
        return f"{begins}\n二、存在的问题。{row['problem']}\n三、下一步打算。{row['advice']}"

    def add_decision(self, meeting: Meeting, row: dict[str, Any], day: date) -> None:
        at = before(day, 25)
        item = preparing.add_item(meeting, kind=row["kind"], title=row["item"], by=self.clerk, at=at)
        kind = "decision" if row["kind"] == "decision" and meeting.kind != "congress" else "resolution"
        title, _said = letters.draft_of(item)
        proposing.draft_decision(item, kind=kind, title=title, text=row["text"], by=self.clerk, at=at)
        days = {"plan": 46, "accounts": 31}.get(row["kind"], 21)
        bill = "draft" if row["kind"] == "accounts" else "bill"
        preparing.file(
            item,
            kind=bill,
            title=f"{row['item']}（议案及说明）",
            text=f"提请常委会会议审议：{row['item']}。说明：{row['text'][:60]}",
            received_on=day - timedelta(days=days),
            by=self.clerk,
            at=before(day, min(days, 25)),
        )

    def nominate(self, item: AgendaItem, action: str, office: Office, day: date) -> None:
        """Who leaves is whoever has held it longest; who comes is somebody new."""
        person = None
        if action == "remove":
            person = self.held(office, item, day)[0].person
        proposing.nominate(
            item,
            action=action,
            office=office,
            person=person,
            name="" if person else next(self.town.names),
            reason=REASONS[action],
            nominated_by=NOMINATES[office.kind],
            by=self.clerk,
            at=before(day, 9),
        )

    def held(self, office: Office, item: AgendaItem, day: date) -> list[Appointment]:
        """Who holds it and is not removed under this item already, the longest first."""
        gone = item.appointments.filter(office=office, action="remove").values("person")
        rows = Appointment.objects.holding(self.town.body, day).filter(office=office).exclude(person__in=gone)
        return list(rows.select_related("person").order_by("effective_on", "pk"))

    def add_changes(self, meeting: Meeting, changes: Sequence[tuple[str, str, int]], day: date, place: int) -> None:
        """Removals before appointments to the same post."""
        item = preparing.add_item(meeting, kind="appointment", title="人事任免", by=self.clerk, at=before(day, 10))
        for way, name, many in changes:
            rows = self.offices[name]
            for number in range(many):
                turn = [rows[(place * 3 + number + more) % len(rows)] for more in range(len(rows))]
                office = turn[0] if way == "appoint" else next(row for row in turn if self.held(row, item, day))
                for action in ("remove", "appoint") if way == "swap" else (way,):
                    self.nominate(item, action, office, day)

    def open(self, meeting: Meeting, day: date, *, at: datetime | None = None, away: int = 2) -> None:
        """Called nine days before; two are away, one of them on leave."""
        begins = at or on(day, 9)
        attending.call(meeting, by=self.clerk, at=before(day, 9))
        rows = list(meeting.attendees.select_related("mandate").order_by("pk"))
        missing = self.draw.sample(rows[7:], away) if away else []
        if missing:
            post = next(post for post in self.chamber.deputies if post.mandate_id == missing[0].mandate_id)
            attending.ask_leave(missing[0], reason=self.draw.choice(LEAVES), by=post, at=before(day, 4))
            attending.grant_leave(missing[0], by=self.clerk, at=before(day, 3))
        here = [row.mandate for row in rows if row not in missing]
        attending.mark_all(meeting, here, by=self.clerk, at=begins - timedelta(minutes=10))
        holding.open_(meeting, by=self.chair, at=begins)
        if meeting.of_kind.adopts_agenda:
            vote = voting.put_agenda(meeting, by=self.chair, at=begins)
            voting.close(vote, yes=len(here), no=0, abstain=0, by=self.chair, at=begins)

    def take(self, item: AgendaItem, at: datetime) -> None:
        """Hear it, and vote on what it decides; what passed is signed, and sworn where somebody takes office."""
        holding.hear(item, by=self.chair, at=at)
        if not item.of_kind.decides:
            return
        vote = voting.put(item, by=self.chair, at=at)
        no, abstain = self.draw.choice(((0, 0), (0, 0), (0, 1), (1, 0), (1, 2)))
        voting.close(vote, yes=len(vote.here) - no - abstain, no=no, abstain=abstain, by=self.chair, at=at)
        for decision in item.decisions.filter(stage=DecisionStage.ADOPTED):
            following.sign(decision, by=self.chair, at=at + timedelta(hours=4))

    def end(self, meeting: Meeting, day: date) -> None:
        holding.close(meeting, by=self.chair, at=on(day, 17))
        sworn = meeting.appointments.filter(stage=Nomination.PASSED, action="appoint", office__single=True)
        if sworn:
            following.swear_all(meeting, sworn, sworn_on=day, by=self.clerk, at=on(day, 17, 10))
        if meeting.appointments.filter(letter_due_on__isnull=False).exists():
            following.send_letters(meeting, by=self.clerk, at=on(day + timedelta(days=1), 9))
        for decision in meeting.decisions.filter(stage=DecisionStage.SIGNED):
            following.publish_decision(decision, by=self.clerk, at=on(workday(day + timedelta(days=2)), 10))
        at = on(workday(day + timedelta(days=5)), 11)
        following.write_minutes(meeting, text=letters.minutes_of(meeting), by=self.clerk, at=at)
        following.approve_minutes(meeting, by=self.chair, at=at + timedelta(hours=3))
        following.publish(meeting, by=self.clerk, at=at + timedelta(hours=5))

    def opinion(self, item: AgendaItem, row: dict[str, Any], day: date) -> Any:
        title, text = letters.opinion_of(item)
        text = text.replace("一、总体评价\n", "一、总体评价。工作有部署、有成效，会议给予肯定。")
        text = text.replace("二、存在的问题\n", f"二、存在的问题。{row['problem']}")
        text = text.replace("三、意见和建议\n", f"三、意见和建议。{row['advice']}")
        return opining.opine(item, title=title, text=text, by=self.clerk, at=on(workday(day + timedelta(days=2)), 10))


def before(day: date, days: int) -> datetime:
    return on(day - timedelta(days=days), 10)
