"""What was promised and paid of the money of acties."""
