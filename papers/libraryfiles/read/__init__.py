"""From files to entries; every fault is named with its line."""
