//! `Atomic`: which types, what each verb does, and that each is one step.

use core::cell::Cell;
use core::mem::{align_of, size_of};
use core::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use core::ptr::{self, NonNull};
use core::sync::atomic::{self, Ordering};
use std::panic::catch_unwind;
use std::sync::Barrier;
use std::thread;

use interior_runtime::{Atomic, AtomicValue};

/// Checks what all types have in common, with two different values.
fn check_verbs<T: AtomicValue + PartialEq + core::fmt::Debug>(a: T, b: T) {
    assert_ne!(a, b, "the values tell the verbs apart");
    let mut atomic = Atomic::new(a);
    assert_eq!(atomic.get(), a);
    atomic.set(b);
    assert_eq!(atomic.get(), b);
    assert_eq!(atomic.replace(a), b);
    assert_eq!(atomic.replace_if(b, b), Err(a));
    assert_eq!(atomic.get(), a);
    assert_eq!(atomic.replace_if(a, b), Ok(a));
    assert_eq!(atomic.get(), b);
    assert_eq!(
        atomic.update(|old| {
            assert_eq!(old, b);
            a
        }),
        a
    );
    assert_eq!(atomic.try_update(|_| None), Err(a));
    assert_eq!(atomic.try_update(|_| Some(b)), Ok(b));
    assert_eq!(*atomic.get_mut(), b);
    *atomic.get_mut() = a;
    // SAFETY: nobody else knows of the atomic.
    assert_eq!(unsafe { *atomic.as_ptr() }, a);

    assert_eq!(atomic.load(Ordering::SeqCst), a);
    atomic.store(b, Ordering::SeqCst);
    assert_eq!(atomic.swap(a, Ordering::Relaxed), b);
    let exchanged = atomic.compare_exchange(a, b, Ordering::SeqCst, Ordering::Relaxed);
    assert_eq!(exchanged, Ok(a));
    let exchanged = atomic.compare_exchange_weak(a, b, Ordering::SeqCst, Ordering::Relaxed);
    assert_eq!(exchanged, Err(b));
    let old = atomic.fetch_update(Ordering::AcqRel, Ordering::Acquire, |_| Some(a));
    assert_eq!(old, Ok(b));
    let old = atomic.fetch_update(Ordering::AcqRel, Ordering::Acquire, |_| None);
    assert_eq!(old, Err(a));
    assert_eq!(format!("{atomic:?}"), format!("Atomic({a:?})"));
    assert_eq!(Atomic::from(b).into_inner(), b);
}

/// Checks that an atomic lies in memory as `core`'s does.
fn check_layout<T: AtomicValue, Core>() {
    assert_eq!(size_of::<Atomic<T>>(), size_of::<T>());
    assert_eq!(size_of::<Atomic<T>>(), size_of::<Core>());
    assert_eq!(align_of::<Atomic<T>>(), align_of::<Core>());
}

macro_rules! check_integers {
    ($($T:ident $Core:ident),+) => {$(
        check_verbs::<$T>($T::MIN, $T::MAX);
        check_verbs::<$T>(1, 0);
        check_layout::<$T, atomic::$Core>();

        let n = Atomic::<$T>::new($T::MAX);
        assert_eq!(n.add(1), $T::MAX);
        assert_eq!(n.get(), $T::MIN);
        assert_eq!(n.sub(1), $T::MIN);
        assert_eq!(n.get(), $T::MAX);
        assert_eq!(n.min(5), $T::MAX);
        assert_eq!(n.max(3), 5);
        assert_eq!(n.max(12), 5);
        assert_eq!(n.and(0b0110), 12);
        assert_eq!(n.or(0b0011), 0b0100);
        assert_eq!(n.xor(0b0101), 0b0111);
        assert_eq!(n.fetch_nand(0b0011, Ordering::Relaxed), 0b0010);
        assert_eq!(n.take(), !0b0010);
        assert_eq!(n.get(), 0);
        assert_eq!(Atomic::<$T>::default().get(), 0);
    )+};
}

#[test]
fn integers() {
    check_integers! {
        u8 AtomicU8, i8 AtomicI8, u16 AtomicU16, i16 AtomicI16, u32 AtomicU32, i32 AtomicI32,
        u64 AtomicU64, i64 AtomicI64, usize AtomicUsize, isize AtomicIsize
    }
    let signed = Atomic::new(-1);
    assert_eq!(signed.max(1), -1);
    assert_eq!(signed.get(), 1);
}

