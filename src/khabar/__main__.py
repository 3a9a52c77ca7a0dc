"""`python -m khabar`: the command line, for where the script `khabar` is not on the path."""

from khabar.cli import main

if __name__ == "__main__":
    main()
