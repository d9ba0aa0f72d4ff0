//! Lifetimes, type and const parameters, bounds, defaults and where clauses.

use core::fmt::Debug;

use interior::{Mutex, Shared};

#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(sync, derive(Clone, Debug), group(pair, rwlock, derive(Clone, Debug)))]
struct Everything<'a, T: Debug + Clone, U = u8, const N: usize = 2>
where
    U: Debug + Clone + 'a,
{
    #[shared(mutex)]
    label: &'a str,
    #[shared(mutex)]
    values: [T; N],
    #[shared(group = pair)]
    left: Option<U>,
    #[shared(group = pair)]
    right: Vec<&'a U>,
    plain: T,
}

#[test]
fn all_forms_of_parameters_at_once() {
    let seven = 7;
    let plain: Everything<'_, String> = Everything {
        label: "l",
        values: ["a".into(), "b".into()],
        left: None,
        right: vec![&seven],
        plain: "p".into(),
    };
    let shared: SharedEverything<'_, String> = plain.clone().into();
    shared.values().lock()[1].push('!');
    shared.pair().write().left = Some(3);
    let pair: EverythingPair<'_, u8> = shared.pair().get_cloned();
    assert_eq!((pair.left, pair.right), (Some(3), vec![&7]));
    let expected = Everything {
        values: ["a".into(), "b!".into()],
        left: Some(3),
        ..plain
    };
    assert_eq!(shared.snapshot(), expected);
    assert_eq!(shared.clone().into_inner(), expected);
}

#[test]
fn a_companion_is_as_shareable_as_its_parameters() {
    #[derive(Shared)]
    #[shared(sync)]
    struct Slot<T> {
        #[shared(mutex)]
        value: T,
    }
    fn threads_may_share<T: Send + Sync>(_: &T) {}
    let shared = SharedSlot::from(Slot {
        value: core::cell::Cell::new(1),
    });
    threads_may_share(&shared);
    assert_eq!(shared.value().lock().get(), 1);
}

#[test]
fn a_field_without_clone_costs_only_the_snapshot() {
    struct NotClone(u8);
    #[derive(Shared)]
    struct Holder<T> {
        #[shared(mutex)]
        token: NotClone,
        #[shared(mutex)]
        value: T,
    }
    let shared = SharedHolder::from(Holder {
        token: NotClone(1),
        value: NotClone(2),
    });
    let _: &Mutex<NotClone> = shared.value();
    let Holder { token, value } = shared.into_inner();
    assert_eq!(token.0 + value.0, 3);
}

#[test]
fn a_raw_lock_can_be_named_and_be_generic() {
    use interior::raw::{DefaultMutex, DefaultRwLock, RawMutex};

    #[derive(Shared, Clone, Debug, PartialEq)]
    #[shared(group(both, mutex(raw = R)))]
    struct OverRaw<R: RawMutex> {
        #[shared(mutex(raw = DefaultMutex))]
        a: u8,
        #[shared(rwlock(raw = DefaultRwLock))]
        b: u8,
        #[shared(group = both)]
        c: u8,
        marker: core::marker::PhantomData<R>,
    }
    let plain = OverRaw::<DefaultMutex> {
        a: 1,
        b: 2,
        c: 3,
        marker: core::marker::PhantomData,
    };
    let shared = SharedOverRaw::from(plain);
    shared.both().lock().c += 1;
    assert_eq!(
        (shared.a().get(), shared.b().get(), shared.both().lock().c),
        (1, 2, 4)
    );
}
