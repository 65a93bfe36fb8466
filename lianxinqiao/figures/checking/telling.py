"""Which figure a phrase tells of by its words, in whatever order they stand: the thing that is counted, and what was done of it.

It is asked where no usual wording fits. Each word for a thing or a deed must belong to the figure, and what is not
understood must be little and must not stand before the thing itself. No database.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.checking.told import TOLD, Told, Word
from lianxinqiao.figures.checking.told.deeds import DEEDS
from lianxinqiao.figures.checking.told.kinds import Tags
from lianxinqiao.figures.checking.told.plain import OTHERS, PART, PLAIN
from lianxinqiao.figures.checking.told.things import THINGS
from lianxinqiao.figures.claims.folding import fold

# 建议21件全部办复: all of them were, and how many they are is said of the whole.
ALL_DONE = re.compile(r"#([^，#]{0,6}?)(?:全部|全都|均|都|悉数|件件|条条|项项)[^，]*$")
TOTAL = re.compile(r"总数|总量")
DENIES = re.compile(r"[未没不非无难]")
# Things that people, rooms and words for anything else are too: they do not change what a sentence is about.
WEAK = frozenset(
    {
        "act",
        "sc_meeting",
        "deputy",
        "member",
        "citizen",
        "meeting",
        "matter",
        "item",
        "staff",
        "street",
        "report",
        "question",
        "trouble",
        "document",
        "village",
        "sc",
        "money",
    }
)
# Of these many keep records, so that every word beside them may count.
STRICT = frozenset(
    {"suggestions", "promises", "proposals", "opinions", "public_opinion", "filings", "motions", "deliberations"}
)
# Every deputy here is one of ours.
FROM_CITIZENS = frozenset({"citizen", "gather", "station", "reception", "received"})
CITIZENS_IN = re.compile(r"(?:群众|居民|选民)的?意见|接待日|联络站")
# What is done, and counted itself.
EVENTS = frozenset({"supervised", "talked", "coordinated", "appoint", "resigned", "by_elected", "co_opted"})
WHO = frozenset({"street", "station", "deputy", "member"})
NO_FILLERS = frozenset({"大会", "会上", "大会期间", "闭会", "期间", "其余", "尚", "党员", "机关党员", "党员干部"})
ALWAYS = frozenset({"deputy", "member", "act", "charge"})
BESIDE = frozenset(
    {"activities", "stations", "projects", "heard", "decisions", "inquiries", "publicity", "halls", "plans"}
)
LONG_ENOUGH = 4
LEAST_UNKNOWN, MOST_UNKNOWN = 4, 8
# What a clause of its own says before the number, for all that follows.
LENT = frozenset(
    {
        "between",
        "session",
        "first",
        "excellent",
        "key",
        "in_campaign",
        "voted",
        "deputy",
        "member",
        "trouble",
        "citizen",
        "sc",
    }
)


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


LONG = re.compile("|".join(fold(word) for word in PLAIN if len(word) >= LONG_ENOUGH))


@lru_cache(maxsize=256)  # a phrase is asked for several things in turn
def read(words: str) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words that tell something, and the stretches that nobody knows, in their order."""
    known: list[Word] = []
    strange: list[Word] = []
    last = 0
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
    named = frozenset().union(*(word.tags & (THINGS.keys() | EVENTS) for word in known))
    if "advice" in named and any(word.tags & FROM_CITIZENS for word in known):
        named |= {"opinion"}  # 意见 is anybody's, 群众意见 is not
    return named if named - WEAK else frozenset()


def _without(words: str, known: Sequence[Word]) -> str:
    return "".join(
        words[before.end if before else 0 : word.start if word else len(words)] + " "
        for before, word in zip([None, *known], [*known, None], strict=True)
    )


def is_part(words: str) -> bool:
    """Whether the words speak of a part of all, of a mean, of another time or of what is to be."""
    return PART.search(LONG.sub(" ", _without(words, read(words)[0]))) is not None


def is_of_others(words: str) -> bool:
    """Whether somebody speaks of himself, of one day, of some deputies, or of another level."""
    return OTHERS.search(words) is not None


def tags(words: str) -> Tags:
    """All that the words tell, of whatever thing."""
    return frozenset().union(*(word.tags for word in read(words)[0]))


def lent(words: str) -> Tags:
    return tags(words) & LENT


@dataclass(frozen=True, slots=True)
class Telling:
    told: Told
    by_name: bool  # the phrase itself says which thing it is
    anew: bool  # … by its own name, so that what narrowed it before does so no more
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


@cache
def _in_unit(unit: str) -> list[Told]:
    return [each for each in TOLD if unit in each.units]


def tell(words: str, unit: str, before: Before, has: Callable[[str], bool]) -> Telling | None:
    before = replace(before, whole=before.whole or TOTAL.search(words) is not None)
    words = ALL_DONE.sub(r"#\1", words)
    if is_part(words):
        return None
    known, strange = read(words)
    fits = [(each, each.is_named(known)) for each in _in_unit(unit) if has(each.figure)]
    fits = [(each, by_name) for each, by_name in fits if _fits(each, known, before, by_name=by_name)]
    top = max((_says(each, by_name=by_name) for each, by_name in fits), default=0)
    fits = [(each, by_name) for each, by_name in fits if _says(each, by_name=by_name) == top]
    if len({each.figure for each, _by_name in fits}) != 1:
        return None
    each, by_name = fits[0]
    if not _is_understood(each, known, strange, words) or (strange and not by_name and not each.needs):
        return None
    own = each.needed.union(*(word.tags for word in known))
    anew = any(word.tags & each.thing & (THINGS.keys() | EVENTS) for word in known)
    return Telling(each, by_name, anew, own, _without(words, known))


def _says(each: Told, *, by_name: bool) -> int:
    """How much of the figure is said: where several fit, the one that says most is meant."""
    return 2 * len(each.needs) + by_name + bool(each.within)


def _fits(each: Told, known: Sequence[Word], before: Before, *, by_name: bool) -> bool:
    """Whether the figure's thing is named or was, all that it needs is said, and nothing that it does not allow."""
    said = before.said
    if (each.within and each.within not in said) or (each.figure == "opinions.collected" and "in_campaign" in said):
        return False
    things = before.things | said & {"in_campaign", "sc"}
    if not by_name and not (things & each.thing and (each.needs or before.whole)):
        return False
    given = before.fresh | before.narrowed | (things | said) & WHO | (said if by_name else frozenset())
    if not all(need & given or any(word.tags & need for word in known) for need in each.needs):
        return False
    allowed = ALWAYS | each.thing | each.also | each.needed
    return before.narrowed <= allowed and all(word.tags & allowed for word in known)


def _is_understood(each: Told, known: Sequence[Word], strange: Sequence[Word], words: str) -> bool:
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
