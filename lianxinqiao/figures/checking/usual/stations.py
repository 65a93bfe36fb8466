"""Stations and their reception days."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("stations", "stations.improved", "个", r"联络站的(?:硬件)?改造(?:提升)?"),
    usual("stations", "stations.improved", "个", r"(?:改造|提升|升级)(?:、)?(?:提升|改造)?了?的?#?(?:人大)?(?:代表)?联络站"),
    usual("stations", "stations.improved", "个", r"联络站(?:进行|实施)?了?(?:改造提升|提升改造|提档升级|改造升级|升级改造)"),
    usual("stations", "stations.improved", "个", r"(?:完成|实施|新)?(?:硬件)?(?:改造提升|提升改造|提档升级|改造升级|升级改造)", needs=True),
    usual("stations", "stations.key", "个", r"重点(?:打造|建设)的?#?(?:人大)?(?:代表)?联络站|联络站[^#]{0,6}重点打造|重点(?:联络)?站", own="key"),
    usual("stations", "stations.key", "个", r"重点(?:打造|建设)(?:的)?(?:(?:示范|精品|样板)站)?", needs=True, own="key"),
    usual("stations", "stations.all", "个", r"(?:人大)?(?:代表)?联络站(?:\(室\)|（室）)?"),
    usual("receptions", "receptions.held", "次", r"(?:代表)?接待日(?:活动)?|接待(?:群众|选民|选民群众)?活动"),
    usual("receptions", "receptions.visitors", "人次 名", r"(?<!安排代表)(?<!组织代表)(?:接待日)?(?:接待|接访)了?(?:来访|的|各界|到访)*(?:选民群众|群众选民|选民|群众|居民|市民)"),
    usual("receptions", "receptions.kept_rate", "%", r"(?:代表)?(?:值班)?到岗率"),
    usual("receptions", "receptions.turns", "人次 名", r"(?:排定|安排|应到|应当到岗)的?(?:代表)?值班(?:代表)?", planned=True),
    usual("receptions", "receptions.turns", "人次 名", r"(?:值班代表|代表值班)(?:应到|应当到岗)", planned=True),
    usual("receptions", "receptions.came", "人次 名", r"(?:值班代表|代表值班)(?:实际)?到岗|(?:实际)?到岗的?(?:代表)?值班(?:代表)?"),
    usual("receptions", "receptions.came", "人次 名", r"(?:实际)?(?:代表)?到岗(?:代表)?|实到", needs=True),
]  # fmt: skip