#[test]
fn bools() {
    check_verbs(true, false);
    check_layout::<bool, atomic::AtomicBool>();
    for [old, mask] in [[false, false], [false, true], [true, false], [true, true]] {
        let flag = Atomic::new(old);
        assert_eq!(flag.and(mask), old);
        assert_eq!(flag.replace(old), old & mask);
        assert_eq!(flag.or(mask), old);
        assert_eq!(flag.replace(old), old | mask);
        assert_eq!(flag.xor(mask), old);
        assert_eq!(flag.replace(old), old ^ mask);
        assert_eq!(flag.fetch_nand(mask, Ordering::AcqRel), old);
        assert_eq!(flag.take(), !(old & mask));
    }
}

#[test]
fn chars() {
    check_layout::<char, atomic::AtomicU32>();
    for c in ['\u{1}', '\u{D7FF}', '\u{E000}', char::MAX] {
        check_verbs(c, '\0');
    }
    let c = Atomic::new('x');
    assert_eq!((c.take(), c.get()), ('x', '\0'));
}

#[test]
fn pointers() {
    let (mut a, mut b) = (1, 2);
    let (a, b) = (&raw mut a, &raw mut b);
    check_verbs::<*mut i32>(a, b);
    check_verbs::<*mut i32>(a, ptr::null_mut());
    check_verbs::<*const i32>(a, b);
    check_verbs::<Option<NonNull<i32>>>(NonNull::new(a), NonNull::new(b));
    check_verbs::<Option<NonNull<i32>>>(NonNull::new(a), None);
    check_layout::<*mut u8, atomic::AtomicPtr<u8>>();
    check_layout::<*const u8, atomic::AtomicPtr<u8>>();
    check_layout::<Option<NonNull<u8>>, atomic::AtomicPtr<u8>>();

    let head = Atomic::<Option<NonNull<i32>>>::default();
    head.set(NonNull::new(a));
    // SAFETY: it points to a local variable, and nobody else uses it.
    assert_eq!(head.take().map(|p| unsafe { *p.as_ptr() }), Some(1));
    assert_eq!(head.get(), None);
}

macro_rules! check_floats {
    ($($T:ident $Core:ident),+) => {$(
        check_verbs::<$T>(0.5, -3.25);
        check_verbs::<$T>($T::INFINITY, $T::MIN_POSITIVE);
        check_layout::<$T, atomic::$Core>();

        let x = Atomic::<$T>::new(1.5);
        assert_eq!(x.add(0.25), 1.5);
        assert_eq!(x.sub(2.0), 1.75);
        assert_eq!(x.min(-1.0), -0.25);
        assert_eq!(x.max(7.0), -1.0);
        assert_eq!(x.take(), 7.0);
        assert_eq!(x.get().to_bits(), (0.0 as $T).to_bits());
    )+};
}

#[test]
#[expect(
    clippy::float_cmp,
    reason = "the values are exact, and bits are what is compared"
)]
fn floats() {
    check_floats! { f32 AtomicU32, f64 AtomicU64 }
}

#[test]
fn floats_are_stored_and_compared_by_bits() {
    let odd_nan = f64::from_bits(f64::NAN.to_bits() ^ 1);
    let x = Atomic::new(odd_nan);
    assert_eq!(x.get().to_bits(), odd_nan.to_bits());
    // Of the same bits: found. Of others: not.
    assert!(x.replace_if(f64::NAN, 1.0).is_err());
    assert!(x.replace_if(odd_nan, 0.0).is_ok());
    assert!(x.replace_if(-0.0, 1.0).is_err());
    assert!(x.replace_if(0.0, -0.0).is_ok());
    assert!(x.get().is_sign_negative());

    // Arithmetic on a NaN ends, although it is equal to nothing.
    x.set(f64::NAN);
    assert!(x.add(1.0).is_nan());
    assert!(x.update(|x| x + 1.0).is_nan());
    // A number wins against it.
    assert!(x.max(2.0).is_nan());
    assert_eq!(x.get().to_bits(), 2.0_f64.to_bits());
    x.min(f64::NAN);
    assert_eq!(x.get().to_bits(), 2.0_f64.to_bits());
}

#[test]
fn a_value_computed_twice_is_stored_once() {
    let n = Atomic::new(1);
    let runs = Cell::new(0);
    let new = n.update(|old| {
        runs.set(runs.get() + 1);
        if runs.get() == 1 {
            // Another thread could be as fast as this.
            n.set(10);
        }
        old + 1
    });
    assert_eq!((new, n.get(), runs.get()), (11, 11, 2));
}

#[test]
fn a_panic_in_update_changes_nothing() {
    let n = Atomic::new(1);
    let result = catch_unwind(|| n.update(|_| panic!("on purpose")));
    assert!(result.is_err());
    assert_eq!(n.get(), 1);
}

