//! Who may go to, and be shared with, other threads: a table that is checked while it compiles.

use core::cell::Cell as StdCell;
use core::marker::PhantomData;
use std::rc::Rc;
use std::sync::MutexGuard as Stays;

use interior_runtime::raw::{
    DefaultMutex, DefaultRwLock, LockApi as Of, LockApi04 as Of04, RawMutex, RawRwLock,
};
use interior_runtime::{
    ArcMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard, Cell, MappedMutexGuard,
    MappedRwLockReadGuard, MappedRwLockWriteGuard, Mutex, MutexGuard, MutexRef, Ref, RefCell,
    RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard,
};
use parking_lot::{RawMutex as PlRawMutex, RawRwLock as PlRawRwLock};
use parking_lot_012::{RawMutex as Pl12RawMutex, RawRwLock as Pl12RawRwLock};

use crate::numbered::Numbered;

/// Asserts that a type is, or is not, `Send` and `Sync`.
///
/// The inherent constant exists only if the bound holds, and then hides the trait's.
macro_rules! facts {
    ($($T:ty: $send:tt $sync:tt;)+) => {
        const _: () = {
            trait Otherwise {
                const SEND: bool = false;
                const SYNC: bool = false;
            }
            struct IsSend<T: ?Sized>(PhantomData<T>);
            struct IsSync<T: ?Sized>(PhantomData<T>);
            impl<T: ?Sized> Otherwise for IsSend<T> {}
            impl<T: ?Sized> Otherwise for IsSync<T> {}
            impl<T: ?Sized + Send> IsSend<T> {
                const SEND: bool = true;
            }
            impl<T: ?Sized + Sync> IsSync<T> {
                const SYNC: bool = true;
            }
            // The table itself can tell.
            assert!(IsSend::<()>::SEND && IsSync::<()>::SYNC);
            assert!(!IsSend::<*const ()>::SEND && !IsSync::<*const ()>::SYNC);
            $(
                assert!(IsSend::<$T>::SEND == facts!(@ $send), stringify!($T: Send));
                assert!(IsSync::<$T>::SYNC == facts!(@ $sync), stringify!($T: Sync));
            )+
        };
    };
    (@ yes) => { true };
    (@ no) => { false };
}

// Four payloads: `Send + Sync`, `Send` alone, neither, and `Sync` alone.
type Both = u8;
type SendOnly = StdCell<u8>;
type Neither = Rc<u8>;
type SyncOnly = Stays<'static, u8>;

facts! {
    //                           Send Sync
    Both:                        yes yes;
    SendOnly:                    yes no;
    Neither:                     no  no;
    SyncOnly:                    no  yes;

    Cell<Both>:                  yes no;
    Cell<SendOnly>:              yes no;
    Cell<Neither>:               no  no;
    Cell<SyncOnly>:              no  no;

    RefCell<Both>:               yes no;
    RefCell<SendOnly>:           yes no;
    RefCell<Neither>:            no  no;
    RefCell<SyncOnly>:           no  no;
    Ref<'static, Both>:          no  no;
    Ref<'static, SendOnly>:      no  no;
    Ref<'static, Neither>:       no  no;
    Ref<'static, SyncOnly>:      no  no;
    RefMut<'static, Both>:       no  no;
    RefMut<'static, SendOnly>:   no  no;
    RefMut<'static, Neither>:    no  no;
    RefMut<'static, SyncOnly>:   no  no;

    Mutex<Both>:                 yes yes;
    Mutex<SendOnly>:             yes yes;
    Mutex<Neither>:              no  no;
    Mutex<SyncOnly>:             no  no;
    Mutex<[SendOnly]>:           yes yes;
    Mutex<dyn Fn()>:             no  no;

    RwLock<Both>:                yes yes;
    RwLock<SendOnly>:            yes no;
    RwLock<Neither>:             no  no;
    RwLock<SyncOnly>:            no  no;
    RwLock<[Both]>:              yes yes;
}

/// The guards of one raw lock over the four payloads.
macro_rules! guards {
    ($raw:ty: $($Guard:ident)+) => {
        facts! {$(
            $Guard<'static, Both, $raw>: no yes;
            $Guard<'static, SendOnly, $raw>: no no;
            $Guard<'static, Neither, $raw>: no no;
            $Guard<'static, SyncOnly, $raw>: no yes;
            $Guard<'static, [Both], $raw>: no yes;
            $Guard<'static, dyn Sync, $raw>: no yes;
            $Guard<'static, dyn Send, $raw>: no no;
        )+}
    };
}

/// The guards of one raw lock that have a share in it, over the same payloads.
///
/// A value that is only `Sync` makes a difference: another thread that sees the guard could take a share
/// in the lock, and be the last to drop it and the value.
macro_rules! owned_guards {
    ($raw:ty: $($Guard:ident)+) => {
        facts! {$(
            $Guard<Both, $raw>: no yes;
            $Guard<SendOnly, $raw>: no no;
            $Guard<Neither, $raw>: no no;
            $Guard<SyncOnly, $raw>: no no;
            $Guard<[Both], $raw>: no yes;
            $Guard<dyn Send + Sync, $raw>: no yes;
            $Guard<dyn Sync, $raw>: no no;
            $Guard<dyn Send, $raw>: no no;
        )+}
    };
}

