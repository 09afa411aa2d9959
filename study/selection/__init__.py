"""What is done with all the papers that a learner has ticked."""
