"""E-mail to people of a programme: the words, filling them in, and handing them to the mail server."""
