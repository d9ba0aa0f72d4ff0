//! Takes the census of folders made here, whole and broken ones.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::examples::{example, stderr, stdout};

pub(crate) fn census(arguments: &[&str], folder: &Path) -> Output {
    Command::new(example("census"))
        .args(arguments)
        .arg(folder)
        .output()
        .expect("the example starts")
}

/// The census as JSON; it never fails for what is in the folder, and says nothing beside it.
pub(crate) fn figures(arguments: &[&str], folder: &Path) -> Value {
    let output = census(&[&["--json"], arguments].concat(), folder);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
    serde_json::from_slice(&output.stdout).expect("`--json` prints JSON")
}

pub(crate) fn tally(files: u64, binary: u64, bytes: u64, lines: u64) -> Value {
    json!({ "files": files, "binary": binary, "bytes": bytes, "lines": lines })
}

pub(crate) fn totals(figures: &Value) -> Value {
    let total = |name: &str| figures[name].as_u64().expect(name);
    tally(
        total("files"),
        total("binary"),
        total("bytes"),
        total("lines"),
    )
}

/// `(path, reason)` of all that could not be read.
pub(crate) fn unreadable(figures: &Value) -> Vec<(&str, &str)> {
    let list = figures["unreadable"].as_array().expect("a list");
    list.iter()
        .map(|one| (text(&one["path"]), text(&one["reason"])))
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

pub(crate) fn write(folder: &TempDir, file: &str, content: impl AsRef<[u8]>) {
    let file = folder.path().join(file);
    fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("folders can be made");
    fs::write(file, content).expect("files can be written");
}

pub(crate) fn new_folder() -> TempDir {
    tempfile::tempdir().expect("folders can be made")
}

/// Files that can be read, two of them hidden and one ignored, and one that is not UTF-8.
pub(crate) fn mixed_folder() -> TempDir {
    let folder = new_folder();
    write(&folder, "a.txt", "one\ntwo");
    write(&folder, "empty.rs", "");
    write(&folder, "nested/deep/main.RS", "fn main() {}\n");
    write(&folder, "README", "hi\n\n");
    write(&folder, "data.bin", [b'a', 0, 0xff, b'\n']);
    write(&folder, "latin.txt", b"caf\xe9\n");
    write(&folder, ".ignore", "*.log\n");
    write(&folder, ".hidden/b.txt", "hidden\n");
    write(&folder, "trace.log", "1\n2\n3\n");
    folder
}

#[test]
fn every_figure_is_right() {
    let folder = mixed_folder();
    let figures = figures(&["--threads", "3"], folder.path());

    let folder = folder.path().to_str().expect("a UTF-8 name");
    assert_eq!(
        figures["options"],
        json!({ "folder": folder, "all": false, "threads": 3 })
    );
    assert_eq!(totals(&figures), tally(5, 1, 28, 5));
    assert_eq!(
        figures["extensions"],
        json!({
            "": tally(1, 0, 4, 2),
            "bin": tally(1, 1, 4, 0),
            "rs": tally(2, 0, 13, 1),
            "txt": tally(1, 0, 7, 2),
        }),
    );
    assert_eq!(
        figures["unreadable"],
        json!([{ "path": "latin.txt", "reason": "bad-encoding", "detail": "not UTF-8 at byte 3" }]),
    );
}

#[test]
fn all_counts_hidden_and_ignored_files_too() {
    let folder = mixed_folder();
    let figures = figures(&["--all"], folder.path());
    assert_eq!(totals(&figures), tally(8, 1, 47, 10));
    assert_eq!(figures["extensions"]["log"], tally(1, 0, 6, 3));
    assert_eq!(figures["extensions"]["txt"], tally(2, 0, 14, 3));
    // `.ignore` is a name without an extension.
    assert_eq!(figures["extensions"][""], tally(2, 0, 10, 3));
}

#[test]
fn a_pattern_that_is_none_is_listed_and_the_others_hold() {
    let folder = mixed_folder();
    write(&folder, ".ignore", "[z-a]\n*.log\n");
    let figures = figures(&[], folder.path());
    assert_eq!(totals(&figures), tally(5, 1, 28, 5));
    assert_eq!(
        unreadable(&figures),
        [(".ignore", "other"), ("latin.txt", "bad-encoding")],
    );
}

#[test]
fn the_current_folder_is_the_default() {
    let folder = mixed_folder();
    let output = Command::new(example("census"))
        .arg("--json")
        .current_dir(folder.path())
        .output()
        .expect("the example starts");
    let found: Value = serde_json::from_slice(&output.stdout).expect("`--json` prints JSON");
    assert_eq!(found["options"]["folder"], ".");
    assert_eq!(totals(&found), tally(5, 1, 28, 5));
    assert_eq!(unreadable(&found), [("latin.txt", "bad-encoding")]);
}

#[test]
fn an_empty_folder_has_zeros() {
    let folder = new_folder();
    let figures = figures(&[], folder.path());
    assert_eq!(totals(&figures), tally(0, 0, 0, 0));
    assert_eq!(figures["extensions"], json!({}));
    assert_eq!(figures["unreadable"], json!([]));
}

#[test]
fn any_number_of_threads_finds_the_same() {
    let folder = new_folder();
    for number in 0..600 {
        let text = "line\n".repeat(number % 7);
        write(
            &folder,
            &format!("{}/{}/{number}.t{}", number % 5, number % 11, number % 9),
            text,
        );
    }
    let alone = figures(&["--threads", "1"], folder.path());
    assert_eq!(alone["files"], 600);
    assert_eq!(alone["extensions"].as_object().expect("a map").len(), 9);
    for threads in ["2", "8", "64"] {
        let together = figures(&["--threads", threads], folder.path());
        assert_eq!(totals(&together), totals(&alone));
        assert_eq!(together["extensions"], alone["extensions"]);
    }
}

/// The smallest file that does not fit into a block of memory, and some more.
const LARGE: usize = 200_000;

#[test]
fn characters_may_be_cut_by_the_end_of_a_block() {
    let folder = new_folder();
    // Three bytes each: of three files that start differently, two have one cut at any place.
    for start in ["", "a", "ab"] {
        let text = format!("{start}{}\n", "€".repeat(LARGE / 3));
        write(&folder, &format!("x{start}.txt"), text);
    }
    let figures = figures(&[], folder.path());
    let bytes = 3 * (LARGE as u64 / 3 * 3 + 1) + 3;
    assert_eq!(totals(&figures), tally(3, 0, bytes, 3));
    assert_eq!(unreadable(&figures), []);
}

#[test]
fn the_first_bad_byte_of_a_large_file_is_named() {
    let folder = new_folder();
    let mut text = "é".repeat(LARGE / 2).into_bytes();
    text[150_001] = b'x';
    write(&folder, "inside.txt", &text);
    write(
        &folder,
        "cut.txt",
        &"é".repeat(LARGE / 2).as_bytes()[..LARGE - 1],
    );
    let figures = figures(&[], folder.path());
    assert_eq!(
        figures["unreadable"],
        json!([
            { "path": "cut.txt", "reason": "bad-encoding", "detail": "not UTF-8 at byte 199998" },
            { "path": "inside.txt", "reason": "bad-encoding", "detail": "not UTF-8 at byte 150000" },
        ]),
    );
    assert_eq!(figures["files"], 0);
}

#[test]
fn a_large_binary_file_is_not_read_to_its_end() {
    let folder = new_folder();
    let file = fs::File::create(folder.path().join("disk.img")).expect("files can be written");
    // All holes: it takes no room on the disk, and long to read.
    if file.set_len(1 << 33).is_err() {
        return;
    }
    let figures = figures(&[], folder.path());
    assert_eq!(totals(&figures), tally(1, 1, 1 << 33, 0));
}

#[test]
fn the_table_shows_each_extension_and_the_totals() {
    let folder = mixed_folder();
    let output = census(&["--threads", "2"], folder.path());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), "");

    let rows: Vec<Vec<&str>> = stdout(&output)
        .lines()
        .filter(|line| line.starts_with('│'))
        .map(|line| line.trim_matches('│').split('┆').map(str::trim).collect())
        .collect();
    assert_eq!(
        rows,
        [
            vec!["extension", "files", "binary", "lines", "bytes"],
            vec!["rs", "2", "0", "1", "13 B"],
            vec!["txt", "1", "0", "2", "7 B"],
            vec!["(none)", "1", "0", "2", "4 B"],
            vec!["bin", "1", "1", "0", "4 B"],
            vec!["total", "5", "1", "5", "28 B"],
            vec!["what", "reason", "detail"],
            vec!["latin.txt", "bad encoding", "not UTF-8 at byte 3"],
        ],
    );
    assert!(stdout(&output).contains("\nCould not be read: 1 bad encoding\n"));
    assert!(stdout(&output).contains("with --threads 2; the totals were the sums of the rows"));
}

