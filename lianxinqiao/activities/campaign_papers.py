"""The closing report of a campaign: its words, and its figures as they stand in its rows."""

from lianxinqiao.activities import queries
from lianxinqiao.activities.models import Campaign, Problem
from lianxinqiao.paper.letter import Column, Paragraph, Report, Section, Table, paragraphs
from lianxinqiao.paper.text import date_text


def closing(campaign: Campaign) -> Report:
    """总结报告. A figure that has no rows is not told."""
    until = f"至{date_text(campaign.to_on)}" if campaign.to_on else ""
    rows = queries.on_the_way(campaign)
    told = [(str(word), number, target or "", _share(number, target)) for _code, word, number, target in rows]
    columns = (Column("项目"), Column("完成", "number"), Column("目标", "number"), Column("完成率"))
    open_ones = Problem.objects.filter(campaign=campaign).exclude(stage="struck_off")
    sections = [
        Section(
            "一、基本情况", 1, (Paragraph(campaign.aim), Paragraph(f"活动自{date_text(campaign.from_on)}开始{until}。"))
        ),
        Section("二、数字", 1, (), (Table.of(columns, told, note="数字由每一条登记得出，可以逐条打开。"),)),
    ]
    if count := open_ones.count():
        lines = [Paragraph(f"{row.host}：{row.text}（责任单位：{row.organization.name}）") for row in open_ones[:50]]
        sections.append(Section(f"三、还没有销号的问题（{count}个）", 1, tuple(lines)))
    if campaign.closing:
        number = "四" if count else "三"
        sections.append(Section(f"{number}、总结", 1, paragraphs(campaign.closing)))
    return Report(f"“{campaign.name}”总结", tuple(sections), unit=campaign.body.name, on=campaign.to_on)


def _share(number: int, target: int | None) -> str:
    return f"{round(number * 100 / target)}%" if target else ""