owned_guards! { DefaultMutex: ArcMutexGuard }
owned_guards! { Of<PlRawMutex>: ArcMutexGuard }
owned_guards! { Of04<Pl12RawMutex>: ArcMutexGuard }
owned_guards! { Numbered: ArcMutexGuard ArcRwLockReadGuard ArcRwLockWriteGuard }
owned_guards! { DefaultRwLock: ArcRwLockReadGuard ArcRwLockWriteGuard }
owned_guards! { Of<PlRawRwLock>: ArcRwLockReadGuard ArcRwLockWriteGuard }
owned_guards! { Of04<Pl12RawRwLock>: ArcRwLockReadGuard ArcRwLockWriteGuard }

guards! { DefaultMutex: MutexGuard MappedMutexGuard MutexRef }
guards! { Of<PlRawMutex>: MutexGuard MappedMutexGuard MutexRef }
guards! { Of04<Pl12RawMutex>: MutexGuard MappedMutexGuard MutexRef }
guards! {
    Numbered:
    MutexGuard MappedMutexGuard MutexRef
    RwLockReadGuard RwLockWriteGuard MappedRwLockReadGuard MappedRwLockWriteGuard
}
guards! {
    DefaultRwLock:
    RwLockReadGuard RwLockWriteGuard MappedRwLockReadGuard MappedRwLockWriteGuard
}
guards! {
    Of<PlRawRwLock>:
    RwLockReadGuard RwLockWriteGuard MappedRwLockReadGuard MappedRwLockWriteGuard
}
guards! {
    Of04<Pl12RawRwLock>:
    RwLockReadGuard RwLockWriteGuard MappedRwLockReadGuard MappedRwLockWriteGuard
}

/// A raw lock for one thread: whoever holds it knows it by its `Cell`.
#[derive(Debug)]
struct Lonely(StdCell<bool>);

// SAFETY: the lock is not `Sync`, so no two threads can ask at once, and `try_lock` refuses while
// the flag is set.
unsafe impl RawMutex for Lonely {
    const INIT: Self = Self(StdCell::new(false));

    type State = ();

    fn lock(&self) {
        self.try_lock().expect("the only thread holds the lock");
    }

    fn try_lock(&self) -> Option<()> {
        (!self.0.replace(true)).then_some(())
    }

    unsafe fn unlock(&self, (): ()) {
        self.0.set(false);
    }

    fn is_locked(&self) -> bool {
        self.0.get()
    }
}

// SAFETY: as above; readers are as alone as writers.
unsafe impl RawRwLock for Lonely {
    const INIT: Self = Self(StdCell::new(false));

    type ReadState = ();
    type WriteState = ();

    fn read(&self) {
        RawMutex::lock(self);
    }

    fn try_read(&self) -> Option<()> {
        self.try_lock()
    }

    unsafe fn unlock_read(&self, (): ()) {
        self.0.set(false);
    }

    fn write(&self) {
        RawMutex::lock(self);
    }

    fn try_write(&self) -> Option<()> {
        self.try_lock()
    }

    unsafe fn unlock_write(&self, (): ()) {
        self.0.set(false);
    }

    fn is_locked(&self) -> bool {
        self.0.get()
    }

    fn is_locked_for_writing(&self) -> bool {
        self.0.get()
    }
}

facts! {
    Mutex<Both, Lonely>:                 yes no;
    MutexGuard<'static, Both, Lonely>:   no  no;
    MutexRef<'static, Both, Lonely>:     no  no;
    MappedMutexGuard<'static, Both, Lonely>: no no;
    ArcMutexGuard<Both, Lonely>:         no  no;
    RwLock<Both, Lonely>:                yes no;
    RwLockReadGuard<'static, Both, Lonely>:  no no;
    RwLockWriteGuard<'static, Both, Lonely>: no no;
    MappedRwLockReadGuard<'static, Both, Lonely>:  no no;
    MappedRwLockWriteGuard<'static, Both, Lonely>: no no;
    ArcRwLockReadGuard<Both, Lonely>:    no  no;
    ArcRwLockWriteGuard<Both, Lonely>:   no  no;
    Mutex<Both, Of<PlRawMutex>>:         yes yes;
    Mutex<SyncOnly, Of<PlRawMutex>>:     no  no;
}

#[test]
fn a_lock_for_one_thread_works_on_one() {
    let m = Mutex::<i32, Lonely>::with_raw(1);
    let guard = m.lock();
    assert!(m.try_lock().is_none());
    drop(guard);
    assert_eq!(m.update(|n| n + 1), 2);
}
