//! Each kind's accessor gives the primitive, with the field's name and visibility unless told otherwise.

use interior::{Cell, Mutex, RefCell, RwLock, Shared};

#[derive(Shared, Clone, Debug, PartialEq)]
#[shared(derive(Clone, Debug))]
struct Mixed {
    id: u64,
    #[shared(cell)]
    hits: u32,
    #[shared(refcell)]
    drafts: Vec<String>,
    #[shared(mutex)]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
    #[shared(plain)]
    kind: &'static str,
}

fn mixed() -> Mixed {
    Mixed {
        id: 7,
        hits: 1,
        drafts: vec!["a".into()],
        balance: -5,
        owner: "ann".into(),
        kind: "current",
    }
}

#[test]
fn every_accessor_returns_its_primitive() {
    let shared = SharedMixed::from(mixed());
    let _: &u64 = shared.id();
    let _: &Cell<u32> = shared.hits();
    let _: &RefCell<Vec<String>> = shared.drafts();
    let _: &Mutex<i64> = shared.balance();
    let _: &RwLock<String> = shared.owner();
    let _: &&'static str = shared.kind();
}

#[test]
fn all_four_kinds_change_through_a_shared_reference() {
    let shared = SharedMixed::from(mixed());
    shared.hits().set(2);
    shared.drafts().borrow_mut().push("b".into());
    *shared.balance().lock() += 10;
    shared.owner().set("bob".into());
    let expected = Mixed {
        hits: 2,
        drafts: vec!["a".into(), "b".into()],
        balance: 5,
        owner: "bob".into(),
        ..mixed()
    };
    assert_eq!(shared.snapshot(), expected);
    assert_eq!(shared.into_inner(), expected);
}

#[test]
fn there_and_back_changes_nothing() {
    assert_eq!(SharedMixed::from(mixed()).into_inner(), mixed());
}

#[test]
fn a_clone_is_independent() {
    let shared = SharedMixed::from(mixed());
    let clone = shared.clone();
    shared.balance().set(100);
    assert_eq!(clone.into_inner(), mixed());
}

#[test]
fn debug_shows_values_and_never_blocks() {
    let shared = SharedMixed::from(mixed());
    let free = format!("{shared:?}");
    assert!(free.starts_with("SharedMixed { id: 7, "), "{free}");
    assert!(free.contains("-5") && free.contains("\"ann\""), "{free}");

    let _guards = (
        shared.balance().lock(),
        shared.owner().write(),
        shared.drafts().borrow_mut(),
    );
    let held = format!("{shared:?}");
    assert_eq!(held.matches("<locked>").count(), 2, "{held}");
    assert_eq!(held.matches("<borrowed>").count(), 1, "{held}");
}

mod elsewhere {
    use interior::Shared;

    #[derive(Shared, Default)]
    #[shared(name = Pool, vis = pub(crate), derive(Default))]
    pub(super) struct PoolData {
        #[shared(mutex, name = slots, vis = pub(crate))]
        idle: Vec<u8>,
        #[shared(rwlock)]
        private: u8,
    }

    impl Pool {
        pub(super) fn private_value(&self) -> u8 {
            // A companion's fields keep their names and can be used in the module.
            self.private.get() + self.private().get()
        }
    }
}

#[test]
fn names_and_visibilities_can_be_chosen() {
    let pool = elsewhere::Pool::default();
    pool.slots().lock().push(1);
    assert_eq!(pool.slots().with(Vec::len), 1);
    assert_eq!(pool.private_value(), 0);
}

#[test]
fn the_default_kind_covers_unmarked_fields_only() {
    #[derive(Shared)]
    #[shared(default = mutex)]
    struct Settings {
        depth: u8,
        #[shared(plain)]
        name: &'static str,
        #[shared(name = alias)]
        other: u8,
    }
    let settings = SharedSettings::from(Settings {
        depth: 1,
        name: "n",
        other: 2,
    });
    let _: &Mutex<u8> = settings.depth();
    let _: &&'static str = settings.name();
    let _: &Mutex<u8> = settings.alias();
}

impl Mixed {
    fn total(&self) -> i64 {
        self.balance + i64::from(self.hits)
    }
}

#[test]
fn a_method_of_the_plain_struct_goes_on_working() {
    let shared = SharedMixed::from(mixed());
    assert_eq!(shared.snapshot().total(), -4);
}
