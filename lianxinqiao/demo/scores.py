"""The duty records of 云河区's deputies: the year 2020 gathered, checked and frozen; the current year open, with claims."""

from datetime import date, timedelta

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.scores.actions import assessing, disputing
from lianxinqiao.scores.tables import presets

YEAR, TABLE = 2020, "yunhe-sample"
CLAIMS = (
    ("列席区法院行政庭审并提出意见", "法院的列席通知和签到，意见已经书面反馈。"),
    ("为社区讲民法典一课", "社区居委会的活动照片和签到，六十人到场。"),
    ("调解楼院停车纠纷", "楼院议事会记录，双方签字。"),
)


def past(town: Town) -> None:
    """Gathered in January of the next year, shown to everybody, one appeal settled, published, frozen."""
    clerk, deputy = town.offices["clerk"], town.chambers[YEAR].deputies[1]
    day = workday(date(YEAR + 1, 1, 11))
    assessment = assessing.begin(town.body, year=YEAR, table=presets()[TABLE], by=clerk, at=on(day, 9))
    assessing.gather(assessment, by=clerk, at=on(day, 10))
    assessing.preview(assessment, by=clerk, at=on(day, 11))
    at = on(workday(day + timedelta(days=3)), 9)
    appeal = disputing.appeal(assessment, text="十一月在社区讲课一次没有计入。", by=deputy, at=at)
    at = on(workday(day + timedelta(days=6)), 15)
    answer = "讲课由社区组织，不在归集范围；请下年度在申报里补充证明。"
    disputing.settle(appeal, upheld=False, answer=answer, by=clerk, at=at)
    assessing.publish(assessment, by=clerk, at=on(workday(day + timedelta(days=10)), 9))
    assessing.freeze(assessment, by=clerk, at=on(workday(day + timedelta(days=30)), 9))


def this_year(town: Town, chamber: Chamber, today: date) -> None:
    """Open, gathered last week; three claims wait for the office, one of them of the deputy whose door is shown."""
    clerk = town.offices["clerk"]
    begun = workday(max(today.replace(month=1, day=4), today - timedelta(days=40)))
    assessment = assessing.begin(town.body, year=begun.year, table=presets()[TABLE], by=clerk, at=on(begun, 9))
    assessing.gather(assessment, by=clerk, at=on(begun, 10))
    for place, (title, words) in enumerate(CLAIMS):
        done = begun + timedelta(days=place)
        by, at = chamber.deputies[place], on(workday(begun + timedelta(days=5 + place)), 16)
        disputing.claim(assessment, event="claim.other", on=done, title=title, words=words, by=by, at=at)
