"""Questions: asked, answered, graded, and put together as a quiz."""
