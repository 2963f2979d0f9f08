"""What screens are made of: each shows the values it is given and posts messages about what the learner did."""
