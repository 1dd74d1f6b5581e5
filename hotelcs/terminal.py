"""What this terminal can do: a profile chosen at the start, from what the environment says or by name. A leaf.

Nothing is asked of the terminal itself: an answer would take a round trip, and some never answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hotelcs.i18n import N_, Word

LEAST_WIDTH, LEAST_HEIGHT = 80, 24
"""What the screens need (handbook 04 §4.1)."""
NAMES = ("local", "ssh", "console", "dumb")
SIXTEEN, EIGHT, NONE = 16, 8, 0
REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
WITHOUT_PLACES = frozenset(("", "dumb", "unknown", "emacs"))
"""Values of TERM of what prints one line after the other and cannot place text."""
CONSOLES = frozenset(("linux", "linux-16color", "cons25", "fbterm"))
WIDE = ("zh", "ja", "ko")
"""Languages whose terminals may draw a character of ambiguous width in two cells."""
COERCED = frozenset(("C.UTF-8", "C.utf8", "UTF-8"))
"""What Python makes of LC_CTYPE where the locale is C (PEP 538); it says nothing about the terminal."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A name and why it was chosen; colours; frames in a second at most; how long Esc waits for what follows it.

    `codec` is what typed bytes mean. The key protocol of kitty is on nowhere: it troubles input methods and number pads.
    """

    name: str
    why: Word
    colours: int = SIXTEEN
    frames: int = 100
    escape_ms: int = 40
    bell: bool = True
    codec: str = "utf-8"
    blocks: bool = False
    """Whether block characters are one cell wide: they are two where a terminal was made for Chinese, Japanese or Korean."""

    @property
    def utf8(self) -> bool:
        """Whether names of every script can be shown."""
        return self.codec == "utf-8"

    @property
    def places_text(self) -> bool:
        """Whether the screens can be drawn at all."""
        return self.name != "dumb"


NOWHERE = Profile("local", Word(N_("nothing says otherwise")))
_current = NOWHERE


def use(profile: Profile) -> None:
    """Take `profile` for this process's terminal."""
    global _current  # noqa: PLW0603 - one terminal a process, as one language
    _current = profile


def current() -> Profile:
    """The profile of this process's terminal."""
    return _current


def choose(environment: Mapping[str, str], wanted: str = "", *, no_colour: bool = False) -> Profile:
    """The profile that `environment` asks for, or the one called `wanted`."""
    term = environment.get("TERM", "").casefold()
    name, why = (wanted, Word(N_("chosen by name"))) if wanted in NAMES else _found(environment, term)
    codec = codec_of(environment)
    narrow = not _locale(environment).casefold().startswith(WIDE)
    blocks = (
        codec == "utf-8"
        and name in ("local", "ssh")
        and narrow
        and term not in CONSOLES
        and not _is_monochrome(term)
    )
    profile = replace(_usual(name, why), codec=codec, blocks=blocks)
    if no_colour or "NO_COLOR" in environment or _is_monochrome(term):
        return replace(profile, colours=NONE)
    return replace(profile, colours=EIGHT) if term in CONSOLES else profile


def _found(environment: Mapping[str, str], term: str) -> tuple[str, Word]:
    if term in WITHOUT_PLACES:
        return "dumb", Word(N_("TERM is {term}"), term=term or "''")
    if told := next((name for name in REMOTE if environment.get(name)), ""):
        return "ssh", Word(N_("{variable} is set"), variable=told)
    if term in CONSOLES:
        return "console", Word(N_("TERM is {term}"), term=term)
    return "local", Word(N_("nothing says otherwise"))


def _usual(name: str, why: Word) -> Profile:
    """What a terminal of this kind gets before colours and encoding are looked at."""
    if name == "ssh":
        return Profile(name, why, frames=30, escape_ms=100)
    if name == "console":
        return Profile(name, why, frames=60)
    if name == "dumb":
        return Profile(name, why, colours=NONE, frames=1, bell=False)
    return Profile(name, why)


def _is_monochrome(term: str) -> bool:
    return term.startswith(("vt1", "vt2", "vt3", "vt5")) or term.endswith(("-m", "-mono"))


def _locale(environment: Mapping[str, str]) -> str:
    """The locale that says how bytes are read: LC_ALL, LC_CTYPE, LANG."""
    if named := environment.get("LC_ALL"):
        return named
    kind, general = environment.get("LC_CTYPE", ""), environment.get("LANG", "")
    return general if kind in COERCED and general in ("C", "POSIX") else kind or general


def codec_of(environment: Mapping[str, str]) -> str:
    """The encoding of the terminal's bytes: "utf-8", another one that Python knows, or "ascii".

    No locale at all is taken for UTF-8, as containers and most terminals of today are.
    """
    import codecs
    from locale import normalize

    named = _locale(environment)
    if not named or named in COERCED:
        return "utf-8"
    if named in ("C", "POSIX"):
        return "ascii"
    told = (named if "." in named else normalize(named)).partition(".")[2].partition("@")[0]
    try:
        return codecs.lookup(told).name
    except LookupError:
        return "ascii"


def size() -> tuple[int, int]:
    """Columns and rows of the terminal, or what COLUMNS and LINES say; 0 where nobody knows."""
    import shutil

    found = shutil.get_terminal_size((0, 0))
    return found.columns, found.lines


def told(profile: Profile) -> str:
    """The profile in one sentence."""
    columns, rows = size()
    return str(
        Word(
            N_("{name} ({why}), {columns}x{rows}, {codec}, {colours} colours, {frames} frames a second"),
            name=profile.name, why=profile.why, columns=columns or "?", rows=rows or "?", codec=profile.codec.upper(),
            colours=profile.colours, frames=profile.frames,
        )
    )  # fmt: skip


def lacks(profile: Profile) -> list[str]:
    """What this terminal has not that the screens want, each a sentence with the way out."""
    columns, rows = size()
    found = []
    if not profile.places_text:
        found.append(Word(N_("It cannot place text: `hotelcs --plain` works line by line.")))
    elif 0 < columns < LEAST_WIDTH or 0 < rows < LEAST_HEIGHT:
        found.append(
            Word(N_("The screens need {least}; `hotelcs --plain` works in any size."), least=f"{LEAST_WIDTH}x{LEAST_HEIGHT}")
        )  # fmt: skip
    if not profile.utf8:
        found.append(
            Word(N_("It does not say UTF-8: the screens speak English, and names are in Latin letters. LANG=C.UTF-8 or any locale of UTF-8 ends that."))
        )  # fmt: skip
    return [str(one) for one in found]
