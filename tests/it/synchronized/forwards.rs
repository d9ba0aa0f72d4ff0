//! Methods without a body: foreign payloads, and methods defined elsewhere.

use std::collections::HashMap;

use interior::{Mutex, MutexRef, RwLock, synchronized};

struct Index {
    map: RwLock<HashMap<String, Vec<u32>>>,
    lines: Mutex<Vec<String>>,
}

// Only forwards: a block on a foreign type would not compile, so it is not there.
#[synchronized(Index::map, rwlock, prefix = map_)]
impl HashMap<String, Vec<u32>> {
    pub fn len(&self) -> usize;
    pub fn insert(&mut self, key: String, value: Vec<u32>) -> Option<Vec<u32>>;
    #[synchronized(as = numbers)]
    pub fn get(&self, key: &str) -> Option<&Vec<u32>>;
    pub fn contains_key<Q: core::hash::Hash + Eq + ?Sized>(&self, key: &Q) -> bool
    where
        String: core::borrow::Borrow<Q>;
}

#[synchronized(Index::lines, mutex)]
impl Vec<String> {
    pub fn push(&mut self, line: String);
    // A method of what the payload derefs to.
    pub fn first(&self) -> Option<&String>;
    pub fn first_mut(&mut self) -> Option<&mut String>;
    pub fn join(&self, separator: &str) -> String;
}

#[test]
fn methods_of_foreign_types() {
    let index = Index {
        map: RwLock::new(HashMap::new()),
        lines: Mutex::new(Vec::new()),
    };
    assert!(index.map_insert("a".into(), vec![1, 2]).is_none());
    assert_eq!(index.map_len(), 1);
    assert_eq!(*index.numbers("a").unwrap(), [1, 2]);
    assert!(index.map_contains_key("a") && index.numbers("b").is_none());
    index.push("x".into());
    index.push("y".into());
    index.first_mut().unwrap().push('!');
    let first: Option<MutexRef<'_, String>> = index.first();
    assert_eq!(*first.unwrap(), "x!");
    assert_eq!(index.join("-"), "x!-y");
}

struct Tally {
    n: u32,
}

impl Tally {
    fn elsewhere(&self) -> u32 {
        self.n
    }
}

struct SharedTally {
    tally: Mutex<Tally>,
}

#[synchronized(SharedTally::tally)]
impl Tally {
    pub fn elsewhere(&self) -> u32;

    pub fn raise(&mut self) {
        self.n += 1;
    }
}

#[test]
fn methods_defined_elsewhere_beside_others() {
    let tally = SharedTally {
        tally: Mutex::new(Tally { n: 1 }),
    };
    tally.raise();
    assert_eq!(tally.elsewhere(), 2);
}
