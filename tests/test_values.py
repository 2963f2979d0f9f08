"""Our frozen dataclasses are those of the library, but for the time it takes to make a kind of them."""

import copy
import dataclasses

import pytest

from tutor.values import dataclass


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp."""

    colour: str
    height: float = 2.5

    @property
    def is_tall(self) -> bool:
        return self.height > 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What all marks have."""

    id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Buoy(Mark):
    """A mark that floats."""

    depth: int
    kind: str = dataclasses.field(default="buoy", init=False)

    def __post_init__(self) -> None:
        if self.depth < 0:
            raise ValueError("a depth below the surface")


@dataclass(frozen=True, slots=True)
class Fleet:
    """Ships."""

    names: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    """A lamp as the library makes it."""

    colour: str
    height: float = 2.5


def test_fields_are_taken_by_place_and_by_name():
    assert ("red", 4.0, True) == (Lamp("red", 4.0).colour, Lamp("red", height=4.0).height, Lamp("red", 4.0).is_tall)


def test_what_has_a_default_may_be_left_out():
    assert 2.5 == Lamp("red").height


def test_a_missing_field_is_refused_by_its_name():
    with pytest.raises(TypeError, match="colour"):
        Lamp()


def test_a_factory_makes_a_default_of_its_own_for_each():
    one, other = Fleet(), Fleet()

    assert [] == one.names == other.names
    assert one.names is not other.names
    assert ["ada"] == Fleet(["ada"]).names


def test_values_are_equal_when_their_fields_are_and_only_to_their_own_kind():
    assert Lamp("red") == Lamp("red", 2.5)
    assert Lamp("red") != Lamp("green")
    assert Lamp("red") != Twin("red")


def test_equal_values_have_one_hash():
    assert 1 == len({Lamp("red"), Lamp("red", 2.5)})


def test_it_shows_itself_as_the_librarys_do():
    assert repr(Twin("red")).replace("Twin", "Lamp") == repr(Lamp("red"))


def test_it_cant_be_changed():
    lamp = Lamp("red")
    with pytest.raises(dataclasses.FrozenInstanceError):
        lamp.colour = "green"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del lamp.colour

    assert not hasattr(lamp, "__dict__")


def test_a_changed_copy_is_made_by_replace():
    assert Lamp("green", 4.0) == dataclasses.replace(Lamp("red", 4.0), colour="green")


def test_it_can_be_copied():
    assert Lamp("red", 4.0) == copy.deepcopy(Lamp("red", 4.0))


def test_kinds_inherit_and_take_names_only():
    buoy = Buoy(id="b1", depth=3)

    assert ("b1", "", 3, "buoy") == (buoy.id, buoy.note, buoy.depth, buoy.kind)
    with pytest.raises(TypeError):
        Buoy("b1", "", 3)


def test_it_is_looked_over_once_it_is_made():
    with pytest.raises(ValueError, match="below the surface"):
        Buoy(id="b1", depth=-1)


def test_the_library_takes_it_for_one_of_its_own():
    assert ["colour", "height"] == [f.name for f in dataclasses.fields(Lamp)]
    assert {"colour": "red", "height": 2.5} == dataclasses.asdict(Lamp("red"))
