"""Everything rapportage writes: keyword-only, all or nothing, with an explicit actor."""
