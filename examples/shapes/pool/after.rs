//! A connection pool: what is behind the lock is plain data with plain methods.

use core::fmt;
use core::ops::{Deref, DerefMut};
use core::time::Duration;
use std::thread;
use std::time::Instant;

use interior::{Shared, synchronized};

use super::manager::{Config, GetError, Manager, Status};

#[derive(Shared)]
#[shared(
    sync,
    /// A pool of connections; clones are the same pool.
    handle(Pool, vis = pub, weak(WeakPool)),
    group(internals, mutex(condvar = has_changed), name = Internals)
)]
struct PoolData<M: Manager> {
    manager: M,
    config: Config,
    #[shared(group = internals)]
    idle: Vec<Idle<M::Connection>>,
    #[shared(group = internals)]
    open: usize,
}

struct Idle<C> {
    connection: C,
    since: Instant,
}

#[synchronized(Pool<M>, via = self.internals(), expose)]
impl<M: Manager> Internals<M> {
    #[synchronized(skip)]
    fn is_exhausted(&self, size: usize) -> bool {
        self.idle.is_empty() && self.open >= size
    }

    /// Takes a connection out, or the place of one that is to be opened.
    #[synchronized(skip)]
    fn claim(&mut self) -> Option<M::Connection> {
        let idle = self.idle.pop();
        if idle.is_none() {
            self.open += 1;
        }
        idle.map(|idle| idle.connection)
    }

    /// Puts a connection back.
    fn put(&mut self, connection: M::Connection) {
        let since = Instant::now();
        self.idle.push(Idle { connection, since });
    }

    /// Gives up the place of a connection that is not open any more.
    fn forget(&mut self) {
        self.open -= 1;
    }

    /// Takes out what has been idle for too long.
    fn take_old(&mut self, timeout: Duration) -> Vec<Idle<M::Connection>> {
        let is_old = |idle: &&Idle<_>| idle.since.elapsed() >= timeout;
        let count = self.idle.iter().take_while(is_old).count();
        self.open -= count;
        self.idle.drain(..count).collect()
    }

    /// Counts the connections.
    #[must_use]
    pub fn status(&self) -> Status {
        Status {
            open: self.open,
            idle: self.idle.len(),
        }
    }
}

impl<M: Manager> Pool<M> {
    /// Makes a pool without connections, and its reaper, which ends after it.
    pub fn new(manager: M, config: Config) -> Self {
        let pool = Self::from(PoolData {
            manager,
            config,
            idle: Vec::new(),
            open: 0,
        });
        let Config {
            reap_every,
            idle_timeout,
            ..
        } = *pool.config();
        let weak = Self::downgrade(&pool);
        thread::spawn(move || {
            loop {
                thread::sleep(reap_every);
                let Some(pool) = weak.upgrade() else { return };
                // Closed here, without the lock.
                drop(pool.take_old(idle_timeout));
                pool.has_changed().notify_all();
            }
        });
        pool
    }

    /// Lends a connection: an idle one, a new one, or the next that comes back.
    ///
    /// # Errors
    ///
    /// Fails if none comes back in time, or if a new one cannot be opened.
    pub fn get(&self) -> Result<Pooled<M>, GetError<M::Error>> {
        let Config { size, patience, .. } = *self.config();
        let mut internals = self.internals().lock();
        let is_exhausted = |internals: &mut Internals<M>| internals.is_exhausted(size);
        let wait = self
            .has_changed()
            .wait_while_for(&mut internals, is_exhausted, patience);
        if wait.timed_out() {
            return Err(GetError::Timeout);
        }
        let idle = internals.claim();
        drop(internals);
        let connection = match idle {
            Some(connection) => connection,
            None => self.manager().connect().map_err(|error| {
                self.forget();
                self.has_changed().notify_one();
                GetError::Connect(error)
            })?,
        };
        Ok(Pooled {
            pool: self.clone(),
            connection: Some(connection),
        })
    }
}

impl<M: Manager> fmt::Debug for Pool<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool")
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

/// A connection that goes back to its pool.
pub struct Pooled<M: Manager> {
    pool: Pool<M>,
    connection: Option<M::Connection>,
}

impl<M: Manager> Deref for Pooled<M> {
    type Target = M::Connection;

    fn deref(&self) -> &M::Connection {
        self.connection.as_ref().expect("there until the drop")
    }
}

impl<M: Manager> DerefMut for Pooled<M> {
    fn deref_mut(&mut self) -> &mut M::Connection {
        self.connection.as_mut().expect("there until the drop")
    }
}

impl<M: Manager> fmt::Debug for Pooled<M>
where
    M::Connection: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<M: Manager> Drop for Pooled<M> {
    fn drop(&mut self) {
        let Self { pool, connection } = self;
        match connection.take() {
            Some(connection) if !pool.manager().is_broken(&connection) => pool.put(connection),
            broken => {
                drop(broken);
                pool.forget();
            }
        }
        pool.has_changed().notify_one();
    }
}
