"""Files that are looked into: the piece that was asked for, whoever else looks; closed with the last who does."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from tutor.inplace import InPlace


def test_the_piece_that_was_asked_for_is_read() -> None:
    assert b"cd" == InPlace(BytesIO(b"abcdef")).read(2, 2)


def test_many_may_look_at_once(tmp_path) -> None:
    path = tmp_path / "numbers"
    path.write_bytes(bytes(range(250)))
    looked = InPlace(path.open("rb", buffering=0))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda place: looked.read(place % 250, 1), range(5_000)))

    assert [bytes([place % 250]) for place in range(5_000)] == found


def test_the_file_is_closed_when_nobody_looks_any_more(tmp_path) -> None:
    file = BytesIO(b"abc")
    looked = InPlace(file)

    del looked

    assert file.closed
