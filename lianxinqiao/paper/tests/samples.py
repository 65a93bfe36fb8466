"""Papers that the tests lay out and that people look at: `python -m lianxinqiao.paper.tests.samples FOLDER`.

All names, numbers and places are invented.
"""

from datetime import date

from lianxinqiao.paper import forms, rounding
from lianxinqiao.paper.letter import (
    Chapter,
    Column,
    Compilation,
    Contact,
    Item,
    Letter,
    Report,
    Section,
    Table,
    paragraphs,
)

REPLY_BODY = """您提出的《关于加快老旧小区电动自行车充电设施建设的建议》（第087号）收悉。我局高度重视，会同区住房和城乡建设局、区消防救援大队专题研究，并于2020年4月16日到小区与您当面沟通。现答复如下：
一、基本情况
全区共有2000年以前建成的住宅小区118个，居民4.6万户，登记电动自行车5.2万辆。截至2019年底，已建集中充电点位3860个，每13.5辆车才有一个，楼道停放、飞线充电的现象在部分小区仍然存在。您反映的问题切中要害，也是群众反映比较集中的问题。
二、已经开展的工作
（一）摸清底数。今年2月至3月，组织12个镇街逐小区登记车辆和场地，形成一小区一档案，确定亟需建设的小区41个。
（二）先行试点。在城东街道、桥南街道各选两个小区试点，新增充电点位260个，配套建设雨棚、视频监控和自动灭火装置。
1.试点小区由属地街道牵头，社区、物业和业主代表共同商定选址。
2.收费标准公示，每度电收费不超过0.8元。
（1）充电服务费单独列明。
（2）设备运维单位电话上墙。
三、下一步打算
（一）分批建设
今年9月底前完成41个小区的充电点位建设，新增点位2400个；2021年6月底前实现老旧小区全覆盖。我们将建立月调度机制，每月向您通报进度，并请您参加验收。
（二）长效管理。推动将充电设施维护纳入物业服务合同；联合消防救援部门每季度开展一次检查，对发现的隐患限期整改，并把结果在小区公示栏公开。
感谢您对电动自行车消防安全工作的关心，恳请您继续监督支持。"""

REPLY = Letter(
    title="关于区十六届人大五次会议第087号建议的答复",
    paragraphs=paragraphs(REPLY_BODY),
    signatures=("云河区城市管理局",),
    on=date(2020, 6, 8),
    issuer="云河区城市管理局文件",
    number="云城管复〔2020〕12号",
    class_mark="A",
    publicity="公开",
    item_number="第087号建议",
    addressee="周明远代表：",
    contact=Contact("方晓", "0000-1234567"),
    attachments=("老旧小区电动自行车充电设施建设计划表", "代表建议办理情况征询意见表"),
    copies=("区人大常委会代表工作委员会", "区人民政府督查室", "区住房和城乡建设局", "区消防救援大队"),
    printed_by="云河区城市管理局办公室",
    printed_on=date(2020, 6, 8),
)

# Nothing but full characters, so that lines and characters can be counted.
GRID = Letter(title="版心", paragraphs=paragraphs("字" * 28 * 60), on=date(2020, 1, 1))

