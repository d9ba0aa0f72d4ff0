//! Writes the table in `examples/shapes/README.md`: what each shape took before and takes after.
//!
//! The figures are of the text alone, as `rustfmt` leaves it: a line counts if there is code on it,
//! so neither blank lines nor comments do.

use core::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::step::Outcome;

/// Shapes in the order of the table.
const SHAPES: &[(&str, &str)] = &[
    ("pool", "connection pool"),
    ("progress", "progress bar"),
    ("metrics", "metric family"),
    ("tree", "DOM-like tree"),
];

/// What the table stands between.
const BEGIN: &str = "<!-- written by `cargo xtask shapes` -->\n";
const END: &str = "<!-- end -->\n";

/// Puts the table of today into the page.
pub(crate) fn write() -> Outcome {
    let path = page();
    let old = read(&path)?;
    fs::write(&path, renewed(&old)?)
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// The shapes, each of which has an example of its name.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    SHAPES.iter().map(|(name, _)| *name)
}

fn shapes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/shapes")
}

fn page() -> PathBuf {
    shapes().join("README.md")
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Gives the page with the table of today in it.
fn renewed(page: &str) -> Result<String, String> {
    let parts = page.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.ok_or(format!("the page has no place for the table: {BEGIN}"))?;
    Ok(format!("{before}{BEGIN}\n{}\n{END}{after}", table()?))
}

fn table() -> Result<String, String> {
    let mut table = String::from(
        "| shape | lines before | lines after | | lock unwraps | `unsafe` blocks | guards taken by hand |\n\
         |---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut sum = (Figures::default(), Figures::default());
    for (folder, title) in SHAPES {
        let figures = |form: &str| {
            let path = shapes().join(folder).join(form);
            read(&path).map(|source| Figures::of(&source))
        };
        let (before, after) = (figures("before.rs")?, figures("after.rs")?);
        let name = format!("{title} ([before]({folder}/before.rs), [after]({folder}/after.rs))");
        push_row(&mut table, &name, &before, &after);
        sum.0.add(&before);
        sum.1.add(&after);
    }
    push_row(&mut table, "together", &sum.0, &sum.1);
    Ok(table)
}

fn push_row(table: &mut String, name: &str, before: &Figures, after: &Figures) {
    let percent = (after.lines * 200 + before.lines) / (before.lines * 2);
    writeln!(
        table,
        "| {name} | {} | {} | {percent} % | {} → {} | {} → {} | {} → {} |",
        before.lines,
        after.lines,
        before.unwraps,
        after.unwraps,
        before.unsafe_blocks,
        after.unsafe_blocks,
        before.guards,
        after.guards,
    )
    .expect("a string takes everything");
}

/// What is counted of a file.
#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    /// Lines with code.
    lines: usize,
    /// Calls of `unwrap`; the shapes have no others than on locks.
    unwraps: usize,
    unsafe_blocks: usize,
    /// Calls that lock or borrow.
    guards: usize,
}

impl Figures {
    fn of(source: &str) -> Self {
        let mut figures = Self::default();
        let is_code = |line: &&str| !line.is_empty() && !line.starts_with("//");
        for line in source.lines().map(str::trim).filter(is_code) {
            figures.lines += 1;
            figures.unwraps += line.matches(".unwrap()").count();
            figures.unsafe_blocks += line.matches("unsafe {").count();
            for call in [
                ".lock()",
                ".read()",
                ".write()",
                ".borrow()",
                ".borrow_mut()",
            ] {
                figures.guards += line.matches(call).count();
            }
        }
        figures
    }

    fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.unwraps += other.unwraps;
        self.unsafe_blocks += other.unsafe_blocks;
        self.guards += other.guards;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_today() {
        let page = read(&page()).unwrap();
        assert!(
            renewed(&page).unwrap() == page,
            "examples/shapes/README.md is out of date: run `cargo xtask shapes`"
        );
    }

    #[test]
    fn only_code_counts() {
        let source = "
            //! Docs.
            use std::sync::Mutex;

            /// let x = unsafe { .unwrap() };
            fn f(n: &Mutex<u8>) {
                // SAFETY: .lock().unwrap()
                unsafe { g(n.lock().unwrap(), n.lock().unwrap()) }
            }";
        let expected = Figures {
            lines: 4,
            unwraps: 2,
            unsafe_blocks: 1,
            guards: 2,
        };
        assert_eq!(Figures::of(source), expected);
    }

    #[test]
    fn a_page_without_a_place_is_refused() {
        assert!(renewed("# Shapes").is_err());
    }
}
