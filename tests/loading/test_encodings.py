from pathlib import Path

import pytest

from roster.loading import load
from tests.loading.folders import only, same, station

PEOPLE = "编号,姓名,人员类别\nA001,赵翀,民警\nA002,䶮𬭚,辅警\n"
DAMAGED = b"id,name,grade\nA," + "赵翀堃".encode() * 10 + b"\xe5\xa0,officer\n"  # a letter cut short


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_common_encoding_gives_the_same_problem(tmp_path: Path, encoding: str, newline: str) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = station(tmp_path / "a", {"people": PEOPLE}), station(tmp_path / "b")
    (other / "people.csv").write_bytes(PEOPLE.replace("\n", newline).encode(encoding))
    assert same(load(one), load(other))
    assert load(other).people["A002"].name == "䶮𬭚"


@pytest.mark.parametrize(
    ("raw", "row"),
    [
        (PEOPLE.encode("utf-16"), None),
        (PEOPLE.encode("utf-16-le"), None),
        (DAMAGED, 2),
        (b"id,name,grade\nA,\xd5\xd4,officer\nB,\xff\xfe,officer\n", 3),
        ("id,name,grade\nA,趙一,officer\nB,Müller,officer\nC,€ß,officer\n".encode("latin-1", "replace"), 4),
    ],
)
def test_another_encoding_is_named_with_its_line(tmp_path: Path, raw: bytes, row: int | None) -> None:
    station(tmp_path)
    (tmp_path / "people.csv").write_bytes(raw)
    fault = only(tmp_path, "people.csv", row, None)
    assert "UTF-8" in fault.advice.en
    if row is not None:
        assert f"0x{raw[int(fault.message.en.split('byte ')[1].split()[0]) - 1]:02X}" in fault.message.en


def test_the_station_file_may_be_gb18030_too(tmp_path: Path) -> None:
    station(tmp_path)
    path = tmp_path / "station.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    assert load(tmp_path).station.name == "示例派出所"


def test_blank_cells_rows_and_columns_count_for_nothing(tmp_path: Path) -> None:
    station(tmp_path, {"people": "　id , Name,GRADE,,\n,,,,\nA001　, 赵翀 ,officer,,\n　,,,,\n"})
    given = load(tmp_path)
    assert [person.source.row for person in given.people.values()] == [3]
    assert given.people["A001"].name == "赵翀"


def test_a_quoted_cell_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    text = 'id,name,grade,skills\nA1,"赵, ""老""",officer,"a;\nb"\nA2,钱,officer,\nA3,孙,chief,\n'
    fault = only(station(tmp_path, {"people": text}), "people.csv", 4, "grade")
    assert "chief" in fault.message.en
