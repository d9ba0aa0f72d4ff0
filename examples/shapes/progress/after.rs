//! A progress bar: the methods of its state are exposed, and one handle stands for all parts.

use core::fmt;
use core::time::Duration;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use interior::{Atomic, Condvar, Mutex, Shared, synchronized};

#[derive(Shared)]
#[shared(
    sync,
    /// A progress bar; clones are the same bar.
    handle(
        Progress,
        vis = pub,
        /// A progress bar that ends when all others let go of it.
        weak(WeakProgress, vis = pub)
    )
)]
struct ProgressData {
    /// How far it is.
    // Here and below `arc`: the ticker's thread may keep these parts for a moment, but not itself.
    #[shared(atomic, arc, vis = pub, access(get))]
    position: u64,
    #[shared(mutex, arc)]
    state: State,
    #[shared(mutex)]
    ticker: Option<Ticker>,
}

struct State {
    length: u64,
    message: String,
    ticks: usize,
    is_finished: bool,
    screen: Box<dyn FnMut(&str) + Send>,
}

#[synchronized(Progress, via = self.state())]
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

    /// Tells how far it goes.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Changes how far it goes; the next drawing shows it.
    pub fn set_length(&mut self, length: u64) {
        self.length = length;
    }

    /// Changes the words beside the bar; the next drawing shows them.
    pub fn set_message(&mut self, message: &str) {
        message.clone_into(&mut self.message);
    }

    /// Tells whether the bar has ended.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.is_finished
    }
}

impl Progress {
    /// Makes a bar that is drawn by `screen`, a line at a time.
    pub fn new(length: u64, screen: impl FnMut(&str) + Send + 'static) -> Self {
        Self::from(ProgressData {
            position: 0,
            state: State {
                length,
                message: String::new(),
                ticks: 0,
                is_finished: false,
                screen: Box::new(screen),
            },
            ticker: None,
        })
    }

    /// Moves on; the next drawing shows it.
    pub fn advance(&self, by: u64) {
        Self::as_arc(self).position.add(by);
    }

    /// Draws the bar.
    pub fn draw(&self) {
        self.state().lock().draw(self.position());
    }

    /// Ends the bar: it is drawn a last time, and ticks no more.
    pub fn finish(&self) {
        let mut state = self.state().lock();
        state.is_finished = true;
        state.draw(self.position());
        drop(state);
        self.stop_ticking();
    }

    /// Draws the bar again and again, until it ends or nobody has it any more.
    pub fn tick_every(&self, interval: Duration) {
        let parts = Self::as_arc(self);
        let ticker = Ticker::start(&parts.state, &parts.position, interval);
        self.ticker().set(Some(ticker));
    }

    /// Waits for the last of the drawings that [`tick_every`](Self::tick_every) makes.
    pub fn stop_ticking(&self) {
        self.ticker().set(None);
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("position", &self.position())
            .finish_non_exhaustive()
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
    fn start(state: &Arc<Mutex<State>>, position: &Arc<Atomic<u64>>, interval: Duration) -> Self {
        let control = Arc::new(Control::default());
        let (state, position) = (Arc::downgrade(state), Arc::clone(position));
        let thread = thread::spawn({
            let control = Arc::clone(&control);
            move || {
                while !control.is_stopped_within(interval) {
                    let Some(state) = state.upgrade() else { return };
                    state.lock().draw(position.get());
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
        let mut is_stopping = self.is_stopping.lock();
        let wait = |is_stopping: &mut bool| !*is_stopping;
        self.has_changed
            .wait_while_for(&mut is_stopping, wait, interval);
        *is_stopping
    }

    fn stop(&self) {
        self.is_stopping.set(true);
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
