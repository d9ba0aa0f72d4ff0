//! The table of the hard inputs names every case, and no other.

/// File, case, what it guards, and where it is from.
const TABLE: &str = include_str!("../TABLE.md");

/// The files of the matrix, as they stand.
const FILES: &[(&str, &str)] = &[
    ("shapes", include_str!("../src/shapes.rs")),
    ("names", include_str!("../src/names.rs")),
    ("generics", include_str!("../src/generics.rs")),
    ("types", include_str!("../src/types.rs")),
    ("attributes", include_str!("../src/attributes.rs")),
    ("fragments", include_str!("../src/fragments.rs")),
    ("places", include_str!("../src/places.rs")),
    ("methods", include_str!("../src/methods.rs")),
];

/// The cases of a file: what `hard!` and `exposed!` name, and modules written out.
fn cases(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let rest = ["hard! { ", "exposed! { ", "pub mod "]
            .iter()
            .find_map(|begin| line.strip_prefix(begin))?;
        rest.split([':', ' ']).next()
    })
}

/// The rows, without the head and the legend.
fn rows() -> impl Iterator<Item = &'static str> {
    TABLE
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
}

/// The file and the case of a row.
fn row(line: &str) -> Option<(&str, &str)> {
    let mut cells = line.split('|').map(str::trim).skip(1);
    Some((cells.next()?, cells.next()?.trim_matches('`')))
}

#[test]
fn every_case_is_in_the_table_and_the_table_has_no_other() {
    let written: Vec<_> = FILES
        .iter()
        .flat_map(|(file, text)| cases(text).map(move |case| (*file, case)))
        .collect();
    let listed: Vec<_> = rows().filter_map(row).collect();
    assert_eq!(written, listed);
    assert!(listed.len() >= 60, "only {} cases", listed.len());
}

/// The trackers that the legend names.
const TRACKERS: &[&str] = &[
    "getset",
    "pin-project",
    "bon",
    "leptos",
    "typed-builder",
    "derive-builder",
    "derive-setters",
    "mockall",
    "rust",
];

/// Whether a source is a thread or a chapter; `None` if it has no known form.
fn cited(from: &str) -> Option<bool> {
    if from == "ours" {
        return Some(false);
    }
    if let Some(chapter) = from.strip_prefix("reference: ") {
        let chapter = chapter.trim_matches('`');
        let legal = |c: char| c.is_ascii_lowercase() || "/-_".contains(c);
        return (!chapter.is_empty() && chapter.chars().all(legal)).then_some(true);
    }
    let (tracker, number) = from.split_once('#')?;
    let known = TRACKERS.contains(&tracker) && number.parse::<u32>().is_ok();
    known.then_some(true)
}

#[test]
fn every_row_says_where_it_is_from() {
    let mut sources = 0;
    for line in rows() {
        let from = line.split('|').nth(4).map_or("", str::trim);
        let Some(is_cited) = cited(from) else {
            panic!("no known source: {line}");
        };
        sources += usize::from(is_cited);
    }
    assert!(sources >= 60, "only {sources} rows cite a source");
}
