"""Station 3: Mentions → Links to entities with canonical names."""
