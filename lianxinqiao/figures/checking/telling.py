"""Which figure a phrase tells of by its words, in whatever order they stand: the thing that is counted, and what was done of it.

It is asked where no usual wording fits. Each word for a thing or a deed must belong to the figure, and what is not
understood must be little and must not stand before the thing itself. No database.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.checking.told import TOLD, Told
from lianxinqiao.figures.checking.told.deeds import DEEDS
from lianxinqiao.figures.checking.told.plain import OTHERS, PART, PLAIN
from lianxinqiao.figures.checking.told.things import THINGS
from lianxinqiao.figures.claims.folding import fold

Tags = frozenset[str]
# 建议21件全部办复: all of them were, and how many they are is said of the whole.
ALL_DONE = re.compile(r"#(?:全部|全都|均|都|悉数)[^，]*$")
TOTAL = re.compile(r"总数|总量")
DENIES = re.compile(r"[未没不非无难]")
# Things that people, rooms and words for anything else are too: they do not change what a sentence is about.
WEAK = frozenset(
    {"act", "sc_meeting", "deputy", "member", "citizen", "meeting", "matter", "item", "staff", "street", "report", "question", "trouble", "document", "village", "sc", "money"}
)
# Of these many keep records, so that every word beside them may count.
STRICT = frozenset({"suggestions", "promises", "proposals", "opinions", "public_opinion", "filings", "motions", "deliberations"})
# Every deputy here is one of ours.
FROM_CITIZENS = frozenset({"citizen", "gather", "station", "reception", "received"})
WHO = frozenset({"street", "station", "deputy", "member"})
NO_FILLERS = frozenset({"其余", "尚", "党员", "机关党员", "党员干部"})
ALWAYS = frozenset({"deputy", "member", "act"})
BESIDE = frozenset({"activities", "stations", "projects", "heard", "decisions", "inquiries", "publicity", "halls", "plans"})
LEAST_UNKNOWN, MOST_UNKNOWN = 4, 8
# What a clause of its own says before the number, for all that follows.
LENT = frozenset({"between", "session", "first", "excellent", "key", "in_campaign", "voted", "deputy", "member"})


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    tags: Tags
    start: int
    end: int

    @property
    def things(self) -> Tags:
        return self.tags & THINGS.keys()


@cache
def lexicon() -> dict[str, Tags]:
    found: dict[str, set[str]] = {}
    for tags in (THINGS, DEEDS):
        for tag, said in tags.items():
            for word in said:
                for form in {word, wording.DONE.sub("", word)}:
                    found.setdefault(fold(form), set()).add(tag)
    return {word: frozenset(tags) for word, tags in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    fillers = (word for word in wording.FILLERS if not DENIES.search(word) and word not in NO_FILLERS)
    plain = {fold(wording.DONE.sub("", word)) for word in (*PLAIN, *fillers)}
    every = {*lexicon(), *plain}
    return re.compile("|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word))))


def read(words: str) -> tuple[list[Word], list[Word]]:
    """The words that tell something, and the stretches that nobody knows, in their order."""
    known, strange, last = [], [], 0
    for match in _pattern().finditer(words):
        strange += _strange(words, last, match.start())
        last = match.end()
        if tags := lexicon().get(match[0]):
            known.append(Word(match[0], tags, match.start(), match.end()))
    return known, strange + list(_strange(words, last, len(words)))


def _strange(words: str, start: int, end: int) -> Iterator[Word]:
    for match in re.finditer(r"[\w%]+", words[start:end]):
        yield Word(match[0], frozenset(), start + match.start(), start + match.end())


def things(words: str) -> Tags:
    """The things that the words name; without weak ones, where there are others."""
    known = read(words)[0]
    named = frozenset().union(*(word.things for word in known))
    if "advice" in named and any(word.tags & FROM_CITIZENS for word in known):
        named |= {"opinion"}  # 意见 is anybody's, 群众意见 is not
    return named if named - WEAK else frozenset()


def _without(words: str, known: list[Word]) -> str:
    return "".join(
        words[before.end if before else 0 : word.start if word else len(words)] + " "
        for before, word in zip([None, *known], [*known, None], strict=True)
    )


def is_part(words: str) -> bool:
    """Whether the words speak of a part of all, of a mean, of another time or of what is to be."""
    return PART.search(_without(words, read(words)[0])) is not None


def is_of_others(words: str) -> bool:
    """Whether somebody speaks of himself, of one day, of some deputies, or of another level."""
    return OTHERS.search(words) is not None


def lent(words: str) -> Tags:
    return frozenset().union(*(word.tags for word in read(words)[0])) & LENT


@dataclass(frozen=True, slots=True)
class Telling:
    told: Told
    by_name: bool  # the thing is named in the phrase itself
    tags: Tags
    rest: str  # without the words that tell it


@dataclass(frozen=True, slots=True)
class Before:
    """What stood before the phrase: the things that the sentence named, what it said of them, and what narrows them."""

    things: Tags = frozenset()
    said: Tags = frozenset()
    fresh: Tags = frozenset()  # … in the clause right before
    narrowed: Tags = frozenset()  # the number in the same clause counts a part of all
    whole: bool = True  # nothing was counted yet


def tell(words: str, unit: str, before: Before, has: Callable[[str], bool]) -> Telling | None:
    carried, said = before.things | before.said & {"in_campaign"}, before.said
    whole = before.whole or TOTAL.search(words) is not None
    words = ALL_DONE.sub("#", words)
    known, strange = read(words)
    if is_part(words):
        return None
    best: list[tuple[int, Told, bool]] = []
    for each in TOLD:
        if unit not in each.units or not has(each.figure) or (each.within and each.within not in said):
            continue
        if each.figure == "opinions.collected" and "in_campaign" in said:
            continue
        by_name = any(word.tags & each.thing for word in known)
        if not by_name and not (carried & each.thing and (each.needs or whole)):
            continue
        given = before.fresh | before.narrowed
        extra = said & frozenset().union(*each.needs) if each.needs else frozenset()
        if not all(any(word.tags & need for word in known) or (by_name and need & extra) or need & WHO & (carried | said) or need & given for need in each.needs):
            continue
        allowed = ALWAYS | each.thing | each.also | frozenset().union(*each.needs)
        if not all(word.tags & allowed for word in known) or before.narrowed - allowed:
            continue
        best.append((2 * len(each.needs) + by_name + bool(each.within), each, by_name))
    if not best:
        return None
    top = max(rank for rank, _each, _by_name in best)
    first = [(each, by_name) for rank, each, by_name in best if rank == top]
    if len({each.figure for each, _by_name in first}) > 1:
        return None
    each, by_name = first[0]
    if not _is_understood(each, known, strange, words):
        return None
    tags = frozenset().union(*(word.tags for word in known)) if known else frozenset()
    return Telling(each, by_name, tags | extra_of(each), _without(words, known))


def extra_of(each: Told) -> Tags:
    return frozenset().union(*each.needs) if each.needs else frozenset()


def _is_understood(each: Told, known: list[Word], strange: list[Word], words: str) -> bool:
    most = LEAST_UNKNOWN if each.of in STRICT else MOST_UNKNOWN
    if sum(len(word.text) for word in strange) > most:
        return False
    if any(DENIES.search(word.text) for word in strange):
        return False
    if any(wording.SOMEBODY.search(word.text) for word in strange):
        return False
    if each.of not in STRICT | BESIDE:
        return True
    starts = [word.start for word in known if word.tags & (each.thing | WHO) & (THINGS.keys() | WHO)]
    for word in strange:
        behind = words[word.end :]
        if any(words[word.end : start] in {"", "的", "性"} for start in starts) or behind.startswith("的#"):
            return False
    return True
