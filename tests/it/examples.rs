//! Runs the small examples and reads what they print.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The executable that cargo built from `examples/<name>`, beside this test's own.
pub(crate) fn example(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("a test knows where it is");
    // <target>/<profile>/deps/it-<hash>
    let profile = this
        .ancestors()
        .nth(2)
        .expect("tests are built two folders deep");
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let example = profile.join("examples").join(file);
    assert!(
        example.is_file(),
        "{} is missing; `cargo test` builds it, `cargo test --test it` alone does not: \
         run `cargo build --examples`",
        example.display(),
    );
    example
}

pub(crate) fn stdout(output: &Output) -> &str {
    core::str::from_utf8(&output.stdout).expect("the examples print UTF-8")
}

pub(crate) fn stderr(output: &Output) -> &str {
    core::str::from_utf8(&output.stderr).expect("the examples print UTF-8")
}

/// What the example prints when nothing goes wrong.
fn print_of(name: &str) -> String {
    let output = Command::new(example(name))
        // What is found is part of what is read.
        .env_remove("INTERIOR_ORDER")
        .env_remove("INTERIOR_ORDER_BACKTRACE")
        .output()
        .expect("the example starts");
    assert!(
        output.status.success(),
        "{name}: {}\n{}",
        output.status,
        stderr(&output)
    );
    assert_eq!(stderr(&output), "", "{name}");
    stdout(&output).to_owned()
}

#[test]
fn notebook_refuses_to_write_while_it_is_read() {
    let printed = print_of("notebook");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 4, "{printed}");
    assert_eq!(lines[0], "struck: 3. water the roses (red)");
    assert!(lines[1].starts_with("no writing now: "), "{printed}");
    if cfg!(debug_assertions) {
        assert!(
            lines[1].contains("notebook.rs:"),
            "the place of the reader is missing: {printed}"
        );
    }
    assert_eq!(
        lines[2],
        "Garden: 1. sow the beans (red); 2. mend the fence (blue)"
    );
    assert_eq!(lines[3], "then 2 of 3 notes stood, now 3");
}

#[test]
fn bank_neither_loses_nor_makes_money() {
    check_bank(&print_of("bank"));
}

#[test]
fn expanded_bank_does_the_same() {
    check_bank(&print_of("bank-expanded"));
}

#[test]
fn pool_closes_what_nobody_uses() {
    let printed = print_of("pool");
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 2, "{printed}");
    assert!(lines[0].ends_with(" while there are calls"), "{printed}");
    assert_eq!(
        lines[1],
        "Pool { status: Status { open: 0, idle: 0 }, .. } some time later"
    );
}

#[test]
fn progress_shows_all_that_was_done() {
    assert_eq!(print_of("progress").trim_end(), "= 120/120 done");
}

#[test]
fn metrics_count_what_all_threads_did() {
    let printed = print_of("metrics");
    let lines: Vec<&str> = printed.lines().collect();
    let expected = [
        "requests (\"GET\", 200) 180",
        "requests (\"GET\", 404) 20",
        "requests (\"PUT\", 200) 180",
        "requests (\"PUT\", 404) 20",
        "sizes \"GET\" 9800/200 [(10.0, 24), (100.0, 176)]",
        "sizes \"PUT\" 10000/200 [(10.0, 20), (100.0, 180)]",
        "GET: 200 in 9800 bytes, [(10.0, 24), (100.0, 176)]",
        "180 counted, 3 left",
        "none left: true",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn tree_is_changed_while_it_is_walked() {
    let printed = print_of("tree");
    let lines: Vec<&str> = printed.lines().collect();
    let expected = [
        "<ul><li>sow</li><li></li><li>water</li></ul>",
        "<ul><li n=\"1\">sow.</li><li n=\"2\">water.</li></ul>",
        "<li n=\"2\">water.</li> of None",
    ];
    assert_eq!(lines, expected);
}

fn check_bank(printed: &str) {
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines.len(), 5, "{printed}");

    let mut total = 0;
    for (line, owner) in lines.iter().zip(["ann", "bob", "cid", "dee"]) {
        let rest = line
            .strip_prefix(owner)
            .and_then(|rest| rest.strip_prefix(": "));
        let (balance, rest) = rest.and_then(|rest| rest.split_once(' ')).expect(printed);
        let balance: i64 = balance.parse().expect(printed);
        assert!(balance >= 0, "{printed}");
        assert!(
            rest.starts_with("after ") && rest.ends_with(" changes"),
            "{printed}"
        );
        total += balance;
    }
    assert_eq!(total, 4_000, "{printed}");
    let audits = lines[4]
        .strip_prefix("total: 4000, as in each of ")
        .and_then(|rest| rest.strip_suffix(" audits"));
    assert!(
        audits.is_some_and(|audits| audits.parse::<u32>().is_ok()),
        "{printed}"
    );
}

#[test]
fn transfers_reports_what_it_does_not_suffer() {
    let printed = print_of("transfers");
    let naive = printed
        .find("naive: total 5000, reports ")
        .expect("the naive part ends");
    let (report, rest) = printed.split_at(naive);
    if interior::order::ENABLED {
        assert!(
            report.starts_with("possible deadlock: two locks of `Account::ledger` are taken in "),
            "{printed}"
        );
        assert!(report.contains(" are taken in both orders\n"), "{printed}");
        assert!(
            report.contains("transfers.rs:"),
            "the places are missing: {printed}"
        );
        assert!(
            report.contains("\nhelp: take both with `lock_all`"),
            "{printed}"
        );
        assert!(
            rest.starts_with("naive: total 5000, reports 1\n"),
            "{printed}"
        );
    } else {
        assert_eq!(report, "", "{printed}");
    }
    assert!(
        rest.contains("\nlock_all: total 5000, reports 0\n"),
        "{printed}"
    );
    assert!(
        rest.contains("\n32000 changes by 8 threads at once, audited "),
        "{printed}"
    );
}
