//! Lifetimes, types and constants as parameters.

use core::fmt::Debug;

use interior::Shared;

/// Every form of parameter.
#[derive(Shared, Clone, Debug)]
#[shared(sync, derive(Clone, Debug), group(pair, mutex, derive(Clone, Debug)))]
pub struct Everything<'a, T: Debug, U, const N: usize>
where
    U: Clone + Debug,
{
    /// A borrowed label.
    #[shared(rwlock)]
    pub label: &'a str,
    /// An array.
    #[shared(mutex)]
    pub values: [T; N],
    /// Half of a pair.
    #[shared(group = pair)]
    pub left: Option<U>,
    /// The other half.
    #[shared(group = pair)]
    pub right: Vec<U>,
}
