"""The acts on an opinion, a table for each part of its life."""
