"""Trying questions without an account, and keeping the answers with one."""
