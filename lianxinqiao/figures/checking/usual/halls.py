"""Questions that citizens and deputies deliberate."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("halls", "halls.concluded_rate", "%", r"议题办结率"),
    usual("halls", "halls.became", "个 件 项", r"(?:转化|转|变)(?:为|成)(?:代表)?(?:建议|意见)", needs=True),
    usual("halls", "halls.concluded", "个 件 项", r"(?:已)?(?:有)?#?(?:形成|得出|取得)了?(?:结果|结论|共识)|有了?结果|办结", needs=True),
    usual("halls", "halls.person_times", "人次", r"(?:群众)?(?:到场|现场)(?:参与)?(?:议事|协商)|参与(?:议事|协商)", needs=True),
    usual("halls", "halls.said", "条 人次 次", r"(?:居民和代表)?(?:在线|线上|公开)?(?:发言|留言)", needs=True),
    usual("halls", "halls.topics", "个 项 件", r"(?:上线|发起|发布|推出|设置)了?(?:协商|讨论)?议题", needs=True),
    usual("halls", "halls.topics", "个 项 件", r"(?:议事|协商|讨论)(?:平台)?(?:的|了)?#?议题|议题#?(?:协商|讨论)|议事厅(?:开题|公开)?(?:讨论|协商)了?的?#?议题"),
]  # fmt: skip
