//! The bugs that cells and locks have had elsewhere, and the tests that would see them here.
//!
//! A row is a class of bugs: what went wrong, and files below `runtime/` with the names of the tests,
//! models or examples that guard against it. A name that is no longer in its file fails the test at the
//! end, so a test that is renamed or deleted is missed here.

use std::fs;
use std::path::Path;

/// A class of bugs, and where it would be seen.
struct Class {
    /// What went wrong.
    bug: &'static str,
    /// Files, and what to look for in them.
    guards: &'static [(&'static str, &'static [&'static str])],
}

const CLASSES: &[Class] = &[
    Class {
        bug: "a guard holds a reference to the value, which is a promise to the optimizer for as long as \
              a function has the guard (rust-lang/rust#63787, #97027); seen in release builds",
        guards: &[
            (
                "tests/it/aliasing.rs",
                &["reads_again!", "writes_visibly!", "release_then_change!"],
            ),
            (
                "tests/it/aliasing.rs",
                &[
                    "Ref<",
                    "RefMut<",
                    "MutexGuard<",
                    "MappedMutexGuard<",
                    "MutexRef<",
                    "ArcMutexGuard<",
                    "RwLockReadGuard<",
                    "RwLockWriteGuard<",
                    "MappedRwLockReadGuard<",
                    "MappedRwLockWriteGuard<",
                    "ArcRwLockReadGuard<",
                    "ArcRwLockWriteGuard<",
                    "a_guard_may_be_dropped_before_what_it_read_is_freed",
                ],
            ),
        ],
    },
    Class {
        bug: "a guard, or a narrowed one, is `Send` or `Sync` where its value or its raw lock is not \
              (RUSTSEC-2020-0070)",
        guards: &[(
            "tests/it/threads.rs",
            &["guards! {", "owned_guards! {", "Lonely"],
        )],
    },
    Class {
        bug: "a guard that writes is covariant in its value, or one that reads is not",
        guards: &[
            ("tests/it/variance.rs", &["covariant!", "shorter_lock!"]),
            (
                "src/guard/variance.rs",
                &["enum OfMappedRwLockWriteGuard", "enum OfArcMutexGuard"],
            ),
        ],
    },
    Class {
        bug: "a narrowed write guard is downgraded, and readers of the whole see the part change",
        guards: &[
            (
                "src/rwlock/guard.rs",
                &["MappedRwLockWriteGuard::downgrade(first)"],
            ),
            (
                "../ui-tests/cases/fail/guards/mapped_guard_downgraded.rs",
                &["downgrade(mapped)"],
            ),
        ],
    },
    Class {
        bug: "orderings too weak, a wake-up lost or given to nobody, a writer between a downgrade",
        guards: &[
            ("tests/loom.rs", &["models"]),
            ("tests/shuttle.rs", &["models"]),
            (
                "tests/it/conformance/rwlock_guards.rs",
                &["no_writer_comes_between"],
            ),
        ],
    },
    Class {
        bug: "a waiter whose time is over takes a wake-up along, or leaves a mark behind",
        guards: &[
            (
                "tests/it/conformance/mutex_timed.rs",
                &[
                    "who_gives_up_takes_no_wake_up_along",
                    "who_gives_up_leaves_nothing_behind",
                ],
            ),
            (
                "tests/it/conformance/rwlock_timed.rs",
                &[
                    "who_gives_up_takes_no_wake_up_along",
                    "a_writer_that_gave_up_is_in_nobodys_way",
                ],
            ),
            ("tests/it/timed.rs", &["no_time_at_all_means_to_try"]),
        ],
    },
    Class {
        bug: "an old value is dropped, or a default made, while the cell or lock is held; a clone is made \
              while it is not",
        guards: &[
            ("tests/it/reentrancy.rs", &["putting_in!", "looking_in!"]),
            (
                "tests/it/conformance/mutex.rs",
                &[
                    "set_drops_the_old_value_after_unlocking",
                    "take_makes_the_default_before_locking",
                ],
            ),
            (
                "tests/it/conformance/rwlock.rs",
                &[
                    "set_drops_the_old_value_after_unlocking",
                    "take_makes_the_default_before_locking",
                ],
            ),
            (
                "tests/it/refcell.rs",
                &["a_clone_that_reaches_the_cell_is_caught"],
            ),
            (
                "tests/it/cell.rs",
                &["set_drops_the_old_value_when_the_new_one_is_in"],
            ),
            (
                "tests/order/certain.rs",
                &["user_code_that_runs_under_the_lock"],
            ),
        ],
    },
    Class {
        bug: "a lock that waits allocates, and comes back to itself inside of an allocator",
        guards: &[
            (
                "tests/allocator.rs",
                &["threads_that_allocate_wait_for_each_other_and_get_on"],
            ),
            (
                "tests/order_allocations.rs",
                &["an_allocation_under_a_lock_comes_after_it"],
            ),
        ],
    },
    Class {
        bug: "a forked child hangs at a lock that nobody was at",
        guards: &[
            (
                "tests/fork.rs",
                &["a_child_has_the_locks_of_the_thread_that_forked"],
            ),
            (
                "tests/order/environment.rs",
                &["a_forked_child_never_waits_for_the_graph"],
            ),
        ],
    },
    Class {
        bug: "a forgotten guard leaves more behind than a lock that is held; a held lock is not moved or \
              dropped like any value",
        guards: &[
            (
                "tests/it/leaks.rs",
                &[
                    "a_new_mutex_at_the_same_place",
                    "a_new_rwlock_at_the_same_place",
                    "a_lock_moves_while_a_forgotten_guard_holds_it",
                    "a_forgotten_part_holds_the_whole",
                    "the_value_of_a_lock_that_is_dropped_while_it_is_held_is_dropped",
                ],
            ),
            (
                "tests/it/conformance/mutex.rs",
                &["a_forgotten_guard_leaves_it_locked"],
            ),
            (
                "tests/it/conformance/rwlock.rs",
                &["a_forgotten_reader_keeps_writers_out"],
            ),
            (
                "tests/it/refcell.rs",
                &["a_forgotten_guard_leaves_it_borrowed"],
            ),
            (
                "tests/it/conformance/mutex_owned.rs",
                &["a_forgotten_one_leaves_it_locked_and_alive"],
            ),
            (
                "tests/it/conformance/rwlock_owned.rs",
                &["a_forgotten_one_leaves_it_locked_and_alive"],
            ),
            (
                "tests/order/lifetimes.rs",
                &["a_forgotten_guard_of_a_dropped_lock_is_not_mistaken"],
            ),
        ],
    },
    Class {
        bug: "the count of readers wraps, so that a writer comes in beside them",
        guards: &[(
            "src/refcell/flag.rs",
            &["a_reader_that_would_wrap_the_count_is_refused"],
        )],
    },
    Class {
        bug: "a guard gives its share in the lock back before it unlocks, or keeps it",
        guards: &[
            (
                "tests/it/owned.rs",
                &["the_last_share_is_given_back_after_the_release"],
            ),
            (
                "tests/it/conformance/mutex_owned.rs",
                &["has_a_share_while_it_stands"],
            ),
        ],
    },
    Class {
        bug: "an operation does not do what that of `std` does",
        guards: &[(
            "tests/it/oracle/mod.rs",
            &[
                "cell_does_what_that_of_std_does",
                "refcell_does_what_that_of_std_does",
                "mutex_does_what_that_of_std_does",
                "rwlock_does_what_that_of_std_does",
            ],
        )],
    },
];

#[test]
fn every_class_has_its_guards() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for Class { bug, guards } in CLASSES {
        assert!(!guards.is_empty(), "nothing would see that {bug}");
        for (file, names) in *guards {
            let text = fs::read_to_string(root.join(file))
                .unwrap_or_else(|error| panic!("{file}: {error}; it would see that {bug}"));
            for name in *names {
                assert!(text.contains(name), "`{name}` is not in {file}: {bug}");
            }
        }
    }
}
