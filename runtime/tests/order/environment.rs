//! What the environment decides, and what a whole process does: each case runs in a process of its
//! own, which is this test binary once more.

use core::time::Duration;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Instant;

use interior_runtime::{Mutex, MutexGuard, RwLock, lock_all, order};

/// Runs the test `name` of this file, which is ignored otherwise, in a process with the given
/// environment.
fn child(name: &str, environment: &[(&str, &str)]) -> Output {
    let this = std::env::current_exe().expect("the path of this binary");
    let test = format!("environment::{name}");
    Command::new(this)
        .args([
            "--exact",
            &test,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env_remove("INTERIOR_ORDER")
        .env_remove("INTERIOR_ORDER_BACKTRACE")
        .env("RUST_BACKTRACE", "0")
        .envs(environment.iter().copied())
        .output()
        .expect("a child process")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// How often something possible or certain was told.
fn told(output: &Output) -> usize {
    stderr(output).matches("interior: ").count()
}

#[test]
#[ignore = "runs as a child of other tests"]
fn inverts_twice() {
    let [a, b] = ["child::a", "child::b"].map(|name| Mutex::named(name, 0));
    for _ in 0..2 {
        drop((a.lock(), b.lock()));
        drop((b.lock(), a.lock()));
    }
}

#[test]
fn a_possible_deadlock_is_told_once_on_stderr_and_changes_nothing() {
    let output = child("inverts_twice", &[]);
    assert!(output.status.success());
    assert_eq!(told(&output), 1);
    assert!(stderr(&output).contains("interior: possible deadlock: `child::b` and `child::a` are"));
}

#[test]
fn the_environment_makes_it_a_panic() {
    let output = child("inverts_twice", &[("INTERIOR_ORDER", "panic")]);
    assert!(!output.status.success());
    assert_eq!(told(&output), 0, "the panic says it");
    let text = stderr(&output);
    assert!(
        text.contains("panicked at ") && text.contains(file!()),
        "{text}"
    );
    assert!(
        text.contains("possible deadlock: `child::b` and `child::a`"),
        "{text}"
    );
}

#[test]
fn the_environment_ends_the_check() {
    let output = child("inverts_twice", &[("INTERIOR_ORDER", "off")]);
    assert!(output.status.success());
    assert_eq!(told(&output), 0);
}

#[test]
fn a_word_that_is_not_known_says_nothing() {
    let output = child("inverts_twice", &[("INTERIOR_ORDER", "loud")]);
    assert!(output.status.success());
    assert_eq!(told(&output), 1);
}

#[test]
fn backtraces_on_request() {
    let output = child("inverts_twice", &[("INTERIOR_ORDER_BACKTRACE", "1")]);
    assert!(output.status.success());
    let text = stderr(&output);
    assert!(
        text.contains("\nbacktrace of `child::b` before `child::a`:\n"),
        "{text}"
    );
    assert!(text.contains("environment::inverts_twice"), "{text}");
    let none = stderr(&child(
        "inverts_twice",
        &[("INTERIOR_ORDER_BACKTRACE", "0")],
    ));
    assert!(!none.contains("backtrace of"), "{none}");
}

/// Whether a child that is asked to hang does so; gives what it has said until then.
fn hangs(name: &str, environment: &[(&str, &str)]) -> (bool, String) {
    use std::io::Read;

    let this = std::env::current_exe().expect("the path of this binary");
    let mut child = Command::new(this)
        .args([
            "--exact",
            &format!("environment::{name}"),
            "--ignored",
            "--nocapture",
        ])
        .env_remove("INTERIOR_ORDER")
        .envs(environment.iter().copied())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a child process");
    let deadline = Instant::now() + Duration::from_secs(3);
    let mut ended = false;
    while !ended && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(20));
        ended = child.try_wait().expect("the child's status").is_some();
    }
    child.kill().expect("the child ends");
    let mut text = String::new();
    let mut pipe = child.stderr.take().expect("a pipe");
    pipe.read_to_string(&mut text).expect("the child's words");
    child.wait().expect("the child's status");
    (!ended, text)
}

#[test]
#[ignore = "runs as a child of other tests"]
fn locks_twice() {
    let n = Mutex::named("child::n", 0);
    let _first = n.lock();
    drop(n.lock());
}

#[test]
fn a_certain_deadlock_panics_unless_the_environment_wants_it_suffered() {
    let (hung, text) = hangs("locks_twice", &[]);
    assert!(!hung && text.contains("panicked at "), "{text}");
    let (hung, text) = hangs("locks_twice", &[("INTERIOR_ORDER", "warn")]);
    assert!(
        hung && text.contains("interior: certain deadlock: `child::n`"),
        "{text}"
    );
    let (hung, text) = hangs("locks_twice", &[("INTERIOR_ORDER", "off")]);
    assert!(hung && !text.contains("deadlock"), "{text}");
}

#[test]
#[ignore = "runs as a child of other tests"]
fn inverts_and_waits() {
    let [a, b] = ["child::a", "child::b"].map(|name| Mutex::named(name, 0));
    drop((a.lock(), b.lock()));
    thread::scope(|scope| {
        let thread = scope.spawn(|| core::mem::forget(a.lock()));
        thread.join().expect("no panic");
    });
    let _held = b.lock();
    drop(a.lock());
}

#[test]
fn what_is_found_is_told_before_the_wait() {
    let (hung, text) = hangs("inverts_and_waits", &[]);
    let head = "interior: possible deadlock: `child::b` and `child::a`";
    assert!(hung && text.contains(head), "{text}");
}

#[test]
#[ignore = "runs as a child of other tests"]
fn names_a_lock_twice() {
    let n = Mutex::named("child::n", 0);
    let _ = lock_all((&n, &n));
}

#[test]
fn a_set_that_names_a_lock_twice_panics_at_its_callers_line() {
    let this = include_str!("environment.rs");
    let call = this.lines().position(|line| line.contains("(&n, &n)"));
    let line = call.expect("the line of the call") + 1;
    let text = stderr(&child("names_a_lock_twice", &[]));
    assert!(
        text.contains(&format!("panicked at {}:{line}:", file!())),
        "{text}"
    );
    assert!(
        text.contains("`child::n` is named twice in one set"),
        "{text}"
    );
}

struct InvertsInDrop<'a>(&'a Mutex<i32>, &'a Mutex<i32>);

impl Drop for InvertsInDrop<'_> {
    fn drop(&mut self) {
        drop((self.1.lock(), self.0.lock()));
    }
}

