"""The picture for documents: its texts are texts, its marks are where the layout has them, and nothing leaves it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

from report_making import MISSING_RATE, THREE_OFFICES, case_in

from ppm_desktop.charts.bridge_chart import BridgeChart
from ppm_desktop.charts.cost_lines import CostLines
from ppm_desktop.charts.drawing import Box, Drawing, Stroke, Words
from ppm_desktop.charts.plate import Plate, plate
from ppm_desktop.charts.svg import svg_text
from ppm_desktop.paper.charts import caption_of
from ppm_desktop.paper.look import FAMILY, light_tokens, provide_our_font
from ppm_desktop.reports.bridge import option_bridge
from ppm_desktop.reports.cost_lines import cumulative_cost

SVG = "{http://www.w3.org/2000/svg}"


def elements(drawing: Drawing) -> list[ET.Element]:
    made = svg_text(Plate("title", 200, 100, "#ffffff", ("Inter", "DejaVu Sans"), drawing))
    return list(ET.fromstring(made))[1:]  # noqa: S314 - our own drawing; the first is the ground


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_every_word_of_a_chart_with_title_scenario_and_prices_is_text_inside_the_picture() -> None:
    provide_our_font()
    for file in (THREE_OFFICES, MISSING_RATE):
        case = case_in(file)
        caption = caption_of(case.project, case.comparison.scenario.name, case.style)
        table = cumulative_cost(case.comparison, case.style)
        made = plate(CostLines, table, caption, (light_tokens(), FAMILY), 720)
        root = ET.fromstring(svg_text(made))  # noqa: S314 - our own drawing
        written = [text.text for text in root.iter(f"{SVG}text")]
        assert sorted(map(str, written)) == sorted(words.text for words in made.drawing.words if words.text.strip())
        said = " ".join(map(str, written))
        for text in (table.title, table.subtitle, caption.scenario, caption.prices):
            assert text in said
        for words in made.drawing.words:
            left, top, right, bottom = words.extent(made.families)
            assert left >= 0
            assert top >= 0
            assert right <= made.width + 1
            assert bottom <= made.height


def test_a_hatch_stays_inside_its_box_and_goes_on_in_the_next() -> None:
    one, other = elements(
        Drawing(
            boxes=[
                Box(10, 20, 40, 16, edge="#123456", hatch="////", outlined=False),
                Box(50, 20, 40, 16, edge="#123456", hatch="////", outlined=False),
            ]
        )
    )
    for path, left in ((one, 10), (other, 50)):
        places = numbers(path.attrib["d"])
        assert all(left - 0.01 <= x <= left + 40.01 for x in places[::2])
        assert all(19.99 <= y <= 36.01 for y in places[1::2])
        assert {round((x + y) % 6, 1) % 6 for x, y in zip(places[::2], places[1::2], strict=True)} == {0.0}


def test_lines_have_their_dashes_in_widths_of_the_line_and_every_other_marker() -> None:
    stroke = Stroke((0, 10, 20, 30), (5, 6, 7, 8), "#123456", 2.0, (5.0, 3.0), "s", 6.0, 2, "#ffffff")
    line, *markers = elements(Drawing(strokes=[stroke]))
    assert line.attrib["stroke-dasharray"] == "10 6"
    assert numbers(line.attrib["d"]) == [0, 5, 10, 6, 20, 7, 30, 8]
    assert [numbers(marker.attrib["d"])[:2] for marker in markers] == [[-3, 2], [17, 4]]
    assert {marker.attrib["fill"] for marker in markers} == {"#ffffff"}
    (circle,) = elements(Drawing(strokes=[replace(stroke, marker="o", width=0, marker_every=4)]))
    assert circle.tag == f"{SVG}circle"


def test_what_xml_cannot_hold_is_left_out_and_signs_of_markup_are_text() -> None:
    (text,) = elements(Drawing(words=[Words('a\x00<b> & \x1b"c"\ufffe', 10, 10, "#000000")]))
    assert text.text == 'a<b> & "c"'


def test_the_bars_of_a_bridge_are_drawn_level_by_level() -> None:
    provide_our_font()
    case = case_in(THREE_OFFICES)
    table = option_bridge(case.project, case.comparison.results[0], case.comparison.results[1], case.style)
    caption = caption_of(case.project, case.comparison.scenario.name, case.style)
    made = plate(BridgeChart, table, caption, (light_tokens(), FAMILY), 720)
    root = ET.fromstring(svg_text(made))  # noqa: S314 - our own drawing
    filled = [element for element in root.iter(f"{SVG}rect") if element.attrib["fill"] != "none"]
    assert len(filled) == 1 + sum(bool(box.fill) for box in made.drawing.boxes)
