"""Learning that is shared: study sessions and lectures with who came, book lists, and what each person has read."""
