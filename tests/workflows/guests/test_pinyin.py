"""Han names as they sound."""

import subprocess
import sys

import pytest

from hotelcs.workflows.guests.pinyin import is_han, readings


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("张伟", "zhang wei"), ("張偉", "zhang wei"), ("单雄信", "shan xiong xin"), ("曾国藩", "zeng guo fan"), ("仇英", "qiu ying"),
        ("解缙", "xie jin"), ("区志伟", "ou zhi wei"), ("查良镛", "zha liang yong"), ("朴正", "piao zheng"), ("尉迟恭", "yu chi gong"),
        ("万俟卨", "mo qi xie"), ("欧阳修", "ou yang xiu"), ("吕布", "lv bu"), ("翟天", "zhai tian"), ("盖聂", "ge nie"), ("任重", "ren zhong"),
    ],
)  # fmt: skip
def test_the_first_reading_is_the_one_people_use(name: str, sound: str) -> None:
    assert " ".join(readings(name)[0]) == sound


@pytest.mark.parametrize(
    ("name", "sound"),
    [("曾伟", "ceng wei"), ("单田芳", "dan tian fang"), ("乐嘉", "le jia"), ("高晟", "gao sheng")],
)
def test_the_other_reading_is_kept_too(name: str, sound: str) -> None:
    assert tuple(sound.split()) in readings(name)


def test_a_name_has_few_readings() -> None:
    assert 1 <= len(readings("乐乐乐乐乐")) <= 4


def test_a_character_nobody_reads_is_left_out() -> None:
    assert readings("\U000323af") == [("",)]


@pytest.mark.parametrize(
    ("text", "han"),
    [
        ("张伟", True),
        ("佐々木", True),
        ("", False),
        ("Zhang", False),
        ("张a", False),
        ("さくら", False),
        ("김", False),
    ],
)
def test_han_is_told_from_other_scripts(text: str, han: bool) -> None:
    assert is_han(text) is han


def test_pinyin_is_loaded_by_the_first_han_name_only() -> None:
    script = (
        "import sys; from hotelcs.workflows.guests.terms import terms_of_name; terms_of_name('Zhang Wei');"
        "print('pypinyin' in sys.modules); terms_of_name('张伟'); print('pypinyin' in sys.modules, 'pypinyin.phrases_dict' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True", "False"]
