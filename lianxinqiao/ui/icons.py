"""Tabler's outline icons, inlined: they take the colour of the text and need no request."""

from functools import lru_cache

from django.utils.safestring import SafeString

from lianxinqiao.ui import brought


@lru_cache(maxsize=512)
def svg(name: str) -> SafeString:
    """The drawing called `name` on tabler.io/icons, or nothing where there is none.

    Decoration only: hidden from screen readers, so that the words beside it must carry the meaning.
    """
    if not name.replace("-", "").isalnum():
        raise ValueError(f"{name!r} is not the name of an icon.")
    path = brought.ICONS / f"{name}.svg"
    if not path.exists():  # a page does without a decoration; a test finds the wrong name
        return SafeString()
    drawing = path.read_text(encoding="utf-8")
    inner = drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]
    inner = " ".join(inner.split()).replace('<path stroke="none" d="M0 0h24v24H0z" fill="none" />', "")
    return SafeString(
        '<svg class="icon" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
        'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{inner.strip()}</svg>"
    )
