import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.errors import DataError, SaveError, UsageError
from tutor.study.settings import Settings, change_setting, load_settings, save_settings


@pytest.fixture(name="path")
def _path(tmp_path):
    return tmp_path / "config" / "settings.toml"


@pytest.fixture(name="write")
def _write(path):
    path.parent.mkdir()

    def write(content):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def test_without_a_file_there_are_the_defaults(path):
    assert load_settings(path).settings == Settings()


def test_what_the_file_says_is_read(path, write):
    write('theme = "nord"\nretention = 0.85\nhistory = false\n[keymap]\nquit = "ctrl+x"\n')
    expected = Settings(theme="nord", retention=0.85, history=False, keymap={"quit": "ctrl+x"})

    assert expected == load_settings(path).settings


def test_what_is_saved_is_read_again(path):
    chosen = Settings(theme="nord", retention=0.8, new_per_day=9, day_turn=0, keymap={"quit": "q"}, pack="other")
    save_settings(path, chosen)

    assert chosen == load_settings(path).settings


def test_comments_order_and_unknown_keys_stay(path, write):
    write("# mine\nlater = 1  # of another version\nnew_per_day = 5 # slowly\n\ntheme = 'nord'\n")
    save_settings(path, Settings(theme="nord", new_per_day=7))

    assert path.read_text() == "# mine\nlater = 1  # of another version\nnew_per_day = 7 # slowly\n\ntheme = 'nord'\n"


def test_a_new_value_is_written_before_the_tables(path, write):
    write('[keymap]\nquit = "q"\n')
    save_settings(path, Settings(new_per_day=7, keymap={"quit": "q"}))

    assert load_settings(path).settings == Settings(new_per_day=7, keymap={"quit": "q"})


def test_unknown_keys_are_warned_of_with_their_line(path, write):
    write("theme = 'nord'\ncolour = 'red'\n")

    assert [f"{path}:2: 'colour' is no setting of this version"] == list(load_settings(path).warnings)


WRONG = {
    "torn": ('theme = "no', 1, "no TOML"),
    "no value": ("\ntheme =\n", 2, "no TOML"),
    "twice": ("theme = 'a'\ntheme = 'b'\n", 2, "no TOML"),
    "retention too high": ("# x\n\nretention = 1.5", 3, "0.70 to 0.97"),
    "retention not a number": ("retention = nan", 1, "0.70 to 0.97"),
    "text for a number": ("new_per_day = 'five'", 1, "whole number from 0"),
    "true for a number": ("new_per_day = true", 1, "whole number from 0"),
    "negative": ("reviews_per_day = -1", 1, "whole number from 0"),
    "hour": ("day_turn = 24", 1, "from 0 to 23"),
    "number for a text": ("theme = 3", 1, "text in quotes"),
    "text for a choice": ("history = 'no'", 1, "true or false"),
    "keymap": ("theme = 'a'\n[keymap]\nquit = 3", 2, "table of commands"),
    "not UTF-8": (b"# a\ntheme = '\xe9'\n", 2, "UTF-8"),
    "control character": ("theme = '\x1b'", 1, "no TOML"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_file_is_told_with_its_line_and_what_would_be_right(path, write, name):
    content, line, expected = WRONG[name]
    write(content)
    with pytest.raises(DataError) as refused:
        load_settings(path)

    assert f"{path}:{line}: " in refused.value.message
    assert expected in str(refused.value)
    assert refused.value.hint


@pytest.mark.parametrize("content", ["a = " + "[" * 50_000, "x = " + "9" * 5000])
def test_a_hostile_file_is_refused_or_survived(path, write, content):
    write(content)
    try:
        found = load_settings(path).settings
    except DataError:
        return

    assert found == Settings()


def test_a_bad_file_is_not_overwritten(path, write):
    write("theme = ")
    with pytest.raises(DataError):
        save_settings(path, Settings(theme="nord"))

    assert path.read_text() == "theme = "


def test_a_folder_in_its_place_is_told(path):
    path.mkdir(parents=True)

    with pytest.raises(DataError, match="not a settings file"):
        load_settings(path)


def test_a_place_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises((SaveError, DataError)):
        save_settings(tmp_path / "file" / "settings.toml", Settings(theme="nord"))


def test_a_failed_save_leaves_the_old_file(path, write, monkeypatch):
    write("theme = 'old'\n")

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tutor.progress.files.sync", fail)
    with pytest.raises(SaveError):
        save_settings(path, Settings(theme="new"))

    assert ([p.name for p in path.parent.iterdir()], path.read_text()) == (["settings.toml"], "theme = 'old'\n")


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("retention", "0.8", Settings(retention=0.8)),
        ("new_per_day", "7", Settings(new_per_day=7)),
        ("history", "off", Settings(history=False)),
        ("theme", "nord", Settings(theme="nord")),
        ("keymap.quit", "ctrl+x", Settings(keymap={"quit": "ctrl+x"})),
    ],
)
def test_a_typed_value_changes_one_setting(key, text, expected):
    assert expected == change_setting(Settings(), key, text)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("retention", "2"),
        ("new_per_day", "many"),
        ("history", "maybe"),
        ("colour", "red"),
        ("keymap", "x"),
        ("theme.a", "x"),
    ],
)
def test_a_wrong_typed_value_is_told(key, text):
    with pytest.raises(UsageError) as refused:
        change_setting(Settings(), key, text)

    assert refused.value.hint


@settings(max_examples=25, deadline=None)
@given(
    st.builds(
        Settings,
        theme=st.text("abcé\"'\\#", max_size=20),
        retention=st.floats(0.70, 0.97),
        new_per_day=st.integers(0, 1000),
        keymap=st.dictionaries(st.text('abc."', min_size=1, max_size=5), st.just("f1")),
        history=st.booleans(),
    )
)
def test_any_settings_make_the_round_trip(tmp_path_factory, chosen):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    save_settings(path, chosen)

    assert chosen == load_settings(path).settings
