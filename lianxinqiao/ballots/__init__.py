"""Votes, as arithmetic: what a vote's counts mean, and what an election's papers make of its candidates. Knows no people."""
