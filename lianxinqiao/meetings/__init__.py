"""Meetings that decide: what is called, who is there, what is voted, what follows from it."""
