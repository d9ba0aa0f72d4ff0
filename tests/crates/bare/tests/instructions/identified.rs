/// A raw lock, and nothing else: no label, no number, nobody to tell.
pub(crate) struct Identified<R> {
    raw: R,
}

impl<R> Identified<R> {
    #[inline]
    pub(crate) const fn new(raw: R, _: Label) -> Self {
        Self { raw }
    }

    pub(crate) const fn label(&self) -> Label {
        Label::NONE
    }

    #[inline]
    pub(crate) const fn raw(&self) -> &R {
        &self.raw
    }

    #[inline]
    pub(crate) fn acquire<S>(
        &self,
        _: Access,
        _: impl FnOnce(&R) -> bool,
        lock: impl FnOnce(&R) -> S,
        _: impl FnOnce(&R, Duration) -> Option<S>,
    ) -> S {
        lock(&self.raw)
    }

    #[inline]
    pub(crate) fn try_acquire<S>(
        &self,
        _: Access,
        attempt: impl FnOnce(&R) -> Option<S>,
    ) -> Option<S> {
        attempt(&self.raw)
    }

    #[inline]
    pub(crate) fn announce(&self, _: Access, _: impl FnOnce(&R) -> bool) {}

    #[inline]
    pub(crate) fn announce_renewal(&self, _: Access) -> Renewal {
        Renewal
    }

    #[inline]
    pub(crate) fn renew<S>(&self, _: Access, _: Renewal, lock: impl FnOnce(&R) -> S) -> S {
        lock(&self.raw)
    }

    #[inline]
    pub(crate) fn release(&self, unlock: impl FnOnce(&R)) {
        unlock(&self.raw);
    }

    #[inline]
    pub(crate) fn downgrade<S>(&self, downgrade: impl FnOnce(&R) -> S) -> S {
        downgrade(&self.raw)
    }
}
