"""The command line: commands, plain talk, exit codes. Holds no logic: everything is asked of `Study`."""
