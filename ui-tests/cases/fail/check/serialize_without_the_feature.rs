//! The traits of `serde` come with a feature.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Serialize, Deserialize))]
struct Account {
    balance: i64,
}

fn main() {}
