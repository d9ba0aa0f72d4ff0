//! The order check where it is compiled in: for now it remembers who a lock is and nothing else.

use super::Access;

mod label;

pub(crate) use label::Label;

/// Who a lock is.
pub(crate) struct Identity {
    label: Label,
}

impl Identity {
    #[inline]
    pub(crate) const fn new(label: Label) -> Self {
        Self { label }
    }

    #[inline]
    pub(crate) fn meet(&self) {
        let _ = self.label;
    }

    #[inline]
    pub(crate) fn announce(&self, _access: Access, _is_locked: impl FnOnce() -> bool) {
        self.meet();
    }

    #[inline]
    pub(crate) fn acquired(&self, _access: Access, _waits: bool) {
        self.meet();
    }

    #[inline]
    pub(crate) fn released(&self) {
        self.meet();
    }

    #[inline]
    pub(crate) fn downgraded(&self) {
        self.meet();
    }
}
