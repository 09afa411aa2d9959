"""Benchmarks that anyone can run: python -m bench.

Every figure is a ratio within one run, never a time.
"""
