//! A progress bar over locks and atomics of the standard library.

use core::fmt;
use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Weak};
use std::thread::{self, JoinHandle};

/// A progress bar; clones are the same bar.
#[derive(Clone)]
pub struct Progress {
    // Each part by itself: the ticker's thread may keep the bar for a moment, but not itself.
    position: Arc<AtomicU64>,
    state: Arc<Mutex<State>>,
    ticker: Arc<Mutex<Option<Ticker>>>,
}

struct State {
    length: u64,
    message: String,
    ticks: usize,
    is_finished: bool,
    screen: Box<dyn FnMut(&str) + Send>,
}

impl State {
    fn draw(&mut self, position: u64) {
        let turning = if self.is_finished {
            '='
        } else {
            char::from(b"|/-\\"[self.ticks % 4])
        };
        self.ticks += 1;
        let line = format!("{turning} {position}/{} {}", self.length, self.message);
        (self.screen)(&line);
    }
}

impl Progress {
    /// Makes a bar that is drawn by `screen`, a line at a time.
    pub fn new(length: u64, screen: impl FnMut(&str) + Send + 'static) -> Self {
        Self {
            position: Arc::new(AtomicU64::new(0)),
            state: Arc::new(Mutex::new(State {
                length,
                message: String::new(),
                ticks: 0,
                is_finished: false,
                screen: Box::new(screen),
            })),
            ticker: Arc::new(Mutex::new(None)),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn ticker(&self) -> MutexGuard<'_, Option<Ticker>> {
        self.ticker.lock().unwrap()
    }

    /// Moves on; the next drawing shows it.
    pub fn advance(&self, by: u64) {
        // Nothing else is told by the position.
        self.position.fetch_add(by, Ordering::Relaxed);
    }

    /// Tells how far it is.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.position.load(Ordering::Relaxed)
    }

    /// Tells how far it goes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.state().length
    }

    /// Changes how far it goes; the next drawing shows it.
    pub fn set_length(&self, length: u64) {
        self.state().length = length;
    }

    /// Changes the words beside the bar; the next drawing shows them.
    pub fn set_message(&self, message: &str) {
        message.clone_into(&mut self.state().message);
    }

    /// Draws the bar.
    pub fn draw(&self) {
        self.state().draw(self.position());
    }

    /// Ends the bar: it is drawn a last time, and ticks no more.
    pub fn finish(&self) {
        let mut state = self.state();
        state.is_finished = true;
        state.draw(self.position());
        drop(state);
        self.stop_ticking();
    }

    /// Tells whether the bar has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.state().is_finished
    }

    /// Draws the bar again and again, until it ends or nobody has it any more.
    pub fn tick_every(&self, interval: Duration) {
        let ticker = Ticker::start(&self.state, &self.position, interval);
        let old = self.ticker().replace(ticker);
        // Waits for its thread, so not with the lock.
        drop(old);
    }

    /// Waits for the last of the drawings that [`tick_every`](Self::tick_every) makes.
    pub fn stop_ticking(&self) {
        let old = self.ticker().take();
        drop(old);
    }

    /// Gives a handle that does not keep the bar alive.
    #[must_use]
    pub fn downgrade(this: &Self) -> WeakProgress {
        WeakProgress {
            position: Arc::downgrade(&this.position),
            state: Arc::downgrade(&this.state),
            ticker: Arc::downgrade(&this.ticker),
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("position", &self.position())
            .finish_non_exhaustive()
    }
}

/// A progress bar that ends when all others let go of it.
#[derive(Clone)]
pub struct WeakProgress {
    position: Weak<AtomicU64>,
    state: Weak<Mutex<State>>,
    ticker: Weak<Mutex<Option<Ticker>>>,
}

impl WeakProgress {
    /// Gives the bar, if somebody still has it.
    #[must_use]
    pub fn upgrade(&self) -> Option<Progress> {
        Some(Progress {
            position: self.position.upgrade()?,
            state: self.state.upgrade()?,
            ticker: self.ticker.upgrade()?,
        })
    }
}

impl fmt::Debug for WeakProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

struct Ticker {
    control: Arc<Control>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Control {
    is_stopping: Mutex<bool>,
    has_changed: Condvar,
}

impl Ticker {
    fn start(state: &Arc<Mutex<State>>, position: &Arc<AtomicU64>, interval: Duration) -> Self {
        let control = Arc::new(Control::default());
        let (state, position) = (Arc::downgrade(state), Arc::clone(position));
        let thread = thread::spawn({
            let control = Arc::clone(&control);
            move || {
                while !control.is_stopped_within(interval) {
                    let Some(state) = state.upgrade() else { return };
                    state.lock().unwrap().draw(position.load(Ordering::Relaxed));
                }
            }
        });
        Self {
            control,
            thread: Some(thread),
        }
    }
}

impl Control {
    fn is_stopped_within(&self, interval: Duration) -> bool {
        let is_stopping = self.is_stopping.lock().unwrap();
        let wait = |is_stopping: &mut bool| !*is_stopping;
        let result = self
            .has_changed
            .wait_timeout_while(is_stopping, interval, wait);
        *result.unwrap().0
    }

    fn stop(&self) {
        *self.is_stopping.lock().unwrap() = true;
        self.has_changed.notify_one();
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.control.stop();
        if let Some(thread) = self.thread.take() {
            // The screen may drop the bar; its thread cannot wait for itself.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}
