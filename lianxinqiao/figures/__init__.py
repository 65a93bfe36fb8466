"""Figures （数字）: functions that return rows; their number is the count of what can be opened."""
