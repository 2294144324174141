"""The command line ``kg``: one module a command."""
