"""A report as one page that a browser opens and prints: no script, nothing from the network, charts drawn in it (docs/adr/0027)."""

from decimal import Decimal
from html import escape

from hotelcs.i18n import N_, current, tr
from hotelcs.reports.report import Report, Section, greatest, shown

STYLE = """
body{font:14px/1.45 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2em auto;max-width:64em;padding:0 1em;color:#222}
h1{font-size:1.5em;margin:0}h2{font-size:1.15em;margin:1.6em 0 .4em;border-bottom:1px solid #bbb}
table{border-collapse:collapse;width:100%}th,td{padding:.2em .6em;border-bottom:1px solid #ddd;text-align:left;vertical-align:top}
th{background:#f3f3f3}.n{text-align:right;font-variant-numeric:tabular-nums}.decide{border:2px solid #a33;padding:.2em 1em;margin-top:1.6em}
.provisional{color:#a33}svg{width:100%;height:auto;margin:.6em 0}svg text{font-size:11px;fill:#333}svg rect{fill:#4a78a8}
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr,svg,.decide{break-inside:avoid}thead{display:table-header-group}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
WIDE, HIGH, FOOT = 900, 200, 18
DRAWN = 62
"""Bars of a chart, at most."""


def page(report: Report) -> str:
    """The whole page; every word of it is escaped."""
    days = report.first if report.first == report.last else f"{report.first} – {report.last}"
    state = f' <span class="provisional">{escape(tr(N_("provisional")))}</span>' if report.provisional else ""
    body = [
        f"<h1>{escape(report.hotel)} · {escape(report.title)}</h1>",
        f"<p>{escape(days)}{state} · {escape(report.made)}</p>",
        *(f"<p>{escape(line)}</p>" for line in report.lines),
        *(_section(section, report.currency) for section in report.sections),
        f'<div class="decide"><h2>{escape(tr(N_("What needs a decision")))}</h2><ul>',
        *(f"<li>{escape(line)}</li>" for line in report.decisions),
        "</ul></div>",
    ]
    return (
        f'<!doctype html><html lang="{current()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escape(report.title)} {escape(days)}</title><style>{STYLE}</style></head><body>{''.join(body)}</body></html>\n"
    )


def _section(section: Section, currency: str) -> str:
    title = f"<h2>{escape(section.title)}</h2>"
    if not section.rows:
        return f"{title}<p>{escape(section.empty or tr(N_('none')))}</p>"
    heads = "".join(
        f'<th class="{"n" if one.is_number else ""}">{escape(one.title)}</th>' for one in section.columns
    )
    rows = "".join(
        "<tr>"
        + "".join(f'<td class="{"n" if column.is_number else ""}">{escape(shown(cell, column, currency))}</td>'
                  for cell, column in zip(row, section.columns, strict=True))
        + "</tr>"
        for row in section.rows
    )  # fmt: skip
    return f"{title}{chart(section, currency)}<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def chart(section: Section, currency: str) -> str:
    """Bars, one a row, each with its value to be read; nothing without a chart or a value."""
    bars, column = (
        section.bars()[-DRAWN:],
        next((one for one in section.columns if one.key == section.chart), None),
    )
    most = greatest(bars)
    if column is None or most <= 0:
        return ""
    step = Decimal(WIDE) / len(bars)
    every = max(1, len(bars) // 12)
    drawn = []
    for at, (label, value) in enumerate(bars):
        told = escape(f"{label}: {shown(value, column, currency)}")
        high = (
            0
            if value is None or isinstance(value, str)
            else max(Decimal(0), Decimal(value)) * (HIGH - 20) / most
        )
        drawn.append(
            f'<rect x="{at * step + step / 10:.1f}" y="{HIGH - high:.1f}" width="{step * 8 / 10:.1f}" height="{high:.1f}">'
            f"<title>{told}</title></rect>"
        )
        if at % every == 0:
            drawn.append(
                f'<text x="{at * step + step / 10:.1f}" y="{HIGH + 14}">{escape(label[-12:])}</text>'
            )
    name = escape(f"{column.title} {shown(int(most) if column.sort != 'number' else most, column, currency)}")
    return f'<svg role="img" aria-label="{name}" viewBox="0 0 {WIDE} {HIGH + FOOT}"><text x="0" y="11">{name}</text>{"".join(drawn)}</svg>'
