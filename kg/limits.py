"""What one document may cost: time and memory, so that a hostile or broken one cannot hold up the others.

The size of a file and of the text in it is limited where it is read (``kg.read.sizes``), the same on every machine.
Time and memory depend on the machine, so these limits lie far beyond what a document within the sizes takes: they are
for what defeats a parser.
"""

import contextlib
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

#: The longest text that is read, two million characters, takes some ten minutes and 1.1 GB.
SECONDS, MEGABYTES = 1800, 1300


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of wall time for one document; ``megabytes`` of memory for its process, models included.

    Memory is counted where the system does so (``RLIMIT_DATA`` on Linux, not on Windows and macOS).
    """

    seconds: float = SECONDS
    megabytes: int = MEGABYTES

    def set_memory(self) -> None:
        """Let this process take no more memory: what asks for more gets a MemoryError, or the process ends."""
        if sys.platform != "win32" and self.megabytes:
            most = self.megabytes * 2**20
            with contextlib.suppress(OSError, ValueError):  # a lower limit that the user has set stays
                resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))


#: For those who run their own worker processes.
NO_LIMITS = Limits(float("inf"), 0)
