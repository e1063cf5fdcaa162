"""A second, slow and plain implementation of reis's measures, to test the first one against."""
