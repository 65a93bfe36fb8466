"""The acts of this room: plan and call, take part, find, report and be answered; campaigns and their ledgers."""
