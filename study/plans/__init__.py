"""Plans: what one wants to know by a certain day."""
