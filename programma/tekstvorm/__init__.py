"""What a narrative text is made of: reading it from any HTML or from plain writing, and writing it as either. Pure."""
