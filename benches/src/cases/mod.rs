//! The workloads: what is run, on how many threads, over which family of implementations.

mod alone;
mod competing;
mod condvar;
mod waiting;

pub(crate) use alone::alone;

use core::time::Duration;

use crate::{
    harness::{Case, Entry, Point},
    rivals::{cells, condvars, mutexes, pairs, refcells, rwlocks},
    work::Work,
};

const MUTEX: &str = "Mutex";
const RWLOCK: &str = "RwLock";
const CELL: &str = "Cell and RefCell";
const PAIR: &str = "Two mutexes at once";
const CONDVAR: &str = "Condvar";

const ALONE: &str = "processor time per operation";
const WALL: &str = "wall time per operation, all threads together";
const BURNT: &str = "processor time that the waiter burns, per wait";

/// The thread counts of a curve.
const CURVE: &[u32] = &[1, 2, 4, 8];

/// Every case, in the order of the report.
pub(crate) fn all() -> Vec<Case> {
    let mut cases = mutex();
    cases.extend(rwlock());
    cases.extend(cell());
    cases.extend(pair());
    cases.push(case(
        CONDVAR,
        "ping-pong of two threads",
        "wall time there and back",
        condvars(condvar::PingPong),
    ));
    cases
}

fn mutex() -> Vec<Case> {
    let mut cases = vec![
        case(MUTEX, "one thread", ALONE, mutexes(alone::OneMutex)),
        case(
            MUTEX,
            "4096 mutexes at random, one thread",
            ALONE,
            mutexes(alone::ManyMutexes),
        ),
    ];
    let sections = |title: &str, work, threads| {
        let entries = mutexes(competing::Sections { threads, work });
        case(
            MUTEX,
            format!("{title}, {}", counted(threads)),
            WALL,
            entries,
        )
    };
    let lasting = |microseconds| Work::lasting(Duration::from_micros(microseconds));
    cases.extend(curve("Mutex, tiny sections", |threads| {
        sections("tiny sections", Work::TINY, threads)
    }));
    cases.extend(curve("Mutex, sections of 2 µs", |threads| {
        sections("sections of 2 µs", lasting(2), threads)
    }));
    cases.push(sections("sections of 50 µs", lasting(50), 8));
    cases.push(sections("sections of 100 µs", lasting(100), 2));
    cases.push(case(
        MUTEX,
        "waiting while it is held for 100 µs",
        BURNT,
        mutexes(waiting::BehindOwner),
    ));
    cases
}

fn rwlock() -> Vec<Case> {
    let mut cases = vec![
        case(RWLOCK, "reading, one thread", ALONE, rwlocks(alone::Read)),
        case(RWLOCK, "writing, one thread", ALONE, rwlocks(alone::Write)),
    ];
    let mix = |title: &str, writes, threads| {
        let entries = rwlocks(competing::Mix { threads, writes });
        case(
            RWLOCK,
            format!("{title}, {}", counted(threads)),
            WALL,
            entries,
        )
    };
    cases.extend(curve("RwLock, all reading", |threads| {
        mix("all reading", 0, threads)
    }));
    cases.push(mix("all writing", 100, 2));
    cases.extend([2, 8].map(|threads| mix("99 reads to 1 write", 1, threads)));
    cases.extend(curve("RwLock, 90 reads to 10 writes", |threads| {
        mix("90 reads to 10 writes", 10, threads)
    }));
    cases.extend([2, 8].map(|threads| mix("50 reads to 50 writes", 50, threads)));
    cases.push(case(
        RWLOCK,
        "a writer among 7 hot readers",
        "the writer's mean wait; processor and sleeps are per read",
        rwlocks(waiting::WriterAmongReaders { readers: 7 }),
    ));
    cases.push(case(
        RWLOCK,
        "reading behind a writer of 100 µs",
        BURNT,
        rwlocks(waiting::ReadBehindWriter),
    ));
    cases.push(case(
        RWLOCK,
        "writing behind a reader of 100 µs",
        BURNT,
        rwlocks(waiting::WriteBehindReader),
    ));
    cases
}

fn cell() -> Vec<Case> {
    vec![
        case(CELL, "Cell get", ALONE, cells(alone::Get)),
        case(CELL, "Cell set", ALONE, cells(alone::Set)),
        case(CELL, "RefCell borrow", ALONE, refcells(alone::Borrow)),
        case(
            CELL,
            "RefCell borrow_mut",
            ALONE,
            refcells(alone::BorrowMut),
        ),
    ]
}

fn pair() -> Vec<Case> {
    let mut cases = vec![case(PAIR, "one thread", ALONE, pairs(alone::Both))];
    cases.extend([2, 8].map(|threads| {
        let entries = pairs(competing::Both { threads });
        case(
            PAIR,
            format!("tiny sections, {}", counted(threads)),
            WALL,
            entries,
        )
    }));
    cases
}

/// A case for each thread count of a curve.
fn curve(title: &'static str, case: impl Fn(u32) -> Case) -> impl Iterator<Item = Case> {
    CURVE.iter().map(move |&threads| Case {
        point: Some(Point {
            curve: title,
            threads,
        }),
        ..case(threads)
    })
}

fn case(
    family: &'static str,
    title: impl Into<String>,
    measures: &'static str,
    entries: Vec<Entry>,
) -> Case {
    Case {
        family,
        title: title.into(),
        measures,
        point: None,
        entries,
    }
}

fn counted(threads: u32) -> String {
    match threads {
        1 => "1 thread".into(),
        _ => format!("{threads} threads"),
    }
}