#[test]
fn a_long_table_is_cut_and_says_so() {
    let folder = new_folder();
    for number in 10..50 {
        write(&folder, &format!("a.t{number}"), "x".repeat(100 - number));
        write(&folder, &format!("bad.t{number}"), [0xff]);
    }
    let output = census(&[], folder.path());
    let printed = stdout(&output);
    assert!(printed.contains("│ t29 "), "{printed}");
    assert!(!printed.contains("│ t30 "), "{printed}");
    // 41 to 70 bytes each.
    let others = ["(20 others)", "20", "0", "20", "1.18 KiB"];
    let others_row = printed
        .lines()
        .find(|line| line.contains("others"))
        .expect(printed);
    let cells: Vec<&str> = others_row
        .trim_matches('│')
        .split('┆')
        .map(str::trim)
        .collect();
    assert_eq!(cells, others);
    assert!(
        printed.contains("Could not be read: 40 bad encoding"),
        "{printed}"
    );
    assert!(printed.contains("(20 more, see --json)"), "{printed}");
}

#[test]
fn a_wrong_folder_is_an_error() {
    let folder = mixed_folder();
    let path = folder.path();
    for (wrong, message) in [
        (path.join("nowhere"), "there is no folder `{}`"),
        (path.join("a.txt"), "`{}` is not a folder"),
    ] {
        let output = census(&[], &wrong);
        assert_eq!(output.status.code(), Some(1));
        let message = message.replace("{}", &wrong.to_string_lossy());
        assert_eq!(stderr(&output), format!("census: {message}\n"));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_wrong_command_line_is_an_error() {
    let number = "`--threads` takes a number from 1 to 256, not";
    for (arguments, message) in [
        (vec!["--threads", "0"], format!("{number} `0`")),
        (vec!["--threads=257"], format!("{number} `257`")),
        (vec!["-t", "many"], format!("{number} `many`")),
        (vec!["--threads=-1"], format!("{number} `-1`")),
        (vec!["--colour"], "invalid option '--colour'".into()),
        (vec!["-x"], "invalid option '-x'".into()),
        (
            vec!["--json=yes"],
            "unexpected argument for option '--json': \"yes\"".into(),
        ),
        (vec!["elsewhere"], "unexpected argument".into()),
    ] {
        let output = census(&arguments, Path::new("."));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let printed = stderr(&output);
        assert!(
            printed.starts_with(&format!("census: {message}")),
            "{printed}"
        );
        assert!(printed.ends_with("; see `--help`\n"), "{printed}");
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn help_names_every_option() {
    let output = census(&["--help"], Path::new("."));
    assert_eq!(output.status.code(), Some(0));
    for word in [
        "[FOLDER]",
        "--all",
        "--threads N",
        "--json",
        "--help",
        "Exit status:",
    ] {
        assert!(stdout(&output).contains(word), "{word} is missing");
    }
}

#[test]
fn nobody_need_listen() {
    let folder = mixed_folder();
    for arguments in [&["--help"][..], &["--json"], &[]] {
        let mut running = Command::new(example("census"))
            .args(arguments)
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the example starts");
        drop(running.stdout.take());
        let mut complaint = String::new();
        let stderr = running.stderr.as_mut().expect("it is piped");
        stderr.read_to_string(&mut complaint).expect("it is UTF-8");
        assert_eq!(complaint, "");
        assert_eq!(running.wait().expect("it ends").code(), Some(0));
    }
}
