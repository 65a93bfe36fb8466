"""Suggestions from a sheet: what its columns are, how a row is read, and what becomes of it.

`columns` ← `rows` ← `present | past` ← `matters.imports`, which plays the whole.
"""
