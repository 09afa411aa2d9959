"""The history of the library: kept, shown in words, and put back."""
