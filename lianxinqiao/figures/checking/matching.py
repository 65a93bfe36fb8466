"""Which figure a claim speaks of, by the words around it; no database."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.checking.wording import WORDINGS, Wording
from lianxinqiao.figures.claims import numerals
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold

REACH = 200  # characters
# 共有, 达: what may stand between the name of a figure and its number.
TELLING = re.compile(r"^(?:共有?|全[年区市县])|(?:共有?|共计|合计|总计|达到?|为|有|是)$|[：:]")
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
    ends = [match.end() for match in wording.CLAUSE_ENDS.finditer(plain, floor, claim.start)]
    after = wording.CLAUSE_ENDS.search(plain, claim.end, top)
    first, last = ends[-1] if ends else floor, after.start() if after else top
    return Clause(first, plain[first:last], claim.start - first, claim.end - first)


def named(plain: str, claim: Claim, names: Mapping[tuple[str, str], str], *, own: str) -> Match | None:
    """The figure whose own printed name the clause says, and nothing else; `names` by name and unit."""
    clause = clause_of(plain, claim)
    said = (TELLING.sub("", wording.QUIET.sub("", clause.around)), claim.unit)
    if not (figure := names.get(said)):
        return None
    when = time_of(plain, claim, clause)
    before = plain[claim.sentence_start : clause.start]
    if _is_of_others(before, when, own) or any(words.search(before) for words in wording.NARROWING.values()):
        return None
    return Match(figure, when, ((clause.start, clause.start + clause.claim_start),))


def match(plain: str, claim: Claim, *, own: str) -> Match | None:
    """The figure, or None where a word is not understood or no wording fits; `own` as in `wording.fillers`."""
    clause = clause_of(plain, claim)
    for each in WORDINGS:
        if claim.unit not in each.units or not any(map(each.thing.search, _things(claim, clause))):
            continue
        says = _says(each, clause)
        if says is None:
            continue
        if not (_is_understood(clause.around, own) and _is_understood(_lent_by(plain, claim, clause), own)):
            return None
        when = time_of(plain, claim, clause)
        if _is_narrowed(each, plain, claim, clause, when):
            return None
        if _is_of_others(plain[claim.sentence_start : clause.start], when, own):
            return None
        if claim.unit == "%" and not _is_ours(plain, claim):
            return None
        figure = each.in_session if when.session and each.in_session else each.figure
        return Match(figure, when, tuple(_places(clause, says, claim)))
    return None


def _things(claim: Claim, clause: Clause) -> Iterator[str]:
    """What may be counted: as the finder says, the words before the number, the law's long name behind it."""
    yield fold(claim.object)
    yield re.sub(r"(?:达到|达|为|是|实现|共|共计)$", "", clause.words[: clause.claim_start].strip())
    if named := re.match(wording.SUGGESTION, clause.words[clause.claim_end :]):
        yield named[0]


def _says(each: Wording, clause: Clause) -> re.Match[str] | None:
    found = each.says.search(clause.around)
    return found if found and found[0] else None


def _is_narrowed(each: Wording, plain: str, claim: Claim, clause: Clause, when: When) -> bool:
    """Whether the words speak of a part of all that is not the figure's: 按期办结, 闭会期间建议12件，已办结10件."""
    said = f"{clause.around} {_opening(plain, claim, clause)} {_lent_by(plain, claim, clause)}"
    own = set(each.narrowed_by.split())
    if when.session:
        if not each.in_session and "session" not in own:
            return True
        own.add("session")
    return any(words.search(said) for name, words in wording.NARROWING.items() if name not in own)


def _opening(plain: str, claim: Claim, clause: Clause) -> str:
    """闭会期间，代表提出建议12件: what the sentence says before its first number, in a clause of its own."""
    clauses = wording.CLAUSE_ENDS.split(plain[max(claim.sentence_start, clause.start - REACH) : clause.start])
    return " ".join(each for each in clauses if each and not NUMBERS.search(each))


def _is_ours(plain: str, claim: Claim) -> bool:
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


def _lent_by(plain: str, claim: Claim, clause: Clause) -> str:
    """往年承诺事项76项，落实71项: what is counted was said before, and the words there decide too; without numbers."""
    thing = fold(claim.object)
    at = (
        -1
        if thing in clause.words
        else plain.rfind(thing, max(claim.sentence_start, claim.start - REACH), clause.start)
    )
    if at < 0:
        return ""
    ends = [match.end() for match in wording.CLAUSE_ENDS.finditer(plain, claim.sentence_start, at)]
    return NUMBERS.sub(" ", plain[ends[-1] if ends else claim.sentence_start : clause.start])


def _is_understood(words: str, own: str) -> bool:
    """Whether nothing of the words is left when those that are known are taken out."""
    others = (wording.SESSION, wording.YEAR, wording.LAST_YEAR, wording.LONGER, wording.QUIET, wording.CLAUSE_ENDS)
    for pattern in (*others, wording.fillers(own)):
        words = pattern.sub(" ", words)
    return not words.strip()


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


def _places(clause: Clause, says: re.Match[str], claim: Claim) -> Iterator[tuple[int, int]]:
    """The words that led to the figure, as offsets into the text: what is counted, and what is said of it."""
    seen = {(claim.start, claim.end)}
    thing = fold(claim.object)
    for word in dict.fromkeys((thing, says[0])):
        at = clause.words.find(word) if word else -1
        if at >= 0 and (place := (clause.start + at, clause.start + at + len(word))) not in seen:
            seen.add(place)
            yield place
