"""What the library decides: retries, pages, rate limits, errors. Pure but for the limiter."""
