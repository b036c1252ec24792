"""The table of readings: every variation of a story with what each outlet has there."""
