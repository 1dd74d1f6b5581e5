"""The words of the `:` line, once: `:help`, the offer of the nearest word and what may be typed are made from this.

A leaf, as the keys are (`hotelcs.keymap`). Words and their pinyin: handbook 04 §4.1.
"""

from dataclasses import dataclass

from hotelcs.i18n import N_


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the `:` line with its English and pinyin names and what follows it; with a `verb`, who may do that."""

    name: str
    names: tuple[str, ...]
    usage: str
    help: str
    verb: str = ""


WORDS = (
    Word(
        "in",
        ("in", "rz", "入住", "check-in"),
        N_("in [number or name]"),
        N_("Check in; alone it receives a walk-in"),
        "check-in",
    ),
    Word(
        "walk-in",
        ("walk-in", "sm", "上门"),
        N_("walk-in"),
        N_("Receive a guest without a booking"),
        "walk-in",
    ),
    Word("out", ("out", "tf", "退房", "check-out"), N_("out <room>"), N_("Check out a room"), "check-out"),
    Word(
        "ext",
        ("ext", "xz", "续住", "extend"),
        N_("ext <room> <nights or date>"),
        N_("Extend a stay"),
        "extend",
    ),
    Word(
        "mv",
        ("mv", "hf", "换房", "move-room"),
        N_("mv <room> [room]"),
        N_("Move a guest to another room"),
        "move-room",
    ),
    Word("bill", ("bill", "zd", "账单"), N_("bill <room>"), N_("The bill of a room"), "post-charge"),
    Word(
        "cancel",
        ("cancel", "qx", "取消"),
        N_("cancel <booking> <reason>"),
        N_("Cancel a booking"),
        "cancel",
    ),
    Word(
        "walk",
        ("walk", "ws", "外送"),
        N_("walk [booking]"),
        N_("Send a guest to another hotel; alone it lists whom"),
    ),
    Word("n", ("n", "yd", "新预订", "book"), N_("n"), N_("A new booking"), "book"),
    Word(
        "r",
        ("r", "ft", "房态"),
        N_("r <room> <code>"),
        N_("Set a room's status: VC VD VI VD*"),
        "set-room-status",
    ),
    Word(
        "wake",
        ("wake", "jx", "叫醒"),
        N_("wake <room> <hour> [daily] [knock] [party]"),
        N_("Set a wake-up call"),
        "set-wake-call",
    ),
    Word(
        "msg",
        ("msg", "ly", "留言"),
        N_("msg <room or booking> <words>"),
        N_("Take a message for a guest"),
        "take-message",
    ),
    Word(
        "bag",
        ("bag", "jc", "寄存"),
        N_("bag <room or booking> [pieces] [tag]"),
        N_("Keep luggage"),
        "take-luggage",
    ),
    Word(
        "visit",
        ("visit", "fkdj", "访客"),
        N_("visit <room> <name> [last 4 of the document]"),
        N_("Note a visitor"),
        "visitor-in",
    ),
    Word("at", ("at", "zn", "在哪"), N_("at <room> <place> [hour]"), N_("Note where a guest is"), "locate"),
    Word("c", ("c", "ts", "投诉"), N_("c <room> [kind]"), N_("Take a complaint, or open one by its number")),
    Word(
        "roll",
        ("roll", "dm", "点名", "roll-call"),
        N_("roll [room] [letters]"),
        N_("The roll call; with a room and letters its people are ticked: roll 0604 y y"),
    ),
    Word(
        "assist",
        ("assist", "xzss", "协助疏散"),
        N_("assist <room> <what they need>"),
        N_("A guest needs help to get out; without words not any more"),
        "note-evacuation-help",
    ),
    Word("find", ("find", "cz", "查找"), N_("find <words>"), N_("Find anything")),
    Word("go", ("go", "tz", "跳转"), N_("go <nn>"), N_("Jump to a screen by its two digits")),
    Word("log", ("log", "jl", "记录"), N_("log <text>"), N_("A line into the shift log"), "log"),
    Word("sos", ("sos", "jj", "紧急"), N_("sos"), N_("Raise an emergency")),
    Word(
        "call",
        ("call", "hj", "呼叫小组"),
        N_("call [rrt] [reason]"),
        N_("Call the rapid response team; alone it lists the call-outs"),
    ),
    Word("who", ("who", "zb", "谁在班"), N_("who"), N_("Who is on duty")),
    Word(
        "drill", ("drill", "yl", "演练", "plans", "ya", "预案"), N_("drill"), N_("Plans, drills, readiness")
    ),
    Word(
        "ticket",
        ("ticket", "gd", "工单"),
        N_("ticket [what is wrong]"),
        N_("Ask for support; alone it opens the machine room"),
        "raise-ticket",
    ),
    Word("report", ("report", "bb", "报表", "metrics", "指标"), N_("report"), N_("Reports and measures")),
    Word("items", ("items", "sx", "事项"), N_("items"), N_("Open items and their owners")),
    Word("lock", ("lock", "sp", "锁屏"), N_("lock [Ctrl+L]"), N_("Lock the screen")),
    Word("sign-out", ("sign-out", "dc", "登出"), N_("sign-out"), N_("Sign out; somebody else signs in")),
    Word("password", ("password", "mm", "密码"), N_("password"), N_("Change one's own password")),
    Word("pin", ("pin", "gg", "口令"), N_("pin [new one]"), N_("Set the PIN that opens a locked screen")),
    Word(
        "ok",
        ("ok", "sh", "审批"),
        N_("ok"),
        N_("Decide on what somebody asks a second person for"),
        "decide-approval",
    ),
    Word("night", ("night", "ys", "夜审"), N_("night"), N_("The night audit: check list, run, result")),
    Word("park", ("park", "gz", "搁置"), N_("park"), N_("Put the form in front aside")),
    Word(
        "parked",
        ("parked", "ygz", "已搁置"),
        N_("parked [number]"),
        N_("What was put aside; with its number it opens"),
    ),
    Word("undo", ("undo", "cx", "撤销"), N_("undo"), N_("Take back your own last act")),
    Word("lang", ("lang", "yy", "语言"), N_("lang zh|en"), N_("Switch the language")),
    Word(
        "help",
        ("help", "bz", "帮助"),
        N_("help [marks]"),
        N_("The words of this line; or what signs and marks mean"),
    ),
    Word("quit", ("quit", "tc", "退出"), N_("quit"), N_("Leave the program")),
)


KEYED = {
    "find": "F2", "log": "F8", "sos": "F9", "lock": "Ctrl+L", "ok": "Ctrl+Y", "park": "Ctrl+P", "parked": "Ctrl+P", "undo": "u",
    "lang": "F7", "help": "F1", "who": "g o", "drill": "g z",
}  # fmt: skip
"""Words for which there is a key."""


def word_of(name: str) -> Word | None:
    """The word called `name` in any of its forms; None when there is none (nothing runs on a guess)."""
    wanted = name.casefold()
    return next((word for word in WORDS if wanted in word.names), None)


def nearest(name: str) -> str:
    """The known word most like `name`, or nothing."""
    from difflib import get_close_matches

    found = get_close_matches(name.casefold(), [n for word in WORDS for n in word.names], 1)
    return found[0] if found else ""
