"""Packs found, loaded and cached, and the learner's own copies of essays."""
