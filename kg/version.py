"""The version of the package; setup.cfg, the command line and every graph written read it from here."""

__version__ = "0.1.0"
