"""Names in the order in which a Chinese register stands; stored, since the embedded database has no ICU."""

from pypinyin import Style, lazy_pinyin


def sort_key(name: str) -> str:
    """Pinyin with tones as figures, syllable by syllable: 林晓禾 -> "lin2 xiao3 he2"."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True))[:120]
