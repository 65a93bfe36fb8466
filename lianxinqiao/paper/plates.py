"""A plate for a wall （铭牌）: a place's name, its days, who serves there, and a code for a telephone's camera."""

import io
from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class Plate:
    """`address` is what the code carries; `code` is what a person can read off and type."""

    title: str
    above: str
    number: str
    facts: tuple[tuple[str, str], ...]
    team: tuple[str, ...]
    address: str
    code: str
    issuer: str

    @property
    def picture(self) -> str:
        """The address as an SVG picture; a quarter of it may be scratched and it is still read."""
        out = io.BytesIO()
        segno.make(self.address, error="q").save(out, kind="svg", scale=4, border=2, xmldecl=False)
        return out.getvalue().decode()
