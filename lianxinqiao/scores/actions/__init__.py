"""The acts of this room: a year's assessment from its table to the frozen result; claims and appeals."""
