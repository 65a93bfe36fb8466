"""Motions: handed in, sent to a committee, put on an agenda, adopted, handled as a suggestion."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("motions", "motions.turned", "件", r"议案#?转为?(?:代表)?建议|转为?(?:代表)?建议的?议案"),
    usual("motions", "motions.turned", "件", r"转(?:为|作)(?:代表)?建议(?:、批评和意见)?(?:办理|处理)?", needs=True),
    usual("motions", "motions.listed", "件", r"列入(?:大会|会议|常委会(?:会议)?)?议程的?议案|议案[^#，]{0,6}列入(?:大会|会议)?议程"),
    usual("motions", "motions.listed", "件", r"列入(?:大会|会议|常委会(?:会议)?)?议程", needs=True),
    usual("motions", "motions.referred", "件", r"(?:交付|交由|交|转交)(?:各|有关|相关)?(?:专门|工作|专门（工作）)?委员会(?:审议|研究|审查)的?议案"),
    usual("motions", "motions.referred", "件", r"(?:交付|交由|交|转交)(?:各|有关|相关)?(?:专门|工作|专门（工作）)?委员会(?:审议|研究|审查)?", needs=True),
    usual("motions", "motions.adopted", "件", r"(?:表决|审议)通过的?议案"),
    usual("motions", "motions.adopted", "件", r"(?:获得?)?(?:表决|审议)通过", needs=True),
    usual("motions", "motions.of_deputies", "件", r"(?<!组成)(?:人大)?代表(?:依法|共同|联名)*(?:提出|提交)?了?的?#?议案(?!建议)|联名(?:提出|提交)?的?议案"),
    usual("motions", "motions.handed", "件", r"(?:收到|提出|提交|受理)?的?(?:各类)?议案(?!建议)"),
]  # fmt: skip
