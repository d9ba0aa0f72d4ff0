//! Narrowing: exactly the listed methods, under the names that the list gives.

use interior::{Mutex, Shared};

mod bank {
    use interior::Shared;

    #[derive(Shared, Debug, Clone, PartialEq)]
    #[shared(group(
        pair,
        rwlock,
        derive(Clone, Copy, Debug, PartialEq),
        access(get, write, with_mut)
    ))]
    pub(super) struct Account {
        #[shared(access(get))]
        pub(super) id: u64,
        #[shared(plain, access(get_cloned))]
        pub(super) branch: String,
        #[shared(cell, access(get, set, replace, take, update, handle))]
        pub(super) views: u64,
        #[shared(rwlock, access(get_cloned, set, read, write, try_read, try_write))]
        pub(super) owner: String,
        #[shared(mutex, vis = pub(super), access(lock as state, try_lock, with, with_mut, take, update))]
        balance: i64,
        #[shared(
            refcell,
            access(
                borrow,
                borrow_mut,
                try_borrow,
                try_borrow_mut,
                try_with,
                try_with_mut,
                replace
            )
        )]
        pub(super) drafts: Vec<u8>,
        #[shared(mutex, access())]
        pub(super) log: Vec<String>,
        #[shared(group = pair)]
        pub(super) left: u8,
        #[shared(group = pair)]
        pub(super) right: u8,
    }

    /// What an accessor would be called, written by hand.
    impl SharedAccount {
        pub(super) fn log(&self) -> usize {
            self.log.lock().push("read".into());
            self.log.with(Vec::len)
        }
    }

    pub(super) fn account() -> Account {
        Account {
            id: 7,
            branch: "main".into(),
            views: 1,
            owner: "ann".into(),
            balance: 10,
            drafts: vec![1],
            log: Vec::new(),
            left: 1,
            right: 2,
        }
    }
}

use bank::{SharedAccount, account};

#[test]
fn plain_fields_are_copied_or_cloned_out() {
    let shared = SharedAccount::from(account());
    let id: u64 = shared.id();
    let branch: String = shared.branch();
    assert_eq!((id, branch.as_str()), (7, "main"));
}

#[test]
fn value_verbs_are_passed_on() {
    let shared = SharedAccount::from(account());
    shared.set_views(5);
    assert_eq!(shared.replace_views(6), 5);
    assert_eq!(shared.update_views(|views| views + 1), 7);
    assert_eq!(shared.views(), 7);
    shared.views_handle().set(8);
    assert_eq!(shared.take_views(), 8);
    assert_eq!(shared.views(), 0);
    shared.set_owner("bob".into());
    assert_eq!(shared.owner(), "bob");
    assert_eq!(shared.update_balance(|n| n * 2), 20);
    assert_eq!(shared.take_balance(), 20);
}

#[test]
fn guard_verbs_hold_what_they_name() {
    let shared = SharedAccount::from(account());
    {
        let mut state = shared.state();
        *state += 1;
        assert!(shared.try_lock_balance().is_none());
    }
    assert_eq!(shared.with_balance(|n| *n), 11);
    shared.with_balance_mut(|n| *n = 3);
    assert_eq!(shared.try_lock_balance().map(|n| *n), Some(3));

    shared.write_owner().push('a');
    let read = shared.read_owner();
    assert_eq!(*read, "anna");
    assert!(shared.try_read_owner().is_some());
    assert!(shared.try_write_owner().is_none());
}

#[test]
fn borrowing_verbs_count_as_borrows() {
    let shared = SharedAccount::from(account());
    shared.borrow_drafts_mut().push(2);
    {
        let drafts = shared.borrow_drafts();
        assert_eq!(*drafts, [1, 2]);
        assert!(shared.try_borrow_drafts().is_ok());
        assert!(shared.try_borrow_drafts_mut().is_err());
        assert!(shared.try_with_drafts(Vec::len).is_ok());
        assert!(shared.try_with_drafts_mut(Vec::clear).is_err());
    }
    assert_eq!(shared.replace_drafts(vec![]), [1, 2]);
}

#[test]
fn groups_are_narrowed_like_fields() {
    let shared = SharedAccount::from(account());
    shared.write_pair().left = 5;
    shared.with_pair_mut(|pair| pair.right = 6);
    let pair = shared.pair();
    assert_eq!((pair.left, pair.right), (5, 6));
}

#[test]
fn without_an_accessor_its_name_is_free() {
    let shared = SharedAccount::from(account());
    assert_eq!(shared.log(), 1);
    assert_eq!(shared.snapshot().log, ["read"]);
}

#[test]
fn the_list_of_the_struct_serves_cells_and_locks_without_one() {
    #[derive(Shared)]
    #[shared(access(get, set, lock))]
    struct Settings {
        name: String,
        #[shared(cell)]
        depth: u8,
        #[shared(mutex)]
        width: u8,
        #[shared(mutex, access(handle))]
        height: u8,
    }
    let settings = SharedSettings::from(Settings {
        name: "n".into(),
        depth: 1,
        width: 2,
        height: 3,
    });
    let _: &String = settings.name();
    settings.set_depth(settings.depth() + 1);
    *settings.lock_width() += 2;
    let _: &Mutex<u8> = settings.height();
    settings.set_width(settings.width() + 1);
    assert_eq!((settings.depth(), settings.width()), (2, 5));
}

#[test]
fn the_condition_of_a_verb_falls_on_the_parameter() {
    #[derive(Shared)]
    struct Slot<T> {
        #[shared(mutex, access(get, set, take))]
        value: T,
    }
    struct Unclonable;
    // Neither `Copy` nor `Default`, and the other methods are there.
    let slot = SharedSlot::from(Slot { value: Unclonable });
    slot.set_value(Unclonable);
    let slot = SharedSlot::from(Slot { value: 1 });
    assert_eq!((slot.value(), slot.take_value(), slot.value()), (1, 1, 0));
}
