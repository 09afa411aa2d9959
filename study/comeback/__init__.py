"""Coming back after a break: what waits, spread over days at a chosen pace."""
