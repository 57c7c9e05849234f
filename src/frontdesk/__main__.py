"""`python -m frontdesk` is the `frontdesk` command."""

from frontdesk.app import main

if __name__ == "__main__":
    raise SystemExit(main())
