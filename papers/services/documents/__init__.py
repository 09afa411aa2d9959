"""Documents taken into the library: planned, imported, undone, written out again."""
