//! The report: what was measured, as Markdown that a stranger can read.

use core::fmt::Write;

use crate::{
    file,
    harness::{Measured, Plan},
    machine,
    plot::Plot,
    prices,
    rivals::OURS,
    sample::{Contended, Sample},
    statistics::{Spread, median},
};

/// Packages whose versions matter to somebody who compares results.
const RIVALS: &[&str] = &["atomic_refcell", "crossbeam-utils", "parking_lot", "usync"];

const READING: &str = "\
All implementations run in one process and take turns: in each round everybody runs once, the order \
rotates, and ratios are taken within a round before the median of the rounds is taken. In brackets \
stand the quartiles. **A ratio above 1 means faster than what it is compared with.** On one thread \
the time is the processor time of that thread; with several it is wall time divided by the operations \
of all threads, which do nothing between two sections.

- *× std*, *× best rival*: how many times as fast as std, and as the fastest of the others in that case.
- In *two mutexes at once* ours is `lock_all`, the others nest two locks by hand in one order.
- *processor*: processor time of all threads per operation; the difference to the wall time is what \
spinning and switching cost.
- *worst wait to std's*: the worst wait as a multiple of std's in the same round; below 1 is better.
- *sleeps*: how often a thread went to sleep in the kernel, per 1000 operations.
- *worst wait*: the longest a thread waited for the lock: the median of the rounds, then the worst of all.
- *shares*: the part of all operations that the luckiest and the unluckiest thread had.
";

/// The whole report of a run.
pub(crate) fn whole(measured: &[Measured], plots: &[Plot], plan: Plan) -> String {
    let mut text = String::from("# What the primitives cost\n\n");
    text.push_str("Made by `cargo xtask bench`; not edited by hand.\n\n");
    text.push_str(&machine::describe());
    let rivals = machine::versions(&file::root("Cargo.lock"), RIVALS).join(", ");
    let _ = writeln!(text, "- Rivals: std of that compiler, {rivals}");
    let seconds = plan.total.as_secs();
    let _ = writeln!(
        text,
        "- Length: {} rounds, {seconds} s in all\n",
        plan.rounds
    );
    if let Some(loudness) = loudness(measured) {
        let _ = writeln!(
            text,
            "In the loudest quarter of the runs of one thread alone, wall time was {loudness:.2} times \
             processor time or more. Above 1.05 the machine had other things to do, and the contended \
             rows are worth little.\n"
        );
    }
    let _ = writeln!(text, "## How to read this\n\n{READING}");
    let _ = writeln!(text, "## At a glance\n\n{}", glance(measured));
    let _ = writeln!(
        text,
        "## What this machine charges\n\nOne thread alone, on a line that is in its cache.\n\n{}",
        prices::table()
    );
    text.push_str("## Curves\n\n");
    for plot in plots {
        let _ = writeln!(text, "![{}]({})\n", plot.title, plot.file);
    }
    text.push_str(&details(measured));
    text
}

/// A table for each case.
pub(crate) fn details(measured: &[Measured]) -> String {
    let mut text = String::new();
    let mut family = "";
    for one in measured {
        if one.case.family != family {
            family = one.case.family;
            let _ = writeln!(text, "## {family}\n");
        }
        let _ = writeln!(text, "### {family}: {}\n", one.case.title);
        let _ = writeln!(text, "Time: {}.\n\n{}", one.case.measures, table(one));
    }
    text
}

/// Wall time by processor time where nobody competes, upper quartile: 1 on a machine with nothing
/// else to do.
fn loudness(measured: &[Measured]) -> Option<f64> {
    let alone = |one: &&Measured| one.case.point.is_some_and(|point| point.threads == 1);
    let samples = measured
        .iter()
        .filter(alone)
        .flat_map(|one| one.samples.iter().flatten());
    Spread::of(samples.filter_map(|sample| Some(sample.time / sample.contended?.processor)))
        .map(|spread| spread.high)
}

fn glance(measured: &[Measured]) -> String {
    let mut text = String::from(
        "| case | ours | × std | best rival | × best rival | worst wait to std's |\n\
         |---|--:|--:|---|--:|--:|\n",
    );
    for one in measured {
        let Some(ours) = one.entry(OURS) else {
            continue;
        };
        let best = one.best_rival();
        let _ = writeln!(
            text,
            "| {}: {} | {} | {} | {} | {} | {} |",
            one.case.family,
            one.case.title,
            one.time(ours)
                .map_or_else(dash, |time| duration(time.median)),
            ratio(one.against(one.entry("std"), ours)),
            best.map_or("-", |best| one.case.entries[best].name),
            ratio(one.against(best, ours)),
            one.worst_wait(ours, one.entry("std"))
                .map_or_else(dash, |wait| format!("{wait:.2}")),
        );
    }
    text
}

