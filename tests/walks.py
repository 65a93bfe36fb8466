"""Reach a stage by walking there: every step is the real act, by the person who does it in life."""

import struct
import zlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from operator import attrgetter

from lianxinqiao.files import actions as files
from lianxinqiao.files.models import Attachment, Intake
from lianxinqiao.matters import imports
from lianxinqiao.matters.actions import assessing, assigning, drafting, handling, registering, replying
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import Assessment, Handling, Promise, Reply, Suggestion
from lianxinqiao.matters.stages import PromiseStage, ReplyStage, Stage
from tests.cast import Cast, moment
from tests.remembered import MEMORY
from tests.scenes import OnItsWay, on_the_way

START = moment("2026-01-13")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def picture(width: int = 420, height: int = 594, *, stripe: int = 9) -> bytes:
    """A grey picture with lines, as small as a readable photograph of a page may be; `stripe` 0 leaves it blank."""
    rows = b"".join(b"\0" + (b"\x20" if stripe and y % stripe == 0 else b"\xf0") * width for y in range(height))
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


PNG = picture()
SCAN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def _read(key: int) -> Suggestion:
    return Suggestion.objects.get(pk=key)


class Walk(OnItsWay):
    """One suggestion on its way."""

    def __init__(self, people: Cast, *, title: str = "关于增设云桥小学护学岗的建议", at: datetime = START) -> None:
        self.people = people
        self.at = at
        self.suggestion = MEMORY.step(("start", title, at), lambda: self._started(title), attrgetter("pk"), _read)

    def _started(self, title: str) -> Suggestion:
        return drafting.start(
            by=self.people.deputy,
            at=self.at,
            title=title,
            cause="云桥小学门前早晚高峰车流密集,学生过街要等三个信号周期,本学期已发生两起剐蹭。",
            analysis="门前没有人行信号灯,护学岗只在周一到周三有人。",
            requests=["增设人行信号灯。", "护学岗每个上学日都到岗。"],
        )

    @property
    def row(self) -> Suggestion:
        return self.suggestion

    @on_the_way
    def cosigning(self) -> "Walk":
        mandate = self.people.cosigner.mandate
        assert mandate is not None
        drafting.invite(
            self.suggestion, [mandate], until=self.at + timedelta(days=1), by=self.people.deputy, at=self.at
        )
        return self

    @on_the_way
    def submitted(self) -> "Walk":
        self.cosigning()
        drafting.cosign(self.suggestion, by=self.people.cosigner, at=self.at)
        drafting.submit(self.suggestion, by=self.people.deputy, at=self.at)
        return self

    @on_the_way
    def registered(self) -> "Walk":
        self.submitted()
        field = self.people.fields["education"]
        registering.register(self.suggestion, field=field, by=self.people.clerk, at=self.later())
        return self

    @on_the_way
    def assigned(self, to: Sequence[To] | None = None) -> "Walk":
        self.registered()
        units = self.people.units
        to = to or [To(units["jiaoyu"], "lead"), To(units["caizheng"], "assist")]
        assigning.assign(self.suggestion, to=to, by=self.people.clerk, at=self.later(7))
        return self

    @property
    def handling(self) -> Handling:
        """The lead unit's share."""
        return self.suggestion.handlings.exclude(stage__in=["returned", "ended"]).exclude(kind="assist").earliest("id")

    @property
    def assisting(self) -> Handling:
        return self.suggestion.handlings.get(kind="assist")

    @on_the_way
    def being_handled(self) -> "Walk":
        self.assigned()
        at = self.later()
        assigning.accept(self.handling, by=self.people.jiaoyu_clerk, at=at)
        assigning.accept(self.assisting, by=self.people.caizheng_clerk, at=at)
        self.suggestion.refresh_from_db()
        return self

    @on_the_way
    def drafted(self, reply_class: str = "SOLVING") -> "Walk":
        """A finished draft of a reply, not sent yet."""
        self.being_handled()
        handling.give_opinion(
            self.assisting, opinion="所需经费已列入预算。", by=self.people.caizheng_head, at=self.later()
        )
        self.write_reply(reply_class)
        return self

    def write_reply(self, reply_class: str = "SOLVING") -> Reply:
        reply = replying.draft(self.handling, by=self.people.jiaoyu_clerk, at=self.later())
        return replying.save(
            reply,
            by=self.people.jiaoyu_clerk,
            at=self.at,
            body="一、关于信号灯。已与交警大队现场踏勘,四月底前安装。\n二、关于护学岗。每个上学日到岗。",
            reply_class=reply_class,
            number="云教复〔2026〕1号",
            promise_plan="四月底前安装人行信号灯。",
            promise_due_on=date(2026, 4, 30),
        )

    @property
    def reply(self) -> Reply:
        return Reply.objects.filter(handling__suggestion=self.suggestion).latest("id")

    @on_the_way
    def countersigning(self, reply_class: str = "SOLVING") -> "Walk":
        self.drafted(reply_class)
        replying.send(self.reply, by=self.people.jiaoyu_clerk, at=self.at)
        return self

    @on_the_way
    def signing(self, reply_class: str = "SOLVING") -> "Walk":
        self.countersigning(reply_class)
        replying.countersign(self.reply.countersigns.get(), by=self.people.caizheng_head, at=self.later())
        return self

    @on_the_way
    def reviewing(self, reply_class: str = "SOLVING") -> "Walk":
        self.signing(reply_class)
        replying.sign(self.reply, by=self.people.jiaoyu_head, at=self.later())
        return self

    @on_the_way
    def delivering(self, reply_class: str = "SOLVING") -> "Walk":
        self.reviewing(reply_class)
        replying.review(self.reply, by=self.people.supervision, at=self.later())
        return self

    @on_the_way
    def answered(self, reply_class: str = "SOLVING") -> "Walk":
        self.delivering(reply_class)
        replying.deliver(self.reply, by=self.people.clerk, at=self.later())
        self.suggestion.refresh_from_db()
        return self

    @property
    def assessment(self) -> Assessment:
        return self.reply.assessments.get(mandate=self.people.deputy.mandate)

    @on_the_way
    def assessed(self, result: str = "satisfied") -> "Walk":
        self.answered()
        self.assess(result)
        return self

    def assess(self, result: str) -> None:
        for form in self.reply.assessments.filter(state="asked"):
            by = self.people.deputy if form.mandate_id == self.people.deputy.mandate_id else self.people.cosigner
            assessing.assess(form, attitude="satisfied", result=result, comment="还没有装。", by=by, at=self.later())
        self.suggestion.refresh_from_db()

    @on_the_way
    def closed(self) -> "Walk":
        self.assessed()
        assessing.close(self.suggestion, by=self.people.clerk, at=self.later())
        return self

    @on_the_way
    def rehandled(self) -> "Walk":
        self.assessed("unsatisfied")
        assessing.rehandle(self.suggestion, by=self.people.clerk, at=self.later())
        return self

    @on_the_way
    def mediated(self) -> "Walk":
        """Unsatisfied twice; the office has convened."""
        self.rehandled()
        self.write_reply()
        replying.send(self.reply, by=self.people.jiaoyu_clerk, at=self.at)
        replying.countersign(self.reply.countersigns.get(), by=self.people.caizheng_head, at=self.later())
        replying.sign(self.reply, by=self.people.jiaoyu_head, at=self.later())
        replying.review(self.reply, by=self.people.supervision, at=self.later())
        replying.deliver(self.reply, by=self.people.clerk, at=self.later())
        self.assess("unsatisfied")
        assessing.convene(self.suggestion, note="双方面谈。", by=self.people.clerk, at=self.later())
        return self

    @property
    def promise(self) -> Promise:
        return self.suggestion.promises.earliest("id")

    def scan(self) -> Attachment:
        return files.store_bytes("征询意见表.png", PNG, by=None, kind="scan")


