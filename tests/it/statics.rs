//! Companions in statics, and what can be left out of them.

use std::thread;

use interior::{Cell, Mutex, Shared};

#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(name = Registry, sync, new, group(pair, rwlock))]
struct RegistryData {
    #[shared(mutex(condvar = changed))]
    names: Vec<String>,
    #[shared(atomic)]
    lookups: u64,
    version: &'static str,
    #[shared(group = pair)]
    left: u8,
    #[shared(group = pair)]
    right: u8,
}

static REGISTRY: Registry = Registry::new(Vec::new(), 0, "1.0", 1, 2);

#[test]
fn a_companion_can_be_a_static() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                REGISTRY.lookups().add(1);
                REGISTRY.names().lock().push("a".into());
                REGISTRY.changed().notify_all();
                REGISTRY.pair().write().left += 1;
            });
        }
    });
    let expected = RegistryData {
        names: vec!["a".into(), "a".into()],
        lookups: 2,
        version: "1.0",
        left: 3,
        right: 2,
    };
    assert_eq!(REGISTRY.snapshot(), expected);
}

#[test]
fn a_tuple_struct_can_be_made_in_a_constant() {
    #[derive(Shared)]
    #[shared(new)]
    struct Pair<T>(#[shared(cell)] T, u8);
    thread_local! {
        static PAIR: SharedPair<u8> = const { SharedPair::new(1, 2) };
    }
    PAIR.with(|pair| {
        let cell: &Cell<u8> = pair.field_0();
        cell.set(3);
        assert_eq!((cell.get(), *pair.field_1()), (3, 2));
    });
}

#[test]
fn a_whole_can_be_made_in_a_constant() {
    #[derive(Shared)]
    #[shared(new, whole = mutex)]
    struct Whole {
        a: u8,
        b: u8,
    }
    static WHOLE: SharedWhole = SharedWhole::new(1, 2);
    WHOLE.lock().a += WHOLE_STEP;
    let _: &Mutex<Whole> = WHOLE.whole();
    let whole = WHOLE.lock();
    assert_eq!((whole.a, whole.b), (4, 2));
}

const WHOLE_STEP: u8 = 3;

#[test]
fn what_is_left_out_can_be_written_by_hand() {
    #[derive(Shared)]
    #[shared(no_into_inner, no_snapshot)]
    struct Count {
        #[shared(mutex)]
        count: u8,
    }
    impl SharedCount {
        fn into_inner(self) -> u8 {
            self.count.into_inner()
        }
        fn snapshot(&self) -> u8 {
            self.count.get()
        }
    }
    let count = SharedCount::from(Count { count: 1 });
    assert_eq!((count.snapshot(), count.into_inner()), (1, 1));
}
