"""Groups of learners who read together: making one, joining, sharing, leaving."""
