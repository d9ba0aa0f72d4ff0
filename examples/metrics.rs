//! Threads count what they do in families of metrics that are made as they go.
//!
//! ```text
//! cargo run --example metrics
//! ```
//!
//! The metrics are `shapes/metrics/after.rs`; `shapes/metrics/before.rs` is the same without this
//! library.

#[path = "shapes/metrics/after.rs"]
pub mod after;

use std::thread;

use after::{Counter, Family, Histogram};

/// A method and the status of its answer.
type Labels = (&'static str, u16);

fn main() {
    let requests: Family<Labels, Counter> = Family::new(Counter::default);
    let sizes: Family<&str, Histogram> = Family::new(|| Histogram::new([10.0, 100.0]));

    thread::scope(|scope| {
        for worker in 0..4_u16 {
            let (requests, sizes) = (requests.clone(), sizes.clone());
            scope.spawn(move || {
                for request in 0..100_u16 {
                    let method = ["GET", "PUT"][usize::from(request % 2)];
                    let status = if request % 10 == worker { 404 } else { 200 };
                    requests.get_or_create(&(method, status)).add(1);
                    sizes.get_or_create(&method).observe(f64::from(request));
                }
            });
        }
    });

    print!("{}{}", requests.encode("requests"), sizes.encode("sizes"));
    let gets = sizes.get(&"GET").expect("there were requests");
    println!(
        "GET: {} in {} bytes, {:?}",
        gets.count(),
        gets.sum(),
        gets.buckets()
    );
    drop(gets);

    let found = requests.remove(&("GET", 200)).expect("there were requests");
    println!("{} counted, {} left", found.get(), requests.len());
    requests.clear();
    println!("none left: {}", requests.is_empty());
}
