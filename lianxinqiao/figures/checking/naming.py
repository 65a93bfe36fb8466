"""What words name: a kind of thing, a part of all, somebody else. No database."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from lianxinqiao.figures.checking import understood, wording
from lianxinqiao.figures.checking.usual import FAMILIES, USUAL

Part = tuple[str, str]  # the code of a way and the word that asks for one part of it
Parts = Mapping[str, Mapping[str, Part]]  # by family, by the label as it is written
OF_DEPUTIES = "suggestions.raised"
KIND = "(?:领域|方面|系统|类)"


@dataclass(frozen=True)
class Names:
    """`own` is what the body's district is called (区), `has` says which figures bodies of this kind have."""

    own: str
    parts: Parts = field(default_factory=dict)
    has: Callable[[str], bool] = lambda figure: True
    district: str = ""  # 云河区: it is our own as 区 is

    def plainer(self, words: str) -> str:
        """The words without how and by what a thing was done, and without what every deputy here is: 区人大代表."""
        if self.district:
            words = words.replace(self.district, self.own)
        words = (
            wording.DONE.sub("", wording.ADVERBIAL.sub("", words))
            .replace("乡镇（街道）", "乡镇、街道")
            .replace("乡镇(街道)", "乡镇、街道")
        )
        return (
            re.sub(rf"(?<![全辖])(?:本|我)?{self.own}(?=人大|政协|代表(?!团)|委员(?!会))", "", words)
            if self.own
            else words
        )

    @cached_property
    def _families(self) -> list[tuple[str, re.Pattern[str]]]:
        """The families of which a body of this kind has figures."""
        there = {each.of for each in USUAL if self.has(each.figure)}
        named = {name: words for name, words in FAMILIES.items() if name in there or name == "proposals"}
        if "proposals" in there:
            named["proposals"] += "|立案|并案"  # elsewhere suggestions are merged, and courts open cases
        return [(name, re.compile(words)) for name, words in named.items()]

    def family_of(self, words: str) -> str:
        """What kind of thing the words name; "" where they say only what was done."""
        return next((name for name, pattern in self._families if pattern.search(words)), "")

    def is_elsewhere(self, words: str, family: str) -> bool:
        """Whether the words speak of somebody else's records."""
        words = wording.EVERYWHERE.sub("", wording.ALL_OF_THEM.sub("", words))
        if family in understood.OURS:
            return wording.others(self.own).search(words) is not None
        return wording.elsewhere(self.own).search(words) is not None

    def is_theirs(self, words: str) -> bool:
        """Whether the words speak of the district's other body: the last clause that names one of the two says which.

        Nobody in the CPPCC is called a deputy: whatever deputies did is the congress's, also where nothing says so.
        """
        ours = [seated for figure, (_named, seated) in wording.BODIES.items() if self.has(figure)]
        theirs = [named for figure, (named, _seated) in wording.BODIES.items() if not self.has(figure)]
        deputies = None if self.has(OF_DEPUTIES) else wording.BODIES[OF_DEPUTIES][1]
        words = wording.TOGETHER.sub("", wording.ADVERBIAL.sub("", words))
        for clause in reversed(wording.CLAUSE_ENDS.split(words)):
            if any(each.search(clause) for each in ours):
                return False
            if any(each.search(clause) for each in theirs):
                return True
            if deputies and deputies.search(clause):
                return True
            deputies = None
        return False

    def without_any_part(self, words: str) -> str:
        """The words without what the district calls its units, delegations and townships."""
        for family in self.parts:
            words = self.without_parts(words, family)[0]
        return words

    def without_parts(self, words: str, family: str) -> tuple[str, Part | None]:
        """The words without the longest label of a part that they name, and that part."""
        labels, words = self.parts.get(family, {}), words.replace("，", ",")
        best = max((label for label in labels if label in words), key=len, default="")
        if not best:
            return words, None
        return re.sub(rf"(?:涉及|有关|关于)?{re.escape(best)}{KIND}?", "", words, count=1), labels[best]
