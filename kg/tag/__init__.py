"""Station 2: Documents → Mentions."""
