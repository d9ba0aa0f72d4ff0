//! Generics of the block, of the attribute and of the methods.

use core::fmt::Display;
use core::hash::Hash;
use std::collections::HashMap;

use interior::{Mutex, MutexRef, RwLock, synchronized};

struct Entries<K, V>
where
    K: Eq,
{
    map: HashMap<K, V>,
}

struct Cache<K: Eq, V> {
    entries: RwLock<Entries<K, V>>,
}

#[synchronized(Cache<K, V>::entries, rwlock)]
impl<K: Eq + Hash, V> Entries<K, V>
where
    K: Clone,
{
    pub fn insert(&mut self, key: &K, value: V) -> Option<V> {
        self.map.insert(key.clone(), value)
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        self.map.get(key)
    }

    pub fn fold<A, F>(&self, start: A, mut step: F) -> A
    where
        F: FnMut(A, &V) -> A,
    {
        self.map.values().fold(start, &mut step)
    }

    pub fn keys<C: FromIterator<K>>(&self) -> C {
        self.map.keys().cloned().collect()
    }

    pub fn names(&self, separator: impl Display) -> String
    where
        K: Display,
    {
        let names: Vec<_> = self.map.keys().map(ToString::to_string).collect();
        names.join(&separator.to_string())
    }

    pub fn same(&self, other: &Self) -> bool {
        self.map.len() == other.map.len()
    }

    pub fn array<const N: usize>(&self, value: u8) -> [u8; N] {
        assert!(!self.map.is_empty());
        [value; N]
    }

    pub fn fresh(&self) -> Self {
        Self {
            map: HashMap::with_capacity(self.map.len()),
        }
    }
}

#[test]
fn generics_are_inherited() {
    let cache = Cache {
        entries: RwLock::new(Entries {
            map: HashMap::new(),
        }),
    };
    assert_eq!(cache.insert(&"a", 1), None);
    assert_eq!(cache.insert(&"a", 2), Some(1));
    assert_eq!(cache.get(&"a").as_deref(), Some(&2));
    assert_eq!(cache.fold(10, |sum, value| sum + value), 12);
    assert_eq!(cache.keys::<Vec<_>>(), ["a"]);
    assert_eq!(cache.names('!'), "a");
    assert_eq!(cache.array::<2>(7), [7, 7]);
    assert!(!cache.same(&cache.fresh()));
}

trait Manage {
    type Connection;

    fn connect(&self) -> Self::Connection;
}

struct Internals {
    count: usize,
}

struct Pool<M: Manage> {
    manager: M,
    internals: Mutex<Internals>,
    idle: Mutex<Idle<M::Connection>>,
}

#[synchronized(impl<M: Manage> Pool<M>::internals)]
impl Internals {
    pub fn count(&mut self) -> usize {
        self.count += 1;
        self.count
    }
}

struct Idle<C> {
    connections: Vec<C>,
}

#[synchronized(impl<M: Manage> Pool<M>::idle, mutex, with(C = M::Connection))]
impl<C: Clone> Idle<C> {
    pub fn put(&mut self, connection: C) {
        self.connections.push(connection);
    }

    pub fn first(&self) -> Option<&C> {
        self.connections.first()
    }

    pub fn copies(&self) -> Vec<C> {
        self.connections.clone()
    }
}

struct Numbers;

impl Manage for Numbers {
    type Connection = u32;

    fn connect(&self) -> u32 {
        4
    }
}

#[test]
fn generics_are_declared_and_given() {
    let pool = Pool {
        manager: Numbers,
        internals: Mutex::new(Internals { count: 0 }),
        idle: Mutex::new(Idle {
            connections: Vec::new(),
        }),
    };
    assert_eq!((pool.count(), pool.count()), (1, 2));
    pool.put(pool.manager.connect());
    let first: Option<MutexRef<'_, u32>> = pool.first();
    assert_eq!(*first.unwrap(), 4);
    assert_eq!(pool.copies(), [4]);
}

struct Borrowed<'a, T, const N: usize> {
    parts: [&'a T; N],
}

struct Holder<'a, T, const N: usize> {
    parts: Mutex<Borrowed<'a, T, N>>,
}

#[synchronized(Holder<'a, T, N>::parts, mutex)]
impl<'a, T: PartialEq, const N: usize> Borrowed<'a, T, N> {
    pub fn replace(&mut self, index: usize, part: &'a T) -> &'a T {
        core::mem::replace(&mut self.parts[index], part)
    }

    pub fn find<'p>(&self, part: &'p T) -> Option<&'p T>
    where
        Self: Sized,
        'a: 'p,
    {
        self.parts.iter().find(|own| **own == part).map(|_| part)
    }
}

#[test]
fn lifetimes_and_constants_are_inherited() {
    let (one, two) = (1, 2);
    let holder = Holder {
        parts: Mutex::new(Borrowed {
            parts: [&one, &one],
        }),
    };
    assert_eq!(holder.replace(1, &two), &1);
    assert_eq!((holder.find(&2), holder.find(&3)), (Some(&2), None));
}

struct Pairs<'p, T> {
    first: &'p T,
    others: Vec<T>,
}

struct SharedPairs<'p, T> {
    pairs: Mutex<Pairs<'p, T>>,
}

#[synchronized(SharedPairs<'p, T>::pairs, mutex)]
impl<'p, T> Pairs<'p, T> {
    pub fn first<'a>(&'a self) -> &'a T
    where
        Self: 'a,
        'p: 'a,
        T: 'a,
    {
        self.first
    }

    pub fn other<'a, 'b>(&'a self, key: &'b str) -> Option<&'a T>
    where
        'a: 'b,
    {
        self.others.get(key.len())
    }
}

#[test]
fn bounds_that_the_payload_implies_may_name_the_lifetime_of_a_guard() {
    let shared = SharedPairs {
        pairs: Mutex::new(Pairs {
            first: &1,
            others: vec![2, 3],
        }),
    };
    assert_eq!(*shared.first(), 1);
    assert_eq!(shared.other("x").as_deref(), Some(&3));
}
