"""Read a page as a browser does: its forms, and what each would send."""

from typing import Any

from lxml import html  # type: ignore[import-untyped]

Form = Any


def forms(page: str) -> list[Form]:
    return list(html.fromstring(page).iter("form"))


def sent(form: Form) -> dict[str, list[str]]:
    """What the form sends as it stands, buttons and files aside."""
    values: dict[str, list[str]] = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return values


def mark(page: str, address: str = "") -> str:
    """The mark that the forms of a page carry."""
    return next(value for form in forms(page) for name, value in form.form_values() if name == "form_mark")


def kept(page: str) -> Form | None:
    """The box with what was kept for this person, where the page has one."""
    return next(iter(html.fromstring(page).xpath("//*[@data-kept-form]//form")), None)
