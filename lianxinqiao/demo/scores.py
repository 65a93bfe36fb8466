"""The duty records of 云河区's deputies: the year 2020 gathered, checked and frozen; the current year open, with claims."""

from datetime import date, timedelta

from lianxinqiao.demo.clock import on, workday
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.scores.actions import assessing, disputing, samples, standards
from lianxinqiao.scores.models import Assessment, Point
from lianxinqiao.scores.stages import Counted
from lianxinqiao.scores.tables import presets

YEAR, TABLE, MEMBERS = 2020, "yunhe-sample", "minhang"
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
    _corrected(town, assessment, day)
    assessing.publish(assessment, by=clerk, at=on(workday(day + timedelta(days=10)), 9))
    assessing.freeze(assessment, by=clerk, at=on(workday(day + timedelta(days=30)), 9))
    _sample(town)


def _corrected(town: Town, assessment: Assessment, day: date) -> None:
    """A second deputy was right: the training stood in nobody's list, and is entered with the appeal that found it."""
    clerk, deputy = town.offices["clerk"], town.chambers[YEAR].deputies[4]
    at = on(workday(day + timedelta(days=4)), 10)
    text = "六月参加区里组织的预算审查培训，签到表上有我，没有计入学习培训。"
    appeal = disputing.appeal(assessment, text=text, by=deputy, at=at)
    at = on(workday(day + timedelta(days=7)), 15)
    disputing.settle(appeal, upheld=True, answer="查签到表第二页，属实，补记一次。", by=clerk, at=at)
    event, held = "training.attended", date(YEAR, 6, 17)
    disputing.correct(appeal, event=event, on=held, title="预算审查培训", by=clerk, at=at)


def _sample(town: Town) -> None:
    """One deputy's record of 2020, told as an example: what she saw again and again until it was done."""
    clerk = town.offices["clerk"]
    busiest = Point.objects.filter(assessment__body=town.body, assessment__year=YEAR, stage=Counted.COUNTED)
    first = busiest.filter(event="suggestion.lead").select_related("mandate__person").order_by("on").first()
    if first is None:
        return
    seat, at = first.mandate, on(workday(date(YEAR + 1, 3, 1)), 9)
    title = f"{seat.person.name}代表：一件建议跟一年"
    summary = "走访时听来的一句话，写成建议，跟着看到办成。没有大道理，只是每个月去问一次、看一次、记一次。"
    sample = samples.draft(town.body, title=title, summary=summary, mandates=[seat], by=clerk, at=at)
    text = f"把走访时听到的写成建议：{first.title}。"
    samples.add_step(sample, on=first.on, text=text, point=first, by=clerk, at=at)
    for point in busiest.filter(mandate=seat).exclude(pk=first.pk).order_by("on")[:4]:
        samples.add_step(sample, on=point.on, text=f"{point.title}，顺路再看一次。", point=point, by=clerk, at=at)
    if sample.steps.count() > 1:
        samples.publish(sample, by=clerk, at=at)


def this_year(town: Town, chamber: Chamber, today: date) -> None:
    """Open, gathered yesterday; three claims wait for the office, one of them of the deputy whose door is shown."""
    clerk = town.offices["clerk"]
    begun = workday(max(today.replace(month=1, day=4), today - timedelta(days=40)))
    assessment = assessing.begin(town.body, year=begun.year, table=presets()[TABLE], by=clerk, at=on(begun, 9))
    at = on(workday(begun + timedelta(days=3)), 14)
    standards.draft(town.body, name="云河区代表履职评分标准（征求意见稿）", preset=TABLE, by=clerk, at=at)
    for place, (title, words) in enumerate(CLAIMS):
        done = begun + timedelta(days=place)
        by, at = chamber.deputies[place], on(workday(begun + timedelta(days=5 + place)), 16)
        disputing.claim(assessment, event="claim.other", on=done, title=title, words=words, by=by, at=at)
    assessing.gather(assessment, by=clerk, at=on(today - timedelta(days=1), 18))


def of_members(town: Town, today: date) -> None:
    """The CPPCC's members by 闵行's table: proposals, reports, meetings and studies gather themselves."""
    clerk = town.offices["liaison"]
    begun = workday(max(today.replace(month=1, day=4), today - timedelta(days=30)))
    table = presets()[MEMBERS]
    assessment = assessing.begin(town.body, year=begun.year, table=table, by=clerk, at=on(begun, 9))
    assessing.gather(assessment, by=clerk, at=on(today - timedelta(days=1), 18))
