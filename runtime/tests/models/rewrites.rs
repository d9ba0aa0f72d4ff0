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
        missing: "a mutex's release keeps the mark for those that stay parked",
        file: "mutex.rs",
        from: "if waiters.is_empty() { 0 } else { PARKED }",
        to: "0",
    },
    Rewrite {
        missing: "a mutex's slow release leaves the word alone afterwards",
        file: "mutex.rs",
        from: "self.state.swap(free, Ordering::Release);",
        to: "self.state.swap(free, Ordering::Release); self.forget_parked(true);",
    },
    Rewrite {
        missing: "a timed thread that was woken too late takes the wake-up",
        file: "lot.rs",
        from: "            return Parked::Woken;",
        to: "            if deadline.is_some_and(Deadline::has_passed) { return Parked::TimedOut; }
            return Parked::Woken;",
    },
    Rewrite {
        missing: "a wake-up goes to a thread of the same lock",
        file: "lot.rs",
        from: "if node.key == key {",
        to: "if node.key == key || true {",
    },
    Rewrite {
        missing: "a woken reader enters although others sleep",
        file: "rwlock.rs",
        from: "barrier = WRITER;",
        to: "barrier = WRITER | PARKED;",
    },
    Rewrite {
        missing: "the last reader wakes those that sleep",
        file: "rwlock.rs",
        from: "while state & (READERS | PARKED) != READER | PARKED {",
        to: "while state & READERS != 0 {",
    },
    Rewrite {
        missing: "the last reader takes the front group out of the queue",
        file: "rwlock.rs",
        from: "take_front_group(waiters);
                    is_group_taken = true;",
        to: "is_group_taken = true;",
    },
    Rewrite {
        missing: "all readers of the front group are woken",
        file: "rwlock.rs",
        from: "while waiters.first() == Some(Kind::Shared) {",
        to: "if waiters.first() == Some(Kind::Shared) {",
    },
    Rewrite {
        missing: "a writer that gives up lets the readers behind it in",
        file: "rwlock.rs",
        from: "            take_readers(waiters);
        }
        self.forget_parked(waiters);",
        to: "        }
        self.forget_parked(waiters);",
    },
    Rewrite {
        missing: "a downgrade lets readers in",
        file: "rwlock.rs",
        from: "            take_readers(waiters);
            // Release meets the Acquire of the readers let in",
        to: "            // Release meets the Acquire of the readers let in",
    },
    Rewrite {
        missing: "a writer's release keeps the mark for those that stay parked",
        file: "rwlock.rs",
        from: "self.state.swap(parked_bit(waiters), Ordering::Release);",
        to: "self.state.swap(0, Ordering::Release);",
    },
    Rewrite {
        missing: "a last reader's release leaves the word alone afterwards",
        file: "rwlock.rs",
        from: "                    Ok(_) => return,
                    Err(seen) => state = seen,
                }
            }
        });",
        to: "                    Ok(_) => return self.forget_parked(waiters),
                    Err(seen) => state = seen,
                }
            }
        });",
    },
    Rewrite {
        missing: "a thread that waits is in the queue before it releases its lock",
        file: "lot.rs",
        from: "    let node = Node::new(key, Kind::Exclusive);",
        to: "    release();
    let release = || ();
    let node = Node::new(key, Kind::Exclusive);",
    },
    Rewrite {
        missing: "a thread that was woken before it sleeps does not sleep",
        file: "lot.rs",
        from: "    if node.woken.get() {
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
    ["small_", "large_", "four_"]
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
