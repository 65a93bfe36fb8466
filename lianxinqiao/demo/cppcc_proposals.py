"""What became of the proposals of 云河区政协: the plenary's and ordinary ones of 2020 to the end, and those of this year.

Each act is the one that the members, the office and the units do in life; texts stand in content/cppcc-proposals.toml.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.cppcc_ground import ALIKE, COMMITTEES, EXCELLENT, KEYS, NOT_FILED, NOTES, ORIGINS, QUALITY
from lianxinqiao.demo.cppcc_lives import PARTIES, read
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.matters.actions import (
    assessing,
    assigning,
    drafting,
    handling,
    publishing,
    registering,
    replying,
    supervising,
)
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Assessment, Handling
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.actions import consulting, honouring, leading, reviewing, writing
from lianxinqiao.proposals.models import Proposal

YEAR = 2020


class Proposing:
    """One year's proposals of the committee."""

    def __init__(self, town: Town, chamber: Chamber, seed: int) -> None:
        self.town, self.chamber = town, chamber
        self.draw = Random(seed)  # noqa: S311 - a story, not a secret
        self.known: dict[str, Proposal] = {}

    @property
    def clerk(self) -> Post:
        return self.town.offices["proposals"]

    @property
    def head(self) -> Post:
        return self.town.offices["proposals-head"]

    def proposer(self, place: int) -> Post:
        return self.chamber.deputies[(place * 11 + 5) % len(self.chamber.deputies)]

    # -------------------------------------------------------------- the chapters
    def write(self, row: Sequence[str], place: int, day: date, by: Post | None = None) -> Proposal:
        """Alone, with two others, or in the name of a party, a sector, a group, a committee."""
        title, cause, advice = row[:3]
        lead = by or self.proposer(place)
        assert lead.mandate is not None
        origin = "member" if title in NOT_FILED or by else ORIGINS[place % len(ORIGINS)]
        named = {
            "party": PARTIES[place % len(PARTIES)],
            "sector": f"{lead.mandate.sector}界",
            "group": str(lead.mandate.delegation),
            "committee": COMMITTEES[place % len(COMMITTEES)],
        }
        collective: dict[str, Any] = {"in_name_of": named.get(origin, "")}
        if origin in {"party", "committee"}:
            collective |= {"head": f"{lead.person.name[0]}主任委员", "sealed": True}
        at = on(day, 9 + place % 9, place * 7 % 60)
        proposal = writing.start(
            by=lead,
            at=at,
            title=f"关于{title}的提案",
            cause=cause,
            requests=advice.split("|"),
            suggested_unit=self.town.units[row[5]],
            origin=origin,
            **collective,
        )
        if origin == "joint":
            beside = [self.proposer(place + 1), self.proposer(place + 2)]
            seats = [post.mandate for post in beside if post.mandate]
            drafting.invite(proposal, seats, until=None, by=lead, at=at)
            for post in beside:
                drafting.cosign(proposal, by=post, at=at + timedelta(minutes=30))
        return proposal

    def review(self, proposal: Proposal, title: str, place: int, day: date) -> None:
        """Two who read it apart; where they differ the head decides."""
        ground, outcome, _reason = NOT_FILED.get(title, ("", "", ""))
        verdict = {"": "file", "report": "report", "handed_up": "file"}.get(outcome, "not_file")
        differs = place % 23 == 7
        for reader, held in ((self.clerk, "report" if differs else verdict), (self.head, verdict)):
            reviewing.read(
                proposal,
                verdict=held,
                ground=ground if held == "not_file" else "",
                note="反映情况为主，请斟酌是否立案。" if held == "report" else "",
                by=reader,
                at=on(day, 10, place % 60),
            )

    def decide(self, proposal: Proposal, row: Sequence[str], place: int, day: date) -> None:
        ground, outcome, reason = NOT_FILED.get(row[0], ("", "", ""))
        at = on(day, 15, place % 60)
        if outcome:
            to = self.town.units[row[5]] if outcome == "letter" else None
            upper = "市政协" if outcome == "handed_up" else ""
            reviewing.not_file(
                proposal, outcome=outcome, ground=ground, reason=reason, to=to, upper=upper, by=self.head, at=at
            )
            return
        reviewing.file(proposal, field=self.town.fields[row[4]], by=self.head, at=at)
        self.known[row[0]] = proposal
        if (with_ := ALIKE.get(row[0])) and with_ in self.known:
            registering.merge(proposal, into=self.known[with_], by=self.clerk, at=at)

    def assign(self, proposal: Proposal, row: Sequence[str], place: int, day: date) -> None:
        proposal.refresh_from_db()
        if proposal.merged_into_id is None:
            unit = self.town.units[row[5]]
            assigning.assign(proposal, to=[To(unit, "lead")], by=self.clerk, at=on(day, 9, place % 60))

    def share(self, proposal: Proposal) -> Handling:
        return proposal.handlings.select_related("organization").get()

    def of_unit(self, row: Handling) -> tuple[Post, Post]:
        return self.town.clerks[row.organization.code], self.town.unit_heads[row.organization.code]

    def accept(self, proposal: Proposal, place: int, day: date) -> None:
        row = self.share(proposal)
        clerk, _head = self.of_unit(row)
        assigning.accept(row, by=clerk, at=on(day, 10, place % 60))
        kind, note = NOTES[place % len(NOTES)]
        at = on(workday(day + timedelta(days=6)), 15, place % 60)
        met = handling.note_contact(row, kind=kind, held_on=timezone.localdate(at), note=note, by=clerk, at=at)
        if place % 3:
            lead = self.lead_of(proposal)
            handling.confirm_contact(met, by=lead, at=at + timedelta(hours=2))

    def lead_of(self, proposal: Proposal) -> Post:
        return next(post for post in self.chamber.deputies if post.mandate_id == proposal.lead_id)

    def answer(self, proposal: Proposal, row: Sequence[str], place: int, day: date) -> None:
        share = self.share(proposal)
        clerk, head = self.of_unit(share)
        at = on(day, 9, place % 60)
        reply = replying.draft(share, by=clerk, at=at)
        replying.save(
            reply,
            by=clerk,
            at=at,
            body=f"{row[3]}\n下一步，我单位将继续听取提案者意见，巩固办理成效。",
            reply_class="SOLVED",
            number=f"{share.organization.document_prefix}复〔{day.year}〕提{place + 1}号",
            openness="full",
        )
        replying.send(reply, by=clerk, at=on(day, 10, place % 60))
        replying.sign(reply, by=head, at=on(day, 15, place % 60))
        later = workday(day + timedelta(days=2))
        replying.review(reply, by=self.town.offices["supervision"], at=on(later, 9, place % 60))
        replying.deliver(reply, by=self.clerk, at=on(later, 16, place % 60))

    def judge(self, proposal: Proposal, place: int, day: date) -> None:
        """The unit rates some proposals, whoever raised one its answer; neither has read the other."""
        if place % 4 == 0:
            share = self.share(proposal)
            clerk, _head = self.of_unit(share)
            grade = ("good", "fair", "good", "plain")[place // 4 % 4]
            honouring.rate_quality(share, grade=grade, comment=QUALITY[grade], by=clerk, at=on(day, 20, place % 60))
        for form in Assessment.objects.filter(reply__handling__suggestion=proposal, state="asked"):
            by = next(post for post in self.chamber.deputies if post.mandate_id == form.mandate_id)
            result = "basically" if place % 7 == 3 else "satisfied"
            assessing.assess(form, attitude="satisfied", result=result, by=by, at=on(day, 20, place % 60))

    def honour(self, proposal: Proposal, row: Sequence[str], place: int, day: date) -> None:
        """The best are recommended and praised, key ones reported to their end."""
        _clerk, head = self.of_unit(self.share(proposal))
        at = on(day, 10, place % 60)
        if row[0] in KEYS:
            leading.conclude(proposal, result=f"{row[3]}提案者对督办结果表示认可。", by=self.clerk, at=at)
        if row[0] in EXCELLENT:
            honouring.recommend(proposal, reason="选题准、调研实，所提建议已被采纳并见到成效。", by=head, at=at)
            honouring.praise(proposal, meeting="主席会议", by=self.head, at=at + timedelta(minutes=30))

    def close(self, proposal: Proposal, place: int, day: date) -> None:
        at = on(day, 11, place % 60)
        assessing.close(proposal, by=self.clerk, at=at)
        publishing.decide_openness(proposal, openness="full", by=self.clerk, at=at)
        publishing.publish(proposal, by=self.clerk, at=at + timedelta(minutes=5))

    def supervise(self, proposal: Proposal, title: str, place: int, day: date) -> None:
        leader, office = KEYS[title]
        chair, at = self.town.offices["chairpersons"], on(day, 9, place % 60)
        supervising.choose_key(proposal, leader=leader, leader_office=office, meeting="主席会议", by=chair, at=at)
        until = workday(day + timedelta(days=120))
        leading.plan(
            proposal,
            plan=f"{leader}牵头，分调研、推进、回访三步督办，{until:%-m月}底前见成效。",
            due_on=until,
            by=self.clerk,
            at=at,
        )
        consulting.note(
            proposal,
            point="drafting",
            held_on=timezone.localdate(at),
            participants=f"提案者、{self.share(proposal).organization.called}、提案委员会",
            agreed="先做摸底和试点，年内形成办法；答复前再听取一次提案者意见。",
            stays_open="经费来源待财政部门研究。" if place % 2 else "",
            by=self.clerk,
            at=at,
        )
        later = workday(day + timedelta(days=45))
        for kind, note in (
            ("visit", "实地查看进展，要求明确时间表。"),
            ("meeting", "召开督办座谈会，提案者与承办单位当面交换意见。"),
        ):
            supervising.record_supervision(
                proposal, kind=kind, held_on=later, note=note, leader=leader, by=chair, at=on(later, 10, place % 60)
            )

    # -------------------------------------------------------------- a whole life
    def life(self, row: Sequence[str], place: int, number: int) -> Life:
        """Five in six for the plenary, the others ordinary ones over the year."""
        session, title = self.chamber.session, row[0]
        ordinary = place % 6 == 5
        first = (
            session.closes_on + timedelta(days=20 + place * 4)
            if ordinary
            else session.opens_on - timedelta(days=40 - place % 38)
        )
        day = workday(first)
        yield on(day, 9 + place % 9, place * 7 % 60)
        proposal = self.write(row, place, day)
        writing.submit(proposal, by=self.lead_of(proposal), at=on(day, 20, place % 60))
        day = workday(day + timedelta(days=2 + place % 3))
        yield on(day, 10, place % 60)
        self.review(proposal, title, place, day)
        day = workday(day + timedelta(days=1))
        yield on(day, 15, place % 60)
        self.decide(proposal, row, place, day)
        if title in NOT_FILED:
            return
        day = workday(day + timedelta(days=6) if ordinary else max(day, session.closes_on + timedelta(days=18)))
        yield on(day, 9, place % 60)
        self.assign(proposal, row, place, day)
        day = workday(day + timedelta(days=2 + place % 3))
        yield on(day, 10, place % 60)
        self.accept(proposal, place, day)
        if title in KEYS:
            yield on(workday(day + timedelta(days=10)), 9, place % 60)
            self.supervise(proposal, title, place, workday(day + timedelta(days=10)))
        day = workday(day + timedelta(days=58 + place % 20))
        yield on(day, 9, place % 60)
        self.answer(proposal, row, place, day)
        day = workday(day + timedelta(days=6 + place % 9))
        yield on(day, 20, place % 60)
        self.judge(proposal, place, day)
        day = workday(day + timedelta(days=3))
        yield on(day, 11, place % 60)
        self.close(proposal, place, day)
        day = workday(date(YEAR, 12, 1) + timedelta(days=place % 20))
        yield on(day, 10, place % 60)
        self.honour(proposal, row, place, day)


def past(town: Town) -> list[Life]:
    """The year 2020, to be played in the order of time with the other lives of it."""
    year = Proposing(town, town.chambers[YEAR], 20200107)
    rows = read("proposals")["past"]
    return [year.life(row, place, len(rows)) for place, row in enumerate(rows)]
