"""What did the calls really look like? Reads usage exports of Teams into a summary and an array of calls by organiser, month and destination."""
