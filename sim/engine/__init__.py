"""The machinery under the story: SimPy behind a face of four calls, armed conditions, draws. Knows no verb and no person."""
