//! Seeded faults of the protocols: lines of the raw locks rewritten so that a step is missing.
//!
//! The door can spoil an operation, but not leave out a decision. So each fault here is a piece of
//! source and what stands in its place in a copy of the workspace, whose models then have to fail.

use core::time::Duration;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// One fault: what is missing, the file, and the piece of it that is replaced.
struct Rewrite {
    missing: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

const REWRITES: &[Rewrite] = &[
    Rewrite {
        missing: "a thread looks at the lock before it parks",
        file: "mutex.rs",
        from: "                Err(seen) => state = seen,
            }
        }
        false",
        to: "                Err(seen) => state = seen,
            }
        }
        true",
    },
    Rewrite {
        missing: "a leader sees to those that stay parked at a mutex",
        file: "mutex.rs",
        from: "carried = if call == Call::Lead { PARKED } else { 0 };",
        to: "carried = if call == Call::Lead { 0 } else { 0 };",
    },
    Rewrite {
        missing: "a thread that sleeps alone sets the mark of a mutex",
        file: "mutex.rs",
        from: "let has_leader = !insists && !parked.is_empty();",
        to: "let has_leader = !insists;",
    },
    Rewrite {
        missing: "a leader that sleeps again sets the mark",
        file: "lot/queue.rs",
        from: "self.is_leader || self.is_urgent()",
        to: "self.is_urgent()",
    },
    Rewrite {
        missing: "urgent threads are queued before all others",
        file: "lot/queue.rs",
        from: "if other.waiter.rank > rank {",
        to: "if other.waiter.rank > rank || rank == Rank::Woken {",
    },
    Rewrite {
        missing: "a thread that sleeps alone sets the mark of an rwlock",
        file: "rwlock/contended.rs",
        from: "let has_leader = !insists && !parked.is_empty();",
        to: "let has_leader = !insists;",
    },
    Rewrite {
        missing: "a mutex's slow release leaves the word alone afterwards",
        file: "mutex.rs",
        from: "self.state.swap(0, Ordering::Release);",
        to: "self.state.swap(0, Ordering::Release);
            self.is_locked();",
    },
    Rewrite {
        missing: "a mutex is handed to who was woken in vain too often",
        file: "mutex.rs",
        from: "if waiters.is_first_urgent() {",
        to: "if waiters.is_first_urgent() && false {",
    },
    Rewrite {
        missing: "a mutex that is handed over keeps the mark for those that stay",
        file: "mutex.rs",
        from: "self.forget_parked(waiters);
                return;",
        to: "self.forget_parked(waiters);
                self.state.swap(LOCKED, Ordering::Relaxed);
                return;",
    },
    Rewrite {
        missing: "a timed thread that was woken too late takes the wake-up",
        file: "lot.rs",
        from: "            return Parked::Woken(call);",
        to: "            if deadline.is_some_and(Deadline::has_passed) { return Parked::TimedOut; }
            return Parked::Woken(call);",
    },
    Rewrite {
        missing: "a wake-up goes to a thread of the same lock",
        file: "lot/queue.rs",
        from: ".find(|node| node.key == key)",
        to: ".find(|node| node.key == key || true)",
    },
    Rewrite {
        missing: "somebody leads if others stay",
        file: "lot.rs",
        from: "node.call.set(Call::Lead);",
        to: "node.call.set(Call::Follow);",
    },
    Rewrite {
        missing: "a leader that claims sees to those that stay parked",
        file: "rwlock/contended.rs",
        from: "state | WRITER | pending | carried,",
        to: "state | WRITER | pending,",
    },
    Rewrite {
        missing: "a leader that is in as a reader passes on",
        file: "rwlock/contended.rs",
        from: "if wait.carried != 0 {",
        to: "if wait.carried != 0 && false {",
    },
    Rewrite {
        missing: "a leader that is in under a claim leaves the mark for those that stay",
        file: "rwlock/contended.rs",
        from: "!self.announce_parked(waiters, true) {",
        to: "self.state.load(Ordering::Relaxed) & WRITER == 0 {",
    },
    Rewrite {
        missing: "the last reader wakes the writer",
        file: "rwlock.rs",
        from: "if is_last_awaited(before) {",
        to: "if is_last_awaited(before) && false {",
    },
    Rewrite {
        missing: "a reader that retreats wakes the writer",
        file: "rwlock/contended.rs",
        from: "if is_last_awaited(taken_from) {",
        to: "if is_last_awaited(taken_from) && false {",
    },
    Rewrite {
        missing: "a writer waits for readers to leave",
        file: "rwlock/contended.rs",
        from: "if state & READERS == 0 {
                if",
        to: "if state & READERS == 0 || true {
                if",
    },
    Rewrite {
        missing: "a writer looks for readers before it sleeps",
        file: "rwlock/contended.rs",
        from: "while state & READERS != 0 {",
        to: "while state & WRITER != 0 {",
    },
    Rewrite {
        missing: "a writer that gives up releases its claim",
        file: "rwlock/contended.rs",
        from: "self.release_claim(0);
                return false;",
        to: "return false;",
    },
    Rewrite {
        missing: "an rwlock is handed to a writer who was woken in vain too often",
        file: "rwlock/contended.rs",
        from: "    if waiters.is_first_urgent() {
        waiters.take_first(Call::Own);",
        to: "    if false {
        waiters.take_first(Call::Own);",
    },
    Rewrite {
        missing: "an rwlock is handed to readers who were woken in vain too often",
        file: "rwlock/contended.rs",
        from: "waiters.is_first_urgent() && state & FULL == 0 {",
        to: "waiters.is_first_urgent() && waiters.first() != Some(Kind::Shared) {",
    },
    Rewrite {
        missing: "readers that are let in are counted",
        file: "rwlock/contended.rs",
        from: "READER * take_readers",
        to: "0 * take_readers",
    },
    Rewrite {
        missing: "the writer behind readers that are let in is called",
        file: "rwlock/contended.rs",
        from: "    waiters.call_first();
    readers",
        to: "    readers",
    },
    Rewrite {
        missing: "a claim that is handed over keeps the mark for those that stay",
        file: "rwlock/contended.rs",
        from: "let parked = if waiters.is_empty() { 0 } else { PARKED };",
        to: "let parked = 0;",
    },
    Rewrite {
        missing: "readers that retreat stay counted under a release",
        file: "rwlock/contended.rs",
        from: "(state & READERS) + readers + kept,",
        to: "readers + kept,",
    },
    Rewrite {
        missing: "a downgrade counts the reader",
        file: "rwlock.rs",
        from: "self.release_claim(READER);",
        to: "self.release_claim(0);",
    },
    Rewrite {
        missing: "a last reader's release leaves the word alone afterwards",
        file: "rwlock.rs",
        from: "            wake_writer(writer);
        }",
        to: "            wake_writer(writer);
        }
        self.is_locked();",
    },
    Rewrite {
        missing: "a writer's slow release leaves the word alone afterwards",
        file: "rwlock.rs",
        from: "            self.release_claim(0);
        }",
        to: "            self.release_claim(0);
            self.is_locked();
        }",
    },
    Rewrite {
        missing: "a thread that waits is in the queue before it releases its lock",
        file: "lot.rs",
        from: "    let node = Node::new(key, Waiter::new(Kind::Exclusive));",
        to: "    release();
    let release = || ();
    let node = Node::new(key, Waiter::new(Kind::Exclusive));",
    },
    Rewrite {
        missing: "a thread that was woken before it sleeps does not sleep",
        file: "lot.rs",
        from: "    if node.woken.get().is_some() {
        return true;
    }",
        to: "",
    },
    Rewrite {
        missing: "a notification keeps the mark for those that still wait",
        file: "condvar.rs",
        from: "        if left.is_empty() {",
        to: "        if left.is_empty() || true {",
    },
    Rewrite {
        missing: "a thread whose time is over takes its mark away",
        file: "condvar.rs",
        from: "|left| self.forget_waiters(left),",
        to: "|_| (),",
    },
    Rewrite {
        missing: "a notification of all wakes all",
        file: "condvar.rs",
        from: "self.wake(usize::MAX)",
        to: "self.wake(1)",
    },
    Rewrite {
        missing: "a notification leaves the word alone afterwards",
        file: "condvar.rs",
        from: "        });
        woken",
        to: "        });
        self.has_waiters();
        woken",
    },
];

