//! Curves over thread counts, as SVG that needs nothing but a browser.
//!
//! The pictures are simple enough that writing them takes less code than a library's set-up.

use core::fmt::Write;

use crate::{harness::Measured, report::duration, rivals::OURS};

/// A picture and where it goes.
pub(crate) struct Plot {
    pub(crate) title: String,
    pub(crate) file: String,
    pub(crate) svg: String,
}

/// One implementation's line: thread counts and nanoseconds per operation.
struct Line {
    name: &'static str,
    points: Vec<(u32, f64)>,
}

/// Text at a place, `anchor`ed there by its start, middle or end.
struct Label<'a> {
    x: f64,
    y: f64,
    anchor: &'a str,
    text: &'a str,
}

const WIDTH: f64 = 760.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 600.0;
const TOP: f64 = 50.0;
const BOTTOM: f64 = 360.0;

/// Ours first, then colours that differ for colour-blind readers as well (Okabe and Ito 2008).
const COLOURS: &[&str] = &[
    "#d55e00", "#0072b2", "#009e73", "#56b4e9", "#cc79a7", "#8a6d00",
];

/// A plot for each curve among the cases.
pub(crate) fn curves(measured: &[Measured]) -> Vec<Plot> {
    let mut titles: Vec<&str> = Vec::new();
    for point in measured.iter().filter_map(|one| one.case.point) {
        if !titles.contains(&point.curve) {
            titles.push(point.curve);
        }
    }
    titles
        .into_iter()
        .map(|title| plot(title, &lines(title, measured)))
        .collect()
}

fn lines(title: &str, measured: &[Measured]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for one in measured {
        let Some(point) = one.case.point.filter(|point| point.curve == title) else {
            continue;
        };
        for (entry, described) in one.case.entries.iter().enumerate() {
            let Some(time) = one.time(entry) else {
                continue;
            };
            let point = (point.threads, time.median);
            match lines.iter_mut().find(|line| line.name == described.name) {
                Some(line) => line.points.push(point),
                None => lines.push(Line {
                    name: described.name,
                    points: vec![point],
                }),
            }
        }
    }
    lines
}

fn plot(title: &str, lines: &[Line]) -> Plot {
    let slug = title
        .to_lowercase()
        .replace('µ', "u")
        .replace(|other: char| !other.is_ascii_alphanumeric(), " ");
    let slug = slug.split_whitespace().collect::<Vec<_>>().join("-");
    Plot {
        title: format!("{title}: time per operation over the number of threads"),
        file: format!("plots/{slug}.svg"),
        svg: svg(title, lines),
    }
}

fn svg(title: &str, lines: &[Line]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    let middle = f64::midpoint(LEFT, RIGHT);
    let heading = format!("{title}: wall time per operation (lower is better)");
    label(
        &mut svg,
        &Label {
            x: LEFT,
            y: 28.0,
            anchor: "start",
            text: &heading,
        },
    );
    label(
        &mut svg,
        &Label {
            x: middle,
            y: BOTTOM + 42.0,
            anchor: "middle",
            text: "threads",
        },
    );

    let times = || {
        lines
            .iter()
            .flat_map(|line| line.points.iter().map(|point| point.1))
    };
    let scale = Scale::around(
        times().fold(f64::INFINITY, f64::min),
        times().fold(0.0, f64::max),
    );
    for tick in scale.ticks() {
        let y = scale.place(tick);
        let _ = writeln!(svg, "<path d=\"M{LEFT} {y:.1}H{RIGHT}\" stroke=\"#ddd\"/>");
        label(
            &mut svg,
            &Label {
                x: LEFT - 8.0,
                y: y + 4.0,
                anchor: "end",
                text: &duration(tick),
            },
        );
    }
    for &(threads, _) in lines.first().map_or(&[][..], |line| &line.points) {
        let text = threads.to_string();
        label(
            &mut svg,
            &Label {
                x: across(threads),
                y: BOTTOM + 20.0,
                anchor: "middle",
                text: &text,
            },
        );
    }
    for (number, line) in lines.iter().enumerate() {
        draw(&mut svg, line, COLOURS[number % COLOURS.len()], &scale);
    }
    name(&mut svg, lines, &scale);
    svg.push_str("</svg>\n");
    svg
}

fn draw(svg: &mut String, line: &Line, colour: &str, scale: &Scale) {
    let places = || {
        line.points
            .iter()
            .map(|&(threads, time)| (across(threads), scale.place(time)))
    };
    let path: Vec<String> = places().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let width = if line.name == OURS { 3.5 } else { 1.8 };
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>",
        path.join(" ")
    );
    for (x, y) in places() {
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{width}\" fill=\"{colour}\"/>"
        );
    }
}

/// Writes each name where its line ends, moved down where two would lie on each other.
fn name(svg: &mut String, lines: &[Line], scale: &Scale) {
    let end = |line: &Line| line.points.last().map_or(TOP, |point| scale.place(point.1));
    let mut ends: Vec<(usize, f64)> = lines.iter().map(end).enumerate().collect();
    ends.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut free = TOP;
    for (number, y) in ends {
        let y = y.max(free);
        free = y + 17.0;
        let colour = COLOURS[number % COLOURS.len()];
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\" fill=\"{colour}\" font-weight=\"bold\">{}</text>",
            RIGHT + 12.0,
            y + 4.0,
            lines[number].name
        );
    }
}

fn label(svg: &mut String, label: &Label<'_>) {
    let Label { x, y, anchor, text } = label;
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>"
    );
}

/// Thread counts double from one to the next, and so do the steps of the axis.
fn across(threads: u32) -> f64 {
    LEFT + (RIGHT - LEFT) * f64::from(threads).log2() / 3.0
}

/// A logarithmic axis: implementations differ by factors.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn around(low: f64, high: f64) -> Self {
        Self {
            low: low * 0.8,
            high: high * 1.25,
        }
    }

    fn place(&self, time: f64) -> f64 {
        let part = (time / self.low).ln() / (self.high / self.low).ln();
        BOTTOM - (BOTTOM - TOP) * part
    }

    /// The round numbers 1, 2, 5 of every power of ten on the axis.
    fn ticks(&self) -> Vec<f64> {
        let powers = (-1..10).map(|power| 10_f64.powi(power));
        let round = powers.flat_map(|power| [power, 2.0 * power, 5.0 * power]);
        round
            .filter(|tick| (self.low..=self.high).contains(tick))
            .collect()
    }
}
