"""Mail about a learner's groups: few, each kind with its switch, off in one click."""
