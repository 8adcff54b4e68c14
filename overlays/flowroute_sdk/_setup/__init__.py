"""How a client and a call are set up: settings, credentials, hooks, requests ready to be sent."""
