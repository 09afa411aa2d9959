"""What all learners' answers say about a question: learned, made anew, asked for."""
