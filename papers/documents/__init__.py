"""Documents that people already have, read as they are: text in, dataclasses out."""
