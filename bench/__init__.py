"""Measurements: each script prints ratios within one run, since machines are noisy."""
