"""Which proposals of 2020 were key, alike, not filed or praised, in whose name they were raised, and how they were rated."""

KEYS = {
    "推动开发区制造业企业智能化改造": ("区委书记", "区委主要领导"), "扩大普惠托育供给": ("区长", "区政府主要领导"),
    "推进云河岸线生态修复": ("区政协主席", "区政协主席"), "推进既有住宅加装电梯资金多元化": ("常务副区长", "区政府领导"),
    "培育区级农产品公用品牌": ("区政协副主席", "区政协领导班子成员"), "提高家庭医生签约服务质量": ("副区长", "区政府领导"),
    "抢救保护云河船工号子": ("区政协副主席", "区政协领导班子成员"), "完善企业注销一窗通办": ("区政协副主席", "区政协领导班子成员"),
}  # fmt: skip
# The one stands beside the other: handled together, answered both.
ALIKE = {"解决老旧小区消防通道堵塞": "加强电动自行车集中充电管理", "完善垃圾分类激励约束": "加强餐厨垃圾资源化利用"}
# Not filed: the ground, what became of it, and what its proposer is told.
NOT_FILED = {
    "个人住房拆迁补偿争议应予重新评估": (
        "personal",
        "letter",
        "反映的是本人亲属的具体诉求，已作为来信转有关单位研究。",
    ),
    "推介某品牌净水设备进学校": (
        "promotion",
        "not_filed",
        "内容为推介具体产品，不作为提案立案；校园饮水安全可另行提出。",
    ),
    "进一步提高思想认识加强领导": ("empty", "not_filed", "没有具体情况和可以办理的建议，请调研后再提。"),
    "正在诉讼中的合同纠纷请予协调": ("case", "not_filed", "案件正在诉讼中，请依照诉讼程序主张权利。"),
    "反映城际公交票价不统一": ("", "handed_up", "票价由市级确定，已提交市政协。"),
    "反映返乡大学生隔离费用负担": ("empty", "report", "反映的是情况，已转为社情民意信息报送。"),
}
EXCELLENT = frozenset(
    {"盘活老城区闲置厂房发展创意产业", "扩大普惠托育供给", "推进云河岸线生态修复", "抢救保护云河船工号子"}
)
QUALITY = {
    "good": "情况摸得准，建议具体可行，便于落实。",
    "fair": "建议方向明确，可再补充测算依据。",
    "plain": "所提问题已在办理，建议较为原则。",
}
ORIGINS = ("member", "joint", "member", "party", "member", "sector", "member", "joint", "group", "member", "committee")
COMMITTEES = ("经济科技委员会", "教科文卫体委员会", "社会法制和民族宗教委员会", "文化文史和学习委员会")
NOTES = (
    ("visit", "上门走访，听取了委员对办理思路的补充。"), ("meeting", "请委员到单位面商，逐条回应建议。"),
    ("site", "与委员一同到现场查看，商定先后次序。"), ("phone", "电话沟通，约定形成初稿后再征求意见。"),
)  # fmt: skip
