"""Hostile and awkward lists for the CI files, the same for the GitHub action and the GitLab template."""

PROJECTS = (
    "good",
    "bad",
    "my news",
    "*",
    "-dash",
    "--output=x",
    "it's",
    "a;touch ran",
    "$(touch ran)",
    "#no",
    "back\\slash",
)

LISTS = [
    ("good\nbad", 1),
    ("good\nbad\n", 1),
    ("\n\n  bad\n", 1),
    ("good\r\nbad\r\n", 1),
    ("good\tbad", 1),
    ("good", 0),
    ("good\ngood", 0),
    ("'my news'", 1),
    ('good\n"my news"', 1),
    ("my news", 2),
    ("'*'", 1),
    ("*", 1),
    ("-dash", 1),
    ("--output=x", 1),
    ("good\n--output=x", 1),
    ('"it\'s"', 1),
    ("good it's", 2),
    ("'a;touch ran'", 1),
    ("'$(touch ran)'", 1),
    ("good; touch ran", 2),
    ("$(touch ran)", 2),
    ("good `touch ran`", 2),
    ("#no", 1),
    ("good # bad", 2),
    ("back\\slash", 1),
]
"""What `claims` may be, and the exit code: all projects but `good` are wrong; 2 where a name is no file."""

ARGUMENTS = [
    ("--exit-zero", 0),
    ("--quiet\n--exit-zero", 0),
    ("--quiet\n--exit-zero\n", 0),
    ("--fail-on missing", 0),
    ("--fail-on\nmissing", 0),
    ("--fail-on 'missing'", 0),
    ("--quiet", 1),
    ("--fail-on *", 2),
    ("; touch ran", 2),
    ("--nothing", 2),
]
"""The same for `arguments`, with the wrong project."""

TRAPS = ("shlex", "os", "sys", "struct", "typing", "pip", "factcheck", "msgspec", "json")
"""Modules that lie in the checkout and must not run."""


def lay_traps(folder):
    for name in TRAPS:
        (folder / f"{name}.py").write_text("open('ran', 'w').close()\n", "utf-8")
