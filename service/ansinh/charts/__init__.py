"""Charts of answers: what they show, told without a library, and a library that draws it."""
