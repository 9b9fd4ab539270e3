"""One transcript format per file; a file here is read without being listed anywhere."""
