"""The environment before Textual is imported."""

import codecs

from hotelcs.screens.terminal_profile import settle, understand
from hotelcs.terminal import choose

SSH = {"TERM": "xterm", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}


def settled(environment: dict[str, str]) -> dict[str, str]:
    settle(environment, choose({"TERM": "xterm", **environment}))
    return environment


def test_what_textual_would_run_or_write_is_dropped() -> None:
    environment = settled(
        {"TEXTUAL_DRIVER": "os:abort", "TEXTUAL_LOG": "/tmp/x", "TEXTUAL": "devtools", "TEXTUAL_PRESS": "q"}
    )
    assert environment.keys().isdisjoint({"TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL", "TEXTUAL_PRESS"})


def test_nothing_moves_and_the_keyboard_protocol_stays_off() -> None:
    environment = settled({})
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
    assert environment["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_fewer_frames_are_sent_over_a_line() -> None:
    near, far = settled({}), settled({**SSH})
    assert int(far["TEXTUAL_FPS"]) < int(near["TEXTUAL_FPS"])
    assert int(far["ESCDELAY"]) > int(near["ESCDELAY"])


def test_other_variables_are_left_alone() -> None:
    environment = settled({"TERM": "linux", "NO_COLOR": "1", "LANG": "zh_CN.UTF-8"})
    assert (environment["TERM"], environment["NO_COLOR"]) == ("linux", "1")


def test_typed_bytes_are_read_in_the_terminals_own_encoding_and_never_end_the_keyboard() -> None:
    from textual.drivers import linux_driver

    before = linux_driver.getincrementaldecoder  # type: ignore[attr-defined]
    try:
        understand("gbk")
        decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
        assert decode("王".encode("gbk")) == "王"
        understand("utf-8")
        decode = linux_driver.getincrementaldecoder("utf-8")().decode  # type: ignore[attr-defined]
        assert decode(b"a\xff\xfeb") == "a\ufffd\ufffdb"
        assert before is codecs.getincrementaldecoder
    finally:
        vars(linux_driver)["getincrementaldecoder"] = codecs.getincrementaldecoder
