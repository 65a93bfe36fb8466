"""The government's projects, the schools that open, and livelihood projects by vote."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("projects", "projects.schools_opened", "所", r"投入使用的中小学、幼儿园|#?(?:学校|中小学校?|幼儿园|小学|中学)(?:(?:、|和)幼儿园)?(?:如期|按期)?(?:建成|竣工)?(?:投入使用|投用|建成|启用|开学)"),
    usual("projects", "projects.schools_opened", "所", r"(?:建成|竣工)?(?:投入使用|投用|启用)的?(?:中小学校?|学校|小学|中学)(?:(?:、|和)幼儿园)?"),
    usual("projects", "projects.school_places", "个", r"(?:新增|增加|增添)(?:优质|公办|义务教育|中小学|基础教育)*学位"),
    usual("projects", "projects.asked", "条 件 个 项", r"(?:征集|收集|收到)到?的?(?:各类)?民生实事(?:项目)?(?:线索|建议|意见|需求)|民生实事(?:项目)?(?:征集|收集|收到)到?的?(?:线索|建议|意见|需求)"),
    usual("projects", "projects.voted", "项 件 个", r"票决(?:产生|确定|选出|出)*了?的?#?(?:年度)?民生实事(?:项目)?|民生实事项目票决|(?:表决|投票)(?:产生|确定|选出)的?#?民生实事(?:项目)?"),
    usual("projects", "projects.voted", "项 件 个", r"票决(?:产生|确定|选出|出)*", needs=True),
    usual("projects", "projects.key", "项 个", r"(?:事关)?民生(?:改善)?的?重点(?:工程)?项目|重点(?:民生)?(?:工程)?项目", own="key"),
    usual("projects", "projects.opened", "项 个", r"(?:建成|竣工)?(?:投入使用|投用|竣工)的?项目"),
    usual("projects", "projects.opened", "项 个", r"(?:建成|竣工)?(?:投入使用|投用|投运)|竣工", needs=True),
]  # fmt: skip
