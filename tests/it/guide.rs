//! What the guide says is true: its examples are doctests, the rest is looked up here.

use std::fs;
use std::path::Path;

#[cfg(debug_assertions)]
use interior::Shared;

const FROM_HAND_WRITTEN_LOCKS: &str = include_str!("../../src/guide/from_hand_written_locks.md");
#[cfg(debug_assertions)]
const DEADLOCKS: &str = include_str!("../../src/guide/deadlocks.md");
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

/// What the program says needs the check, and the places of borrows.
#[cfg(debug_assertions)]
mod at_run_time {
    use core::panic::AssertUnwindSafe;
    use std::panic::catch_unwind;

    use interior::lock_all;

    use super::{DEADLOCKS, Shared, TROUBLESHOOTING, blocks, sections};
    use crate::reports;

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
    fn messages() -> Vec<String> {
        let mut told = Vec::new();
        let found = reports::during(|| {
            let account = SharedAccount::from(Account {
                drafts: Vec::new(),
                balance: 1,
                owner: String::new(),
            });
            let (drafts, balance, owner) = (account.drafts(), account.balance(), account.owner());
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
                    told.push(*text);
                }
            }
        });
        told.extend(found.iter().map(ToString::to_string));
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
    fn the_program_says_what_troubleshooting_quotes() {
        let told = messages();
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

    #[derive(Shared)]
    struct Shop {
        #[shared(mutex)]
        stock: u32,
        #[shared(mutex)]
        prices: u32,
    }

    /// The page walks through the report of its own example: together its quotes are the report.
    #[test]
    fn the_report_is_what_the_page_on_deadlocks_walks_through() {
        let found = reports::during(|| {
            let shop = SharedShop::from(Shop {
                stock: 3,
                prices: 5,
            });
            shop.stock().with(|stock| *stock * shop.prices().get());
            shop.prices().with(|price| *price * shop.stock().get());
        });
        let [report] = &found[..] else {
            panic!("one report is expected, not {found:#?}");
        };
        // The threads of a test have no names that the page could know.
        let thread = report.steps()[0].thread().expect("an observed order");
        let told = report.to_string().replace(thread, "thread `main`");
        let told = told.lines().filter(|line| !line.is_empty());
        let (_, walk) = sections(DEADLOCKS)
            .find(|(title, _)| *title == "A report, line by line")
            .expect("the page has the part");
        let quoted = blocks(walk, "text").flat_map(str::lines);
        let quoted: Vec<_> = quoted.map(without_places).collect();
        assert_eq!(told.map(without_places).collect::<Vec<_>>(), quoted);
    }

    #[derive(Shared)]
    struct Bank {
        #[shared(mutex, after())]
        index: Vec<u64>,
    }

    #[derive(Shared)]
    struct Holder {
        #[shared(mutex, after = SharedBank::index)]
        balance: i64,
    }

    /// The page calls the second struct `Account`, which is another one here.
    #[test]
    fn the_report_of_a_declared_order_is_as_the_page_on_deadlocks_shows_it() {
        let found = reports::during(|| {
            let bank = SharedBank::from(Bank { index: vec![7] });
            let holder = SharedHolder::from(Holder { balance: 1 });
            holder.balance().with(|_| bank.index().with(Vec::len));
        });
        let [report] = &found[..] else {
            panic!("one report is expected, not {found:#?}");
        };
        let told = report.to_string().replace("Holder", "Account");
        let told: Vec<_> = told.lines().map(without_places).collect();
        let (_, part) = sections(DEADLOCKS)
            .find(|(title, _)| *title == "Making them impossible")
            .expect("the page has the part");
        let quoted: Vec<_> = blocks(part, "text").flat_map(str::lines).collect();
        assert_eq!(quoted.len(), 2);
        for quoted in quoted {
            let quoted = without_places(quoted);
            assert!(told.contains(&quoted), "nothing says: {quoted}");
        }
    }
}