#[test]
#[ignore = "runs as a child of other tests"]
fn inverts_while_it_panics() {
    let [a, b] = ["child::a", "child::b"].map(|name| Mutex::named(name, 0));
    drop((a.lock(), b.lock()));
    let _drop = InvertsInDrop(&a, &b);
    panic!("the first panic");
}

#[test]
fn a_thread_that_panics_is_never_made_to_panic_again() {
    let output = child("inverts_while_it_panics", &[("INTERIOR_ORDER", "panic")]);
    let text = stderr(&output);
    assert_eq!(
        output.status.code(),
        Some(101),
        "a failed test and not an abort: {text}"
    );
    assert!(text.contains("the first panic"), "{text}");
    assert_eq!(told(&output), 1, "told instead: {text}");
}

#[test]
#[ignore = "runs as a child of other tests"]
fn meets_more_classes_than_there_are() {
    let names = (0..1500).map(|index| &*Box::leak(format!("class {index}").into_boxed_str()));
    let locks: Vec<_> = names.map(|name| Mutex::named(name, 0)).collect();
    for pair in locks.windows(2) {
        drop((pair[0].lock(), pair[1].lock()));
    }
    // One circle of numbered classes through the first, one inversion of two locks past the bound.
    drop((locks[1].lock(), locks[0].lock()));
    drop((locks[1401].lock(), locks[1400].lock()));
}

#[test]
fn classes_past_the_bound_are_looked_at_lock_by_lock() {
    let output = child("meets_more_classes_than_there_are", &[]);
    let text = stderr(&output);
    assert!(output.status.success(), "{text}");
    assert_eq!(told(&output), 2, "{text}");
    assert!(
        text.contains("`class 1` and `class 0` are taken in both orders"),
        "{text}"
    );
}

#[test]
#[ignore = "runs as a child of other tests"]
fn locks_in_its_hook() {
    static A: Mutex<i32> = Mutex::named("hook::a", 0);
    static B: Mutex<i32> = Mutex::named("hook::b", 0);
    static CALLS: Mutex<i32> = Mutex::named("hook::calls", 0);
    order::set_hook(Box::new(|_| {
        CALLS.update(|calls| calls + 1);
        // Out of order and beside each other: none of the check's business.
        drop((B.try_lock(), CALLS.lock()));
        drop((CALLS.lock(), B.try_lock()));
    }));
    drop((CALLS.lock(), B.lock()));
    drop((A.lock(), B.lock()));
    drop((B.lock(), A.lock()));
    assert_eq!(CALLS.get(), 1);
    drop(order::take_hook().expect("the hook that was set"));
    assert!(order::take_hook().is_none());
}

