"""The blank."""

BLANK = "___"
"""What stands where something is to be filled in, in identifiers, texts, dates and numbers alike."""
