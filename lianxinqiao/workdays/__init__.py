"""Statutory holidays, make-up workdays and the counting of terms (工作日历). Pure functions and an importable calendar."""
