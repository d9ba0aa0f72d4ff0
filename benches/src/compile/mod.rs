//! What a derive adds to a build, as processor time: ours beside others of its kind.
//!
//! Libraries of many structs are generated, one for each derive, and checked in turns with one job.
//! What the bare structs cost in the same round is taken off, so start-up and parsing cancel out.

mod peers;
mod project;

use core::{fmt::Write, time::Duration};

use crate::{
    arguments::{Arguments, pick},
    file, machine,
    report::name,
    statistics::Spread,
};
use peers::{BARE, OURS, OURS_ALL, PEERS, Peer};
use project::Project;

/// How much of everything.
#[derive(Clone, Copy)]
struct Plan {
    structs: u32,
    fields: u32,
    rounds: usize,
    /// Where a round takes longer, or varies less.
    few_rounds: usize,
}

const FULL: Plan = Plan {
    structs: 500,
    fields: 8,
    rounds: 5,
    few_rounds: 3,
};

const QUICK: Plan = Plan {
    structs: 100,
    fields: 8,
    rounds: 3,
    few_rounds: 1,
};

/// A derive whose project builds.
struct Entry {
    peer: &'static Peer,
    project: Project,
    times: Vec<Duration>,
}

impl Entry {
    /// The same project, with nothing measured.
    fn again(&self) -> Self {
        Self {
            peer: self.peer,
            project: self.project.clone(),
            times: Vec::new(),
        }
    }
}

/// Measures and writes `COMPILE.md`, or prints what `--only` picked.
pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let plan = if arguments.quick { QUICK } else { FULL };
    let only = arguments.only.as_deref();
    let picked = pick(PEERS.iter().collect(), only, |peer| peer.name.to_owned())?;
    let picked = |peer: &&Peer| {
        let is_picked = picked.iter().any(|other| other.name == peer.name);
        // What the others are compared with.
        is_picked || peer.name == BARE
    };
    let peers = || PEERS.iter().filter(&picked);
    let mut many = prepare(peers(), plan.structs, plan.fields)?;
    rounds(&mut many, plan.rounds, Project::check)?;

    let mut expanded: Vec<Entry> = many.iter().map(Entry::again).collect();
    rounds(&mut expanded, plan.few_rounds, Project::expansion)?;

    let mut body: Vec<Entry> = many.iter().map(Entry::again).collect();
    rounds(&mut body, plan.few_rounds, Project::check_after_body)?;
    let mut field: Vec<Entry> = body.iter().map(Entry::again).collect();
    rounds(&mut field, plan.few_rounds, Project::check_after_field)?;

    let used = |peer: &&Peer| many.iter().any(|entry| entry.peer.name == peer.name);
    let libraries = peers().filter(used).filter(|peer| peer.name != BARE);
    let mut cold = prepare(libraries, 0, 0)?;
    rounds(&mut cold, plan.few_rounds, Project::build_cold)?;

    let all_features = peers().filter(|peer| [BARE, OURS_ALL].contains(&peer.name));
    let mut long = prepare(all_features, 1, 40)?;
    rounds(&mut long, plan.rounds * 2, Project::check)?;

    let text = report(
        plan,
        &peers().collect::<Vec<_>>(),
        [&many, &expanded, &body, &field, &cold, &long],
    );
    if arguments.only.is_some() {
        println!("{text}");
        return Ok(());
    }
    file::write("COMPILE.md", &text)
}

/// Sets up a project for each peer; one that does not build is reported and left out.
fn prepare(
    peers: impl Iterator<Item = &'static Peer>,
    structs: u32,
    fields: u32,
) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for peer in peers {
        eprintln!(
            "preparing {structs} structs of {fields} fields: {}",
            peer.name
        );
        match Project::new(peer, structs, fields) {
            Ok(project) => entries.push(Entry {
                peer,
                project,
                times: Vec::new(),
            }),
            Err(sentence) if peer.name == BARE => return Err(sentence),
            Err(sentence) => eprintln!("{} is left out: {sentence}", peer.name),
        }
    }
    Ok(entries)
}

