//! The task that measures cells and locks and writes the report.

use crate::{
    arguments::{Arguments, pick},
    cases, file,
    harness::{self, Case, Plan},
    instructions, plot, report,
};

/// Runs the cases and writes `RESULTS.md` with its plots, or prints what `--only` picked.
pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let cases = cases::all();
    let all = cases.len();
    let cases = pick(cases, arguments.only.as_deref(), Case::name)?;
    let plan = if arguments.quick {
        Plan::QUICK
    } else {
        Plan::FULL
    }
    .part(cases.len(), all);
    let measured = harness::run(cases, plan, |case| {
        eprintln!("{}: {}", case.family, case.title);
    });
    if arguments.only.is_some() {
        println!("{}", report::details(&measured));
        return Ok(());
    }
    let plots = plot::curves(&measured);
    for plot in &plots {
        file::write(&plot.file, &plot.svg)?;
    }
    let mut text = report::whole(&measured, &plots, plan);
    match instructions::section() {
        Ok(section) => text.push_str(&section),
        // The times stand without it.
        Err(sentence) => eprintln!("no instruction counts: {sentence}"),
    }
    file::write("RESULTS.md", &text)
}
