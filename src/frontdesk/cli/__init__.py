"""Headless commands: the same services, for scripts, scheduled jobs and other programs.

Results go to standard output, messages to standard error; the exit code is 0 when
done, 1 when the input is at fault, 2 for wrong usage.
"""
