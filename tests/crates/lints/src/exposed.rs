//! Every form of exposed method.

use core::fmt::Display;

use interior::{Mutex, RefCell, RwLock, synchronized};

/// A plain value.
#[derive(Debug, Default)]
pub struct Gauge<T> {
    /// What is measured.
    value: T,
    /// What was measured before.
    log: Vec<String>,
}

/// The value behind a lock.
#[derive(Debug, Default)]
pub struct Meter<T> {
    /// The lock.
    gauge: Mutex<Gauge<T>>,
}

/// A failure.
#[derive(Debug)]
pub struct Missing;

#[synchronized(Meter<T>::gauge, mutex, expose)]
impl<T: Copy + Display> Gauge<T> {
    /// Sets the value and gives the old one.
    ///
    /// # Examples
    ///
    /// ```
    /// let meter = interior_lints::exposed::Meter::<u8>::default();
    /// assert_eq!((meter.replace(1), meter.replace(2)), (0, 1));
    /// ```
    #[inline]
    pub fn replace(&mut self, mut value: T) -> T {
        core::mem::swap(&mut self.value, &mut value);
        self.remember();
        value
    }

    /// The value.
    #[must_use]
    #[inline]
    pub const fn value_of(gauge: &Self) -> T {
        gauge.value
    }

    /// The first line.
    #[must_use]
    #[inline]
    pub fn first(&self) -> Option<&String> {
        self.log.first()
    }

    /// The lines.
    #[must_use]
    #[inline]
    pub fn lines(&self) -> &[String] {
        &self.log
    }

    /// The lines, to change them.
    #[inline]
    pub fn lines_mut(&mut self) -> &mut Vec<String> {
        &mut self.log
    }

    /// A line.
    ///
    /// # Errors
    ///
    /// Fails if there is no such line.
    #[inline]
    pub fn line(&self, index: usize) -> Result<&str, Missing> {
        self.log.get(index).map(String::as_str).ok_or(Missing)
    }

    /// What the value is like to somebody.
    #[must_use]
    #[inline]
    #[deprecated = "a sample"]
    pub fn show_to(&self, who: &str) -> String {
        let value = &self.value;
        format!("{who}: {value}")
    }

    /// Remembers the value.
    fn remember(&mut self) {
        self.log.push(self.value.to_string());
    }
}

/// What is not public.
#[derive(Debug, Default)]
struct Hidden {
    /// A number.
    n: u8,
}

/// Holds it twice.
#[derive(Debug, Default)]
struct Holder {
    /// For one thread.
    refcell: RefCell<Hidden>,
    /// For several.
    rwlock: RwLock<Hidden>,
}

#[synchronized(Holder::rwlock, rwlock)]
impl Hidden {
    /// The number.
    pub(crate) const fn number(this: &Self) -> u8 {
        this.n
    }

    /// The number, to look at.
    pub(crate) fn get(&self) -> &u8 {
        &self.n
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u8 {
        self.n = self.n.wrapping_add(1);
        self.n
    }
}

#[synchronized(Holder, via = self.refcell, refcell, prefix = own_)]
impl Hidden {
    /// The number, to change.
    pub(crate) fn number_mut(&mut self) -> &mut u8 {
        &mut self.n
    }

    /// The number; it is documented elsewhere.
    pub(crate) fn get(&self) -> &u8;
}

/// A list behind a lock.
#[derive(Debug, Default)]
pub struct List {
    /// The lock.
    items: RwLock<Vec<u8>>,
}

#[synchronized(List::items, rwlock)]
impl Vec<u8> {
    /// How many there are.
    pub fn len(&self) -> usize;
    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool;
    /// The first.
    pub fn first(&self) -> Option<&u8>;
    /// Puts one in.
    pub fn push(&mut self, item: u8);
}

/// Uses what is not public.
#[must_use]
#[inline]
pub fn use_hidden() -> u8 {
    let holder = Holder::default();
    *holder.own_number_mut() += 1;
    let own = *holder.own_get();
    let number = Hidden::number(&Hidden::default());
    holder.next() + *holder.get() + own + number
}
