//! Companions that are saved.

use interior::Shared;
use serde::{Deserialize, Serialize};

/// An account.
#[derive(Shared, Clone, Debug, Serialize, Deserialize)]
#[shared(sync, derive(Debug, Serialize, Deserialize))]
pub struct Account<T> {
    /// Its number.
    pub id: u64,
    /// What is on it.
    #[shared(mutex)]
    pub balance: T,
}
