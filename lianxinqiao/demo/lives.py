"""What becomes of each suggestion of the demo, told by the real acts of the people who do them in life."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from lianxinqiao.demo.clock import Life, Pace
from lianxinqiao.demo.content import Story
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.matters.actions import (
    assessing,
    assigning,
    drafting,
    handling,
    promising,
    publishing,
    registering,
    replying,
    supervising,
)
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Handling, Reply, Suggestion
from lianxinqiao.matters.stages import GONE
from lianxinqiao.people.models import Post

CONTACTS = (
    ("phone", "", "电话向代表说明了初步打算，代表补充了具体地点和居民的想法。"),
    ("site", "现场", "与代表一同到现场查看，当场核对了情况，商定了先后次序。"),
    ("meeting", "单位会议室", "请代表到单位面商，逐条交换了意见，代表对办理思路表示认可。"),
    ("visit", "代表所在社区", "上门走访代表，听取了意见，并约定办理中再作一次沟通。"),
)

# For how many years a promise that was not kept in its time is put off: most are kept in the end, a few run on.
CARRIED_OVER = (1, 1, 1, 2, 2, 3, 99)


class Halted(Exception):
    """The act that comes next waits for its person."""


@dataclass
class Telling:
    """One story in one town: its suggestion once begun, its pace, and who plays the deputy."""

    town: Town
    chamber: Chamber
    story: Story
    pace: Pace
    lead: Post
    cosigners: list[Post]
    assigning_day: date
    speed: int = 1  # 2: everybody is twice as fast, for the current year
    siblings: dict[str, Suggestion] = field(default_factory=dict)
    key_leader: str = ""
    halt: str = ""  # the act that still waits today: there this life stops, so that somebody's desk has it
    begun: bool = False  # imported from a sheet: raised and registered already
    suggestion: Suggestion = None  # type: ignore[assignment]

    # ------------------------------------------------------------------ helpers of the telling
    @property
    def clerk(self) -> Post:
        return self.town.offices["clerk" if self.story.order % 3 else "clerk2"]

    @property
    def is_complex(self) -> bool:
        """Six months for what is broad or difficult."""
        return self.story.reply_class in {"PLANNED", "UPPER_LEVEL"}

    def days(self, least: int, most: int) -> datetime:
        return self.pace.after(max(1, least // self.speed), max(1, most // self.speed))

    def fresh(self) -> Suggestion:
        self.suggestion.refresh_from_db()
        return self.suggestion

    def current(self) -> Handling:
        """The answering unit's share."""
        rows = self.suggestion.handlings.exclude(stage__in=GONE).exclude(kind="assist")
        return rows.select_related("organization").earliest("id")

    def unit_posts(self, row: Handling) -> tuple[Post, Post]:
        code = row.organization.code
        return self.town.clerks[code], self.town.unit_heads[code]

    # ------------------------------------------------------------------ the chapters
    def live(self) -> Life:
        """The whole life, up to the act at which it halts."""
        try:
            yield from self.chapters()
        except Halted:
            return

    def before(self, act: str) -> None:
        if act == self.halt:
            raise Halted

    def chapters(self) -> Life:
        if not self.begun:
            yield from self.raise_it()
            yield from self.register()
        if self.story.merged_with in self.siblings:
            yield from self.merge()
        yield from self.assign()
        yield from self.accept()
        if self.key_leader:
            yield from self.supervise()
        yield from self.contact()
        if not self.story.reply:
            return
        yield from self.answer(self.story.reply)
        yield from self.judge()
        yield from self.close()

    def raise_it(self) -> Life:
        yield self.pace.at()
        story, at = self.story, self.pace.at()
        self.suggestion = drafting.start(
            by=self.lead,
            at=at,
            title=story.title,
            cause=story.cause,
            analysis=story.analysis,
            requests=story.requests,
            wish_open=story.open,
            closed_reason=story.closed_reason,
            suggested_unit=self.town.units[story.returned_by or story.lead],
            between_sessions=story.between,
        )
        if self.cosigners:
            mandates = [post.mandate for post in self.cosigners if post.mandate]
            # Who is to be found waiting for signatures has not closed the list before anybody looks.
            open_for = timedelta(days=60 if self.halt == "cosign" else 2)
            drafting.invite(self.suggestion, mandates, until=at + open_for, by=self.lead, at=at)
            self.before("cosign")
            for post in self.cosigners:
                drafting.cosign(self.suggestion, by=post, at=at + timedelta(minutes=20))
        self.before("submit")
        drafting.submit(self.suggestion, by=self.lead, at=at + timedelta(minutes=40))

    def register(self) -> Life:
        self.before("register")
        yield self.days(1, 4)
        field_ = self.town.fields[self.story.field]
        registering.register(self.suggestion, field=field_, complex=self.is_complex, by=self.clerk, at=self.pace.at())
        self.siblings[self.story.key] = self.suggestion

    def merge(self) -> Life:
        yield self.days(1, 2)
        into = self.siblings[self.story.merged_with]
        into.refresh_from_db()
        if into.stage == "registered":
            registering.merge(self.suggestion, into=into, by=self.clerk, at=self.pace.at())

    def assign(self) -> Life:
        self.before("assign")
        yield self.pace.until(self.assigning_day)
        if self.fresh().stage != "registered":
            return  # merged into another one, and assigned with it
        while self.suggestion.merged_into_id:
            yield self.days(1, 1)
            if self.fresh().stage != "registered":
                return
        lead = self.town.units[self.story.returned_by or self.story.lead]
        to = [To(lead, "lead"), *(To(self.town.units[code], "assist") for code in self.assisting(lead.code))]
        assigning.assign(self.suggestion, to=to, complex=self.is_complex, by=self.clerk, at=self.pace.at())

    def assisting(self, lead: str) -> list[str]:
        return [code for code in self.story.assist if code not in {lead, self.story.lead}]

    def accept(self) -> Life:
        yield self.days(1, 3)
        self.before("accept")
        row = self.current()
        clerk, _ = self.unit_posts(row)
        if self.story.returned_by and row.organization.code == self.story.returned_by:
            proposed = self.town.units[self.story.lead]
            reason = self.story.return_reason or "该事项不属于本单位职责。"
            assigning.ask_return(row, reason=reason, proposed=proposed, by=clerk, at=self.pace.at())
            self.before("reassign")
            yield self.days(1, 3)
            row = assigning.reassign(row, to=proposed, by=self.town.offices["supervision"], at=self.pace.at())
            yield self.days(1, 2)
            clerk, _ = self.unit_posts(row)
        assigning.accept(row, by=clerk, at=self.pace.at())
        for other in self.suggestion.handlings.filter(kind="assist", stage="assigned").select_related("organization"):
            assigning.accept(other, by=self.unit_posts(other)[0], at=self.pace.at())

    def supervise(self) -> Life:
        yield self.days(2, 6)
        chair, at = self.town.offices["chairpersons"], self.pace.at()
        supervising.choose_key(
            self.suggestion,
            leader=self.key_leader,
            leader_office="区人大常委会领导",
            meeting="主任会议",
            by=chair,
            at=at,
        )
        yield self.days(10, 20)
        supervising.record_supervision(
            self.suggestion,
            kind="meeting",
            held_on=self.pace.day,
            leader=self.key_leader,
            participants=f"领衔代表、{self.current().organization}、政府督查室",
            note="听取承办单位办理进展，要求倒排工期，办理结果在答复前再与代表见面沟通一次。",
            by=chair,
            at=self.pace.at(),
        )

    def contact(self) -> Life:
        yield self.days(5, 15)
        row = self.current()
        kind, place, note = self.pace.random.choice(CONTACTS)
        met = handling.note_contact(
            row, kind=kind, held_on=self.pace.day, place=place, note=note, by=self.unit_posts(row)[0], at=self.pace.at()
        )
        self.before("confirm_contact")
        yield self.days(1, 6)
        handling.confirm_contact(met, by=self.lead, at=self.pace.at())

    def answer(self, body: tuple[str, ...]) -> Life:
        yield from self.opinions()
        yield self.days(6, 24)
        reply = self.write(body)
        self.before("send")
        yield self.days(1, 2)
        replying.send(reply, by=self.unit_posts(reply.handling)[0], at=self.pace.at())
        for row in reply.countersigns.filter(signed_on=None).select_related("handling__organization"):
            self.before("countersign")
            yield self.days(1, 2)
            replying.countersign(row, remark="同意。", by=self.unit_posts(row.handling)[1], at=self.pace.at())
        self.before("sign")
        yield self.days(1, 3)
        reply.refresh_from_db()
        replying.sign(reply, by=self.unit_posts(reply.handling)[1], at=self.pace.at())
        self.before("review")
        yield self.days(1, 3)
        replying.review(reply, by=self.town.offices["supervision"], at=self.pace.at())
        self.before("deliver")
        yield self.days(1, 2)
        replying.deliver(reply, by=self.clerk, at=self.pace.at())

    def opinions(self) -> Life:
        for row in self.suggestion.handlings.filter(kind="assist", stage="accepted").select_related("organization"):
            self.before("give_opinion")
            yield self.days(4, 9)
            unit = row.organization
            text = f"{unit}收到会办件后作了研究，同意主办单位的办理意见，对涉及本单位职责的事项给予配合。"
            handling.give_opinion(row, opinion=text, by=self.unit_posts(row)[1], at=self.pace.at())

    def write(self, body: tuple[str, ...]) -> Reply:
        row, story = self.current(), self.story
        clerk, _ = self.unit_posts(row)
        reply = replying.draft(row, by=clerk, at=self.pace.at())
        serial = row.organization.handlings.filter(replies__delivered_on__year=self.pace.day.year).count() + 1
        due = story.promise_due
        if due is not None and due <= self.pace.day:
            due = self.pace.day + timedelta(days=120)
        return replying.save(
            reply,
            by=clerk,
            at=self.pace.at(),
            body="\n".join(body),
            reply_class=self.reply_class(),
            number=f"{row.organization.document_prefix}复〔{self.pace.day.year}〕{serial}号",
            promise_plan=story.promise,
            promise_due_on=due,
            openness="full" if story.open else "closed",
            openness_reason="" if story.open else story.closed_reason or "涉及尚未公开的事项。",
        )

    def reply_class(self) -> str:
        """The story's class; where the profile has none for it, what cannot be solved here is for reference."""
        known = {row.semantic for row in self.suggestion.profile_version.rules.reply_classes}
        return self.story.reply_class if self.story.reply_class in known else "REFERENCE"

    def judge(self) -> Life:
        self.before("assess")
        yield self.days(4, 16)
        unsatisfied = (self.story.unsatisfied_first or self.halt == "rehandle") and self.suggestion.round == 1
        self.assess("unsatisfied" if unsatisfied else self.mood())
        if unsatisfied:
            self.before("rehandle")
            yield self.days(2, 5)
            assessing.rehandle(self.suggestion, reason="代表对办理结果不满意。", by=self.clerk, at=self.pace.at())
            yield from self.answer(self.story.second_reply or self.story.reply)
            yield self.days(3, 9)
            self.assess("basically")

    def mood(self) -> str:
        return "basically" if self.pace.random.random() < 0.12 else "satisfied"

    def assess(self, result: str) -> None:
        for form in self.latest_reply().assessments.filter(state="asked"):
            comment = "答复说了打算，没有说什么时候做，请再研究。" if result == "unsatisfied" else ""
            by = next(post for post in (self.lead, *self.cosigners) if post.mandate_id == form.mandate_id)
            assessing.assess(form, attitude="satisfied", result=result, comment=comment, by=by, at=self.pace.at())

    def latest_reply(self) -> Reply:
        return Reply.objects.filter(handling__suggestion=self.suggestion).latest("id")

    def close(self) -> Life:
        self.before("close")
        yield self.days(2, 8)
        assessing.close(self.suggestion, by=self.clerk, at=self.pace.at())
        yield from self.publish()
        yield from self.keep_promise()

    def publish(self) -> Life:
        self.before("publish")
        yield self.days(3, 12)
        openness = "full" if self.story.open else "closed"
        reason = "" if self.story.open else self.story.closed_reason or "涉及尚未公开的事项。"
        publishing.decide_openness(self.suggestion, openness=openness, reason=reason, by=self.clerk, at=self.pace.at())
        if self.story.open:
            publishing.publish(self.suggestion, by=self.clerk, at=self.pace.at())

    def keep_promise(self) -> Life:
        promise = self.suggestion.promises.order_by("-id").first()
        if promise is None:
            return
        clerk, head = self.unit_posts(self.current())
        yield self.days(30, 60)
        promising.report(promise, percent=50, note="按计划推进，已完成前期工作。", by=clerk, at=self.pace.at())
        for _year in range(0 if self.story.promise_kept else self.pace.random.choice(CARRIED_OVER)):
            yield self.pace.until(promise.due_on - timedelta(days=6))
            later = promise.due_on + timedelta(days=365)
            promising.carry_over(
                promise, due_on=later, reason="受资金安排影响，转下年度继续办理。", by=head, at=self.pace.at()
            )
            promise.refresh_from_db()
        yield self.pace.until(promise.due_on - timedelta(days=4))
        promising.declare_kept(promise, note="承诺事项已经完成，请代表核实。", by=clerk, at=self.pace.at())
        yield self.days(3, 9)
        promise.refresh_from_db()
        promising.confirm(promise, grade="satisfied", by=self.lead, at=self.pace.at())


def first_day(story: Story, opens_on: date, between: list[date]) -> date:
    """In session: one of its first days. Between sessions: a day of the list, by the story's own order."""
    if not story.between:
        return opens_on + timedelta(days=story.order % 3)
    return between[story.order % len(between)]
