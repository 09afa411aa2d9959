"""SQLite as Octavo uses it: Django's engine, in which nobody is passed by forever."""
