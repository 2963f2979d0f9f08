"""Joins the rooms for a face; where time and chance enter."""
