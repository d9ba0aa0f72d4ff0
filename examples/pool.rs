//! Threads share a few connections of a pool that closes them when nobody needs them any more.
//!
//! ```text
//! cargo run --example pool
//! ```
//!
//! The pool is `shapes/pool/after.rs`; `shapes/pool/before.rs` is the same without this library.

#[path = "shapes/pool/after.rs"]
pub mod after;
#[path = "shapes/pool/manager.rs"]
pub mod manager;

use core::convert::Infallible;
use core::time::Duration;
use std::thread;

use after::Pool;
use manager::{Config, Manager};

/// Opens lines.
struct Exchange;

/// A connection that does not last.
struct Line {
    calls: u32,
}

impl Manager for Exchange {
    type Connection = Line;
    type Error = Infallible;

    fn connect(&self) -> Result<Line, Infallible> {
        Ok(Line { calls: 0 })
    }

    fn is_broken(&self, line: &Line) -> bool {
        line.calls >= 10
    }
}

/// Makes a call on a line.
fn call(line: &mut Line) {
    line.calls += 1;
    thread::sleep(Duration::from_millis(1));
}

fn main() {
    let pool = Pool::new(
        Exchange,
        Config {
            size: 3,
            patience: Duration::from_secs(10),
            idle_timeout: Duration::from_millis(20),
            reap_every: Duration::from_millis(5),
        },
    );

    thread::scope(|scope| {
        for _ in 0..6 {
            let pool = pool.clone();
            scope.spawn(move || {
                for _ in 0..15 {
                    let mut line = pool.get().expect("a line comes free");
                    call(&mut line);
                }
            });
        }
        thread::sleep(Duration::from_millis(10));
        println!("{pool:?} while there are calls");
    });

    while pool.status().open > 0 {
        thread::sleep(Duration::from_millis(1));
    }
    println!("{pool:?} some time later");
}
