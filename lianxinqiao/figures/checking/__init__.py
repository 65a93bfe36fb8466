"""A written report checked against the records （核数）: each claim, its figure, what the records say."""