OPINION = forms.opinion_form(
    forms.Opinion(
        title="云河区第十六届人民代表大会第五次会议\n代表建议办理情况征询意见表",
        number="第087号",
        matter_title="关于加快老旧小区电动自行车充电设施建设的建议",
        deputy="周明远",
        delegation="城东代表团",
        phone="0000-7654321",
        unit="区城市管理局（主办）、区住房和城乡建设局（协办）",
        reply_number="云城管复〔2020〕12号",
        replied_on=date(2020, 6, 8),
        return_to="区人大常委会代表工作委员会",
        return_by=date(2020, 6, 30),
    )
)
RECEIPT = forms.receipt(
    forms.Delivery(
        title="代表建议复文送达回执",
        papers=("《关于区十六届人大五次会议第087号建议的答复》", "《代表建议办理情况征询意见表》"),
        sender="云河区城市管理局",
        receiver="周明远",
        delivered_on=date(2020, 6, 9),
        way="当面送达",
    )
)
SLIP = forms.registration_slip(
    forms.Registration(
        title="代表建议登记单",
        number="第087号",
        matter_title="关于加快老旧小区电动自行车充电设施建设的建议",
        proposers="周明远",
        cosigners="林巧云、高志峰",
        delegation="城东代表团",
        kind="城乡建设与管理",
        received_on=date(2020, 1, 9),
        registered_on=date(2020, 1, 10),
        points=("在41个老旧小区建设集中充电点位。", "公示充电收费标准。"),
        suggested_unit="区城市管理局",
        publicity="全文公开",
        clerk="许文",
    )
)
NOTICE = forms.assignment_notice(
    forms.Assignment(
        issuer="云河区人民政府督查室",
        title="关于交办区十六届人大五次会议代表建议的函",
        number="云督函〔2020〕3号",
        unit="区城市管理局",
        opening="区十六届人大五次会议期间代表提出的建议已经登记完毕。经研究，现将由你单位承办的建议交办给你们，请认真办理。",
        matters=(
            ("第087号", "关于加快老旧小区电动自行车充电设施建设的建议", "主办", date(2020, 7, 20)),
            ("第091号", "关于规范共享单车停放的建议", "主办", date(2020, 7, 20)),
            ("第103号", "关于在滨河公园增设无障碍通道的建议", "协办", date(2020, 6, 20)),
        ),
        requirements=(
            "主要负责人亲自研究，明确分管领导和承办科室。",
            "自收到之日起五个工作日内核对，不属于本单位职责的，书面说明理由后退回。",
            "答复前当面听取代表意见，答复函由主要负责人签发。",
        ),
        signature="云河区人民政府督查室",
        on=date(2020, 1, 20),
        contact=Contact("石岚", "0000-2223333"),
        copies=("区人大常委会代表工作委员会",),
    )
)
SHARES = rounding.sum_to_100([54, 33, 2, 4])
BY_CLASS = Table(
    columns=(Column("办理结果"), Column("件数", "number"), Column("占比", "percent")),
    rows=(
        ("已经解决或采纳（A）", 54, SHARES[0]),
        ("正在解决（B）", 33, SHARES[1]),
        ("列入计划（C）", 2, SHARES[2]),
        ("留作参考（D）", 4, SHARES[3]),
        ("合计", 93, sum(SHARES)),
    ),
    title="表1　按办理结果分类",
    note="注：占比按最大余数法取舍，合计为100%。",
    total=True,
)
REPORT = Report(
    title="关于区十六届人大五次会议代表建议办理情况的报告",
    subtitle="——2020年11月20日在区人大常委会第三十次会议上",
    unit="云河区人民政府督查室",
    on=date(2020, 11, 20),
    sections=(
        Section("一、总体情况", 1, paragraphs("会议期间代表共提出建议93件，已全部办理完毕。"), (BY_CLASS,)),
        Section(
            "二、主要做法", 1, paragraphs("（一）当面沟通。承办单位与代表见面率100%。\n（二）跟踪落实。逐件建账。")
        ),
    ),
)
BOOK = Compilation(
    title="云河区第十六届人民代表大会第五次会议\n代表建议及答复汇编",
    unit="云河区人大常委会代表工作委员会",
    on=date(2020, 12, 1),
    preface=paragraphs("本书收录会议期间代表提出的建议和承办单位的答复。"),
    chapters=(
        Chapter(
            "城乡建设",
            (
                Item(
                    "第087号",
                    "关于加快老旧小区电动自行车充电设施建设的建议",
                    "周明远、林巧云",
                    paragraphs("老旧小区充电难。\n一、问题\n点位不足。\n二、建议\n1.分批建设。\n2.公示收费。"),
                    "区城市管理局",
                    "关于区十六届人大五次会议第087号建议的答复",
                    REPLY.paragraphs,
                    "云河区城市管理局",
                    date(2020, 6, 8),
                ),
                Item("第091号", "关于规范共享单车停放的建议", "高志峰", paragraphs("共享单车乱停。")),
            ),
        ),
        Chapter("教育", (Item("第012号", "关于增加学前教育学位的建议", "苏婷", paragraphs("学位不足。")),)),
    ),
)
ALL = {
    "reply": REPLY,
    "grid": GRID,
    "opinion": OPINION,
    "receipt": RECEIPT,
    "slip": SLIP,
    "notice": NOTICE,
    "report": REPORT,
    "book": BOOK,
}


def main() -> None:
    """Write every sample as .docx and .pdf, to be looked at."""
    import sys
    from pathlib import Path

    from lianxinqiao.paper import docx, pdf

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in ALL.items():
        (folder / f"{name}.docx").write_bytes(docx.write(paper))
        (folder / f"{name}.pdf").write_bytes(pdf.write(paper))


if __name__ == "__main__":
    main()
