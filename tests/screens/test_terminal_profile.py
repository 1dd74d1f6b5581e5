"""The environment before Textual is imported."""

from hotelcs.screens.terminal_profile import over_ssh, settle


def test_what_textual_would_run_or_write_is_dropped() -> None:
    environment = {
        "TEXTUAL_DRIVER": "os:abort",
        "TEXTUAL_LOG": "/tmp/x",
        "TEXTUAL": "devtools",
        "TEXTUAL_PRESS": "q",
    }
    settle(environment)
    assert environment.keys().isdisjoint({"TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL", "TEXTUAL_PRESS"})


def test_nothing_moves_and_the_keyboard_protocol_stays_off() -> None:
    environment: dict[str, str] = {}
    settle(environment)
    assert environment["TEXTUAL_ANIMATIONS"] == "none"
    assert environment["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def test_fewer_frames_are_sent_over_a_line() -> None:
    near: dict[str, str] = {}
    far = {"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}
    settle(near)
    settle(far)
    assert over_ssh(far)
    assert int(far["TEXTUAL_FPS"]) < int(near["TEXTUAL_FPS"])
    assert int(far["ESCDELAY"]) > int(near["ESCDELAY"])


def test_other_variables_are_left_alone() -> None:
    environment = {"TERM": "linux", "NO_COLOR": "1", "LANG": "zh_CN.UTF-8"}
    settle(environment)
    assert environment["TERM"] == "linux"
    assert environment["NO_COLOR"] == "1"
