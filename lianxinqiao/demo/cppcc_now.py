"""The proposals of this year: something waits at each step of their life."""

from datetime import date, timedelta

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.cppcc_lives import read
from lianxinqiao.demo.cppcc_proposals import Proposing
from lianxinqiao.demo.people import Town
from lianxinqiao.opinions.citizens import ANYBODY
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.actions import clues as collecting
from lianxinqiao.proposals.actions import writing

# ------------------------------------------------------------------ the current year
# A clue with its source, and what became of it: published, set aside, or waiting.
CLUES = (
    ("老旧小区电梯维保费用分摊", "翠屏花园三栋两年没有年检，各户对维保费用怎么分意见不一。", "", "published"),
    (
        "中学周边公共自习空间不足",
        "周末社区图书室八点前坐满，初三学生只能去快餐店写作业。",
        "民盟云河区总支",
        "published",
    ),
    ("农村快递进村最后一公里", "望河镇七个村取件要到镇上，老人来回一趟两个小时。", "区供销社", "published"),
    ("要求更换本栋物业公司", "物业公司态度不好，要求换掉。", "", "set_aside"),
    ("河堤步道夜间照明", "柳溪东岸步道下半段没有路灯，晚上散步的人要打手电。", "", "received"),
)


def clues(teller: Proposing, shown: Post, today: date) -> None:
    """Collected from citizens, parties and units; one of them is the start of a member's draft."""
    body, office = teller.town.body, teller.clerk
    for place, (title, text, named, outcome) in enumerate(CLUES):
        at = on(workday(today - timedelta(days=40 - place * 6)), 10, place * 7)
        by = office if named else ANYBODY
        clue = collecting.give(body=body, values={"title": title, "text": text, "named": named}, by=by, at=at)
        later = at + timedelta(hours=3)
        if outcome == "published":
            collecting.publish(clue, title=title, text=text, by=office, at=later)
        elif outcome == "set_aside":
            collecting.set_aside(clue, reason="属于业主自治事项，已告知业主大会的办理办法。", by=office, at=later)
        if place == 1:
            writing.start(
                by=shown, at=later + timedelta(hours=5), title="关于增设中学周边公共自习空间的提案", clue=clue
            )


STEPS = ("write", "submit", "read", "decide", "assign", "accept", "answer", "judge")
# How far each of this year's has come, in the order of their texts: something waits at each step.
REACHED = (7, 5, 6, 5, 6, 4, 3, 6, 5, 4, 7, 3, 2, 2, 1, 0)


def this_year(town: Town, year: int, today: date) -> None:
    """What waits today: drafts, two to be read alike enough to be merged, one to file, units' shares, answers to rate."""
    teller = Proposing(town, town.chambers[year], 1949)
    shown = next(post for post in teller.chamber.deputies if post.person.user and post.person.user.name == "member")
    clues(teller, shown, today)
    for place, row in enumerate(read("proposals")["now"]):
        reached, day = REACHED[place], workday(today - timedelta(days=60 - place * 3))
        proposal = teller.write(row, place, day, by=shown if place in {0, 2, 6, 14, 15} else None)
        days = [workday(day + timedelta(days=each)) for each in (0, 2, 4, 7, 9, 14, 17)]
        if reached >= 1:
            writing.submit(proposal, by=teller.lead_of(proposal), at=on(min(days[0], today), 20, place))
        if reached >= 3 or place == 12:
            teller.review(proposal, row[0], place, min(days[1], today))
        if reached >= 4:
            teller.decide(proposal, row, place, min(days[2], today))
        if reached >= 5:
            teller.assign(proposal, row, place, min(days[3], today))
        if reached >= 6:
            teller.accept(proposal, place, min(days[4], today))
        if reached >= 6 and row[3]:
            teller.answer(proposal, row, place, min(days[6], today))
        if reached >= 7:
            teller.judge(proposal, place, min(workday(days[6] + timedelta(days=4)), today))
