"""What each room's records show somebody to have done: one module for the rooms that are alike."""
