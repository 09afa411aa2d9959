"""What learners tell curators of notes and questions, and what they are answered."""
