"""What citizens say, and what becomes of it."""

from lianxinqiao.figures.checking.usual.kinds import ON_TIME, OPINION, usual

USUAL = [
    usual("opinions", "opinions.petitions", "件 项", r"(?:群众)?(?:检举控告|申诉求决)(?:(?:和|、)(?:申诉求决|检举控告))?(?:事项)?|(?:群众)?(?:来信来访)?的?检举、控告(?:和|、)申诉(?:求决)?"),
    usual("opinions", "opinions.raised", "条 件", r"(?:群众)?意见(?:建议)?(?:被)?(?:转为|转化为|形成|转成)(?:代表)?建议|(?:转|转化)为代表建议"),
    usual("opinions", "opinions.raised", "条 件", r"(?:被)?(?:代表)?(?:写进|写入|带进|吸收进|吸收为)了?(?:代表)?建议"),
    usual("opinions", "opinions.reopened", "条 件", r"重新办理的?群众意见", own="again"),
    usual("opinions", "opinions.reopened", "条 件", r"(?:因)?(?:群众)?(?:评价)?(?:不满意)?(?:后)?(?:要求)?重新办理", needs=True, own="again"),
    usual("opinions", "opinions.on_time", "条 件", rf"{ON_TIME}(?:答复|办复)的?群众意见|群众意见(?:建议)?{ON_TIME}(?:答复|办复)", own="on_time"),
    usual("opinions", "opinions.on_time", "条 件", rf"{ON_TIME}(?:答复|办复)", needs=True, own="on_time"),
    usual("opinions", "opinions.content", "条 件", r"群众满意(?:和|、)基本满意的?意见"),
    usual("opinions", "opinions.content", "条 件", r"满意(?:和|、)基本满意的?", needs=True, part="grade"),
    usual("opinions", "opinions.rated", "条 件", r"群众评价过?的?意见"),
    usual("opinions", "opinions.rated", "条 件", rf"由?群众(?:已)?(?:对#?{OPINION}的?(?:办理)?(?:情况|结果)?)?(?:作出|进行)?了?(?:满意度)?(?:评价|测评)", needs=True),
    usual("opinions", "opinions.solved", "条 件", r"(?:已)?解决的?群众意见|群众意见(?:建议)?(?:得到)?(?:已)?解决"),
    usual("opinions", "opinions.solved", "条 件", r"(?:得到|推动|帮助)?解决", needs=True),
    usual("opinions", "opinions.closed", "条 件", r"(?:已)?办结的?群众意见|群众意见(?:建议)?(?:已)?办结"),
    usual("opinions", "opinions.closed", "条 件", r"办结", needs=True),
    usual("opinions", "opinions.answered", "条 件", r"(?:已)?(?:答复|回复|反馈)的?群众意见|群众意见(?:建议)?(?:已)?(?:答复|回复)"),
    usual("opinions", "opinions.answered", "条 件", r"答复|回复|回应", needs=True),
    usual("opinions", "opinions.answered_rate", "%", r"群众意见(?:建议)?(?:答复|回复)率"),
    usual("opinions", "opinions.answered_rate", "%", r"(?:答复|回复)率", needs=True),
    usual("opinions", "opinions.solved_rate", "%", r"群众(?:意见|问题)(?:建议)?解决率"),
    usual("opinions", "opinions.solved_rate", "%", r"(?:问题)?解决率", needs=True),
    usual("opinions", "opinions.content_rate", "%", r"群众(?:对(?:意见)?(?:的)?(?:答复|办理|处理|回复)(?:情况|结果)?)?的?满意率"),
    usual("opinions", "opinions.collected", "条 件", rf"(?:收集|征集|收到|受理|听取|汇集|梳理)+到?的?(?:各类|各方面)?(?:社情民意(?!信息)|{OPINION})"),
    usual("opinions", "opinions.collected", "条 件", rf"群众(?:反映|提出)的?#?(?:各类)?{OPINION}"),
]  # fmt: skip
