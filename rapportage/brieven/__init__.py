"""The letter with which the college offers an edition to the raad: its fields, a proposal for them, and its outputs."""
