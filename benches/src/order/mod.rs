//! What the order check costs: ours with it and without, beside the checks of others.
//!
//! Whether a check is compiled in is decided for a whole program, so each lock has a program of its
//! own. They are run in turns, a sample at a time, and compared within a round like everybody else.

mod flavours;
mod program;
mod worker;

use core::{fmt::Write, time::Duration};
use std::rc::Rc;

use crate::{
    arguments::{Arguments, pick},
    file,
    harness::{self, Case, Entry, Measured, Plan},
    machine,
    report::duration,
    sample::{Budget, Sample},
    statistics::Spread,
};
use flavours::{FLAVOURS, OFF, ON};
use program::{Build, Program};
use worker::Workload;

const READING: &str = "\
Each thread locks and unlocks mutexes of its own: one, or (depth two) one and inside it another. The \
time is the processor time of that round. Each lock has a program of its own; in each round every program \
runs once, the order rotates, and what one takes above another is taken within a round before the median \
of the rounds is taken. In brackets stand the quartiles. In debug builds *check off* is a build without \
debug assertions, because all others have the check.
";

const FULL: Plan = Plan {
    rounds: 15,
    total: Duration::from_secs(180),
};

const QUICK: Plan = Plan {
    rounds: 5,
    total: Duration::from_secs(24),
};

const WORKLOADS: [Workload; 6] = {
    const fn of(depth: u32, threads: u32) -> Workload {
        Workload { depth, threads }
    }
    [of(1, 1), of(2, 1), of(1, 2), of(2, 2), of(1, 8), of(2, 8)]
};

/// Measures and writes `ORDER.md`, or prints what `--only` picked.
pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let mut cases = Vec::new();
    let mut versions = Vec::new();
    for build in Build::ALL {
        let programs = prepare(build);
        let locks = programs.iter().map(|(_, program)| program.lock());
        let packages = ["parking_lot", "tracing-mutex"];
        versions.extend(locks.flat_map(|lock| machine::versions(&lock, &packages)));
        let of_build = WORKLOADS.map(|workload| case(build, workload, &programs));
        cases.extend(of_build);
    }
    versions.sort();
    versions.dedup();
    let all = cases.len();
    let cases = pick(cases, arguments.only.as_deref(), Case::name)?;
    let plan = if arguments.quick { QUICK } else { FULL }.part(cases.len(), all);
    let measured = harness::run(cases, plan, |case| {
        eprintln!("{}: {}", case.family, case.title);
    });
    let text = report(&measured, &versions, plan);
    if arguments.only.is_some() {
        println!("{text}");
        return Ok(());
    }
    file::write("ORDER.md", &text)
}

/// Builds a program for each lock; one that does not build is reported and left out.
fn prepare(build: Build) -> Vec<(&'static str, Rc<Program>)> {
    let mut programs = Vec::new();
    for flavour in FLAVOURS {
        eprintln!("building, {build}: {}", flavour.name);
        match Program::new(flavour, build) {
            Ok(program) => programs.push((flavour.name, Rc::new(program))),
            Err(sentence) => eprintln!("{} is left out: {sentence}", flavour.name),
        }
    }
    programs
}

