//! Where the payload may be: a field of a companion, a group, a hand-written type, behind pointers.

use std::rc::Rc;
use std::sync::Arc;

use interior::{Mutex, MutexGuard, RefCell, RwLock, RwLockReadGuard, Shared, synchronized};

#[derive(Shared)]
#[shared(sync, group(ledger, mutex))]
struct Account {
    #[shared(rwlock)]
    owner: Owner,
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = ledger)]
    log: Vec<String>,
}

struct Owner {
    name: String,
}

#[synchronized(SharedAccount::ledger)]
impl AccountLedger {
    pub fn deposit(&mut self, amount: i64) {
        self.balance += amount;
        self.log.push(format!("+{amount}"));
    }

    pub fn total(&self) -> i64 {
        self.balance
    }
}

#[synchronized(SharedAccount::owner)]
impl Owner {
    pub fn rename(&mut self, name: &str) -> String {
        core::mem::replace(&mut self.name, name.to_owned())
    }

    pub fn initial(&self) -> Option<char> {
        self.name.chars().next()
    }
}

#[test]
fn a_group_and_a_field_of_a_companion() {
    let account = SharedAccount::from(Account {
        owner: Owner { name: "ann".into() },
        balance: 0,
        log: Vec::new(),
    });
    account.deposit(5);
    account.deposit(7);
    assert_eq!(account.total(), 12);
    assert_eq!(account.ledger().lock().log, ["+5", "+7"]);
    assert_eq!(account.rename("bob"), "ann");
    assert_eq!(account.initial(), Some('b'));
}

#[derive(Default)]
struct Count {
    n: u32,
}

#[derive(Default)]
struct Counters {
    mutex: Mutex<Count>,
    rwlock: RwLock<Count>,
    refcell: RefCell<Count>,
    arc: Arc<Mutex<Count>>,
    rc: Rc<RefCell<Count>>,
    boxed: Box<Mutex<Count>>,
}

macro_rules! count {
    ($($field:ident: $add:ident $get:ident;)+) => {$(
        #[synchronized(Counters::$field)]
        impl Count {
            #[synchronized(as = $add)]
            pub fn $add(&mut self, by: u32) -> u32 {
                self.n += by;
                self.n
            }

            pub fn $get(&self) -> u32 {
                self.n
            }
        }
    )+};
}

count! {
    mutex: add_mutex get_mutex;
    rwlock: add_rwlock get_rwlock;
    refcell: add_refcell get_refcell;
    arc: add_arc get_arc;
    rc: add_rc get_rc;
    boxed: add_boxed get_boxed;
}

#[test]
fn every_kind_of_a_hand_written_type() {
    let counters = Counters::default();
    assert_eq!((counters.add_mutex(1), counters.get_mutex()), (1, 1));
    assert_eq!((counters.add_rwlock(2), counters.get_rwlock()), (2, 2));
    assert_eq!((counters.add_refcell(3), counters.get_refcell()), (3, 3));
    assert_eq!((counters.add_arc(4), counters.get_arc()), (4, 4));
    assert_eq!((counters.add_rc(5), counters.get_rc()), (5, 5));
    assert_eq!((counters.add_boxed(6), counters.get_boxed()), (6, 6));
    assert_eq!(counters.mutex.lock().n, 1);
    assert_eq!(counters.boxed.lock().n, 6);
}

struct Newtype(Mutex<Words>);

struct Words(Vec<String>);

#[synchronized(Newtype::0, mutex)]
impl Words {
    fn hidden(&self) -> usize {
        self.0.len()
    }

    pub fn push(&mut self, word: &str) -> usize {
        self.0.push(word.to_owned());
        self.hidden()
    }

    pub fn longest(&self) -> Option<&String> {
        self.0.iter().max_by_key(|word| word.len())
    }
}

#[test]
fn a_field_of_a_tuple_struct() {
    let words = Newtype(Mutex::new(Words(Vec::new())));
    assert_eq!(words.push("one"), 1);
    words.push("three");
    assert_eq!(words.longest().unwrap().as_str(), "three");
}

struct Pool {
    slots: Arc<Slots>,
}

struct Slots {
    state: Mutex<State>,
    settings: RwLock<Settings>,
    foreign: std::sync::Mutex<Foreign>,
}

struct State {
    idle: Vec<u8>,
}

struct Settings {
    limit: usize,
}

struct Foreign {
    n: u8,
}

impl Pool {
    fn state(&self) -> MutexGuard<'_, State> {
        self.slots.state.lock()
    }

    fn settings(&self) -> RwLockReadGuard<'_, Settings> {
        self.slots.settings.read()
    }
}

#[synchronized(Pool, via = self.state(), mutex)]
impl State {
    pub fn put(&mut self, value: u8) {
        self.idle.push(value);
    }

    pub fn first(&self) -> Option<&u8> {
        self.idle.first()
    }

    pub fn last(&mut self) -> Option<&mut u8> {
        self.idle.last_mut()
    }
}

#[synchronized(Pool, via = self.settings())]
impl Settings {
    pub fn limit(&self) -> usize {
        self.limit
    }
}

#[synchronized(Pool, via = self.slots.settings, prefix = direct_)]
impl Settings {
    pub fn half(&self) -> usize {
        self.limit / 2
    }

    pub fn set(&mut self, limit: usize) {
        self.limit = limit;
    }
}

#[synchronized(Pool, via = self.slots.foreign.lock().unwrap())]
impl Foreign {
    pub fn bump(&mut self) -> u8 {
        self.n += 1;
        self.n
    }
}

#[test]
fn a_way_by_an_expression() {
    let pool = Pool {
        slots: Arc::new(Slots {
            state: Mutex::new(State { idle: vec![1] }),
            settings: RwLock::new(Settings { limit: 8 }),
            foreign: std::sync::Mutex::new(Foreign { n: 0 }),
        }),
    };
    pool.put(2);
    assert_eq!(pool.first().as_deref(), Some(&1));
    *pool.last().unwrap() = 9;
    assert_eq!(pool.slots.state.lock().idle, [1, 9]);
    pool.direct_set(10);
    assert_eq!((pool.limit(), pool.direct_half()), (10, 5));
    assert_eq!((pool.bump(), pool.bump()), (1, 2));
}

struct Config {
    limit: usize,
}

#[derive(Shared)]
struct Service {
    config: Config,
    #[shared(mutex)]
    jobs: Vec<u8>,
}

struct Remote {
    config: Arc<Config>,
}

// No lock, nothing to wait for: what derefs to the payload is enough for `&self`.
#[synchronized(SharedService::config)]
impl Config {
    pub fn limit(&self) -> usize {
        self.limit
    }
}

#[synchronized(Remote::config)]
impl Config {
    pub fn limit_twice(&self) -> usize {
        self.limit * 2
    }
}

#[test]
fn a_payload_without_a_lock() {
    let service = SharedService::from(Service {
        config: Config { limit: 3 },
        jobs: vec![1],
    });
    assert_eq!((service.limit(), service.jobs().with(Vec::len)), (3, 1));
    let remote = Remote {
        config: Arc::new(Config { limit: 3 }),
    };
    assert_eq!(remote.limit_twice(), 6);
}
