//! A family of metrics: what is done under one lock is a method of plain data, or a forward.

use core::fmt::{self, Debug};
use core::hash::Hash;
use std::collections::HashMap;

use interior::{MappedRwLockReadGuard, RwLockReadGuard, RwLockWriteGuard, Shared, synchronized};

#[derive(Shared)]
#[shared(
    /// Metrics of one kind, one for each set of labels; clones are the same family.
    handle(Family, vis = pub)
)]
struct FamilyData<S, M> {
    #[shared(rwlock)]
    metrics: HashMap<S, M>,
    make: fn() -> M,
}

#[synchronized(Family<S, M>, via = self.metrics(), rwlock)]
impl<S: Hash + Eq + Clone, M> HashMap<S, M> {
    /// Gives the metric with these labels, if there is one.
    pub fn get(&self, labels: &S) -> Option<&M>;

    /// Removes the metric with these labels.
    pub fn remove(&mut self, labels: &S) -> Option<M>;

    /// Removes all metrics.
    pub fn clear(&mut self);

    /// Counts the metrics.
    #[must_use]
    pub fn len(&self) -> usize;

    /// Tells whether there are no metrics.
    #[must_use]
    pub fn is_empty(&self) -> bool;
}

impl<S: Hash + Eq + Clone, M> Family<S, M> {
    /// Makes a family without metrics; `make` makes each when it is first asked for.
    pub fn new(make: fn() -> M) -> Self {
        Self::from(FamilyData {
            metrics: HashMap::new(),
            make,
        })
    }

    /// Gives the metric with these labels, a new one if there is none.
    ///
    /// None is made or removed while the guard is held.
    pub fn get_or_create(&self, labels: &S) -> MappedRwLockReadGuard<'_, M> {
        if let Some(metric) = self.get(labels) {
            return metric;
        }
        let mut metrics = self.metrics().write();
        // Somebody else may have been faster.
        metrics.entry(labels.clone()).or_insert_with(self.make());
        RwLockReadGuard::map(RwLockWriteGuard::downgrade(metrics), |metrics| {
            &metrics[labels]
        })
    }

    /// Writes a line for each metric, in the order of the lines.
    #[must_use]
    pub fn encode(&self, name: &str) -> String
    where
        S: Debug,
        M: Debug,
    {
        let metrics = self.metrics().read();
        let line = |(labels, metric)| format!("{name} {labels:?} {metric:?}\n");
        let mut lines: Vec<String> = metrics.iter().map(line).collect();
        lines.sort();
        lines.concat()
    }
}

impl<S: Debug, M: Debug> Debug for Family<S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Family")
            .field("metrics", self.metrics())
            .finish_non_exhaustive()
    }
}

/// A metric that counts; clones are the same counter.
#[derive(Shared, Default)]
#[shared(sync, name = Counter, vis = pub, derive(Clone, Default))]
struct CounterData {
    #[shared(atomic, arc, vis = pub, access(get as get))]
    value: u64,
}

impl Counter {
    /// Adds `n`.
    pub fn add(&self, n: u64) {
        self.value.add(n);
    }
}

impl Debug for Counter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.get(), f)
    }
}

#[derive(Shared)]
#[shared(
    sync,
    whole = mutex,
    /// A metric that sorts numbers by their size; clones are the same histogram.
    handle(Histogram, vis = pub)
)]
struct HistogramData {
    sum: f64,
    count: u64,
    buckets: Vec<(f64, u64)>,
}

#[synchronized(Histogram)]
impl HistogramData {
    /// Adds a number.
    pub fn observe(&mut self, value: f64) {
        self.sum += value;
        self.count += 1;
        let is_below = |(bound, _): &&mut (f64, u64)| value <= *bound;
        if let Some((_, count)) = self.buckets.iter_mut().find(is_below) {
            *count += 1;
        }
    }

    /// Gives the sum of the numbers.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.sum
    }

    /// Counts the numbers.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Gives each bucket's bound and count.
    #[must_use]
    pub fn buckets(&self) -> Vec<(f64, u64)> {
        self.buckets.clone()
    }
}

impl Histogram {
    /// Makes a histogram; each of its buckets counts the numbers up to its bound.
    pub fn new(bounds: impl IntoIterator<Item = f64>) -> Self {
        Self::from(HistogramData {
            sum: 0.0,
            count: 0,
            buckets: bounds.into_iter().map(|bound| (bound, 0)).collect(),
        })
    }
}

impl Debug for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.lock();
        write!(f, "{}/{} {:?}", inner.sum, inner.count, inner.buckets)
    }
}
