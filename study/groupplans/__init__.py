"""A plan for a whole group; each member who takes it on gets days of their own."""
