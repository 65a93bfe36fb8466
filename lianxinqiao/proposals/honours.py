"""How many proposals of a year may be praised as excellent ones （优秀提案）, by the shares of the profile. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Quota:
    """Of `filed` proposals at the most `share` per cent, of which at the least `collective` per cent are collective ones."""

    filed: int
    share: int
    collective: int

    @property
    def most(self) -> int:
        return self.filed * self.share // 100

    @property
    def single(self) -> int:
        """How many of members themselves: what the collective ones leave."""
        return self.most - -(-self.most * self.collective // 100)
