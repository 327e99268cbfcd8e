"""What follows from what, and what is wrong; nothing here knows a store or HTTP."""
