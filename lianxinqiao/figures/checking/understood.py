"""What of a phrase is understood, and whether what is not could make it speak of something else. No database."""

import re

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.checking.usual import Usual

# Of suggestions the records of others are many: whoever else is named before, it is theirs.
OURS = frozenset({"suggestions", "promises", "contacts", "supervision"})
NARROWED = OURS | {"proposals", "opinions"}
# Of these many keep records: every word beside them counts.
AUTHORED = NARROWED | {"public_opinion", "filings", "deliberations", "requests", "plenary"}
SAID = "\ue000"  # where the words stood that say it
LONGEST_UNKNOWN = 12
EXAMPLES = re.compile(r"^.{1,60}等(?=#)")
ABOUT = re.compile(r"关于[^#]{0,40}等(?:方面)?的?|(?:围绕|就|针对)[^#，]{1,40}等(?:方面|课题)?(?=#|$)")
TOPIC = re.compile(r"(?:围绕|聚焦|针对|就|对)[^#，]{1,24}?(?=开展|组织|进行|$)")
PLACE = re.compile(r"[镇乡](?!村)|街道|社区|[\u4e00-\u9fff](?:局|委|院|支社|总支|支部)|公司|学校|热线|某")
STANDING = (wording.SESSION, wording.YEAR, wording.LAST_YEAR, wording.QUIET, wording.CLAUSE_ENDS)


def unknown(words: str, own: str) -> list[str]:
    """The words that are not understood, in their order; `own` is what the body's district is called."""
    for pattern in (*STANDING, wording.ALL_OF_THEM, wording.fillers(own)):
        words = pattern.sub(" ", words)
    return words.split()


def left(words: str, own: str) -> str:
    """What of the words is not understood."""
    return "".join(unknown(words, own))


def beside(said: re.Match[str], words: str, *, topic: bool = False) -> str:
    """What else the phrase says; examples of what is counted (庆泰路小学等14所) say nothing of it."""
    before = words[: said.start()]
    if before.endswith("等") and said[0].startswith("#"):
        before = ""
    if topic:
        before = TOPIC.sub("", before)
    return EXAMPLES.sub("", ABOUT.sub("", f"{before}{SAID}{words[said.end() :]}")).replace("#", " ")


def is_understood(each: Usual, said: str, rest: str, own: str) -> bool:
    """Whether nothing beside the words that say it could make it speak of something else.

    Who did a thing and how makes no other thing of it where the thing is the body's own; what stands right before
    its name, what names somebody, and every word beside what many record (建议, 提案, 意见) does.
    """
    before, _, behind = rest.partition(SAID)
    if not left(rest.replace(SAID, " "), own):
        return True
    if each.of in AUTHORED or each.others:
        return False
    if left(behind, own) and wording.OF_WHICH.match(behind):
        return False
    strange = unknown(before, own)
    if not strange:
        return True
    if wording.ON_A_TOPIC.search(before):
        return False
    since = before[before.rfind(strange[-1]) + len(strange[-1]) :]
    done = wording.DOING.search(since) or wording.DOING.match(said)
    return all(_is_harmless(words) for words in strange) and done is not None


def _is_harmless(words: str) -> bool:
    """Whether words that are not understood say neither of what, nor who."""
    return not (
        len(words) > LONGEST_UNKNOWN
        or wording.NARROWS.search(words)
        or wording.SOMEBODY.search(words)
        or PLACE.search(words)
    )
