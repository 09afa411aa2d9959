"""What learners have of two papers or questions that curators make one."""