fn case(build: Build, workload: Workload, programs: &[(&'static str, Rc<Program>)]) -> Case {
    let entry = |(name, program): &(&'static str, Rc<Program>)| {
        let program = Rc::clone(program);
        Entry::new(name, move |budget: Budget| Sample {
            time: program
                .run(workload, budget.time)
                .unwrap_or_else(|sentence| {
                    // A run that fails has no time, and no place in the table.
                    eprintln!("{sentence}");
                    f64::NAN
                }),
            contended: None,
        })
    };
    let depth = if workload.depth == 1 { "one" } else { "two" };
    let threads = match workload.threads {
        1 => "1 thread".into(),
        many => format!("{many} threads"),
    };
    Case {
        family: match build {
            Build::Release => "Release builds",
            Build::Debug => "Debug builds",
        },
        title: format!("depth {depth}, {threads}"),
        measures: "processor time per round",
        point: None,
        entries: programs.iter().map(entry).collect(),
    }
}

fn report(measured: &[Measured], versions: &[String], plan: Plan) -> String {
    let mut text = String::from("# What the order check costs\n\n");
    text.push_str("Made by `cargo xtask bench order`; not edited by hand.\n\n");
    text.push_str(&machine::describe());
    let _ = writeln!(
        text,
        "- Rivals: std of that compiler, {}\n- Length: {} rounds, {} s in all\n\n{READING}",
        versions.join(", "),
        plan.rounds,
        plan.total.as_secs()
    );
    let mut family = "";
    for one in measured {
        if one.case.family != family {
            family = one.case.family;
            let _ = writeln!(text, "## {family}\n");
        }
        let _ = writeln!(text, "### {}\n\n{}", one.case.title, table(one));
    }
    text
}

fn table(one: &Measured) -> String {
    let mut text = format!("| | time | above {OFF} | to {ON} |\n|---|--:|--:|--:|\n");
    let times = |name: &str| {
        let position = one.case.entries.iter().position(|entry| entry.name == name);
        let samples = position.map_or(&[][..], |position| &one.samples[position]);
        samples.iter().map(|sample| sample.time).collect::<Vec<_>>()
    };
    let (off, on) = (times(OFF), times(ON));
    for entry in &one.case.entries {
        let own = times(entry.name);
        let pairs = |other: &[f64], by: fn(f64, f64) -> f64| {
            let pairs = own.iter().zip(other);
            Spread::of(
                pairs
                    .map(|(own, other)| by(*own, *other))
                    .filter(|by| by.is_finite()),
            )
        };
        let time = Spread::of(own.iter().copied().filter(|time| time.is_finite()));
        let shown = [
            time.map(|time| show(time, duration)),
            pairs(&off, |own, off| own - off).map(|above| show(above, |ns| format!("{ns:+.1} ns"))),
            pairs(&on, |own, on| own / on).map(|ratio| show(ratio, |ratio| format!("{ratio:.2}"))),
        ];
        let shown = shown.map(|figure| figure.unwrap_or("-".into())).join(" | ");
        let _ = writeln!(text, "| {} | {shown} |", entry.name);
    }
    text
}

fn show(spread: Spread, one: fn(f64) -> String) -> String {
    let [median, low, high] = [spread.median, spread.low, spread.high].map(one);
    format!("{median} ({low} – {high})")
}

#[cfg(test)]
mod tests {
    use core::time::Duration;
    use std::sync::Mutex;

    use super::worker::{Lock, measure};
    use super::{
        Build, Sample, WORKLOADS, case,
        flavours::{OFF, ON},
        table,
    };
    use crate::harness::{Entry, Measured};

    struct Std(Mutex<u64>);

    impl Lock for Std {
        fn named(_: &'static str) -> Self {
            Self(Mutex::new(0))
        }

        fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
            section(&mut self.0.lock().expect("no section panics"))
        }
    }

    #[test]
    fn every_workload_runs() {
        for workload in WORKLOADS {
            let time = measure::<Std>(workload, Duration::from_micros(300));
            assert!(time.is_finite() && time >= 0.0);
        }
    }

    #[test]
    fn what_the_check_adds_is_taken_within_a_round() {
        let sample = |time| Sample {
            time,
            contended: None,
        };
        let mut case = case(Build::Release, WORKLOADS[0], &[]);
        case.entries = [OFF, ON, "other"]
            .map(|name| Entry::new(name, move |_| sample(0.0)))
            .into();
        let samples = [[5.0, 50.0, 6.0], [8.0, 53.0, 9.0], [16.0, 106.0, 18.0]];
        let text = table(&Measured {
            case,
            samples: samples.map(|times| times.map(sample).to_vec()).to_vec(),
        });
        assert!(
            text.contains("| +3.0 ns (+3.0 ns – +3.0 ns) | 1.00 (1.00 – 1.00) |"),
            "{text}"
        );
        assert!(text.contains(" | 2.00 (2.00 – 2.00) |"), "{text}");
    }
}
