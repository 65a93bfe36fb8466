"""Screens of the rulebook: profiles and the work calendar."""
