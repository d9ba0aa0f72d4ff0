//! A list of traits in another form is told once, and the traits are derived.

use interior::Shared;

#[derive(Shared, Debug, Clone, Default)]
#[shared(derive(Debug Clone, "Default"))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

#[derive(Shared, Debug, Clone)]
#[shared(derive(std::fmt::Debug, Clone()))]
struct Limit {
    #[shared(mutex)]
    limit: i64,
}

fn use_all(limit: &SharedLimit) -> String {
    let account = SharedAccount::default().clone();
    format!("{account:?} {:?}", limit.clone())
}

fn main() {}
