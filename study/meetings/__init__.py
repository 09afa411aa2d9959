"""Meetings of a group: when, what is read for them, the sheet, and the minutes."""
