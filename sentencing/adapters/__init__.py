"""Other people's formats, read into cases and written from results."""
