//! Threads move a progress bar on while a thread of its own draws it.
//!
//! ```text
//! cargo run --example progress
//! ```
//!
//! The bar is `shapes/progress/after.rs`; `shapes/progress/before.rs` is the same without this
//! library.

#[path = "shapes/progress/after.rs"]
pub mod after;

use core::time::Duration;
use std::io::{self, IsTerminal, Write};
use std::thread;

use after::{Progress, WeakProgress};

/// Changes the words beside the bar as long as there is one.
fn comment(bar: &WeakProgress) {
    while let Some(bar) = bar.upgrade() {
        if bar.is_finished() {
            return;
        }
        let is_early = bar.position() * 2 < bar.length();
        bar.set_message(if is_early {
            "the first half"
        } else {
            "the second half"
        });
        // Not kept while this thread sleeps: the bar ends with those who move it.
        drop(bar);
        thread::sleep(Duration::from_millis(5));
    }
}

fn main() {
    // On a terminal each line takes the place of the last; in a file there would be no end of them.
    let is_terminal = io::stdout().is_terminal();
    let bar = Progress::new(100, move |line| {
        if is_terminal || line.starts_with('=') {
            print!("{line:<40}{}", if is_terminal { '\r' } else { '\n' });
            // Nobody looks if this fails.
            let _ = io::stdout().flush();
        }
    });
    bar.draw();
    bar.tick_every(Duration::from_millis(20));
    let commentator = thread::spawn({
        let bar = Progress::downgrade(&bar);
        move || comment(&bar)
    });

    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..30 {
                    thread::sleep(Duration::from_millis(5));
                    bar.advance(1);
                }
            });
        }
        // There is more to do than it seemed.
        bar.set_length(120);
    });

    bar.stop_ticking();
    bar.set_message("done");
    bar.finish();
    drop(bar);
    commentator
        .join()
        .expect("the commentator ends with the bar");
    if is_terminal {
        println!();
    }
}
