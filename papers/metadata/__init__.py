"""The look-up of a work's facts: the one room from which connections are opened.

Who may be asked stands in `sources.py`, how in `network.py`; `lookup.py` is what
others call.
"""
