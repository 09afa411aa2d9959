"""The first page: what Octavo is, or what today holds."""
