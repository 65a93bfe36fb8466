"""`kill -9` in the midst of what members and the CPPCC's office do about clues, proposals and reports: wholly done or not at all."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxinqiao.acts.models import Series
from lianxinqiao.conveners import models as conveners
from lianxinqiao.conveners.actions import write
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters import models as matters
from lianxinqiao.matters.actions import registering, supervising
from lianxinqiao.notices.models import Notice
from lianxinqiao.proposals import models as proposals
from lianxinqiao.proposals.actions import clues, honouring, leading
from lianxinqiao.proposals.tests.scene import answered, assigned, drafted, filed, read, submitted
from lianxinqiao.reports import models as reports
from lianxinqiao.reports.tests import scene
from tests.cast import Cast
from tests.killing import Doing, cookie, wholly_or_not_at_all
from tests.served import Served, others, wait_for

MODELS: tuple[Any, ...] = (
    *(matters.Matter, matters.Handling, matters.Reply, matters.Assessment, matters.KeyChoice),
    *(proposals.Particulars, proposals.Reading, proposals.Clue, proposals.KeyPlan, proposals.QualityRating),
    *(proposals.Recommendation, proposals.Consultation),
    *(
        reports.Report,
        reports.Issue,
        reports.Sending,
        reports.Adoption,
        reports.LeaderNote,
        reports.Speech,
        reports.Point,
    ),
    *(conveners.YearPlan, conveners.CheckIn, Series, Entry, Notice),
)
CLUE = {"title": "自习空间不足", "text": "周末图书室坐满，学生没有地方写作业。"}


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def on(root: Any, code: str, part: Any = None) -> str:
    """Where the act is done on the page of its root."""
    return f"{root.get_absolute_url()}/{code}/{(part or root).pk}"


def of_clues(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk = cookie(people, "clerk")
    yield "clue.give", reverse("portal-clues"), "", {"title": "候车亭", "text": "三路车站没有顶棚，雨天没处站。"}
    rows = [clues.give(body=people.body, values=CLUE, by=people.clerk, at=at) for _place in range(2)]
    yield "clue.publish", on(rows[0], "clue.publish"), clerk, CLUE
    yield "clue.set_aside", on(rows[1], "clue.set_aside"), clerk, {"reason": "已经在办。"}


def of_proposals(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, head, deputy = (cookie(people, part) for part in ("clerk", "head", "deputy"))
    draft = drafted(people, title="关于错峰放学的提案")
    yield "proposal.submit", on(draft, "proposal.submit"), deputy, {}
    once = submitted(people, title="关于临时落客区的提案")
    yield "proposal.read", on(once, "proposal.read"), head, {"verdict": "file"}
    both = read(people, submitted(people, title="关于护学岗的提案"))
    yield "proposal.register", on(both, "proposal.register"), clerk, {"field": people.fields["education"].pk}
    refused = read(people, submitted(people, title="关于本人住房的提案"), ("not_file", "not_file"), ground="personal")
    told = {"outcome": "not_filed", "ground": "personal", "reason": "属于个人诉求。"}
    yield "proposal.not_file", on(refused, "proposal.not_file"), clerk, told
    whole, alike = (filed(people, title=title) for title in ("关于放学拥堵的提案", "关于校门口停车的提案"))
    yield "proposal.merge", on(alike, "proposal.merge"), clerk, {"into": whole.pk}
    main, apart = (filed(people, title=title) for title in ("关于路灯巡查的提案", "关于背街路灯的提案"))
    registering.merge(apart, into=main, by=people.clerk, at=at)
    yield "proposal.unmerge", on(apart, "proposal.unmerge"), clerk, {}
    ready = filed(people, title="关于老旧小区飞线充电的提案")
    yield "proposal.assign", on(ready, "proposal.assign"), clerk, {"lead": people.units["jiaoyu"].pk}


def of_what_is_led_and_rated(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, chairs, unit = (cookie(people, part) for part in ("clerk", "chairpersons", "jiaoyu_head"))
    key = assigned(people, filed(people, title="关于普惠托育的提案"))
    choosing = {"leader": "区政协主席", "meeting": "第九次主席会议"}
    yield "proposal.choose_key", on(key, "proposal.choose_key"), chairs, choosing
    led = assigned(people, filed(people, title="关于河道步道的提案"))
    supervising.choose_key(led, **choosing, by=people.chairpersons, at=at)
    due = timezone.localdate() + timedelta(days=60)
    yield "proposal.plan", on(led, "proposal.plan"), clerk, {"plan": "实地看一次，协调一次。", "due_on": due}
    done = assigned(people, filed(people, title="关于社区食堂的提案"))
    supervising.choose_key(done, **choosing, by=people.chairpersons, at=at)
    leading.plan(done, plan="实地看一次。", due_on=due, by=people.clerk, at=at)
    yield "proposal.key_result", on(done, "proposal.key_result"), clerk, {"result": "三处食堂已经开张。"}
    replied = answered(people, filed(people, title="关于公交接驳的提案"))
    rating = {"grade": "good", "comment": "调研扎实。"}
    yield "handling.rate", on(replied, "handling.rate", replied.handlings.get()), unit, rating
    praised = answered(people, filed(people, title="关于盲道整治的提案"))
    honouring.rate_quality(praised.handlings.get(), grade="good", comment="", by=people.jiaoyu_head, at=at)
    yield "proposal.recommend", on(praised, "proposal.recommend"), unit, {"reason": "选题准，已经见效。"}


def of_reports(people: Cast, at: datetime) -> Iterator[Doing]:
    clerk, head, deputy = (cookie(people, part) for part in ("clerk", "head", "deputy"))
    draft = scene.drafted(people, title="关于候车亭的信息")
    yield "report.hand_in", on(draft, "report.hand_in"), deputy, {}
    handed = scene.handed_in(people, title="关于飞线充电的信息")
    edit = {"title": "飞线充电隐患突出", "text": scene.TEXT}
    yield "report.edit", on(handed, "report.edit"), clerk, edit
    whole, alike = scene.edited(people, title="关于校门口停车的信息"), scene.handed_in(people, "cosigner")
    yield "report.combine", on(alike, "report.combine"), clerk, {"into": whole.pk}
    prepared = scene.issuing.begin([scene.edited(people, title="关于托育的信息")], by=people.clerk, at=scene.EDITED)
    yield "issue.sign", on(prepared, "issue.sign"), head, {"reviewed_by": "沈主任"}
    signed = scene.signed(people, scene.edited(people, title="关于夜间路灯的信息"))
    yield "issue.send", on(signed, "issue.send"), clerk, {"upper": "on", "units": [people.units["jiaoyu"].pk]}
    today = timezone.localdate()
    out = scene.sent(people, scene.edited(people, title="关于护学岗的信息"))
    noted = {"leader": "何副区长", "text": "请交警、教育部门研究。", "on": today}
    yield "report.note", on(out, "report.note"), clerk, noted
    taken = scene.sent(people, scene.edited(people, title="关于公园厕所的信息"))
    yield "report.adopt", on(taken, "report.adopt"), clerk, {"level": "district", "way": "single", "on": today}


def of_conveners(people: Cast, at: datetime) -> Iterator[Doing]:
    township = people.townships["yunqiao"]
    values = {"year": timezone.localdate().year, "township": township, "text": "每月走访一次。"}
    plan = write(body=people.body, values=values, by=people.station, at=at)
    yield "year_plan.report", on(plan, "year_plan.report"), cookie(people, "station"), {"report": "走访十一次。"}


def test_a_killed_act_is_done_wholly_or_not_at_all(house: Served) -> None:
    people, at = scene.committee(), timezone.now() - timedelta(days=3)
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    scenes = (of_clues, of_proposals, of_what_is_led_and_rated, of_reports, of_conveners)
    doings = [doing for each in scenes for doing in each(people, at)]
    wholly_or_not_at_all(house, people, doings, MODELS, {"proposal.merge": 2})  # one entry for each of the pair
