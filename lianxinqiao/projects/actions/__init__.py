"""The acts of this room: the yearly plan, a project's life, its money, its milestones and what was measured of it."""
