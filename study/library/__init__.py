"""The library as a learner sees it: catalogue, note, topics, paths, exports."""
