//! Fields behind pointers of their own, and fields that are locks already.

use core::time::Duration;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use interior::{Atomic, Cell, Mutex, RefCell, RwLock, Shared, synchronized};

#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(
    sync,
    derive(Clone, Debug),
    group(pair, rwlock, arc, derive(Clone, Debug))
)]
struct Bar {
    #[shared(mutex(condvar = changed), arc)]
    state: Vec<u8>,
    #[shared(arc)]
    name: String,
    #[shared(atomic, arc, access(get, add, handle))]
    hits: u64,
    #[shared(group = pair)]
    left: u8,
    #[shared(group = pair)]
    right: u8,
    #[shared(mutex)]
    own: u8,
    plain: u8,
}

fn bar() -> Bar {
    Bar {
        state: vec![1],
        name: "a".into(),
        hits: 2,
        left: 3,
        right: 4,
        own: 5,
        plain: 6,
    }
}

#[test]
fn a_guard_may_outlive_the_struct() {
    let shared = SharedBar::from(bar());
    let mut state = shared.state().lock_arc();
    let pair = shared.pair().read_arc();
    assert!(shared.state().try_lock_for(Duration::ZERO).is_none());
    drop(shared);
    state.push(2);
    assert_eq!((&state[..], pair.left), (&[1, 2][..], 3));
}

#[test]
fn the_accessor_gives_the_pointer() {
    let shared = SharedBar::from(bar());
    let state: Arc<Mutex<Vec<u8>>> = Arc::clone(shared.state());
    let _: &Arc<String> = shared.name();
    let _: &Arc<RwLock<BarPair>> = shared.pair();
    let hits: Arc<Atomic<u64>> = Arc::clone(shared.hits_handle());
    state.lock().push(2);
    hits.add(1);
    shared.add_hits(1);
    shared.pair().write().left = 9;
    let expected = Bar {
        state: vec![1, 2],
        hits: 4,
        left: 9,
        ..bar()
    };
    assert_eq!(shared.snapshot(), expected);
    drop(shared);
    assert_eq!(state.get_cloned(), [1, 2]);
}

#[test]
fn a_clone_shares_what_is_behind_a_pointer_and_copies_the_rest() {
    let one = SharedBar::from(bar());
    let other = one.clone();
    one.state().lock().push(2);
    one.pair().write().right = 8;
    one.own().set(7);
    assert_eq!(other.state().get_cloned(), [1, 2]);
    assert_eq!((other.pair().read().right, other.own().get()), (8, 5));
    assert!(Arc::ptr_eq(one.name(), other.name()));
    assert!(Arc::ptr_eq(one.changed(), other.changed()));
}

#[test]
fn a_shared_field_need_not_be_cloned() {
    struct Unclonable;
    #[derive(Shared)]
    #[shared(derive(Clone))]
    struct Part<T> {
        #[shared(cell, rc)]
        part: T,
        own: u8,
    }
    let part = SharedPart::from(Part {
        part: Unclonable,
        own: 1,
    });
    let other: &Rc<Cell<Unclonable>> = &Rc::clone(part.clone().part());
    assert_eq!((Rc::strong_count(other), *part.own()), (2, 1));
}

#[derive(Shared)]
struct Editor {
    #[shared(refcell, wrapped)]
    names: Rc<RefCell<Vec<String>>>,
    #[shared(mutex, wrapped, access(handle))]
    log: Mutex<Log>,
}

#[derive(Clone)]
struct Log(Vec<String>);

#[synchronized(SharedEditor::log)]
impl Log {
    fn len(&self) -> usize {
        self.0.len()
    }

    pub fn write(&mut self, line: &str) {
        self.0.push(line.into());
    }
}

#[test]
fn a_wrapped_field_keeps_its_type() {
    let names = Rc::new(RefCell::new(vec!["a".to_owned()]));
    let editor = SharedEditor {
        names: Rc::clone(&names),
        log: Mutex::new(Log(Vec::new())),
    };
    let _: &Rc<RefCell<Vec<String>>> = editor.names();
    editor.names().borrow_mut().push("b".into());
    editor.write("line");
    assert_eq!((names.borrow().len(), editor.log().lock().len()), (2, 1));
    let editor = editor.into_inner();
    assert!(Rc::ptr_eq(&editor.names, &names));
}

#[test]
fn a_clone_shares_a_wrapped_pointer() {
    #[derive(Shared)]
    #[shared(derive(Clone))]
    struct View {
        #[shared(refcell, wrapped)]
        names: Rc<RefCell<Vec<String>>>,
    }
    let view = SharedView::from(View {
        names: Rc::default(),
    });
    view.clone().names().borrow_mut().push("a".into());
    assert_eq!(view.names().borrow().len(), 1);
}

/// Joins its thread when it is dropped, unless that is the thread it is dropped on.
struct Ticker {
    stop: mpsc::Sender<()>,
    thread: Option<JoinHandle<()>>,
    dropped_on_itself: Arc<Atomic<bool>>,
}

impl Drop for Ticker {
    fn drop(&mut self) {
        let thread = self.thread.take().expect("it is dropped once");
        if thread.thread().id() == thread::current().id() {
            // To join here would be to wait for ever.
            self.dropped_on_itself.set(true);
            return;
        }
        self.stop.send(()).expect("the ticker listens");
        thread.join().expect("the ticker does not panic");
    }
}

#[derive(Shared)]
#[shared(sync, no_snapshot, handle(Progress))]
struct ProgressData {
    #[shared(atomic, arc)]
    ticks: u32,
    #[shared(mutex)]
    ticker: Option<Ticker>,
}

/// Ticks until it is told to stop, owning `part`; then it drops it.
fn start<P: Send + 'static>(
    progress: &Progress,
    part: P,
    tick: impl Fn(&P) + Send + 'static,
) -> Arc<Atomic<bool>> {
    let (stop, stopped) = mpsc::channel();
    let (ready, is_ready) = mpsc::channel();
    let dropped_on_itself = Arc::new(Atomic::new(false));
    let thread = thread::spawn(move || {
        tick(&part);
        ready.send(()).expect("the starter waits");
        let _ = stopped.recv_timeout(Duration::from_millis(200));
        drop(part);
    });
    is_ready.recv().expect("the ticker ticks");
    progress.ticker().set(Some(Ticker {
        stop,
        thread: Some(thread),
        dropped_on_itself: Arc::clone(&dropped_on_itself),
    }));
    dropped_on_itself
}

fn progress() -> Progress {
    Progress::from(ProgressData {
        ticks: 0,
        ticker: None,
    })
}

/// What the documentation of handles warns of.
#[test]
fn a_thread_that_owns_a_handle_may_run_every_drop() {
    let progress = progress();
    let ticks = Arc::clone(progress.ticks());
    let on_itself = start(&progress, progress.clone(), |progress| {
        progress.ticks().add(1);
    });
    drop(progress);
    while !on_itself.get() {
        thread::yield_now();
    }
    assert_eq!(ticks.get(), 1);
}

#[test]
fn a_thread_that_owns_one_part_is_joined_by_the_others() {
    let progress = progress();
    let ticks = Arc::clone(progress.ticks());
    let on_itself = start(&progress, Arc::clone(&ticks), |ticks| {
        ticks.add(1);
    });
    drop(progress);
    // The thread has ended, and with it its part.
    assert_eq!((ticks.get(), Arc::strong_count(&ticks)), (1, 1));
    assert!(!on_itself.get());
}
