"""Which figure a claim speaks of, by the words around it; no database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.claims import numerals, units
from lianxinqiao.figures.claims.claim import Claim

REACH = 200  # characters
# 共有, 达: what may stand between the name of a figure and its number.
TELLING = re.compile(r"^(?:共有?|全[年区市县])|(?:共有?|共计|合计|总计|达到?|为|有|是)$|[：:]")
OF_MEMBERS = ("proposals.", "public_opinion.", "plenary.", "conveners.", "members.")
WORD_BRACKET = re.compile(r"[（(][^（）()\d，。；]{1,12}[）)]")
NUMBERS = re.compile(r"\d[\d.,]*[多余]?(?:件次|[件项次个%])?")


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a claim: its offsets in the text, its words in half width and simplified characters."""

    start: int
    words: str
    claim_start: int  # in `words`
    claim_end: int

    @property
    def around(self) -> str:
        """The words without the claim's own."""
        return f"{self.words[: self.claim_start]} {self.words[self.claim_end :]}"

    @property
    def key(self) -> str:
        """The clause without its numbers: by this a correction is known again."""
        bare = wording.QUIET.sub("", f"{self.words[: self.claim_start]}#{self.words[self.claim_end :]}")
        return re.sub(r"\d+(?:\.\d+)?", "0", bare)[:300]


@dataclass(frozen=True, slots=True)
class When:
    """What the clause, else its sentence, says of the time: a session, a year, or more than a year."""

    session: tuple[int, int] | None = None
    year: int | None = None
    last_year: bool = False
    longer: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A claim with its figure; `words` are the places in the text that led there."""

    figure: str
    when: When
    words: tuple[tuple[int, int], ...]


def clause_of(plain: str, claim: Claim) -> Clause:
    """`plain` is the folded text, as long as the text itself. A clause is looked for within REACH on either side."""
    floor = max(claim.sentence_start, claim.start - REACH)
    top = min(claim.sentence_start + len(claim.sentence), claim.end + REACH)
    ends = [match.end() for match in _ends(plain, floor, claim.start)]
    after = next(_ends(plain, claim.end, top), None)
    first, last = ends[-1] if ends else floor, after.start() if after else top
    return Clause(first, plain[first:last], claim.start - first, claim.end - first)


def _ends(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where clauses end; a short bracket without a figure is a part of its word: 街道（管委会）, 满意率（含基本满意）."""
    for match in wording.CLAUSE_ENDS.finditer(plain, start, end):
        opens = (
            match.start()
            if match[0] in "（("
            else max(plain.rfind(each, max(match.start() - 14, 0), match.start()) for each in "（(")
        )
        if match[0] not in "（()）" or not WORD_BRACKET.match(plain, opens if opens >= 0 else match.start()):
            yield match


def named(plain: str, claim: Claim, names: Mapping[tuple[str, str], str], *, own: str) -> Match | None:
    """The figure whose own printed name the clause says, and nothing else; `names` by name and unit."""
    clause = clause_of(plain, claim)
    said = (TELLING.sub("", wording.QUIET.sub("", clause.around)), units.bare(claim.unit))
    if not (figure := names.get(said)):
        return None
    when = time_of(plain, claim, clause)
    before = plain[claim.sentence_start : clause.start]
    if figure.startswith(OF_MEMBERS):
        before = before.replace("委员", "").replace("政协", "")
    if wording.A_CAMPAIGN.search(before):
        return None  # of one in particular
    if _is_of_others(before, when, own) or any(words.search(before) for words in wording.NARROWING.values()):
        return None
    return Match(figure, when, ((clause.start, clause.start + clause.claim_start),))


def is_ours(plain: str, claim: Claim) -> bool:
    """Whether a rate is one of suggestions: what was named last before it, or nothing."""
    before = list(wording.OWNERS.finditer(plain, max(0, claim.start - wording.OWNER_REACH), claim.start))
    in_sentence = [each for each in before if each.start() >= claim.sentence_start]
    if in_sentence:
        return all(each["ours"] for each in in_sentence)
    return not before or before[-1]["ours"] is not None


def _is_of_others(before: str, when: When, own: str) -> bool:
    """Whether the sentence, as far as it stands before the clause, speaks of somebody else or of a part of the year."""
    if wording.others(own).search(before):
        return True
    return when.session is None and wording.PART_OF_YEAR.search(before) is not None


def time_of(plain: str, claim: Claim, clause: Clause) -> When:
    """The clause's own time; else that of its sentence, as far as it stands before the claim."""
    before = plain[claim.sentence_start : claim.start]
    for words in (clause.words, before):
        if wording.LONGER.search(words):
            return When(longer=True)
        if session := wording.SESSION.search(words):
            return When(session=(_number(session["term"]), _number(session["session"])))
        if year := _year_of(words):
            return year
    return When()


def _year_of(words: str) -> When | None:
    """The year that is said last: 去年收到130件，今年收到142件 names two."""
    said = [(match.start(), When(year=int(match["year"]))) for match in wording.YEAR.finditer(words)]
    said += [(match.start(), When(last_year=True)) for match in wording.LAST_YEAR.finditer(words)]
    said += [(match.start(), When()) for match in wording.THIS_YEAR.finditer(words)]
    return max(said, key=lambda each: each[0])[1] if said else None


def _number(words: str) -> int:
    amount = numerals.read(words)
    return int(amount.low) if amount else 0
