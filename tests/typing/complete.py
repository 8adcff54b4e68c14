"""Fails unless every public name of ``flowroute_sdk`` has a complete type, as pyright sees it."""

import json
import os
import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Print the completeness, and what is missing."""
    command = ["pyright", "--verifytypes", "flowroute_sdk", "--ignoreexternal", "--outputjson"]
    # pyright looks for packages where the first python on the path has them.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    result = subprocess.run(
        [sys.executable, "-m", *command],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(result.stdout)["typeCompleteness"]
    for symbol in report["symbols"]:
        if symbol["isExported"] and not symbol["isTypeKnown"]:
            print(
                symbol["name"], *(note["message"] for note in symbol["diagnostics"]), sep="\n    "
            )
    print(f"types of flowroute_sdk known to pyright: {report['completenessScore']:.1%}")
    return int(report["completenessScore"] < 1)


if __name__ == "__main__":
    sys.exit(main())
