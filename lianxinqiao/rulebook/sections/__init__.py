"""What each room asks of a rule profile: one file for each room, one `schema.Section` in it (see there)."""
