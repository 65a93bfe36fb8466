"""Notices (通知): what is told to whom, on which channel, when; and the outbox that shows it."""
