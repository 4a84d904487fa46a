"""Everything of an edition in one zip: to send to the raad, to publish under the Woo and to put away in the archive."""
