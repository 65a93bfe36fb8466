"""What the meetings of 云河区 are told from: days, offices, who is exchanged, what is planned."""

DAYS = ((2, 27), (4, 24), (6, 23), (8, 21), (9, 25), (10, 30), (12, 25))
SEATS = 27
BEFORE_2020 = 23  # standing committee meetings of the term that were held before
CHAIRS_BEFORE = 46
PLACE = "区人大机关三楼常委会会议室"
# Each meeting's acts: a swap is a removal and an appointment to the same post.
CHANGES: tuple[tuple[tuple[str, str, int], ...], ...] = (
    (("swap", "bureau", 1), ("appoint", "judge", 3)),
    (("swap", "bureau", 2), ("appoint", "prosecutor", 2), ("remove", "prosecutor", 1), ("remove", "street", 1)),
    (("swap", "chamber", 1), ("appoint", "judge", 3), ("remove", "judge", 1)),
    (
        *(("swap", "organ", 1), ("swap", "bureau", 1), ("appoint", "supervisor", 2)),
        *(("appoint", "vice_president", 1), ("appoint", "assessor", 6)),
    ),
    (("remove", "judge", 3), ("appoint", "judge", 3)),
    (("swap", "bureau", 2), ("swap", "street", 1), ("appoint", "panel", 2)),
    (("swap", "vice_procurator", 1), ("appoint", "judge", 3)),
)
# What kinds of office there are: kind by law, organ, titles, how many hold each.
OFFICES: dict[str, tuple[str, str, tuple[str, ...], int]] = {
    "judge": ("court", "云河区人民法院", ("审判员",), 14),
    "chamber": ("court", "云河区人民法院", ("立案庭庭长", "民事审判庭庭长", "刑事审判庭庭长", "执行局局长"), 1),
    "vice_president": ("court", "云河区人民法院", ("副院长",), 2),
    "prosecutor": ("procuratorate", "云河区人民检察院", ("检察员",), 8),
    "vice_procurator": ("procuratorate", "云河区人民检察院", ("副检察长",), 2),
    "panel": ("procuratorate", "云河区人民检察院", ("检察委员会委员",), 2),
    "supervisor": ("supervision", "云河区监察委员会", ("委员",), 3),
    "organ": (
        *("organ", "云河区人大常委会"),
        ("办公室主任", "财政经济工作委员会主任", "法制工作委员会主任", "代表工作委员会主任"),
        1,
    ),
    "assessor": ("assessor", "云河区人民法院", ("人民陪审员",), 12),
}
BUREAUS = ("jiaoyu", "minzheng", "renshe", "zhujian", "chengguan", "jiaotong", "shuili", "nongye", "caizheng", "shangwu", "shichang", "yingji")  # fmt: skip
NOMINATES = {
    "government": "区长",
    "court": "区人民法院院长",
    "assessor": "区人民法院院长",
    "procuratorate": "区人民检察院检察长",
    "supervision": "区监察委员会主任",
    "organ": "主任会议",
    "street": "主任会议",
}
REASONS = {"appoint": "经考察，符合任职条件，无不良反映。", "remove": "工作变动。"}
CHAIRS_HEARD = (
    "研究常委会党组年度工作要点", "研究疫情防控视察方案", "听取老旧小区改造调研情况", "研究视察上半年重点项目方案", "听取学前教育调研情况", "研究代表小组活动计划",
    "听取预算执行监督情况", "研究《传染病防治法》执法检查报告", "听取代表建议督办情况", "研究民生实事票决办法", "听取联络站提升工作情况", "研究区人大六次会议筹备工作",
)  # fmt: skip
PLANNED = ("检查《安全生产法》实施情况", "视察2020年下半年重点项目建设", "检查《传染病防治法》实施情况")
PLANNED_NOW = ("检查《消防法》实施情况", "视察全区医疗卫生机构建设", "检查《无障碍环境建设法》实施情况")
LEAVES = ("赴外地招商", "住院治疗", "参加上级培训", "处理防汛工作")
# Reports that the law asks for every year are a kind of their own.
KINDS_OF_REPORT = (
    ("整改情况", "mending"),
    ("审计工作报告", "audit"),
    ("国有资产", "assets"),
    ("环境状况", "environment"),
    ("债务", "debt"),
)


def kind_of_report(title: str) -> str:
    return next((kind for words, kind in KINDS_OF_REPORT if words in title), "report")
