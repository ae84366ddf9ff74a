"""The command line: one command a file, each with `add_parser` and `run`; `main` maps faults to exit statuses.

To add a command: 1. write a module with both functions, importing anything heavy inside `run`; 2. list it in `main`;
3. test it in tests/cli.
"""
