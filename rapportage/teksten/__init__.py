"""The texts of a round: what stands in each section, who wrote it last, and the pages on which the team writes."""
