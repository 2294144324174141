"""Station 1: files → Documents.

``find_files`` lists what there is to read, ``read`` reads one file. Decoding, one module per format, and the
clean-up passes lie beside; each pass takes and gives an ``AlignedText``, so the clean text always knows where in the
source its characters stood.
"""

from kg.read.document import read
from kg.read.files import find_files
from kg.read.kinds import SUFFIXES
from kg.read.sections import article_at

__all__ = ["SUFFIXES", "article_at", "find_files", "read"]
