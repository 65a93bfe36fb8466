"""Drafts as deputies write them: letters with a closing, filled-in forms, long headings, lead-in sentences."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from lianxinqiao.paper import reading


def word(*parts: Any) -> bytes:
    """Paragraphs, and tables as lists of rows."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


# name: (the file, title, cause, analysis, requests)
DRAFTS: dict[str, tuple[bytes, str, str, str, tuple[str, ...]]] = {
    "a letter with greeting, signature and day": (
        word("关于落款的建议", "一、问题", "乱停。", "二、建议", "划线。", "此致", "敬礼！", "建议人：试例甲", "2026年11月20日"),
        "关于落款的建议", "乱停。", "", ("划线。",),
    ),
    "a form of labels": (
        word(
            [
                ["案由", "关于表格式的建议"],
                ["领衔代表", "试例甲"],
                ["联系电话", "13900000001"],
                ["内容", "一、存在问题\n车辆乱停。\n二、具体建议\n1.划线。\n2.巡查。"],
            ]
        ),
        "关于表格式的建议", "车辆乱停。", "", ("划线。", "巡查。"),
    ),
    "long headings": (
        word(
            "关于长标题的建议",
            "一、当前非机动车停放管理工作中存在的主要困难和问题",
            "车辆乱停。",
            "二、关于进一步规范停放秩序的几点意见和建议",
            "1.划线。",
            "2.巡查。",
        ),
        "关于长标题的建议", "车辆乱停。", "", ("划线。", "巡查。"),
    ),
    "a lead-in instead of a heading": (
        word(
            "关于增设公交站的建议",
            "东篱社区两公里内没有公交站，老人出行不便。为此，提出以下建议：",
            "一、在社区东门增设公交站。",
            "二、早晚高峰加密班次。",
        ),
        "关于增设公交站的建议",
        "东篱社区两公里内没有公交站，老人出行不便。",
        "",
        ("在社区东门增设公交站。", "早晚高峰加密班次。"),
    ),
    "a lead-in under its heading": (
        word(
            "关于治理油烟的建议",
            "一、基本情况",
            "沿街餐饮油烟扰民。",
            "二、工作建议",
            "针对上述问题，现提出以下建议：",
            "（一）加装净化设施。",
            "（二）每季度检测一次。",
            "以上建议，请予研究采纳。",
        ),
        "关于治理油烟的建议", "沿街餐饮油烟扰民。", "", ("加装净化设施。", "每季度检测一次。"),
    ),
    "a lead-in as a line of its own": (
        word("关于补种行道树的建议", "去年冻死三十余株。", "具体建议如下：", "1、今春补种。", "2、落实管护。", "何清源", "2026年3月1日"),
        "关于补种行道树的建议", "去年冻死三十余株。", "", ("今春补种。", "落实管护。"),
    ),
    "a title on two lines": (
        word("关于加快推进老旧小区", "充电设施建设的建议", "一、存在的问题", "点位不足。", "二、具体建议", "（一）分批建设。"),
        "关于加快推进老旧小区充电设施建设的建议", "点位不足。", "", ("分批建设。",),
    ),
    "a form of four columns, some of them empty": (
        word(
            "云河区第十七届人民代表大会第五次会议代表建议",
            [
                ["标题", "关于修缮东篱步道的建议", "编号", ""],
                ["领衔代表", "试例甲", "联系电话", "13900000001"],
                ["代 表 团", "", "通讯地址", "东篱路1号"],
                ["附议人", "试例乙、试例丙", "邮编", "400000"],
            ],
            "步道多处塌陷。",
            "建议：",
            "一、修缮塌陷处。",
            "二、加装护栏。",
        ),
        "关于修缮东篱步道的建议", "步道多处塌陷。", "", ("修缮塌陷处。", "加装护栏。"),
    ),
    "causes between, measures as the last heading": (
        word(
            "关于破解停车难的建议",
            "一、城区停车供需矛盾的现状",
            "缺口三千个。",
            "二、造成停车难的主要原因",
            "规划不足。",
            "三、破解停车难的对策和措施",
            "（一）建设立体车库。",
            "选址在旧厂区。",
            "（二）错时开放单位车位。",
        ),
        "关于破解停车难的建议", "缺口三千个。", "规划不足。", ("建设立体车库。\n选址在旧厂区。", "错时开放单位车位。"),
    ),
    "points whose own headings speak of measures": (
        word("关于社区食堂的建议", "老人用餐不便。", "建议：", "一、完善建设运营的扶持措施", "给予租金补贴。", "二、规范问题投诉的处理办法", "公布电话。"),
        "关于社区食堂的建议",
        "老人用餐不便。",
        "",
        ("完善建设运营的扶持措施\n给予租金补贴。", "规范问题投诉的处理办法\n公布电话。"),
    ),
    "two signatures and a day in Chinese figures": (
        word(
            "关于增设护学岗的建议",
            "早晚高峰拥堵。",
            "建议：护学岗每天到岗。",
            "特此建议。",
            "云河区人大代表：试例甲",
            "试例乙、试例丙",
            "二〇二六年一月十二日",
        ),
        "关于增设护学岗的建议", "早晚高峰拥堵。", "", ("护学岗每天到岗。",),
    ),
    "a greeting on one line": (
        word("关于清淤的建议", "一、问题", "淤积。", "二、建议", "（1）汛前清淤。", "（2）定期巡查。", "此致敬礼！", "试例甲  2026年1月12日"),
        "关于清淤的建议", "淤积。", "", ("汛前清淤。", "定期巡查。"),
    ),
    "a contact and an enclosure at the end": (
        word("关于路灯的建议", "路太暗。", "建议", "1.装灯。", "2.接入监控。", "附件：现场照片", "联系人：试例甲", "联系电话：13900000001"),
        "关于路灯的建议", "路太暗。", "", ("装灯。", "接入监控。"),
    ),
    "a request that ends in a year": (
        word("关于防洪的建议", "堤防老化。", "建议：", "1.加固堤防，工期到2027年12月。", "2.更换闸门。"),
        "关于防洪的建议", "堤防老化。", "", ("加固堤防，工期到2027年12月。", "更换闸门。"),
    ),
    "a form whose text has a lead-in": (
        word(
            [
                ["建议题目：", "关于夜间公交的建议"],
                ["代表姓名", "试例甲"],
                ["建议内容", "夜班工人回家难。\n为此建议如下：\n1.开通夜班线。\n2.公布时刻表。\n试例甲\n2026年1月12日"],
            ]
        ),
        "关于夜间公交的建议", "夜班工人回家难。", "", ("开通夜班线。", "公布时刻表。"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_read_as_it_was_meant(name: str) -> None:
    content, title, cause, analysis, requests = DRAFTS[name]
    found = reading.read_suggestion(content)
    assert (found.title, found.cause, found.analysis, found.requests) == (title, cause, analysis, requests)


SENT = Path(__file__).parent / "cases"
AS_SENT = {
    "draft-closing-lines": "a letter with greeting, signature and day",
    "draft-form-table": "a form of labels",
    "draft-long-headings": "long headings",
}


@pytest.mark.parametrize("name", sorted({*AS_SENT, *(path.stem for path in SENT.iterdir())}))
def test_a_file_as_it_was_sent_is_read_as_it_was_meant(name: str) -> None:
    """The same drafts as Word keeps them, with its styles and settings."""
    found = reading.read_suggestion((SENT / f"{name}.docx").read_bytes(), name=f"{name}.docx")
    assert (found.title, found.cause, found.analysis, found.requests) == DRAFTS[AS_SENT[name]][1:]