#[test]
fn an_ordering_that_means_nothing_panics_as_in_core() {
    let n = Atomic::new(1);
    let panics = |f: &dyn Fn()| catch_unwind(AssertUnwindSafe(f)).is_err();
    for order in [Ordering::Release, Ordering::AcqRel] {
        assert!(panics(&|| _ = n.load(order)));
        assert!(panics(
            &|| _ = n.compare_exchange(1, 1, Ordering::AcqRel, order)
        ));
    }
    for order in [Ordering::Acquire, Ordering::AcqRel] {
        assert!(panics(&|| n.store(2, order)));
    }
    assert_eq!(n.get(), 1);
}

/// Runs the same in a few threads that begin together, `rounds` times each.
fn load(rounds: u64, run: impl Fn() + Sync) {
    let begin = Barrier::new(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                begin.wait();
                (0..rounds).for_each(|_| run());
            });
        }
    });
}

#[test]
fn changes_are_one_step() {
    let count = Atomic::new(0_u64);
    load(10_000, || {
        count.add(3);
        count.sub(1);
    });
    assert_eq!(count.get(), 80_000);

    let sum = Atomic::new(0.0_f64);
    load(10_000, || {
        sum.add(0.5);
    });
    assert!((sum.get() - 20_000.0).abs() < 1e-9);

    let doubled = Atomic::new(0_u32);
    load(10_000, || {
        doubled.update(|n| n + 2);
    });
    assert_eq!(doubled.get(), 80_000);

    let taken = Atomic::new(0_u32);
    let seen = Atomic::new(0_u32);
    load(10_000, || {
        taken.add(1);
        seen.add(taken.take());
    });
    assert_eq!(seen.get() + taken.get(), 40_000);

    let flag = Atomic::new(false);
    let flips = Atomic::new(0_i32);
    load(10_000, || {
        flips.add(if flag.xor(true) { -1 } else { 1 });
    });
    assert_eq!((flips.get(), flag.get()), (0, false));
}

/// The value that is given is the one that was replaced: no two threads get the same.
#[test]
fn old_values_are_given_once() {
    const CALLS: u64 = 800_000;
    let (next, bits, float) = (Atomic::new(0_u64), Atomic::new(0_u64), Atomic::new(0.0_f64));
    let (numbers, flips, halves) = (Atomic::new(0), Atomic::new(0), Atomic::new(0.0));
    load(CALLS / 4, || {
        numbers.add(next.add(1));
        flips.add(bits.xor(1));
        halves.add(float.add(0.5));
    });
    let sum = CALLS * (CALLS - 1) / 2;
    assert_eq!(numbers.get(), sum);
    assert_eq!(flips.get(), CALLS / 2);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let sum = sum as f64;
    assert!((halves.get() - sum / 2.0).abs() < 1e-3);
}

#[test]
fn what_was_written_before_is_seen() {
    // SAFETY of the payload is the flag's: only the thread that sees it set looks.
    struct Payload(core::cell::UnsafeCell<u32>);
    // SAFETY: handed over by the flag; without its Release and Acquire this is a data race.
    unsafe impl Sync for Payload {}

    for round in 0..500 {
        let payload = Payload(core::cell::UnsafeCell::new(0));
        let is_ready = Atomic::new(false);
        thread::scope(|scope| {
            let (payload, is_ready) = (&payload, &is_ready);
            scope.spawn(move || {
                // SAFETY: the other thread does not look yet.
                unsafe { *payload.0.get() = round };
                is_ready.set(true);
            });
            while !is_ready.get() {
                core::hint::spin_loop();
            }
            // SAFETY: the other thread is done with it.
            assert_eq!(unsafe { *payload.0.get() }, round);
        });
    }
}

#[test]
fn statics_and_constants() {
    static COUNT: Atomic<usize> = Atomic::new(7);
    const INNER: usize = Atomic::new(7).into_inner();
    assert_eq!(COUNT.add(1), INNER);
}

#[test]
fn threads_may_share_it() {
    fn check<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}
    fn check_sync<T: Send + Sync>() {}

    check::<Atomic<u64>>();
    check::<Atomic<bool>>();
    check::<Atomic<char>>();
    check::<Atomic<f64>>();
    check::<Atomic<*mut u8>>();
    check::<Atomic<*const u8>>();
    check::<Atomic<Option<NonNull<u8>>>>();
    // As with `AtomicPtr`, what it points to is the affair of who follows it.
    check_sync::<Atomic<*mut Cell<u8>>>();
}
