//! The same where the struct has parameters.

use interior::Shared;

#[derive(Shared)]
struct Holder<'a, T: Clone, const N: usize> {
    #[shared(mutex)]
    value: [T; N],
    text: &'a str,
}

impl<T: Clone, const N: usize> Drop for Holder<'_, T, N> {
    fn drop(&mut self) {}
}

fn main() {}
