"""`python -m sentencing`."""

from sentencing.cli import run

run()
