"""The acts of this room: study sessions and lectures, book lists, readings."""