fn table(one: &Measured) -> String {
    let contended = one
        .samples
        .iter()
        .flatten()
        .any(|sample| sample.contended.is_some());
    let mut text = String::from("| | time | × std | × best rival |");
    let mut line = String::from("|---|--:|--:|--:|");
    if contended {
        text.push_str(" processor | sleeps | worst wait | shares |");
        line.push_str("--:|--:|--:|--:|");
    }
    let _ = writeln!(text, "\n{line}");
    let (std, best) = (one.entry("std"), one.best_rival());
    for (entry, samples) in one.samples.iter().enumerate() {
        let time = one.time(entry).map_or_else(dash, |time| {
            let quartiles = format!("{} – {}", duration(time.low), duration(time.high));
            format!("{} ({quartiles})", duration(time.median))
        });
        let name = name(one.case.entries[entry].name);
        let (to_std, to_best) = (one.against(std, entry), one.against(best, entry));
        let _ = write!(
            text,
            "| {name} | {time} | {} | {} |",
            ratio(to_std),
            ratio(to_best)
        );
        if contended {
            let _ = write!(text, " {} |", competition(samples).join(" | "));
        }
        text.push('\n');
    }
    text
}

fn competition(samples: &[Sample]) -> [String; 4] {
    let figures = || samples.iter().filter_map(|sample| sample.contended);
    let middle = |figure: fn(Contended) -> Option<f64>| median(figures().filter_map(figure));
    let worst = figures()
        .map(|figures| figures.worst_wait)
        .fold(0.0, f64::max);
    let lucky = middle(|figures| figures.shares.map(|shares| shares.0));
    let unlucky = middle(|figures| figures.shares.map(|shares| shares.1));
    [
        middle(|figures| Some(figures.processor)).map_or_else(dash, duration),
        middle(|figures| figures.sleeps).map_or_else(dash, |sleeps| format!("{sleeps:.2}")),
        middle(|figures| Some(figures.worst_wait)).map_or_else(dash, |wait| {
            format!("{}, {}", duration(wait), duration(worst))
        }),
        lucky.zip(unlucky).map_or_else(dash, |(lucky, unlucky)| {
            format!("{:.0} %, {:.0} %", lucky * 100.0, unlucky * 100.0)
        }),
    ]
}

impl Measured {
    fn entry(&self, name: &str) -> Option<usize> {
        self.case
            .entries
            .iter()
            .position(|entry| entry.name == name)
    }

    /// The spread of an entry's times.
    pub(crate) fn time(&self, entry: usize) -> Option<Spread> {
        Spread::of(self.samples[entry].iter().map(|sample| sample.time))
    }

    /// The entry with the lowest median that is not ours.
    fn best_rival(&self) -> Option<usize> {
        let median = |&entry: &usize| self.time(entry).map_or(f64::INFINITY, |time| time.median);
        (0..self.samples.len())
            .filter(|&entry| self.case.entries[entry].name != OURS)
            .min_by(|one, other| median(one).total_cmp(&median(other)))
    }

    /// How many times as fast as `reference` an entry is, round by round.
    fn against(&self, reference: Option<usize>, entry: usize) -> Option<Spread> {
        let pairs = self.samples[reference?].iter().zip(&self.samples[entry]);
        Spread::of(pairs.map(|(reference, own)| reference.time / own.time))
    }

    /// The worst wait of an entry as a multiple of another's, round by round.
    fn worst_wait(&self, entry: usize, reference: Option<usize>) -> Option<f64> {
        let pairs = self.samples[entry].iter().zip(&self.samples[reference?]);
        median(pairs.filter_map(|(own, reference)| {
            Some(own.contended?.worst_wait / reference.contended?.worst_wait)
        }))
    }
}

fn ratio(spread: Option<Spread>) -> String {
    spread.map_or_else(dash, |spread| {
        format!(
            "{:.2} ({:.2} – {:.2})",
            spread.median, spread.low, spread.high
        )
    })
}

/// An implementation's name as the tables show it: ours in bold.
pub(crate) fn name(implementation: &str) -> String {
    match implementation {
        OURS => format!("**{OURS}**"),
        other => other.into(),
    }
}

fn dash() -> String {
    "-".into()
}

/// Nanoseconds in the unit that reads best.
pub(crate) fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        few if few < 100.0 => format!("{few:.2} ns"),
        some if some < 1e3 => format!("{some:.0} ns"),
        many if many < 1e5 => format!("{:.2} µs", many / 1e3),
        more if more < 1e6 => format!("{:.0} µs", more / 1e3),
        most => format!("{:.2} ms", most / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::details;
    use crate::{
        harness::{Case, Entry, Measured},
        sample::{Budget, Sample},
    };

    fn entry(name: &'static str) -> Entry {
        Entry::new(name, |_: Budget| Sample::default())
    }

    fn samples(times: [f64; 3]) -> Vec<Sample> {
        let sample = |time| Sample {
            time,
            contended: None,
        };
        times.map(sample).to_vec()
    }

    #[test]
    fn ratios_are_taken_within_a_round() {
        let measured = Measured {
            case: Case {
                family: "Mutex",
                title: "one thread".into(),
                measures: "processor time",
                point: None,
                entries: vec![entry("interior"), entry("std"), entry("other")],
            },
            // A slow second round hits both alike: twice as fast all the same.
            samples: vec![
                samples([2.0, 20.0, 2.0]),
                samples([4.0, 40.0, 4.0]),
                samples([3.0, 30.0, 3.0]),
            ],
        };
        let text = details(&[measured]);
        let ours = "| **interior** | 2.00 ns (2.00 ns – 20.00 ns) | 2.00 (2.00 – 2.00) | 1.50 (1.50 – 1.50) |";
        assert!(text.contains(ours), "{text}");
        assert!(!text.contains("sleeps"), "{text}");
    }
}
