//! Orders that are declared and not observed.

use interior_runtime::__private::{LockClass, fields};
use interior_runtime::Mutex;
use interior_runtime::order::Kind;

use crate::{circle, nothing, only, run};

/// What the derive makes of two structs, the second with `#[shared(mutex, after = Bank::index)]`.
struct SharedBank {
    index: Mutex<u8>,
}

struct SharedAccount<T> {
    ledger: Mutex<T>,
    log: Mutex<T>,
}

impl SharedBank {
    const CLASS_INDEX: &'static LockClass = &LockClass::new("Bank", "index", "bank.rs", 3);
}

impl<T> SharedAccount<T> {
    const CLASS_LEDGER: &'static LockClass =
        &LockClass::new("Account", "ledger", "account.rs", 4).after(&[SharedBank::CLASS_INDEX]);
    const CLASS_LOG: &'static LockClass =
        &LockClass::new("Account", "log", "account.rs", 5).after(&[Self::CLASS_LEDGER]);
}

fn locks() -> (SharedBank, SharedAccount<u8>) {
    let bank = SharedBank {
        index: fields::mutex_in_class(0, SharedBank::CLASS_INDEX),
    };
    let account = SharedAccount {
        ledger: fields::mutex_in_class(0, SharedAccount::<u8>::CLASS_LEDGER),
        log: fields::mutex_in_class(0, SharedAccount::<u8>::CLASS_LOG),
    };
    (bank, account)
}

#[test]
fn the_first_occurrence_against_a_declared_order_is_told() {
    let (bank, account) = locks();
    nothing(&run(|| drop((bank.index.lock(), account.ledger.lock()))));
    let found = run(|| drop((account.ledger.lock(), bank.index.lock())));
    let report = only(&found);
    assert_eq!(circle(report), ["Account::ledger", "Bank::index"]);
    assert!(report.steps()[1].is_declared());
    let text = report.to_string();
    let declared = "\n\n  `Bank::index` before `Account::ledger`, as declared at account.rs:4\n";
    assert!(text.contains(declared), "{text}");

    // Through two declarations.
    let found = run(|| drop((account.log.lock(), bank.index.lock())));
    assert_eq!(only(&found).kind(), Kind::Circle);
    assert_eq!(only(&found).steps().len(), 3);
}
