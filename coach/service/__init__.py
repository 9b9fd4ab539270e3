"""The service layer: what each person may see and do; every call is checked, scoped and, where it matters, logged."""
