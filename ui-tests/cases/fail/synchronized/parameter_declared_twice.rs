//! A parameter of the block is that of the target too.

use interior::{Shared, synchronized};

#[derive(Shared)]
struct Account<'a, T, const N: usize> {
    #[shared(mutex)]
    log: Log<'a, T, N>,
}

struct Log<'a, T, const N: usize>([&'a T; N]);

#[synchronized(impl<'a, T, const N: usize> SharedAccount<'a, T, N>::log)]
impl<'a, T, const N: usize> Log<'a, T, N> {
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

fn main() {}
