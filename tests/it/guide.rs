//! What the guide says is true: its examples are doctests, the rest is looked up here.

use core::panic::AssertUnwindSafe;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::{Arc, Mutex};

use interior::{Shared, lock_all, order};

const FROM_HAND_WRITTEN_LOCKS: &str = include_str!("../../src/guide/from_hand_written_locks.md");
const TROUBLESHOOTING: &str = include_str!("../../src/guide/troubleshooting.md");

/// The page as it is shown, without the hidden lines of its examples.
fn shown(page: &str) -> String {
    let mut fenced = false;
    let lines = page.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !(fenced && line.starts_with("# "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The parts of a page that begin with `# title`, each with its title.
fn sections(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = page.split("\n# ").skip(1);
    parts.filter_map(|part| part.split_once('\n'))
}

/// The inside of the fenced blocks of `language`.
fn blocks<'a>(text: &'a str, language: &str) -> impl Iterator<Item = &'a str> {
    let fences = text.split("\n```").skip(1).step_by(2);
    let language = language.to_owned();
    fences.filter_map(move |block| {
        let (found, inside) = block.split_once('\n')?;
        (found == language).then_some(inside)
    })
}

#[test]
fn steps_have_the_lines_that_the_table_says() {
    let page = shown(FROM_HAND_WRITTEN_LOCKS);
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ["));
    let mut steps = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [title, lines, unwraps] = cells[..] else {
            panic!("{row}")
        };
        let anchor = title.split_once("](#").expect(row).1.trim_end_matches(')');
        let (_, text) = sections(&page)
            .find(|(title, _)| title.to_lowercase().replace(' ', "-") == anchor)
            .expect(row);
        let code = blocks(text, "").next().expect(row);
        let found = code.lines().filter(|line| !line.trim().is_empty());
        assert_eq!(found.count().to_string(), lines, "{row}");
        let found = code.matches(".unwrap()").count();
        assert_eq!(format!("{found} |"), unwraps, "{row}");
        steps += 1;
    }
    assert_eq!(steps, 4);
}

/// Everything below `folder` that the compiler says in the cases for it.
fn read_messages(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("the cases can be listed").path();
        if path.is_dir() {
            read_messages(&path, text);
        } else if path.extension().is_some_and(|name| name == "stderr") {
            text.push_str(&fs::read_to_string(path).expect("what is said is text"));
        }
    }
}

/// Whether `line` is `quoted`, where two dots stand for anything.
fn says(line: &str, quoted: &str) -> bool {
    let mut parts = quoted.split("..");
    let begin = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(begin) else {
        return false;
    };
    let mut last = None;
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
        last = Some(part);
    }
    rest.is_empty() || last == Some("")
}

#[test]
fn the_compiler_says_what_troubleshooting_quotes() {
    let mut text = String::new();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui-tests/cases/fail");
    read_messages(&cases, &mut text);
    let mut quotes = 0;
    for quoted in blocks(TROUBLESHOOTING, "text").flat_map(str::lines) {
        if quoted.starts_with("error") {
            let found = text.lines().any(|line| says(line, quoted));
            assert!(found, "nothing says: {quoted}");
            quotes += 1;
        }
    }
    assert!(quotes > 30, "{quotes}");
}

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    drafts: Vec<String>,
    #[shared(mutex)]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

/// Does everything that the page says ends in a message; the first line of each.
fn runtime_messages() -> Vec<String> {
    let account = SharedAccount::from(Account {
        drafts: Vec::new(),
        balance: 1,
        owner: String::new(),
    });
    let (drafts, balance, owner) = (account.drafts(), account.balance(), account.owner());
    let told = Arc::new(Mutex::new(Vec::new()));
    let listener = Arc::clone(&told);
    order::set_hook(Box::new(move |report| {
        let text = report.to_string();
        listener.lock().expect("nobody panics with it").push(text);
    }));
    let mistakes: [&dyn Fn(); 8] = [
        &|| drop((drafts.borrow(), drafts.borrow_mut())),
        &|| drop((drafts.borrow_mut(), drafts.borrow())),
        &|| drop((balance.lock(), balance.lock())),
        &|| drop((owner.read(), owner.write())),
        &|| drop(lock_all((balance, balance))),
        &|| drop((owner.read(), balance.lock())),
        &|| drop((balance.lock(), owner.read())),
        &|| drop((owner.read(), owner.read())),
    ];
    for mistake in mistakes {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(mistake)) {
            let text = panic.downcast::<String>().expect("a panic has a text");
            told.lock().expect("nobody panics with it").push(*text);
        }
    }
    drop(order::take_hook());
    let told = told.lock().expect("nobody panics with it");
    let headlines = told.iter().filter_map(|text| text.lines().next());
    headlines.map(without_places).collect()
}

/// The text with `PLACE` for every file, line and column.
fn without_places(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    for word in &mut words {
        if word.contains(".rs:") {
            *word = if word.ends_with(';') {
                "PLACE;"
            } else {
                "PLACE"
            };
        }
    }
    words.join(" ")
}

#[test]
#[cfg_attr(
    not(debug_assertions),
    ignore = "the first places are missing, and the rest hangs"
)]
fn the_program_says_what_troubleshooting_quotes() {
    let told = runtime_messages();
    let mut count = 0;
    for line in blocks(TROUBLESHOOTING, "text").flat_map(str::lines) {
        if !line.starts_with("error") {
            let quoted = without_places(line);
            assert!(told.contains(&quoted), "nothing says: {quoted}");
            count += 1;
        }
    }
    assert_eq!(count, 7);
}
