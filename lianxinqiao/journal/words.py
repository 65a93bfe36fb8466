"""Words for the acts in the journal. Each room registers those of its own prefix in `AppConfig.ready()`.

words.register({"suggestion.register": _("登记编号"), "suggestion.": _("代表建议")})
"""

from collections.abc import Mapping

from django.utils.functional import Promise

Text = str | Promise
_words: dict[str, Text] = {}


def register(prefix_map: Mapping[str, Text]) -> None:
    """An act by its full name, or all acts of a prefix that ends in a dot."""
    _words.update(prefix_map)


def word(act: str) -> Text:
    """The act in words: its own, else that of the longest prefix known, else the code itself."""
    if act in _words:
        return _words[act]
    prefix = act
    while "." in prefix:
        prefix = prefix.rpartition(".")[0]
        if f"{prefix}." in _words:
            return _words[f"{prefix}."]
    return act


def known() -> list[tuple[str, Text]]:
    """Every single act that has a word: the choices of the filter."""
    return sorted((act, text) for act, text in _words.items() if not act.endswith("."))
