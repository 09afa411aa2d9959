"""What members of a group say to each other on papers, questions and entries."""
