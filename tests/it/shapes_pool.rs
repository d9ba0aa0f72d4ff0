//! The connection pool of the examples, by hand and with this library: the same checks over both.

#[path = "../../examples/shapes/pool/after.rs"]
pub mod after;
#[path = "../../examples/shapes/pool/before.rs"]
pub mod before;
#[path = "../../examples/shapes/pool/manager.rs"]
pub mod manager;

use core::fmt;
use core::sync::atomic::{AtomicU32, Ordering};
use core::time::Duration;
use std::sync::Arc;

use manager::{Config, Manager};

/// Numbers its connections, and fails for as long as it is told to.
#[derive(Default)]
struct Numbers {
    opened: AtomicU32,
    failures: AtomicU32,
    /// Tells by its count whether the manager lives.
    life: Arc<()>,
}

#[derive(Debug, PartialEq, Eq)]
struct Line {
    number: u32,
    is_broken: bool,
}

#[derive(Debug, PartialEq, Eq)]
struct Busy;

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("busy")
    }
}

impl core::error::Error for Busy {}

impl Manager for Numbers {
    type Connection = Line;
    type Error = Busy;

    fn connect(&self) -> Result<Line, Busy> {
        if self.failures.load(Ordering::SeqCst) > 0 {
            self.failures.fetch_sub(1, Ordering::SeqCst);
            return Err(Busy);
        }
        let number = self.opened.fetch_add(1, Ordering::SeqCst);
        let is_broken = false;
        Ok(Line { number, is_broken })
    }

    fn is_broken(&self, line: &Line) -> bool {
        line.is_broken
    }
}

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(5);

fn config(size: usize) -> Config {
    Config {
        size,
        patience: LONG,
        idle_timeout: LONG,
        reap_every: SHORT,
    }
}

macro_rules! checks {
    ($checks:ident over $form:ident) => {
        mod $checks {
            use std::thread;

            use super::manager::{GetError, Status};
            use super::$form::Pool;
            use super::*;

            #[test]
            fn connections_are_used_again() {
                let pool = Pool::new(Numbers::default(), config(2));
                let first = pool.get().unwrap();
                let second = pool.get().unwrap();
                assert_eq!((first.number, second.number), (0, 1));
                assert_eq!(pool.status(), Status { open: 2, idle: 0 });
                drop(first);
                assert_eq!(pool.status(), Status { open: 2, idle: 1 });
                assert_eq!(pool.get().unwrap().number, 0);
                assert_eq!(
                    format!("{second:?}"),
                    "Line { number: 1, is_broken: false }"
                );
                assert_eq!(
                    format!("{pool:?}"),
                    "Pool { status: Status { open: 2, idle: 1 }, .. }"
                );
            }

            #[test]
            fn who_waits_gets_what_comes_back() {
                let pool = Pool::new(Numbers::default(), config(1));
                let only = pool.get().unwrap();
                let waiter = thread::spawn({
                    let pool = pool.clone();
                    move || pool.get().unwrap().number
                });
                thread::sleep(SHORT);
                drop(only);
                assert_eq!(waiter.join().unwrap(), 0);
            }

            #[test]
            fn who_waits_gets_the_place_of_what_broke() {
                let pool = Pool::new(Numbers::default(), config(1));
                let mut only = pool.get().unwrap();
                let waiter = thread::spawn({
                    let pool = pool.clone();
                    move || pool.get().unwrap().number
                });
                thread::sleep(SHORT);
                only.is_broken = true;
                drop(only);
                assert_eq!(waiter.join().unwrap(), 1);
                assert_eq!(pool.status(), Status { open: 1, idle: 1 });
            }

            #[test]
            fn patience_ends() {
                let patience = SHORT;
                let pool = Pool::new(
                    Numbers::default(),
                    Config {
                        patience,
                        ..config(1)
                    },
                );
                let _only = pool.get().unwrap();
                assert_eq!(pool.get().unwrap_err(), GetError::Timeout);
                assert_eq!(pool.status(), Status { open: 1, idle: 0 });
            }

            #[test]
            fn a_failure_to_connect_leaves_the_place_free() {
                let manager = Numbers::default();
                manager.failures.store(2, Ordering::SeqCst);
                let pool = Pool::new(manager, config(1));
                let error = pool.get().unwrap_err();
                assert_eq!(error, GetError::Connect(Busy));
                assert_eq!(error.to_string(), "cannot connect: busy");
                assert!(pool.get().is_err());
                assert_eq!(pool.status(), Status { open: 0, idle: 0 });
                assert_eq!(pool.get().unwrap().number, 0);
            }

            #[test]
            fn what_is_idle_is_closed() {
                let idle_timeout = SHORT;
                let pool = Pool::new(
                    Numbers::default(),
                    Config {
                        idle_timeout,
                        ..config(2)
                    },
                );
                let lent = pool.get().unwrap();
                drop(pool.get().unwrap());
                while pool.status().open > 1 {
                    thread::sleep(Duration::from_millis(1));
                }
                assert_eq!(pool.status(), Status { open: 1, idle: 0 });
                assert_eq!(lent.number, 0);
            }

            #[test]
            fn the_reaper_keeps_nothing() {
                let manager = Numbers::default();
                let life = Arc::downgrade(&manager.life);
                let pool = Pool::new(manager, config(1));
                let lent = pool.get().unwrap();
                drop(pool);
                thread::sleep(SHORT * 3);
                assert!(life.upgrade().is_some(), "what is lent keeps the pool");
                drop(lent);
                // The reaper may be at work at this moment, and then it is the last.
                while life.upgrade().is_some() {
                    thread::sleep(Duration::from_millis(1));
                }
            }

            #[test]
            fn many_threads_share_few_connections() {
                let pool = Pool::new(Numbers::default(), config(3));
                thread::scope(|scope| {
                    for _ in 0..8 {
                        scope.spawn(|| {
                            for round in 0..100 {
                                pool.get().unwrap().is_broken = round % 7 == 0;
                                assert!(pool.status().open <= 3);
                            }
                        });
                    }
                });
                let Status { open, idle } = pool.status();
                assert_eq!(open, idle);
            }
        }
    };
}

checks! { over_std over before }
checks! { over_interior over after }
