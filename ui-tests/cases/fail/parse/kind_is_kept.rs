//! What was meant stays: behind a kind that is written otherwise there is a lock all the same.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Debg), default = "mutex")]
struct Account {
    #[shared("mutex")]
    balance: i64,
    #[shared(Mutex<i64>)]
    limit: i64,
    #[shared(std::sync::Mutex<i64>)]
    hold: i64,
    #[shared(kind = mutex)]
    fee: i64,
    #[shared = "mutex"]
    hits: u64,
    #[shared(arc(mutex))]
    owner: i64,
    #[shared(mutex, condvar = changed, name = "journal")]
    log: i64,
    rest: i64,
}

#[derive(Shared)]
#[shared(nwe)]
struct Index {
    size: usize,
}

static INDEX: SharedIndex = SharedIndex::new(0);

fn main() {
    let bank = SharedAccount::from(Account {
        balance: 0,
        limit: 0,
        hold: 0,
        fee: 0,
        hits: 0,
        owner: 0,
        log: 0,
        rest: 0,
    });
    *bank.balance().lock() += *bank.limit().lock() + *bank.hold().lock() + *bank.fee().lock();
    *bank.hits().lock() += 1;
    *bank.rest().lock() += *bank.owner().lock() + *bank.journal().lock();
    bank.changed().notify_all();
    println!("{bank:?} {}", INDEX.size());
}
