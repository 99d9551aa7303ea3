"""Who may do what: roles, sign-in, and the second factor."""
