//! Several threads at one lock: what the operation costs them in wall time, processor and patience.

use core::{
    hint::black_box,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};
use std::{sync::Barrier, thread, time::Instant};

use crate::{
    clock::{thread_sleeps, thread_time, thread_time_since},
    sample::{Budget, Contended, Sample, nanoseconds},
    work::Random,
};

/// One of the competing threads, as its operation sees it.
pub(crate) struct Lane {
    /// The thread's number, from zero.
    pub(crate) number: u32,
    pub(crate) random: Random,
    timed: bool,
    longest: Duration,
    seen: u64,
}

impl Lane {
    /// Keeps what a reader saw, so that the compiler keeps the reading.
    #[inline]
    pub(crate) fn see(&mut self, value: u64) {
        self.seen = self.seen.wrapping_add(value);
    }

    /// Notes the time before the lock is asked for, in a run that looks at waits.
    #[inline]
    pub(crate) fn ask(&self) -> Option<Instant> {
        self.timed.then(Instant::now)
    }

    /// Notes the wait that ends as the lock is had.
    #[inline]
    pub(crate) fn enter(&mut self, asked: Option<Instant>) {
        if let Some(asked) = asked {
            self.longest = self.longest.max(asked.elapsed());
        }
    }
}

/// What a thread reports when the run is over.
pub(crate) struct Finished {
    pub(crate) operations: u32,
    pub(crate) longest: Duration,
    pub(crate) processor: Duration,
    sleeps: Option<u32>,
}

/// Runs `operation` on `threads` threads again and again until the budget is spent.
///
/// Two runs in one: the first, of two thirds of the time, reads no clock and gives speed, processor
/// time, sleeps and shares; the second reads the clock around each acquisition and gives the worst
/// wait.
pub(crate) fn contend(
    threads: u32,
    budget: Budget,
    operation: impl Fn(&mut Lane) + Sync,
) -> Sample {
    let third = budget.time / 3;
    let (wall, speed) = race(threads, third * 2, false, &operation);
    let (_, waits) = race(threads, third, true, &operation);

    let operations: u32 = speed.iter().map(|thread| thread.operations).sum();
    let each = f64::from(operations.max(1));
    let part = |thread: &Finished| f64::from(thread.operations) / each;
    Sample {
        time: nanoseconds(wall) / each,
        contended: Some(Contended {
            processor: nanoseconds(speed.iter().map(|thread| thread.processor).sum()) / each,
            sleeps: sleeps_per_thousand(&speed, operations),
            worst_wait: nanoseconds(worst_wait(&waits)),
            shares: (threads > 1).then(|| {
                let parts = || speed.iter().map(part);
                (parts().fold(0.0, f64::max), parts().fold(1.0, f64::min))
            }),
        }),
    }
}

/// The longest wait any of the threads saw.
pub(crate) fn worst_wait(threads: &[Finished]) -> Duration {
    let waits = threads.iter().map(|thread| thread.longest);
    waits.max().unwrap_or_default()
}

/// How often the threads slept, per thousand operations.
pub(crate) fn sleeps_per_thousand(threads: &[Finished], operations: u32) -> Option<f64> {
    let sleeps: Option<u32> = threads.iter().map(|thread| thread.sleeps).sum();
    Some(f64::from(sleeps?) * 1000.0 / f64::from(operations.max(1)))
}

/// Lets the threads run for about `time`; gives the wall time and each thread's report.
pub(crate) fn race(
    threads: u32,
    time: Duration,
    timed: bool,
    operation: &(impl Fn(&mut Lane) + Sync),
) -> (Duration, Vec<Finished>) {
    let stop = AtomicBool::new(false);
    let ready = Barrier::new(usize::try_from(threads).unwrap_or(usize::MAX) + 1);
    let run = |number| {
        let mut lane = Lane {
            number,
            random: Random::numbered(number),
            timed,
            longest: Duration::ZERO,
            seen: 0,
        };
        ready.wait();
        let (processor, sleeps) = (thread_time(), thread_sleeps());
        let mut operations = 0;
        // Relaxed: the flag ends a loop and guards no data; joining the thread orders the rest.
        while !stop.load(Ordering::Relaxed) {
            operation(&mut lane);
            operations += 1;
        }
        black_box(lane.seen);
        Finished {
            operations,
            longest: lane.longest,
            processor: thread_time_since(processor),
            sleeps: thread_sleeps().zip(sleeps).map(|(end, start)| end - start),
        }
    };
    thread::scope(|scope| {
        let run = &run;
        let workers: Vec<_> = (0..threads)
            .map(|number| scope.spawn(move || run(number)))
            .collect();
        ready.wait();
        let start = Instant::now();
        thread::sleep(time);
        // Relaxed: see the load.
        stop.store(true, Ordering::Relaxed);
        let wall = start.elapsed();
        let finished = workers
            .into_iter()
            .map(|worker| worker.join().expect("no operation panics"))
            .collect();
        (wall, finished)
    })
}
