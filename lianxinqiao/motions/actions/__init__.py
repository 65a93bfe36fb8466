"""The acts of this room, each once."""
