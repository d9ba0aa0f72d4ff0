//! The report, in words and as data.

use interior_runtime::__private::{LockClass, fields};
use interior_runtime::order::{Access, Kind};
use interior_runtime::{Mutex, RwLock};

use crate::{name, only, run};

#[test]
fn two_fields_in_both_orders() {
    static LEDGER: LockClass = LockClass::new("Text", "ledger", "src/account.rs", 7);
    let ledger: Mutex<u8> = fields::mutex_in_class(0, &LEDGER);
    let index = RwLock::named("index", 0);
    let observe = |thread: &str, work: &(dyn Fn() + Sync)| {
        let named = std::thread::Builder::new().name(thread.into());
        std::thread::scope(|scope| {
            let thread = named.spawn_scoped(scope, || {
                crate::listen();
                work();
                crate::FOUND.take()
            });
            thread.expect("a thread").join().expect("no panic")
        })
    };
    let (first, second) = (line!() + 2, line!() + 5);
    observe("transfer", &|| {
        drop((ledger.lock(), index.read()));
    });
    let found = observe("audit", &|| {
        drop((index.write(), ledger.lock()));
    });
    let (report, file) = (only(&found), file!());
    assert_eq!(
        report.to_string(),
        format!(
            "possible deadlock: `index` and `Text::ledger` are taken in both orders\n\
             \n  `index` before `Text::ledger`, in thread `audit`:\
             \n    `index` was written at {file}:{second}:21\
             \n    `Text::ledger` was to be locked at {file}:{second}:37\n\
             \n  `Text::ledger` before `index`, in thread `transfer`:\
             \n    `Text::ledger` was locked at {file}:{first}:22\
             \n    `index` was to be read at {file}:{first}:36\n\
             \nhelp: take both with `lock_all`, or in one order everywhere\
             \nnote: no thread hangs now, and this is told once; `INTERIOR_ORDER=panic` makes it a \
             panic, `INTERIOR_ORDER=off` ends the check"
        )
    );

    assert_eq!(report.kind(), Kind::Circle);
    assert!(!report.is_certain());
    let [audit, transfer] = report.steps() else {
        panic!("two steps are expected");
    };
    assert_eq!(audit.thread(), Some("thread `audit`"));
    assert!(!audit.is_declared() && audit.backtrace().is_none());
    assert_eq!(name(audit.wanted()), "Text::ledger");
    assert_eq!(audit.wanted().declared_at(), Some(("src/account.rs", 7)));
    assert_eq!(audit.held().declared_at(), None);
    assert_eq!(audit.held().access(), Access::Write);
    assert_eq!(
        transfer.held().at().map(|at| (at.file(), at.line())),
        Some((file, first))
    );
}

#[test]
fn three_fields_in_a_circle() {
    let [a, b, c] = ["text::a", "text::b", "text::c"].map(|name| Mutex::named(name, 0));
    run(|| drop((a.lock(), b.lock())));
    run(|| drop((b.lock(), c.lock())));
    let text = only(&run(|| drop((c.lock(), a.lock())))).to_string();
    let headline =
        "possible deadlock: the orders of `text::c`, `text::a` and `text::b` form a circle\n";
    assert!(text.starts_with(headline), "{text}");
    assert!(
        text.contains("\nhelp: take all of them with `lock_all`, or in one order everywhere\n")
    );
}

#[test]
fn two_locks_of_one_field() {
    let [one, two] = ["text::node"; 2].map(|name| Mutex::named(name, 0));
    run(|| drop((one.lock(), two.lock())));
    let text = only(&run(|| drop((two.lock(), one.lock())))).to_string();
    assert!(
        text.contains("if one always belongs to the other, say so with `order::nested`"),
        "{text}"
    );
}
