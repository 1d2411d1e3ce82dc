"""Tests of `sentencing`."""
