"""Proposals of a CPPCC committee （提案）: written, read twice, filed or not, answered as any matter is, and judged both ways.

What a unit must answer in time stands in `matters`; this room adds what only proposals have, and a table of acts of its
own: shared rows are taken over with the words of a CPPCC committee, the others are its own.
"""
