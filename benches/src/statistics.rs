//! Medians and quartiles: a noisy neighbour moves a mean, not these.

/// The middle of some numbers, and the quarters around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Spread {
    /// The quartiles of `numbers`, each a number that occurred; nothing of nothing.
    pub(crate) fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().checked_sub(1)?;
        Some(Self {
            low: sorted[last / 4],
            median: sorted[last / 2],
            high: sorted[last - last / 4],
        })
    }
}

/// The middle of some numbers.
pub(crate) fn median(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    Spread::of(numbers).map(|spread| spread.median)
}

#[cfg(test)]
mod tests {
    use super::Spread;

    #[test]
    fn quartiles_are_numbers_that_occurred() {
        let spread = Spread::of([5.0, 1.0, 4.0, 2.0, 3.0]);
        let expected = Spread {
            low: 2.0,
            median: 3.0,
            high: 4.0,
        };
        assert_eq!(spread, Some(expected));
        assert_eq!(Spread::of([]), None);
    }
}
