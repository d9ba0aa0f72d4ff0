//! One acquisition, and the word in which a thread keeps it.
//!
//! # State
//!
//! | bits | meaning |
//! |---|---|
//! | 0 to 59 | who the lock is |
//! | 60, 61 | how it was acquired |
//! | 62 | whether it was waited for |

use core::panic::Location;

use super::super::Access;
use super::who::Who;

/// One acquisition, as the slow path looks at it.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) access: Access,
    /// Whether the thread was ready to wait for it without bound, so that edges lead into it and
    /// what is held below is ordered before it already.
    pub(super) waited: bool,
    pub(super) at: &'static Location<'static>,
}

/// Everything about an acquisition but its place, so that to enter it is two stores.
#[derive(Clone, Copy)]
pub(super) struct Word(u64);

impl Word {
    const ACCESS: u32 = Who::BITS;
    const WAITED: u64 = 1 << 62;

    /// What stands where nothing was ever entered.
    pub(super) const NONE: Self = Self(0);

    #[inline(always)]
    pub(super) const fn new(who: Who, access: Access, waited: bool) -> Self {
        let access = match access {
            Access::Lock => 0,
            Access::Read => 1 << Self::ACCESS,
            Access::Write => 2 << Self::ACCESS,
        };
        let waited = if waited { Self::WAITED } else { 0 };
        Self(who.to_bits() | access | waited)
    }

    /// Whether it is an acquisition of that lock.
    #[inline(always)]
    pub(super) const fn is_of(self, who: Who) -> bool {
        (self.0 ^ who.to_bits()) << (u64::BITS - Who::BITS) == 0
    }

    #[inline(always)]
    pub(super) const fn who(self) -> Who {
        Who::from_bits(self.0 & ((1 << Who::BITS) - 1))
    }

    pub(super) const fn access(self) -> Access {
        match (self.0 >> Self::ACCESS) & 3 {
            0 => Access::Lock,
            1 => Access::Read,
            _ => Access::Write,
        }
    }

    #[inline(always)]
    pub(super) const fn waited(self) -> bool {
        self.0 & Self::WAITED != 0
    }

    /// The same acquisition, not waited for.
    pub(super) const fn without_wait(self) -> Self {
        Self(self.0 & !Self::WAITED)
    }

    /// The same acquisition, reading only.
    pub(super) const fn reading(self) -> Self {
        Self::new(self.who(), Access::Read, self.waited())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_back_what_was_put_in() {
        let who = Who::new((1 << 49) + 5, 1023);
        for access in [Access::Lock, Access::Read, Access::Write] {
            for waited in [false, true] {
                let word = Word::new(who, access, waited);
                assert_eq!(
                    (word.who(), word.access(), word.waited()),
                    (who, access, waited)
                );
                assert!(word.is_of(who) && !word.is_of(Who::new(6, 1023)));
                assert!(!word.without_wait().waited());
                assert_eq!(word.reading().access(), Access::Read);
                assert_eq!(word.reading().waited(), waited);
            }
        }
    }
}
