"""Which figure each claim of a text speaks of: a sentence is read from left to right, and what it names is carried on.

A claim is bound where a usual wording stands in its phrase and every other word of the phrase is understood. A word that
makes a part of all (重点, 闭会, 教育类, 区住建局) binds it to that part of the figure, or, where no such part is known,
to nothing: 'no figure' is better than a wrong one. No database.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from lianxinqiao.figures.checking import matching, other_times, telling, understood, wording
from lianxinqiao.figures.checking.carried import Bound, Carried
from lianxinqiao.figures.checking.loosely import NEVER, Loosely, without_twins
from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.naming import KIND, Names, Parts
from lianxinqiao.figures.checking.phrases import Phrase, is_of_all, phrases
from lianxinqiao.figures.checking.usual import USUAL, Usual
from lianxinqiao.figures.claims import roles, units
from lianxinqiao.figures.claims.claim import Claim

OF_PART = re.compile(rf"^(?:涉及|关于|有关)?(.+?){KIND}?$")
QUOTED = re.compile(r"[“\"][^”\"]{1,30}[”\"]")
CAMPAIGN, IN_CAMPAIGN = "campaign", "in a campaign"
OF_CAMPAIGN = frozenset({"campaigns", "donations"})
UNKNOWN = "unknown"
# 从立案提案中遴选12件: so many were chosen, and the number is no beginning of a range.
CHOSEN = re.compile(r"从中|从[^#]{1,12}[中里](?:遴选|选|挑|确定|评|梳|理|归|整|提炼)")
SHARE = re.compile(r"占(?!比[例重]#?$)")
LAST_CLAUSE = re.compile(r"[，,；;]")
# Behind a semicolon the whole is spoken of anew: 逾期1件；首次评价满意123件.
ENDED = frozenset({"on_time", "late", "time", "grade", "first"})


@dataclass(frozen=True)
class Reader:
    """Reads sentences for one body; what it calls its parts and which figures it has say its names."""

    own: str
    parts: Parts = field(default_factory=dict)
    has: Callable[[str], bool] = lambda figure: True
    district: str = ""

    @cached_property
    def names(self) -> Names:
        return Names(self.own, self.parts, self.has, self.district)

    @cached_property
    def loosely(self) -> Loosely:
        return Loosely(self.names, self.has)

    @cached_property
    def _in_unit(self) -> dict[str, list[Usual]]:
        """The usual wordings of the figures that the body has, by the measure words that they count in."""
        found: dict[str, list[Usual]] = {}
        for each in USUAL:
            for unit in each.units if self.has(each.figure) else ():
                found.setdefault(unit, []).append(each)
        return found

    def bind(self, plain: str, claims: Sequence[Claim]) -> list[Bound | None]:
        found: list[Bound | None] = []
        for _start, sentence in groupby(claims, key=lambda claim: claim.sentence_start):
            found += self._sentence(plain, list(sentence))
        return found

    def named(self, plain: str, claim: Claim, names: Mapping[tuple[str, str], str]) -> Bound | None:
        """What a claim speaks of by a figure's own printed name (`names`), which goes before any usual wording."""
        found = matching.named(plain, claim, names, own=self.own)
        if (
            found is None
            or not self.has(found.figure)
            or self.names.is_theirs(plain[claim.sentence_start : claim.start])
        ):
            return None
        return Bound(found.figure, found.when, found.words)

    def _sentence(self, plain: str, claims: list[Claim]) -> list[Bound | None]:
        carried = Carried()
        if telling.CITIZENS_IN.search(claims[0].sentence):
            carried.said |= {"citizen"}
        found: list[Bound | None] = []
        last = claims[0].start
        for claim, phrase in zip(claims, phrases(plain, claims), strict=True):
            if any(sign in plain[last : claim.start] for sign in ";；"):
                carried.narrowed -= ENDED
                carried.sibling = ""
            last = claim.end
            self._hear(phrase, carried)
            said = f"{phrase.lead}{plain[phrase.start : claim.start]}{phrase.words.partition('#')[2]}"
            carried.foreign |= telling.is_of_others(self.names.without_any_part(QUOTED.sub("", said)))
            within_unknown = phrase.joined and found[-1] is None and not is_of_all(plain, claims, claim, phrase)
            if not within_unknown and phrase.words.startswith("其中"):
                within_unknown = carried.lost  # a part of what was not understood
            found.append(None if within_unknown else self._claim(plain, claim, phrase, carried))
            carried.things = telling.things(phrase.words) or carried.things
            carried.said |= telling.lent(phrase.words)
            if found[-1] and found[-1].figure.startswith("exchange."):
                carried.things |= {"moved_away" if found[-1].figure.startswith("exchange.sent") else "moved_here"}
            if not roles.is_change(plain, claim) and not phrase.words.startswith("其中"):
                carried.lost = found[-1] is None
        return without_twins(claims, found)

    # ------------------------------------------------------------------ what a sentence names
    def _hear(self, phrase: Phrase, carried: Carried) -> None:
        """What stands in clauses of their own before the number: 闭会期间，… ; 区住建局高度重视，…"""
        if not phrase.lead:
            return
        if named := self.names.family_of(phrase.lead):
            carried.family = named
        carried.things = telling.things(phrase.lead) or carried.things
        carried.said |= telling.lent(phrase.lead)
        if wording.IN_A_CAMPAIGN.search(phrase.lead):
            carried.within |= {IN_CAMPAIGN}
        bare, part = self.names.without_parts(phrase.lead, carried.family)
        carried.part = part or carried.part
        if part is None and wording.A_CAMPAIGN.search(phrase.lead):
            carried.within |= {CAMPAIGN}  # one in particular, that the records do not know
        carried.within |= {name for name, words in wording.NARROWING.items() if words.search(bare)} - {"rest"}
        if "in_campaign" in carried.said:
            carried.within |= {IN_CAMPAIGN}
        bare = self.names.without_any_part(bare)
        carried.heard += wording.ADVERBIAL.sub("", QUOTED.sub("", bare))

    # ------------------------------------------------------------------ one claim
    def _claim(self, plain: str, claim: Claim, phrase: Phrase, carried: Carried) -> Bound | None:
        when = matching.time_of(plain, claim, matching.clause_of(plain, claim))
        phrase = replace(phrase, words=self.names.plainer(wording.SESSION.sub("会议", phrase.words)))
        carried.ahead |= wording.AHEAD.search(f"{phrase.lead} {phrase.words.partition('#')[0]}") is not None
        if carried.ahead:
            return None
        if before := other_times.held_against(phrase, claim, carried):
            return before
        if claim.counted.change or roles.is_change(plain, claim) or SHARE.search(phrase.words):
            return None
        is_total = roles.is_total(plain, claim) or CHOSEN.search(phrase.words) is not None
        found = self._usual(phrase, claim, carried, is_total=is_total)
        if roles.is_plan(plain, claim) and not (found and found[0].planned):
            return None
        if again := other_times.same_again(phrase, claim, when, carried):
            return again
        if found:
            bound = self._bound(found, phrase, when, carried, plain, claim)
        else:
            bound = self._listed(phrase, claim, when, carried) or self._begun_before(
                phrase, when, carried, plain, claim
            )
        bound = bound or self._told(phrase, claim, when, carried, plain, is_total=is_total)
        if bound is None:
            self._carry(None, None, phrase, carried, units.bare(claim.unit))
        return bound

    def _bound(
        self, found: tuple[Usual, re.Match[str]], phrase: Phrase, when: When, carried: Carried, plain: str, claim: Claim
    ) -> Bound | None:
        each, said = found
        bound = self._fits(each, said, phrase, when, carried, plain, claim)
        if bound:
            self._carry(each, bound, phrase, carried, units.bare(claim.unit))
        return bound

    def _told(
        self, phrase: Phrase, claim: Claim, when: When, carried: Carried, plain: str, *, is_total: bool
    ) -> Bound | None:
        """What the words tell of in whatever order they stand, where no usual wording fits."""
        found = self.loosely.read(phrase, claim, when, carried, plain, is_total=is_total)
        if found is None or self._is_apart(found.usual, found.usual.own, phrase, found.bound.when, found.rest, carried):
            return None
        carried.things |= found.thing
        if not found.is_before:
            self._carry(found.usual, found.bound, phrase, carried, units.bare(claim.unit))
        return found.bound

    def _usual(
        self, phrase: Phrase, claim: Claim, carried: Carried, *, is_total: bool
    ) -> tuple[Usual, re.Match[str]] | None:
        """The first usual wording that the phrase says of a number in this unit, wherever the number stands."""
        named = self.names.family_of(phrase.words)
        left, _, right = phrase.words.partition("#")
        behind = f"{left}{right}#" if right and wording.ENDS_DOING.search(left) else ""
        for each in self._in_unit.get(units.bare(claim.unit), ()):
            if (
                not self._may(each, named, carried)
                or (each.after and each.after != carried.sibling)
                or (each.within and each.within not in carried.within)
            ):
                continue
            said = each.says.search(phrase.words) or each.says.search(behind)
            if said and said[0] and (is_total or each.figure.endswith("_least")):
                return each, said
        return None

    def _begun_before(self, phrase: Phrase, when: When, carried: Carried, plain: str, claim: Claim) -> Bound | None:
        """捐款捐物，累计达#: the clause says nothing but how many; what, the clause before it says."""
        clauses = [each for each in LAST_CLAUSE.split(phrase.lead) if each]
        if not clauses or understood.left(phrase.words.replace("#", " "), self.own):
            return None
        words = wording.QUIET.sub("", clauses[-1]) + phrase.words
        whole = replace(phrase, words=words, lead="".join(clauses[:-1]))
        found = self._usual(whole, claim, carried, is_total=roles.is_total(plain, claim))
        if found is None or found[0].needs:
            return None
        return self._bound(found, whole, when, carried, plain, claim)

    def _may(self, each: Usual, named: str, carried: Carried) -> bool:
        if named == "proposals" and each.of != "proposals":
            return False
        if each.figure in EFFECTS and carried.family in understood.AUTHORED:
            return False
        if each.figure in OF_ACTIVITIES and each.needs and carried.figure not in {"", "activities.deputies"}:
            return False
        if not each.needs:
            return each.of != "suggestions" or named in {"", "suggestions"} or each.of == named
        if named == each.of or (not named and carried.family == each.of):
            return True
        # 收集群众意见 within a campaign is the campaign's own.
        return each.of == "campaigns" and carried.family == "campaigns" and named in {"", "opinions"}

    def _fits(
        self,
        each: Usual,
        said: re.Match[str],
        phrase: Phrase,
        when: When,
        carried: Carried,
        plain: str,
        claim: Claim,
    ) -> Bound | None:
        clause = matching.clause_of(plain, claim)
        if not each.others and self.names.is_theirs(plain[claim.sentence_start : clause.start + len(clause.words)]):
            return None
        rest, part = self.names.without_parts(understood.beside(said, said.string, topic=each.topic), each.of)
        own = each.own | ({"session"} if when.session and each.in_session else set())
        if when.session and each.of in understood.OURS and "session" not in own:
            return None
        if self._speaks_of_more(each, said[0], rest, own) or self._is_apart(each, own, phrase, when, rest, carried):
            return None
        if claim.unit == "%" and each.of == "suggestions" and not matching.is_ours(plain, claim):
            return None
        figure = each.in_session if when.session and each.in_session else each.figure
        words = ((phrase.start + said.start(), phrase.start + said.start() + len(said[0].split("#")[0])),)
        lent = carried.part and (each.needs or (carried.part[0] == CAMPAIGN and each.of in OF_CAMPAIGN))
        found = part or (carried.part if lent else None)
        shown = said.string == phrase.words and not said[0].startswith("#")
        return Bound(figure, when, words if shown else (), found)

    def _speaks_of_more(self, each: Usual, said: str, rest: str, own: AbstractSet[str]) -> bool:
        """Whether the words beside those that say it make a part of all, say what was done of it, or are not understood."""
        parts = set(wording.NARROWING) - own - (set() if each.of in understood.NARROWED else wording.HANDLED_ONLY)
        narrowed = any(wording.NARROWING[name].search(rest) for name in parts)
        done = each.figure in UNDONE and DONE.search(rest) is not None
        return narrowed or done or not understood.is_understood(each, said, rest, self.own)

    def _is_apart(
        self, each: Usual, own: AbstractSet[str], phrase: Phrase, when: When, rest: str, carried: Carried
    ) -> bool:
        """Whether what the sentence said before makes it somebody else's, another time's, or a part of all."""
        if carried.foreign or (not each.others and self.names.is_elsewhere(f"{carried.heard} {rest}", each.of)):
            return True
        if not when.session and wording.PART_OF_YEAR.search(f"{phrase.lead} {phrase.words}"):
            return True
        if carried.within - own - {CAMPAIGN, IN_CAMPAIGN} and each.of in understood.NARROWED:
            return True
        if CAMPAIGN in carried.within and each.of in OF_CAMPAIGN:
            return True
        if IN_CAMPAIGN in carried.within and each.figure == "opinions.collected":
            return True
        if each.of not in understood.NARROWED and (not each.needs or not carried.unread & each.units):
            return False  # it names its own thing, or counts otherwise than what was not understood
        sibling = bool(each.part) and each.part == carried.sibling
        named_anew = not phrase.joined and (
            self.names.family_of(phrase.words) or (each.says is NEVER and not each.needs)
        )
        return not sibling and not named_anew and bool(carried.narrowed - own)

    def _listed(self, phrase: Phrase, claim: Claim, when: When, carried: Carried) -> Bound | None:
        """A类98件、B类52件: nothing but a part of what was counted before."""
        if not carried.figure or not carried.family or carried.foreign:
            return None
        left = understood.left(understood.EXAMPLES.sub("", phrase.words).replace("#", " "), self.own)
        label = OF_PART.match(left)
        labels = self.names.parts.get(carried.family, {})
        found = labels.get(left) or (labels.get(label[1]) if label else None)
        return Bound(carried.figure, when, (), found) if found else None

    def _carry(self, each: Usual | None, bound: Bound | None, phrase: Phrase, carried: Carried, unit: str) -> None:
        """What the next number of the sentence may speak of."""
        if each is None or bound is None:
            if named := self.names.family_of(phrase.words):
                carried.family = named
                if not carried.figure or unit == carried.unit:
                    carried.narrowed |= {UNKNOWN}
            carried.unread |= {unit}
            rest = wording.EVERYWHERE.sub("", wording.ALL_OF_THEM.sub("", phrase.words))
            carried.foreign |= understood.PLACE.search(understood.left(rest.replace("#", " "), self.own)) is not None
            carried.foreign |= wording.elsewhere(self.own).match(rest) is not None  # whose sentence it is
            return
        carried.family = each.of
        carried.part = bound.part
        if each.part:
            carried.sibling = each.part
            carried.narrowed |= each.own or {each.part}
            return
        carried.sibling = ""
        if not each.needs:
            carried.narrowed = frozenset()
        carried.figure, carried.unit = bound.figure, unit


# 闭会期间已办结10件 is neither all of those between sessions nor all that were closed.
UNDONE = frozenset(
    f"suggestions.{name}" for name in ("raised", "in_session", "between", "key", "merged", "published")
) | {"proposals.key", "proposals.received", "opinions.collected"}
DONE = re.compile(r"办结|办复|办理完毕|(?<!及)答复|解决|满意|评价|兑现|采纳")
# 重点提案8件，带动解决问题26个: solved by what was counted before. 视察15次，参加代表410人次: at these, not at all.
EFFECTS = frozenset({"campaigns.problems_solved"})
OF_ACTIVITIES = frozenset({"activities.person_times", "training.person_times"})
