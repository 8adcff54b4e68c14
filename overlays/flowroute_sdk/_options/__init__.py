"""What a client and a call are told: settings, credentials, hooks, User-Agent."""
