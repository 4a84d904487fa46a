"""Everything that writes acties: one function per verb, atomic, without a request, with history."""
