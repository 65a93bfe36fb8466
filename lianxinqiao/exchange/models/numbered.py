"""What is handed on and what arrives have in common: a partner, a number within the year, and no stranger who reads it."""

from lianxinqiao.acts.subjects import Root


class Exchanged(Root):
    """Mixed into the model of a matter on its way between two organs."""

    title: str
    year: int
    number: int
    partner_id: int

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        return False

    @property
    def partner_key(self) -> int:
        return self.partner_id

    @property
    def number_text(self) -> str:
        return f"{self.year}-{self.number:03d}"
