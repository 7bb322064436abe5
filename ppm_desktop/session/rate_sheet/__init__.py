"""A rate sheet on its way into the plan."""
