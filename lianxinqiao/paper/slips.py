"""Slips to cut apart （密码条）: one person each, with the way in as words and as a code for a telephone's camera."""

import io
from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Slip:
    place: str
    name: str
    account: str
    password: str


@dataclass(frozen=True)
class Slips:
    """`labels` are those of name, account, password and address."""

    title: str
    sign_in: str
    labels: tuple[str, str, str, str]
    hint: str
    slips: tuple[Slip, ...]

    @property
    def code(self) -> str:
        """The address as an SVG picture."""
        out = io.BytesIO()
        segno.make(self.sign_in, error="m").save(out, kind="svg", scale=4, border=1, xmldecl=False)
        return out.getvalue().decode()
