//! Bytes as a program: each operation takes as many as it has to decide.

/// What is left of an input.
#[derive(Debug)]
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next byte; zero behind the end.
    pub(crate) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((&first, rest)) => {
                self.0 = rest;
                first
            }
            None => 0,
        }
    }

    /// A number below `bound`, which is not zero.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::from(self.byte()) % bound
    }

    /// The next operation, out of `operations`; `None` at the end.
    pub(crate) fn operation(&mut self, operations: usize) -> Option<usize> {
        (!self.0.is_empty()).then(|| self.below(operations))
    }

    /// A value to put in.
    pub(crate) fn value(&mut self) -> u32 {
        u32::from(self.byte())
    }

    pub(crate) fn is_even(&mut self) -> bool {
        self.byte() % 2 == 0
    }
}
