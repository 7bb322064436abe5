"""What is worked out about the open plan while somebody looks: a study for each question."""
