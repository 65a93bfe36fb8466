"""Attachments (附件): kept privately, checked before they are taken in, named by content."""
