"""The quantitative claims of a text in Chinese official prose, found and read exactly; no database, no Django.

from lianxinqiao.figures.claims import consistency, finding
claims = finding.find(text)
consistency.contradictions(text, claims)
"""
