"""From a file or a pasted text onto a list: read, look up, show, then put there."""
