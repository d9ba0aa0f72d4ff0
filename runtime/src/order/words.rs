//! How a report reads.

use core::fmt;

use super::Access;
use super::report::{Kind, Place, Report, Step};

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.steps() {
            [step] => own_way(self.kind(), step, f)?,
            steps => circle(self.kind(), steps, f)?,
        }
        for (index, step) in self.steps().iter().enumerate() {
            if let Some(backtrace) = step.backtrace() {
                let [held, wanted] = names(step, index);
                write!(f, "\n\nbacktrace of {held} before {wanted}:\n{backtrace}")?;
            }
        }
        Ok(())
    }
}

/// A thread that is in its own way: one sentence and the way out.
fn own_way(kind: Kind, step: &Step, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (held, wanted) = (step.held(), step.wanted());
    let certainty = if kind == Kind::ReadAgain {
        "possible"
    } else {
        "certain"
    };
    write!(
        f,
        "{certainty} deadlock: {held} is already {} by this thread",
        done(held.access())
    )?;
    at(", at", held, f)?;
    write!(f, "; this {}", noun(wanted.access()))?;
    at(" is at", wanted, f)?;
    f.write_str(match kind {
        Kind::ReadAgain => {
            "\nnote: a writer that comes in between waits for the first read, and the second read for \
             the writer\
             \nhelp: use the first guard here too, or `try_read`"
        }
        Kind::ReadBehindWriter => {
            " and would wait for ever\
             \nnote: a writer waits for the first read to end, and keeps this one out\
             \nhelp: use the first guard here too, or drop it before"
        }
        _ => " and would wait for ever\nhelp: use the first guard here too, or drop it before",
    })
}

/// Several orders that do not go together: a headline, a paragraph an order, the way out.
fn circle(kind: Kind, steps: &[Step], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("possible deadlock: ")?;
    match (kind, steps) {
        (Kind::Instances, [step, _]) if same(step) && step.held().name().is_none() => {
            f.write_str("two locks without a name are taken in both orders")?;
        }
        (Kind::Instances, [step, _]) if same(step) => {
            write!(f, "two locks of {} are taken in both orders", step.held())?;
        }
        (_, [step, _]) => {
            write!(
                f,
                "{} and {} are taken in both orders",
                step.held(),
                step.wanted()
            )?;
        }
        _ => {
            f.write_str("the orders of ")?;
            for (index, step) in steps.iter().enumerate() {
                f.write_str(match index {
                    0 => "",
                    last if last + 1 == steps.len() => " and ",
                    _ => ", ",
                })?;
                write!(f, "{}", step.held())?;
            }
            f.write_str(" form a circle")?;
        }
    }
    for (index, step) in steps.iter().enumerate() {
        paragraph(step, &names(step, index), f)?;
    }
    f.write_str("\n\nhelp: take ")?;
    f.write_str(if steps.len() == 2 {
        "both"
    } else {
        "all of them"
    })?;
    f.write_str(" with `lock_all`, or in one order everywhere")?;
    if kind == Kind::Instances {
        f.write_str("; if one always belongs to the other, say so with `order::nested`")?;
    }
    f.write_str(
        "\nnote: no thread hangs now, and this is told once; `INTERIOR_ORDER=panic` makes it a panic, \
         `INTERIOR_ORDER=off` ends the check",
    )
}

fn same(step: &Step) -> bool {
    step.held().label == step.wanted().label
}

/// What to call one of the locks of a step.
enum Name<'a> {
    Own(&'a Place),
    /// Both have one name; the first step holds the one, and the second the other.
    One,
    Other,
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(place) => place.fmt(f),
            Self::One => f.write_str("the one"),
            Self::Other => f.write_str("the other"),
        }
    }
}

/// What to call the held and the wanted lock of a step.
fn names(step: &Step, index: usize) -> [Name<'_>; 2] {
    if !same(step) {
        [Name::Own(step.held()), Name::Own(step.wanted())]
    } else if index % 2 == 0 {
        [Name::One, Name::Other]
    } else {
        [Name::Other, Name::One]
    }
}

fn paragraph(
    step: &Step,
    [held, wanted]: &[Name<'_>; 2],
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "\n\n  {held} before {wanted}")?;
    let Some(thread) = step.thread() else {
        f.write_str(", as declared")?;
        return match step.wanted().declared_at() {
            Some((file, line)) => write!(f, " at {file}:{line}"),
            None => Ok(()),
        };
    };
    write!(
        f,
        ", in {thread}:\n    {held} was {}",
        done(step.held().access())
    )?;
    at(" at", step.held(), f)?;
    write!(
        f,
        "\n    {wanted} was to be {}",
        done(step.wanted().access())
    )?;
    at(" at", step.wanted(), f)
}

fn at(word: &str, place: &Place, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match place.at() {
        Some(at) => write!(f, "{word} {at}"),
        None => Ok(()),
    }
}

fn done(access: Access) -> &'static str {
    match access {
        Access::Lock => "locked",
        Access::Read => "read",
        Access::Write => "written",
    }
}

fn noun(access: Access) -> &'static str {
    match access {
        Access::Lock => "lock",
        Access::Read => "read",
        Access::Write => "write",
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => write!(f, "`{name}`"),
            None => f.write_str("a lock without a name"),
        }
    }
}
