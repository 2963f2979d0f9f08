"""The command `tutor`."""
