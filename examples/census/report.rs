//! Prints the finished census, as tables or as JSON.

use core::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use comfy_table::{CellAlignment, Table, presets};
use indicatif::{HumanBytes, HumanCount};
use serde::Serializer;

use crate::Finding;
use crate::census::{Census, Tally};
use crate::read::Reason;

/// So many extensions, and so many unreadable files, are in a table; JSON has all.
const MOST_ROWS: usize = 20;

pub(crate) fn print(finding: &Finding) -> io::Result<()> {
    let census = &finding.census;
    let mut out = BufWriter::new(io::stdout().lock());
    if census.options.json {
        serde_json::to_writer_pretty(&mut out, census)?;
        writeln!(out)?;
    } else {
        writeln!(out, "{}", figures(census))?;
        writeln!(out, "{}", effort(finding))?;
        if !census.unreadable.is_empty() {
            writeln!(out, "\nCould not be read: {}", reasons(census))?;
            writeln!(out, "{}", unreadable(census))?;
        }
    }
    out.flush()
}

/// A row for each extension, those with most bytes first, and one for the totals.
fn figures(census: &Census) -> Table {
    let mut extensions: Vec<(&String, &Tally)> = census.extensions.iter().collect();
    extensions.sort_by_key(|(name, tally)| (Reverse(tally.bytes), *name));

    let mut table = table(["extension", "files", "binary", "lines", "bytes"]);
    for (name, tally) in extensions.iter().take(MOST_ROWS) {
        let name = if name.is_empty() {
            "(none)".into()
        } else {
            printable(name)
        };
        table.add_row(row(name, tally));
    }
    if let Some(rest) = extensions.get(MOST_ROWS..).filter(|rest| !rest.is_empty()) {
        let mut sum = Tally::default();
        for (_, tally) in rest {
            sum += **tally;
        }
        table.add_row(row(format!("({} others)", rest.len()), &sum));
    }
    table.add_row(row("total".into(), &census.totals()));
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn row(name: String, tally: &Tally) -> [String; 5] {
    [
        name,
        HumanCount(tally.files).to_string(),
        HumanCount(tally.binary).to_string(),
        HumanCount(tally.lines).to_string(),
        HumanBytes(tally.bytes).to_string(),
    ]
}

fn effort(finding: &Finding) -> String {
    format!(
        "Took {:.2?} with --threads {}; the totals were the sums of the rows in every snapshot \
         taken meanwhile ({}).",
        finding.elapsed, finding.census.options.threads, finding.snapshots,
    )
}

/// How often each reason occurs: "2 broken link, 1 vanished".
fn reasons(census: &Census) -> String {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for unreadable in &census.unreadable {
        *counts.entry(unreadable.problem.reason).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|(reason, count)| format!("{count} {reason}"))
        .collect();
    counts.join(", ")
}

fn unreadable(census: &Census) -> Table {
    let mut table = table(["what", "reason", "detail"]);
    for unreadable in census.unreadable.iter().take(MOST_ROWS) {
        let problem = &unreadable.problem;
        let path = printable(&unreadable.path.to_string_lossy());
        table.add_row([path, problem.reason.to_string(), problem.detail.clone()]);
    }
    if let Some(more) = census
        .unreadable
        .len()
        .checked_sub(MOST_ROWS)
        .filter(|&more| more > 0)
    {
        table.add_row([format!("({more} more, see --json)")]);
    }
    table
}

/// A file's name may hold any character, also those that move the cursor of a terminal.
fn printable(name: &str) -> String {
    name.replace(char::is_control, "\u{FFFD}")
}

fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table
        .load_preset(presets::UTF8_FULL_CONDENSED)
        .set_header(header);
    table
}

/// Writes a path as the text that comes nearest to it; JSON has no other.
pub(crate) fn path_as_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}
