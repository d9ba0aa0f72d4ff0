//! Handles: clones that own one companion, and weak ones.

use std::rc::Rc;
use std::sync::Arc;
use std::thread;

use interior::{Shared, synchronized};

#[derive(Shared, Debug, Default)]
#[shared(sync, derive(Debug), handle(Pool, weak(WeakPool)), group(state, mutex))]
struct PoolData<T: Send> {
    #[shared(group = state)]
    idle: Vec<T>,
    #[shared(atomic)]
    total: u64,
}

#[synchronized(Pool<u32>::state)]
impl PoolDataState<u32> {
    pub fn put(&mut self, n: u32) {
        self.idle.push(n);
    }

    pub fn newest(&self) -> Option<&u32> {
        self.idle.last()
    }
}

/// A handle is a type of the user's crate.
impl<T: Send> Pool<T> {
    fn len(&self) -> usize {
        self.state.with(|state| state.idle.len())
    }
}

struct Unclonable;

#[test]
fn clones_own_the_same_whatever_it_holds() {
    let pool = Pool::from(PoolData {
        idle: vec![Unclonable],
        total: 1,
    });
    let other = pool.clone();
    assert!(Pool::ptr_eq(&pool, &other));
    other.state().lock().idle.push(Unclonable);
    assert_eq!((pool.len(), pool.total().get()), (2, 1));
    let arc: &Arc<SharedPoolData<Unclonable>> = Pool::as_arc(&pool);
    assert_eq!(Arc::strong_count(arc), 2);
    let third = Pool::from(Arc::clone(arc));
    assert!(Pool::ptr_eq(&third, &pool));
    let apart = Pool::from(PoolData::<Unclonable> {
        idle: vec![],
        total: 0,
    });
    assert!(!Pool::ptr_eq(&apart, &pool));
}

#[test]
fn a_weak_handle_keeps_nothing_alive() {
    let pool = Pool::<u8>::from(PoolData::default());
    let weak = Pool::downgrade(&pool);
    let clone = weak.clone();
    assert!(
        weak.upgrade()
            .is_some_and(|upgraded| Pool::ptr_eq(&upgraded, &pool))
    );
    assert_eq!(format!("{weak:?}"), "(Weak)");
    drop(pool);
    assert!(weak.upgrade().is_none() && clone.upgrade().is_none());
    assert!(WeakPool::<u8>::new().upgrade().is_none());
    assert!(WeakPool::<u8>::default().upgrade().is_none());
}

#[test]
fn methods_can_be_exposed_on_a_handle() {
    let pool = Pool::from(PoolData::default());
    thread::scope(|scope| {
        for n in 0..2 {
            let pool = pool.clone();
            scope.spawn(move || pool.put(n));
        }
    });
    assert!(pool.newest().is_some_and(|newest| *newest < 2));
    assert_eq!(pool.len(), 2);
}

#[test]
fn debug_is_that_of_the_companion() {
    let pool = Pool::<u8>::from(PoolData::default());
    assert_eq!(format!("{pool:?}"), format!("{:?}", **Pool::as_arc(&pool)));
}

#[test]
fn an_rc_handle_is_for_one_thread() {
    #[derive(Shared)]
    #[shared(whole = refcell, handle(Node, rc, weak(WeakNode)))]
    struct NodeData {
        parent: WeakNode,
        children: Vec<Node>,
    }
    impl Node {
        fn leaf(parent: &Self) -> Self {
            let leaf = Self::from(NodeData {
                parent: Self::downgrade(parent),
                children: Vec::new(),
            });
            parent.borrow_mut().children.push(leaf.clone());
            leaf
        }
    }
    let root = Node::from(NodeData {
        parent: WeakNode::new(),
        children: Vec::new(),
    });
    let leaf = Node::leaf(&root);
    assert_eq!(root.borrow().children.len(), 1);
    assert_eq!(format!("{:?}", leaf.borrow().parent), "(Weak)");
    assert!(
        leaf.borrow()
            .parent
            .upgrade()
            .is_some_and(|parent| Node::ptr_eq(&parent, &root))
    );
    let rc: &Rc<SharedNodeData> = Node::as_rc(&leaf);
    assert_eq!(
        (Rc::strong_count(rc), Rc::weak_count(Node::as_rc(&root))),
        (2, 1)
    );
    drop(root);
    assert!(leaf.borrow().parent.upgrade().is_none());
}

mod hidden {
    use interior::Shared;

    #[derive(Shared, Clone, Debug, Default, PartialEq)]
    #[shared(vis = pub(self), derive(Debug), handle(Pool, weak(WeakPool, vis = pub(super))))]
    pub(super) struct PoolData {
        #[shared(mutex(condvar = changed))]
        pub(super) idle: Vec<u8>,
        #[shared(atomic, access(get, add))]
        pub(super) hits: u8,
    }
}

#[test]
fn a_handle_more_visible_than_its_companion_has_the_accessors() {
    let pool = hidden::Pool::from(hidden::PoolData::default());
    pool.idle().lock().push(1);
    pool.add_hits(2);
    assert!(!pool.changed().notify_one());
    let expected = hidden::PoolData {
        idle: vec![1],
        hits: 2,
    };
    assert_eq!((pool.snapshot(), pool.hits()), (expected, 2));
    let weak: hidden::WeakPool = hidden::Pool::downgrade(&pool);
    assert!(weak.upgrade().is_some());
}

mod narrow {
    use interior::{Shared, synchronized};

    #[derive(Shared)]
    #[shared(vis = pub(self), handle(Counter, vis = pub(super)))]
    pub(super) struct CounterData {
        #[shared(mutex)]
        pub(super) count: Count,
    }

    #[derive(Default)]
    pub(super) struct Count {
        raised: Vec<u32>,
    }

    #[synchronized(Counter, via = self.count(), mutex)]
    impl Count {
        pub fn raise(&mut self, by: u32) {
            self.raised.push(by);
        }

        pub fn last(&self) -> Option<&u32> {
            self.raised.last()
        }
    }
}

#[test]
fn methods_are_exposed_on_a_handle_that_hides_its_companion() {
    let counter = narrow::Counter::from(narrow::CounterData {
        count: narrow::Count::default(),
    });
    counter.clone().raise(3);
    assert_eq!(counter.last().as_deref(), Some(&3));
}
