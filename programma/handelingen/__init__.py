"""Everything that writes the nouns of programma: one function per verb, atomic, without a request, with history."""
