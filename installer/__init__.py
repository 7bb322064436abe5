"""Set-up from a bare Python: system libraries, uv, `.venv`, and the tasks of the Makefile. Standard library only."""