/// Copies the workspace's files, leaving out what is built or hidden.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let entry = entry.expect("a folder can be read");
        let name = entry.file_name();
        if name == "target" || name.to_string_lossy().starts_with('.') {
            continue;
        }
        let (source, target) = (entry.path(), to.join(name));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file can be copied");
        }
    }
}

/// Starts cargo on the models of the copy, apart from those that seed faults themselves.
fn models(workspace: &Path, more: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(workspace)
        .args(["test", "--release", "--offline", "--quiet"])
        .args(["-p", "interior-runtime", "--test", "loom"])
        .args(more)
        .env("RUSTFLAGS", "--cfg interior_loom")
        .env("CARGO_TARGET_DIR", workspace.with_file_name("target"))
        .env("LOOM_MAX_PREEMPTIONS", "2")
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    cargo
}

/// Tells whether the models notice what the copy is like now.
fn is_noticed(workspace: &Path) -> bool {
    let build = models(workspace, &["--no-run"]).status();
    assert!(
        build.expect("cargo can be started").success(),
        "a rewrite must build"
    );
    // Most faults show in the small models, so the large ones run only if need be.
    ["small_", "long_", "large_", "four_"]
        .into_iter()
        .any(|filter| fails(workspace, filter))
}

/// Tells whether the models whose names contain `filter` fail.
fn fails(workspace: &Path, filter: &str) -> bool {
    /// Ample: without a fault they take a few seconds.
    const PATIENCE: Duration = Duration::from_secs(60);

    let mut child = models(workspace, &["--", filter])
        .stderr(Stdio::null())
        .spawn()
        .expect("cargo can be started");
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().expect("the child can be asked") {
            return !status.success();
        }
        if begin.elapsed() > PATIENCE {
            child.kill().expect("the child can be ended");
            child.wait().expect("the child ends");
            return true;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// Checks that the models notice each of the [`REWRITES`], and nothing in the source as it is.
pub(crate) fn check() {
    let original = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a member lies in its workspace");
    let workspace: PathBuf = [env!("CARGO_TARGET_TMPDIR"), "rewrites", "workspace"]
        .iter()
        .collect();
    if workspace.exists() {
        fs::remove_dir_all(&workspace).expect("the last copy can go");
    }
    copy(original, &workspace);
    assert!(!is_noticed(&workspace), "the models fail without a fault");
    let mut unnoticed = Vec::new();
    for rewrite in REWRITES {
        let file = workspace.join("runtime/src/raw").join(rewrite.file);
        let source = fs::read_to_string(&file).expect("the file is there");
        assert_eq!(
            source.matches(rewrite.from).count(),
            1,
            "{}: `{}` stands once in {}",
            rewrite.missing,
            rewrite.from,
            rewrite.file
        );
        fs::write(&file, source.replace(rewrite.from, rewrite.to)).expect("the file is ours");
        let begin = Instant::now();
        let is_noticed = is_noticed(&workspace);
        println!(
            "without \"{}\": {} ({:.1} s)",
            rewrite.missing,
            if is_noticed { "noticed" } else { "not noticed" },
            begin.elapsed().as_secs_f64()
        );
        if !is_noticed {
            unnoticed.push(rewrite.missing);
        }
        fs::write(&file, source).expect("the file is ours");
    }
    assert_eq!(unnoticed, <[&str; 0]>::default());
}
