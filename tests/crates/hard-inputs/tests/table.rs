//! The table of the hard inputs names every case, and no other.

/// File, case, and what it guards.
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

/// The file and the case of a row.
fn row(line: &str) -> Option<(&str, &str)> {
    let mut cells = line.split('|').map(str::trim).skip(1);
    Some((cells.next()?, cells.next()?))
}

#[test]
fn every_case_is_in_the_table_and_the_table_has_no_other() {
    let written: Vec<_> = FILES
        .iter()
        .flat_map(|(file, text)| cases(text).map(move |case| (*file, case)))
        .collect();
    let listed: Vec<_> = TABLE.lines().skip(2).filter_map(row).collect();
    assert_eq!(written, listed);
    assert!(listed.len() >= 60, "only {} cases", listed.len());
}
