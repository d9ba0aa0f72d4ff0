//! The progress bar of the examples, by hand and with this library: the same checks over both.

#[path = "../../examples/shapes/progress/after.rs"]
pub mod after;
#[path = "../../examples/shapes/progress/before.rs"]
pub mod before;

use core::time::Duration;
use std::sync::{Arc, Mutex, OnceLock, mpsc};

const SHORT: Duration = Duration::from_millis(2);
const LONG: Duration = Duration::from_secs(60);

/// What a bar has drawn.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn screen(&self) -> impl FnMut(&str) + Send + 'static {
        let lines = self.clone();
        move |line| lines.0.lock().unwrap().push(line.to_owned())
    }

    fn take(&self) -> Vec<String> {
        core::mem::take(&mut *self.0.lock().unwrap())
    }

    /// Waits until something has been drawn.
    fn wait(&self) {
        while self.take().is_empty() {
            std::thread::sleep(SHORT);
        }
    }

    /// Tells whether a screen draws, or could.
    fn is_in_use(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }
}

macro_rules! checks {
    ($checks:ident over $form:ident) => {
        mod $checks {
            use std::thread;

            use super::$form::{Progress, WeakProgress};
            use super::*;

            #[test]
            fn a_bar_draws_its_state() {
                let lines = Lines::default();
                let bar = Progress::new(3, lines.screen());
                bar.draw();
                bar.advance(2);
                bar.set_message("more");
                bar.draw();
                assert_eq!(lines.take(), ["| 0/3 ", "/ 2/3 more"]);
                bar.set_length(4);
                assert_eq!((bar.position(), bar.length()), (2, 4));
                assert!(!bar.is_finished());
                bar.finish();
                assert!(bar.is_finished());
                assert_eq!(lines.take(), ["= 2/4 more"]);
                assert_eq!(format!("{bar:?}"), "Progress { position: 2, .. }");
            }

            #[test]
            fn clones_are_one_bar() {
                let bar = Progress::new(100, |_| ());
                thread::scope(|scope| {
                    for _ in 0..4 {
                        let bar = bar.clone();
                        scope.spawn(move || (0..25).for_each(|_| bar.advance(1)));
                    }
                });
                assert_eq!(bar.position(), 100);
            }

            #[test]
            fn it_ticks_until_it_is_stopped() {
                let lines = Lines::default();
                let bar = Progress::new(3, lines.screen());
                bar.tick_every(SHORT);
                lines.wait();
                bar.stop_ticking();
                lines.take();
                thread::sleep(SHORT * 5);
                assert!(lines.take().is_empty());
            }

            #[test]
            fn a_second_ticker_takes_the_place_of_the_first() {
                let lines = Lines::default();
                let bar = Progress::new(3, lines.screen());
                bar.tick_every(LONG);
                bar.tick_every(SHORT);
                lines.wait();
                bar.tick_every(LONG);
                lines.take();
                thread::sleep(SHORT * 5);
                assert!(lines.take().is_empty());
            }

            #[test]
            fn the_end_is_the_last_drawing() {
                let lines = Lines::default();
                let bar = Progress::new(3, lines.screen());
                bar.tick_every(SHORT);
                lines.wait();
                bar.finish();
                assert!(lines.take().last().unwrap().starts_with('='));
                thread::sleep(SHORT * 5);
                assert!(lines.take().is_empty());
            }

            #[test]
            fn the_ticker_ends_with_the_last_clone() {
                let lines = Lines::default();
                let bar = Progress::new(3, lines.screen());
                let clone = bar.clone();
                bar.tick_every(SHORT);
                drop(bar);
                lines.take();
                lines.wait();
                assert!(lines.is_in_use());
                drop(clone);
                assert!(!lines.is_in_use(), "its thread was waited for");
            }

            #[test]
            fn a_weak_bar_keeps_nothing() {
                let bar = Progress::new(3, |_| ());
                let weak: WeakProgress = Progress::downgrade(&bar);
                weak.upgrade().unwrap().advance(1);
                assert_eq!(bar.position(), 1);
                let again = weak.clone();
                drop(bar);
                assert!(weak.upgrade().is_none() && again.upgrade().is_none());
                assert_eq!(format!("{weak:?}"), "(Weak)");
            }

            /// The ticker's thread has the last handle for a moment, and does not wait for itself.
            #[test]
            fn the_screen_may_be_the_last_to_let_go() {
                let (drawing, is_drawing) = mpsc::channel();
                let (drop_it, may_drop) = mpsc::channel();
                let own = Arc::new(OnceLock::<WeakProgress>::new());
                let bar = Progress::new(3, {
                    let own = Arc::clone(&own);
                    move |_| {
                        let bar = own.get().and_then(WeakProgress::upgrade);
                        if bar.is_some() {
                            drawing.send(()).unwrap();
                            may_drop.recv().unwrap();
                        }
                    }
                });
                own.set(Progress::downgrade(&bar)).unwrap();
                bar.tick_every(SHORT);
                is_drawing.recv().unwrap();
                drop(bar);
                drop_it.send(()).unwrap();
                // The screen, and its end of the channel with it, goes when the thread is through.
                let ended = is_drawing.recv_timeout(LONG);
                assert_eq!(ended, Err(mpsc::RecvTimeoutError::Disconnected));
            }
        }
    };
}

checks! { over_std over before }
checks! { over_interior over after }

/// By hand, the same screen waits for ever.
#[cfg(debug_assertions)]
#[test]
#[should_panic = "certain deadlock: `ProgressData::state` is already locked by this thread"]
fn a_screen_that_asks_its_own_bar_is_told_so() {
    use after::{Progress, WeakProgress};

    let own = Arc::new(OnceLock::<WeakProgress>::new());
    let bar = Progress::new(3, {
        let own = Arc::clone(&own);
        move |_| {
            let bar = own.get().and_then(WeakProgress::upgrade).unwrap();
            assert_eq!(bar.length(), 3);
        }
    });
    own.set(Progress::downgrade(&bar)).unwrap();
    bar.draw();
}
