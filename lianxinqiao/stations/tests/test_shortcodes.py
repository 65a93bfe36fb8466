from random import Random

from lianxinqiao.stations import shortcodes


def test_a_code_is_read_however_it_is_typed() -> None:
    code = shortcodes.make()
    assert shortcodes.read(f" {code[:2].lower()}-{code[2:]} ") == code


def test_every_slip_of_one_sign_is_caught() -> None:
    code = shortcodes.make()
    for place in range(shortcodes.LENGTH):
        others = [code[:place] + sign + code[place + 1 :] for sign in shortcodes.SIGNS if sign != code[place]]
        assert [shortcodes.read(other) for other in others] == [""] * 22


def test_two_signs_that_changed_places_are_caught() -> None:
    draw = Random(7)
    for _round in range(200):
        drawn = "".join(draw.choices(shortcodes.SIGNS, k=4))
        code = drawn + shortcodes._check(drawn)
        for left in range(shortcodes.LENGTH - 1):
            swapped = code[:left] + code[left + 1] + code[left] + code[left + 2 :]
            assert shortcodes.read(swapped) == ("" if swapped != code else code)


def test_what_is_no_code_is_none() -> None:
    assert [shortcodes.read(typed) for typed in ("", "O0I1L", "ABC", "22222222", "柳巷社区站")] == [""] * 5
