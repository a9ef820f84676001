"""The machinery under the story: SimPy behind a small face, armed conditions, draws. Knows no verb and no person."""