#[test]
fn a_hook_may_lock() {
    let output = child("locks_in_its_hook", &[]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(told(&output), 0);
}

#[test]
#[ignore = "runs as a child of other tests"]
fn reads_in_its_hook_what_it_reads_already() {
    static R: RwLock<i32> = RwLock::named("hook::r", 0);
    static FOUND: Mutex<usize> = Mutex::new(0);
    order::set_hook(Box::new(|_| {
        FOUND.update(|found| found + 1);
        drop(R.read());
    }));
    let [a, b, c] = ["hook::a", "hook::b", "hook::c"].map(|name| Mutex::named(name, 0));
    drop((a.lock(), b.lock()));
    let reader = R.read();
    drop((b.lock(), a.lock()));
    assert_eq!(FOUND.get(), 1);
    // The thread still holds `R`, although a guard of it was dropped.
    drop((c.lock(), reader));
    drop((c.lock(), R.read()));
    assert_eq!(FOUND.get(), 2);
}

#[test]
fn a_hook_may_read_what_its_thread_reads() {
    let output = child("reads_in_its_hook_what_it_reads_already", &[]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
#[ignore = "runs as a child of other tests"]
fn releases_in_its_hook_what_it_holds() {
    use core::cell::Cell;
    use std::sync::mpsc;

    static M: Mutex<i32> = Mutex::named("hook::m", 0);
    thread_local! {
        static KEPT: Cell<Option<MutexGuard<'static, i32>>> = const { Cell::new(None) };
    }
    order::set_hook(Box::new(|_| drop(KEPT.take())));
    let [a, b] = ["hook::a", "hook::b"].map(|name| Mutex::named(name, 0));
    drop((a.lock(), b.lock()));
    KEPT.set(Some(M.lock()));
    drop((b.lock(), a.lock()));
    assert!(M.try_lock().is_some(), "the hook released it");
    // Held by another thread and no more by this one, so that to wait for it is no mistake.
    let (is_held, held) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            let _guard = M.lock();
            is_held.send(()).expect("the other end waits for it");
            thread::sleep(Duration::from_millis(50));
        });
        held.recv().expect("the lock is taken");
        *M.lock() += 1;
    });
}

#[test]
fn what_a_hook_releases_is_held_no_more() {
    let output = child("releases_in_its_hook_what_it_holds", &[]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
#[ignore = "runs as a child of other tests"]
fn panics_in_its_hook() {
    order::set_hook(Box::new(|report| {
        panic!("the hook: {}", report.steps().len())
    }));
    let [a, b] = ["child::a", "child::b"].map(|name| Mutex::named(name, 0));
    drop((a.lock(), b.lock()));
    drop((b.lock(), a.lock()));
}

#[test]
fn a_hook_may_panic() {
    let output = child("panics_in_its_hook", &[]);
    assert!(!output.status.success());
    assert!(stderr(&output).contains("the hook: 2"));
}

/// A child process that was forked while another thread was in the check's slow path.
#[cfg(unix)]
#[test]
#[ignore = "runs as a child of other tests"]
fn forks_while_the_graph_is_locked() {
    use core::sync::atomic::{AtomicBool, Ordering};

    static STOP: AtomicBool = AtomicBool::new(false);
    let names = (0..900).map(|index| &*Box::leak(format!("class {index}").into_boxed_str()));
    let locks: Vec<_> = names.map(|name| Mutex::named(name, 0)).collect();
    thread::scope(|scope| {
        // Learns a new order all the time, so that most forks happen while the graph is locked.
        scope.spawn(|| {
            for (index, outer) in locks.iter().enumerate() {
                for inner in &locks[index + 1..] {
                    if STOP.load(Ordering::Relaxed) {
                        return;
                    }
                    drop((outer.lock(), inner.lock()));
                }
            }
        });
        for _ in 0..200 {
            // SAFETY: the child only locks locks of its own and ends without running destructors.
            let process = unsafe { libc::fork() };
            if process == 0 {
                let n = RwLock::named("forked::n", 0);
                let m = Mutex::named("forked::m", 0);
                drop((n.read(), m.lock()));
                // SAFETY: as above.
                unsafe { libc::_exit(0) };
            }
            assert!(process > 0, "no process could be forked");
            let mut status = 0;
            // SAFETY: `status` is written during the call alone.
            let ended = unsafe { libc::waitpid(process, &raw mut status, 0) };
            assert_eq!((ended, status), (process, 0));
        }
        STOP.store(true, Ordering::Relaxed);
    });
}

#[cfg(unix)]
#[test]
fn a_forked_child_never_waits_for_the_graph() {
    let (hung, text) = hangs("forks_while_the_graph_is_locked", &[]);
    assert!(!hung && !text.contains("panicked"), "{text}");
}
