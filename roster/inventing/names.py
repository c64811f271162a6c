"""Names of people and places that nobody bears and nowhere has, but that look and print like real ones."""

from collections.abc import Iterator
from itertools import product
from random import Random

from roster.words import Text

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_DOUBLE_SURNAMES = ("欧阳", "上官", "司徒", "诸葛", "慕容", "完颜")
_FIRST = "子梓宇浩雨思佳嘉欣文志建国明晓春海永立德天金玉书景承启云若清林一安宁"
_SECOND = "轩涵然怡彤博睿琪妍悦哲航辰宏伟强军平勇杰磊鹏超斌涛峰刚健琳娜静丽敏红霞芳兰萍颖慧莹雪梅蕾晶洋旭阳"
_RARE = "翀堃玥燚垚㛃䶮𬭚喆翾婳昉祎彧犇骉甯旻"
_RARE_SHARE = 0.07

_STEMS = (
    Text("霁江", "Jijiang"),
    Text("松泉", "Songquan"),
    Text("榆荫", "Yuyin"),
    Text("柳汀", "Liuting"),
    Text("归燕", "Guiyan"),
    Text("听涛", "Tingtao"),
    Text("白桦", "Baihua"),
    Text("丁香", "Dingxiang"),
    Text("雪柏", "Xuebai"),
    Text("望桥", "Wangqiao"),
    Text("石埠", "Shibu"),
    Text("银杉", "Yinshan"),
    Text("钟楼", "Zhonglou"),
    Text("冰湖", "Binghu"),
    Text("麦浪", "Mailang"),
    Text("鹭洲", "Luzhou"),
)
_KINDS = (
    Text("里", "Li"),
    Text("苑", "Court"),
    Text("街", "Street"),
    Text("家园", "Homes"),
    Text("坊", "Square"),
    Text("湾", "Bay"),
    Text("台", "Terrace"),
    Text("巷", "Lane"),
)
_DISTRICTS = (
    *_STEMS,
    Text("青榆", "Qingyu"),
    Text("望江", "Wangjiang"),
    Text("云麓", "Yunlu"),
    Text("沙渚", "Shazhu"),
)
_STATIONS = (
    Text("里", "Li"),
    Text("桥", "Bridge"),
    Text("门", "Gate"),
    Text("街", "Street"),
    Text("园", "Park"),
    Text("岭", "Ridge"),
    Text("湾", "Bay"),
    Text("埠", "Wharf"),
    Text("塘", "Pond"),
    Text("浦", "Reach"),
    Text("坝", "Dam"),
    Text("坊", "Square"),
    Text("路", "Road"),
    Text("铺", "Post"),
)
_SITES = (
    Text("中心小学", "Primary School"),
    Text("供水站", "Waterworks"),
    Text("医院", "Hospital"),
    Text("变电所", "Substation"),
    Text("客运站", "Coach Station"),
    Text("农贸市场", "Market"),
)
_CHECKPOINTS = (
    Text("桥北", "North Bridge"),
    Text("江堤", "Embankment"),
    Text("环路", "Ring Road"),
    Text("货场", "Goods Yard"),
    Text("高架口", "Viaduct"),
    Text("渡口", "Ferry"),
)


def person_names(random: Random) -> Iterator[str]:
    """Yield names of people without end; none comes twice, some have characters that many fonts lack."""
    given: set[str] = set()
    while True:
        name = _surname(random) + _given_name(random)
        if name not in given:
            given.add(name)
            yield name


def communities(count: int, random: Random) -> list[Text]:
    """Give names of communities: 霁江里社区, Jijiang Li."""
    pairs = list(product(_KINDS, _STEMS))
    random.shuffle(pairs)
    return [
        Text(f"{stem.zh}{kind.zh}{_turn(i, len(pairs))}社区", f"{stem.en} {kind.en}{_turn(i, len(pairs))}")
        for i, (kind, stem) in enumerate(pairs * (count // len(pairs) + 1))
    ][:count]


def districts(count: int) -> list[Text]:
    """Give the stems of districts' names: 霁江, Jijiang."""
    return [
        Text(f"{stem.zh}{turn}", f"{stem.en}{turn}")
        for i in range(count)
        for stem, turn in [(_DISTRICTS[i % len(_DISTRICTS)], _turn(i, len(_DISTRICTS)))]
    ]


def stations(district: Text, count: int) -> list[Text]:
    """Give names of a district's stations: 霁江桥派出所, Jijiang Bridge Station."""
    return [
        Text(f"{district.zh}{kind.zh}{turn}派出所", f"{district.en} {kind.en}{turn} Station")
        for i in range(count)
        for kind, turn in [(_STATIONS[i % len(_STATIONS)], _turn(i, len(_STATIONS)))]
    ]


def sites(count: int) -> list[Text]:
    """Give names of key sites: 霁江供水站, Jijiang Waterworks."""
    return _combined(count, _SITES, "")


def checkpoints(count: int) -> list[Text]:
    """Give names of checkpoints: 松泉江堤卡点, Songquan Embankment Checkpoint."""
    return _combined(count, _CHECKPOINTS, "卡点")


def _combined(count: int, things: tuple[Text, ...], ending: str) -> list[Text]:
    found = []
    for i in range(count):
        stem, thing = _STEMS[(5 * i + i // len(_STEMS)) % len(_STEMS)], things[i % len(things)]
        turn = _turn(i, len(_STEMS) * len(things) // 2)
        kind = " Checkpoint" if ending else ""
        found.append(Text(f"{stem.zh}{thing.zh}{ending}{turn}", f"{stem.en} {thing.en}{kind}{turn}"))
    return found


def _turn(index: int, length: int) -> str:
    """Give the number that tells a name's second and later rounds from its first."""
    return "" if index < length else str(index // length + 1)


def _surname(random: Random) -> str:
    double = 0.01
    return random.choice(_DOUBLE_SURNAMES if random.random() < double else _SURNAMES)


def _given_name(random: Random) -> str:
    single = 0.25
    last = random.choice(_RARE if random.random() < _RARE_SHARE else _SECOND)
    return last if random.random() < single else random.choice(_FIRST) + last
