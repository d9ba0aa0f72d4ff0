//! A connection pool over a mutex and a condition variable of the standard library.

use core::fmt;
use core::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Weak};
use std::thread;
use std::time::Instant;

use super::manager::{Config, GetError, Manager, Status};

/// A pool of connections; clones are the same pool.
pub struct Pool<M: Manager> {
    shared: Arc<Shared<M>>,
}

struct Shared<M: Manager> {
    manager: M,
    config: Config,
    internals: Mutex<Internals<M::Connection>>,
    has_changed: Condvar,
}

struct Internals<C> {
    idle: Vec<Idle<C>>,
    open: usize,
}

struct Idle<C> {
    connection: C,
    since: Instant,
}

impl<M: Manager> Clone for Pool<M> {
    fn clone(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
        }
    }
}

impl<M: Manager> Shared<M> {
    fn lock(&self) -> MutexGuard<'_, Internals<M::Connection>> {
        self.internals.lock().unwrap()
    }

    /// Waits for an idle connection, or for the place of one.
    fn lock_when_available(&self) -> Option<MutexGuard<'_, Internals<M::Connection>>> {
        let Config { size, patience, .. } = self.config;
        let (internals, wait) = self
            .has_changed
            .wait_timeout_while(self.lock(), patience, |internals| {
                internals.idle.is_empty() && internals.open >= size
            })
            .unwrap();
        (!wait.timed_out()).then_some(internals)
    }

    /// Puts a connection back.
    fn put(&self, connection: M::Connection) {
        let since = Instant::now();
        self.lock().idle.push(Idle { connection, since });
        self.has_changed.notify_one();
    }

    /// Gives up the place of a connection that is not open any more.
    fn forget(&self) {
        self.lock().open -= 1;
        self.has_changed.notify_one();
    }

    /// Closes what has been idle for too long, without the lock.
    fn reap(&self) {
        let timeout = self.config.idle_timeout;
        let mut internals = self.lock();
        let is_old = |idle: &&Idle<_>| idle.since.elapsed() >= timeout;
        let count = internals.idle.iter().take_while(is_old).count();
        let old: Vec<_> = internals.idle.drain(..count).collect();
        internals.open -= count;
        drop(internals);
        drop(old);
        self.has_changed.notify_all();
    }
}

impl<M: Manager> Pool<M> {
    /// Makes a pool without connections, and its reaper, which ends after it.
    pub fn new(manager: M, config: Config) -> Self {
        let shared = Arc::new(Shared {
            manager,
            config,
            internals: Mutex::new(Internals {
                idle: Vec::new(),
                open: 0,
            }),
            has_changed: Condvar::new(),
        });
        let reap_every = shared.config.reap_every;
        let weak = Arc::downgrade(&shared);
        thread::spawn(move || {
            loop {
                thread::sleep(reap_every);
                match Weak::upgrade(&weak) {
                    Some(shared) => shared.reap(),
                    None => return,
                }
            }
        });
        Self { shared }
    }

    /// Lends a connection: an idle one, a new one, or the next that comes back.
    ///
    /// # Errors
    ///
    /// Fails if none comes back in time, or if a new one cannot be opened.
    pub fn get(&self) -> Result<Pooled<M>, GetError<M::Error>> {
        let shared = &*self.shared;
        let mut internals = shared.lock_when_available().ok_or(GetError::Timeout)?;
        let idle = internals.idle.pop();
        if idle.is_none() {
            internals.open += 1;
        }
        drop(internals);
        let connection = match idle {
            Some(idle) => idle.connection,
            None => shared.manager.connect().map_err(|error| {
                shared.forget();
                GetError::Connect(error)
            })?,
        };
        Ok(Pooled {
            pool: self.clone(),
            connection: Some(connection),
        })
    }

    /// Counts the connections.
    #[must_use]
    pub fn status(&self) -> Status {
        let internals = self.shared.lock();
        Status {
            open: internals.open,
            idle: internals.idle.len(),
        }
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
        let shared = &*self.pool.shared;
        match self.connection.take() {
            Some(connection) if !shared.manager.is_broken(&connection) => shared.put(connection),
            broken => {
                drop(broken);
                shared.forget();
            }
        }
    }
}