/// Measures every entry once a round, in an order that rotates.
fn rounds(
    entries: &mut [Entry],
    rounds: usize,
    measure: fn(&Project) -> Result<Duration, String>,
) -> Result<(), String> {
    let count = entries.len();
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for turn in 0..count {
            let entry = &mut entries[(turn + round) % count];
            entry.times.push(measure(&entry.project)?);
        }
    }
    Ok(())
}

fn report(
    plan: Plan,
    peers: &[&Peer],
    [many, expanded, body, field, cold, long]: [&[Entry]; 6],
) -> String {
    let fields = plan.structs * plan.fields;
    let mut text = String::from("# What a derive adds to a build\n\n");
    text.push_str("Made by `cargo xtask bench compile`; not edited by hand.\n\n");
    text.push_str(&machine::describe());
    let _ = writeln!(
        text,
        "\n{} structs of {} fields each, `cargo check` with one job and without incremental \
         compilation, {} rounds in turns. The time is processor time above the bare structs of the \
         same round, per field; in brackets stand the quartiles. *expansion* is \
         the part of it that the compiler spends in expanding macros, by its own clock. *after a body* \
         and *after a field* are what the structs add to an incremental check once the body of a \
         method elsewhere in the library has changed, or one field has another name. *from nothing* \
         is the processor time of building the library and all it depends on.\n",
        plan.structs, plan.fields, plan.rounds
    );
    text.push_str(
        "| derive | writes | check, µs per field | to ours | expansion, µs per field | after a body | after a field | from nothing |\n|---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let ours = per_field(many, OURS, fields).map(|spread| spread.median);
    for peer in peers.iter().filter(|peer| peer.name != BARE) {
        let time = per_field(many, peer.name, fields);
        let shown = time.map_or("does not build".into(), |time| {
            format!("{:.0} ({:.0} – {:.0})", time.median, time.low, time.high)
        });
        let ratio = time
            .zip(ours)
            .map(|(time, ours)| format!("{:.2}", time.median / ours));
        let expansion = per_field(expanded, peer.name, fields);
        let expansion = expansion.map(|time| format!("{:.0}", time.median));
        let [after_body, after_field] = [body, field].map(|entries| {
            let whole = per_field(entries, peer.name, 1)?;
            Some(format!("{:.0} ms", whole.median / 1e3))
        });
        let cold = find(cold, peer.name)
            .and_then(|entry| Spread::of(entry.times.iter().map(Duration::as_secs_f64)))
            .map(|cold| format!("{:.1} s", cold.median));
        let figures = [ratio, expansion, after_body, after_field, cold];
        let [ratio, expanded, after_body, after_field, cold] =
            figures.map(|figure| figure.unwrap_or("-".into()));
        let title = title(peer, many);
        let _ = writeln!(
            text,
            "| {title} | {} | {shown} | {ratio} | {expanded} | {after_body} | {after_field} | {cold} |",
            peer.writes
        );
    }
    if let Some(time) = per_field(long, OURS_ALL, 1) {
        let [low, median, high] = [time.low, time.median, time.high].map(|time| time / 1e3);
        let _ = writeln!(
            text,
            "\nOne struct of 40 fields, all features: {median:.1} ms ({low:.1} – {high:.1})."
        );
    }
    text
}

/// A peer's name, with the version it was measured at where that is not our own.
fn title(peer: &Peer, entries: &[Entry]) -> String {
    let version = find(entries, peer.name)
        .map(|entry| machine::versions(&entry.project.lock(), &[peer.name]).join(" "))
        .filter(|version| !version.is_empty() && peer.name != OURS);
    version.unwrap_or_else(|| name(peer.name))
}

fn find<'a>(entries: &'a [Entry], name: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.peer.name == name)
}

/// Microseconds above the bare structs, round by round, divided by `fields`.
fn per_field(entries: &[Entry], name: &str, fields: u32) -> Option<Spread> {
    let times = |name| find(entries, name).map(|entry| &entry.times);
    let pairs = times(name)?.iter().zip(times(BARE)?);
    let above = pairs.map(|(own, bare)| own.as_secs_f64() - bare.as_secs_f64());
    Spread::of(above.map(|seconds| seconds * 1e6 / f64::from(fields)))
}
