//! `whole`: the companion is one lock around the struct.

use std::sync::Arc;
use std::thread;

use interior::{Mutex, MutexGuard, Shared, lock_all, synchronized};

#[derive(Shared, Clone, Debug, Default, PartialEq)]
#[shared(name = Pool, sync, whole = mutex(condvar = changed), derive(Clone, Debug, Default))]
struct PoolData {
    idle: Vec<u32>,
    total: u32,
}

#[synchronized(Pool)]
impl PoolData {
    pub fn put(&mut self, n: u32) {
        self.idle.push(n);
        self.total += n;
    }

    pub fn total(&self) -> u32 {
        self.total
    }

    pub fn newest(&self) -> Option<&u32> {
        self.idle.last()
    }
}

#[test]
fn the_guards_give_the_plain_struct() {
    let pool = Pool::default();
    let mut guard: MutexGuard<'_, PoolData> = pool.lock();
    guard.idle.push(1);
    assert!(pool.try_lock().is_none());
    drop(guard);
    let _: &Mutex<PoolData> = pool.whole();
    assert_eq!(pool.whole().with(|pool| pool.idle.len()), 1);
    assert_eq!(pool.into_inner().idle, [1]);
}

#[test]
fn methods_are_exposed_without_a_field() {
    let pool = Arc::new(Pool::default());
    pool.put(2);
    pool.put(3);
    assert_eq!(pool.total(), 5);
    assert_eq!(pool.newest().as_deref(), Some(&3));
}

#[test]
fn a_condition_variable_belongs_to_it() {
    let pool = Pool::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            pool.put(7);
            pool.changed().notify_one();
        });
        let mut guard = pool.lock();
        pool.changed()
            .wait_while(&mut guard, |pool| pool.idle.is_empty());
        assert_eq!(guard.idle.pop(), Some(7));
    });
}

#[test]
fn snapshots_clones_and_debug_go_through_the_lock() {
    let pool = Pool::default();
    pool.put(1);
    let expected = PoolData {
        idle: vec![1],
        total: 1,
    };
    assert_eq!(pool.snapshot(), expected);
    assert_eq!(pool.clone().into_inner(), expected);
    let guard = pool.lock();
    let shown = format!("{pool:?}");
    drop(guard);
    assert!(shown.contains("<locked>"), "{shown}");
}

#[test]
fn two_of_them_are_locked_at_once() {
    let (one, other) = (Pool::default(), Pool::default());
    one.put(1);
    let (mut from, mut to) = lock_all((one.whole(), other.whole()));
    core::mem::swap(&mut *from, &mut *to);
    drop((from, to));
    assert_eq!((one.total(), other.total()), (0, 1));
}

#[test]
fn an_rwlock_can_hold_a_struct() {
    #[derive(Shared)]
    #[shared(whole = rwlock)]
    struct Table(u8, String);
    let table = SharedTable::from(Table(1, "a".into()));
    table.write().0 = 2;
    {
        let (one, other) = (table.read(), table.try_read());
        assert_eq!((one.0, other.map(|table| table.1.len())), (2, Some(1)));
        assert!(table.try_write().is_none());
    }
    assert_eq!(table.snapshot().1, "a");
}

#[test]
fn a_refcell_can_hold_a_struct() {
    #[derive(Shared)]
    #[shared(whole = refcell)]
    struct Tree<'a, T> {
        name: &'a str,
        children: Vec<T>,
    }
    let tree = SharedTree::from(Tree {
        name: "root",
        children: vec![1],
    });
    tree.borrow_mut().children.push(2);
    assert_eq!(
        (tree.borrow().children.len(), tree.borrow().name),
        (2, "root")
    );
    let borrowed = tree.borrow();
    assert!(tree.try_borrow().is_ok() && tree.try_borrow_mut().is_err());
    drop(borrowed);
}

#[test]
fn the_verbs_can_be_listed() {
    #[derive(Shared, Clone, Copy, Debug, PartialEq)]
    #[shared(whole = mutex, access(get, set, with_mut as change))]
    struct Point {
        x: i32,
        y: i32,
    }
    let point = SharedPoint::from(Point { x: 1, y: 2 });
    point.change(|point| point.x += point.y);
    assert_eq!(point.get(), Point { x: 3, y: 2 });
    point.set(Point { x: 0, y: 0 });
    assert_eq!(point.whole.with(|point| point.x), 0);
}

#[test]
fn a_struct_that_drops_itself_can_be_held() {
    #[derive(Shared)]
    #[shared(whole = mutex, no_snapshot)]
    struct Guarded {
        count: Arc<()>,
    }
    impl Drop for Guarded {
        fn drop(&mut self) {
            assert_eq!(Arc::strong_count(&self.count), 2);
        }
    }
    let count = Arc::new(());
    let guarded = SharedGuarded::from(Guarded {
        count: Arc::clone(&count),
    });
    drop(guarded.into_inner());
    assert_eq!(Arc::strong_count(&count), 1);
}
