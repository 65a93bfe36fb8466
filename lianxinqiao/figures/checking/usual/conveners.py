"""Conveners of members, and what they organise: their consultations are theirs."""

from lianxinqiao.figures.checking.usual.kinds import usual

USUAL = [
    usual("conveners", "conveners.activities", "次 场", r"召集人(?:牵头|带领)?(?:组织)?(?:委员)?(?:开展)?的?活动|(?:乡镇、街道)?(?:各)?召集人[^#]{0,36}活动"),
    usual("conveners", "conveners.activities", "次 场", r"组织委员(?:开展)?[^#]{0,36}活动", needs=True),
    usual("conveners", "conveners.appointed", "名 个 人 位", r"(?:在全[省市]政协系统)?(?:率先)?(?:配备|聘任|选聘|配齐|选配)?了?(?:全区)?#?(?:乡镇、街道(?:[（(]管委会[)）])?)?(?:政协工作)?召集人"),
]  # fmt: skip