STOPS = {
    Stage.DRAFT: lambda walk: walk,
    Stage.COSIGNING: Walk.cosigning,
    Stage.SUBMITTED: Walk.submitted,
    Stage.REGISTERED: Walk.registered,
    Stage.ASSIGNED: Walk.assigned,
    Stage.HANDLING: Walk.being_handled,
    Stage.ANSWERED: Walk.answered,
    Stage.MEDIATION: Walk.mediated,
    Stage.CLOSED: Walk.closed,
    ReplyStage.COUNTERSIGNING: Walk.countersigning,
    ReplyStage.SIGNING: Walk.signing,
    ReplyStage.REVIEWING: Walk.reviewing,
    ReplyStage.DELIVERING: Walk.delivering,
    ReplyStage.DELIVERED: Walk.answered,
    PromiseStage.OPEN: Walk.answered,
}


def recorded(people: Cast) -> Suggestion:
    """One that came in as history, of which nothing but the raising is known."""
    cells = {"编号": 1, "标题": "关于修桥的建议", "领衔代表": people.deputy.person.name, "提出日期": "2026-01-12"}
    rows = [list(cells), list(cells.values())]
    at = moment("2026-01-20")
    sheet = files.store_bytes("2026.csv", b"1", by=people.clerk.user, kind="suggestion-import")
    intake = Intake.objects.create(attachment=sheet, options={"session": people.session.pk}, confirmed_at=at)
    plan = imports.run(rows, session=people.session, by=people.clerk, keep=True, at=at, history=True, intake=intake)
    assert plan.problems == []
    return Suggestion.objects.get(stage="recorded")


def a_suggestion(people: Cast, *, at: Stage | ReplyStage = Stage.DRAFT) -> Walk:
    """A suggestion that has walked to a stage."""
    walk = Walk(people)
    if at is Stage.SENT_BACK:
        registering.send_back(walk.submitted().suggestion, reason="请写明地点。", by=people.clerk, at=walk.later())
    elif at is Stage.DECLINED:
        ground = walk.submitted().suggestion.profile_version.rules.not_a_suggestion[0].code
        registering.decline(walk.suggestion, ground=ground, reason="属于个人事项。", by=people.clerk, at=walk.later())
    elif at is Stage.WITHDRAWN:
        drafting.withdraw(walk.submitted().suggestion, reason="情况已变。", by=people.deputy, at=walk.later())
    elif at is Stage.RECORDED:
        walk.suggestion = recorded(people)
    else:
        STOPS[at](walk)
    walk.suggestion.refresh_from_db()
    return walk
