"""Documents put on record and reviewed, and what is handed to other organs and taken from them."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("requests", "filings.requests_told", "件 条", r"(?:已|予以)?(?:告知|反馈|回复|答复)(?:结果)?", needs=True),
    usual("requests", "filings.requests", "件 条", r"(?:收到|受理|研究处理|办理)?的?(?:公民|群众|公民、组织)?(?:提出的?)?#?审查(?:要求|建议)(?:、(?:审查)?建议)?"),
    usual("filings", "filings.of_streets", "件", r"(?:乡镇|街道)(?:、(?:乡镇|街道))?(?:办事处)?(?:报备|报送)?的?(?:规范性)?文件"),
    usual("filings", "filings.of_streets", "件", r"(?:乡镇|街道|镇街)(?:(?:、|和)(?:乡镇|街道))?(?:政府|办事处)?(?:报备|报来|报送)", needs=True),
    usual("filings", "filings.late", "件", r"迟报|(?:未按时|未及时|逾期|超期)(?:报备|报送)?", needs=True, own="late on_time"),
    usual("filings", "filings.registered", "件", r"(?:接收|收到|受理|报备|报送|备案)(?:登记|审查|备案|报备)*的?(?:各类)?#?规范性文件|规范性文件#?(?:报备|备案|报送)(?:登记)?"),
    usual("filings", "filings.questioned", "件 条", r"(?:提出|发出)了?(?:书面)?(?:审查|纠正|修改)?意见", needs=True),
    usual("filings", "filings.mended", "件", r"(?:修改|废止|撤销)(?:(?:、|或者|或|和)(?:修改|废止|撤销))*|纠正|改正", needs=True),
    usual("filings", "filings.mended", "件", r"(?:督促|推动|要求)(?:制定机关)?(?:(?:纠正|改正|修改|废止)(?:、|或者|或|和)?)+的?(?:规范性)?文件"),
    usual("filings", "filings.reviewed", "件", r"审查(?!意见|建议|要求)", needs=True),
    usual("taken", "exchange.received_late", "件", r"(?:逾期|超期)(?:反馈|办理)?", needs=True, own="late", others=True),
    usual("taken", "exchange.received_answered", "件", r"(?:办理)?(?:反馈|办结|回复)", needs=True, others=True),
    usual("taken", "exchange.received", "件 项", r"(?:接收|收到|签收|承接)(?:省|市|上级|下级|其他|兄弟[区县市]|人大|政协|机关|常委会)*移送来?的?(?:事项)?", others=True),
    usual("handed", "exchange.sent_refused", "件", r"(?:被)?退回", needs=True, own="returned", others=True),
    usual("handed", "exchange.sent_answered", "件", r"反馈|回复|办结", needs=True, others=True),
    usual("handed", "exchange.sent", "件 项", r"(?:向(?:(?:省|市|上级|下级|其他)(?:人大|政协|机关)?(?:常委会)?(?:机关)?)*)?移送(?:[^#]{0,8})?事项", others=True),
]  # fmt: skip
