//! Snapshots of every form of generated code.

use super::output::expand;

/// Compares the expansion with the stored one; nothing in it may be an error.
fn form(name: &str, source: &str) {
    let output = expand(source);
    let messages: Vec<_> = output.errors.iter().map(|error| &error.message).collect();
    assert!(messages.is_empty(), "{name}: {messages:?}");
    insta::with_settings!({ description => source, omit_expression => true }, {
        insta::assert_snapshot!(name, output.pretty());
    });
}

macro_rules! forms {
    ($($name:ident: $source:literal;)*) => {
        $(
            #[test]
            fn $name() {
                form(stringify!($name), $source);
            }
        )*
    };
}

forms! {
    account: r"
        /// A bank account.
        #[shared(sync, derive(Debug), group(ledger, mutex, derive(Clone, Debug)))]
        pub struct Account {
            /// Stable identifier.
            pub id: u64,
            #[shared(rwlock)] pub owner: String,
            #[shared(group = ledger)] pub balance: i64,
            #[shared(group = ledger)] pub log: Vec<String>,
        }
    ";

    // The names of the locks have all digits in common, and only `page` can be told.
    names_that_agree_in_all_digits: r"
        struct Book {
            #[shared(mutex)] memo_size: usize,
            #[shared(rwlock)] view_node: String,
            #[shared(refcell)] page: String,
        }
    ";

    // Kinds.
    kinds: r"
        struct Kinds {
            unmarked: u8,
            #[shared(plain)] plain: u8,
            #[shared(cell)] cell: u8,
            #[shared(refcell)] refcell: Vec<u8>,
            #[shared(mutex)] mutex: String,
            #[shared(rwlock)] rwlock: String,
            #[shared(atomic)] atomic: u64,
        }
    ";
    raw_locks: r"
        struct Raws {
            #[shared(mutex(raw = crate::Spin))] a: u8,
            #[shared(rwlock(raw = interior::raw::LockApi<parking_lot::RawRwLock>))] b: u8,
        }
    ";
    // Compilers to come let fields have default values.
    default_values: r"
        struct Defaults {
            #[shared(mutex)] a: Vec<(u8, u8)> = Vec::<(u8, u8), Global>::new(),
            #[shared(cell)] b: bool = 1 << 2 < 3,
            c: u8 = <u8 as Of<u8, u8>>::VALUE,
            d: u8 = call::<fn(u8) -> u8, u8>(),
            h: fn(u8, u8) -> u8 = move |a, b| a | b,
            i: bool = A || B,
            j: fn() -> fn(u8, u8) = || |_: Pair<u8, u8>, _| (),
            k: u8,
        }
    ";
    // A clone makes locks of its own for what it clones at once, and shares the one behind a pointer.
    clone_makes_and_shares: r"
        #[shared(derive(Clone))]
        struct Parts {
            #[shared(mutex)] x: u8,
            #[shared(rwlock)] y: u8,
            #[shared(mutex, arc)] shared: u8,
        }
    ";
    type_that_begins_with_mut: r"
        struct Mutable {
            #[shared(refcell, access(try_with))] x: mutable::Foo,
        }
    ";
    empty_lists: r"
        #[shared()]
        struct Nothing { #[shared()] a: u8 }
    ";

    // Arguments of the struct.
    name_and_vis: r"
        #[shared(name = Account, vis = pub(crate))]
        struct AccountData { pub id: u64 }
    ";
    crate_path: r"
        #[shared(crate = ::renamed::path)]
        struct Renamed { #[shared(mutex)] a: u8, #[shared(cell)] b: u8 }
    ";
    default_kind: r"
        #[shared(default = mutex(raw = Spin))]
        struct Defaults { a: u8, #[shared(plain)] b: u8, #[shared(cell)] c: u8 }
    ";
    sync: r"
        #[shared(sync)]
        struct Checked<'a, T: Send> {
            a: &'a str,
            #[shared(mutex)] b: Vec<T>,
            #[shared(rwlock)] c: String,
        }
    ";
    all_derives: r"
        #[shared(derive(Clone, Debug), derive(Default))]
        pub struct Derived<T> { #[shared(cell)] a: u8, #[shared(mutex)] b: T }
    ";
    serde: r"
        #[shared(derive(Serialize, Deserialize))]
        pub struct Saved { #[shared(mutex)] a: u8 }
    ";
    serde_generic: r"
        #[shared(crate = ::renamed, derive(Serialize, Deserialize))]
        pub struct Saved<'a, T> { #[shared(mutex)] a: Vec<T>, #[shared(cell)] b: &'a str }
    ";
    no_snapshot: r"
        #[shared(no_snapshot)]
        struct Threads { #[shared(mutex)] handle: JoinHandle<()>, snapshot: u8 }
    ";
    no_into_inner: r"
        #[shared(no_into_inner, no_snapshot)]
        struct Connection { #[shared(mutex)] name: String, into_inner: u8 }
    ";
    group_with_its_kind: r"
        #[shared(group(ledger = mutex(raw = P), name = Ledger), group(rest = rwlock))]
        struct Account { #[shared(group = ledger)] balance: i64, #[shared(group = rest)] log: Vec<u8> }
    ";
    attributes_add_up: r"
        #[shared(name = Sum)]
        #[shared(vis = pub)]
        struct Parts {
            #[shared(mutex)] #[shared(name = whole)] #[shared(vis = pub)] part: u8,
        }
    ";

    condvar: r"
        #[shared(derive(Debug), group(queue, mutex(raw = Spin, condvar = filled)))]
        pub struct Waits {
            #[shared(mutex(condvar = changed))] pub state: u8,
            #[shared(mutex(condvar = hidden), access(get))] narrow: u8,
            #[shared(mutex(condvar = held), access(lock))] locked: u8,
            #[shared(group = queue)] jobs: Vec<u8>,
            #[shared(mutex(condvar = last), group = opened)] tail: u8,
        }
    ";
    condvar_tuple: r"
        struct Waits(u8, #[shared(mutex(condvar = changed))] u8, u8);
    ";

    whole: r"
        /// A pool.
        #[shared(name = Pool, vis = pub, sync, whole = mutex(condvar = changed), derive(Clone, Debug, Default))]
        pub(crate) struct PoolData<T: Send> { idle: Vec<T>, pub total: usize }
    ";
    whole_rwlock: r"
        #[shared(whole = rwlock(raw = Spin))]
        pub struct Table(u8, pub String);
    ";
    whole_narrowed: r"
        #[shared(whole = refcell, access(with, with_mut as change, get_cloned), no_snapshot)]
        struct Tree { children: Vec<Tree> }
    ";
    whole_unit: "#[shared(whole = mutex)] struct Nothing;";

    handle: r"
        #[shared(
            derive(Debug),
            /// The pool.
            handle(Pool, vis = pub, weak(WeakPool, vis = pub(crate))),
        )]
        pub struct PoolData<'a, T> { #[shared(mutex)] idle: Vec<&'a T>, pub name: u8 }
    ";
    handle_rc: r"
        #[shared(whole = refcell, handle(Node, rc, weak(WeakNode)))]
        struct NodeData { children: Vec<u8> }
    ";
    handle_without_deref: r"
        #[shared(vis = pub(crate), handle(Pool))]
        pub struct PoolData {
            #[shared(mutex(condvar = changed))] pub idle: Vec<u8>,
            #[shared(cell, access(get, set))] pub hits: u8,
        }
    ";

    new: r"
        #[shared(new, no_into_inner, group(pair, rwlock(raw = Spin)))]
        pub struct Table<'a, T: Copy> {
            #[shared(mutex(condvar = changed))] pub a: T,
            #[shared(cell)] b: u8,
            #[shared(refcell)] c: &'a str,
            #[shared(atomic)] d: u8,
            #[shared(mutex, wrapped)] e: Mutex<u8>,
            f: String,
            #[shared(group = pair)] g: u8,
            #[shared(group = pair)] h: u8,
        }
    ";
    new_tuple: "#[shared(new)] struct Pair(u8, #[shared(mutex)] u8);";
    new_whole: "#[shared(new, whole = mutex)] struct Whole { a: u8, b: String }";
    new_unit: "#[shared(new)] struct Nothing;";

    after: r"
        #[shared(group(ledger, rwlock, after(SharedBank::index, <super::SharedAudit<u8>>::log)))]
        pub struct Account<T> {
            #[shared(mutex, after = Self::ledger)] pub limits: T,
            #[shared(mutex, after = SharedPair::0)] r#type: u8,
            #[shared(group = ledger)] balance: i64,
            #[shared(mutex, group = opened, after = <u8 as Owner>::Bank::index)] tail: u8,
        }
    ";
    after_tuple: r"
        struct Pair(#[shared(refcell)] u8, #[shared(rwlock, after())] u8, #[shared(mutex(raw = Spin), after = Self::1)] u8);
    ";

    // Groups.
    group_options: r"
        #[shared(
            /// What belongs together.
            group(state, rwlock(raw = Spin), name = State, vis = pub(crate), derive(serde::Serialize)),
            group(drafts, refcell),
        )]
        pub struct Grouped {
            #[shared(group = state)] a: u8,
            /// Second.
            #[shared(group = state)] pub b: u8,
            between: u8,
            #[shared(group = drafts)] pub(super) c: String,
        }
    ";
    group_opened_by_field: r"
        struct Opened {
            #[shared(mutex(raw = Spin), group = pair)] left: u8,
            #[shared(group = pair)] right: u8,
        }
    ";
    group_generics: r"
        pub struct Graph<'a, K, V = u8, const N: usize = 4>
        where
            K: Key<'a>,
            V: Clone,
        {
            #[shared(mutex, group = values)] values: Vec<V>,
            #[shared(mutex, group = keys)] keys: [K; N],
            name: &'a str,
        }
    ";
    group_bounds: r"
        struct Bounds<'a, I, U: 'a, W: Into<X>, X> where I: Iterator<Item = U>, W: 'a {
            #[shared(mutex, group = items)] items: Vec<I::Item>,
            #[shared(mutex, group = rest)] rest: I,
            #[shared(mutex, group = waits)] waits: W,
            life: &'a (U, W, X),
        }
    ";
    group_called_like_its_field: r"
        struct Same { #[shared(mutex, group = state)] state: u8 }
    ";

    // Arguments of a field.
    name_and_vis_of_accessors: r"
        pub struct Renames {
            #[shared(name = other, vis = pub)] snapshot: u8,
            #[shared(mutex, name = r#type)] kind: u8,
            pub(in crate::a) path: u8,
            pub(self) own: u8,
        }
    ";

    // Narrowing.
    access: r"
        pub struct Narrow {
            /// How often it was seen.
            #[shared(cell, vis = pub, access(get, set, handle))] views: u64,
            #[shared(rwlock, access(get_cloned, set, read, write))] pub owner: String,
            #[shared(mutex(raw = Spin), access(lock as state, try_lock, replace, take))] pub balance: i64,
            #[shared(refcell, access(borrow, borrow_mut, try_borrow, try_borrow_mut, with, with_mut, try_with, try_with_mut))]
            pub drafts: Vec<u8>,
            #[shared(access(get))] pub id: u32,
            #[shared(plain, access(get_cloned))] pub name: String,
            #[shared(mutex, access())] hidden: u8,
            #[shared(mutex, name = r#type, access(handle, update))] kind: u8,
        }
    ";
    access_default: r"
        #[shared(access(get, set, lock), group(pair, mutex, access(with_mut)))]
        pub struct Narrow {
            plain: String,
            #[shared(cell)] a: u8,
            #[shared(mutex)] b: u8,
            #[shared(mutex, access(handle))] c: u8,
            #[shared(group = pair)] left: u8,
            #[shared(group = pair)] pub right: u8,
        }
    ";
    access_atomic: r"
        pub struct Counters<T: AtomicValue> {
            #[shared(atomic, access(get, add, sub, update, handle))] pub views: u64,
            #[shared(atomic, access(get, replace, take, add))] generic: T,
            #[shared(cell, access(add, sub))] cell: T,
        }
    ";
    access_generic: r"
        pub struct Narrow<T, U: Clone> {
            #[shared(mutex, access(get, take, set))] a: T,
            #[shared(cell, access(get_cloned, update))] b: Option<T>,
            #[shared(mutex, group = g)] c: U,
        }
    ";

    // Pointers.
    pointers: r"
        #[shared(derive(Clone, Debug), group(pair, rwlock, arc))]
        pub struct Bar<T, U> {
            #[shared(mutex(condvar = changed), arc)] pub state: Vec<T>,
            #[shared(cell, rc)] hits: u8,
            #[shared(arc, access(get_cloned, handle))] pub name: String,
            #[shared(mutex)] own: U,
            #[shared(refcell, wrapped)] pub drafts: Rc<RefCell<T>>,
            #[shared(group = pair)] left: u8,
            #[shared(mutex, group = local)] alone: u8,
        }
    ";

    // Shapes.
    tuple: r"
        #[shared(derive(Debug))]
        pub struct Pair<T>(pub u8, #[shared(mutex)] T, #[shared(cell, name = last)] pub(crate) u8)
        where
            T: Copy;
    ";
    unit: "pub struct Unit;";
    unit_tuple: "pub struct UnitTuple();";
    unit_braces: "pub struct UnitBraces {}";
    generics: r"
        pub struct Generic<'a, 'b: 'a, T: Iterator<Item = u8> + ?Sized = dyn Iterator<Item = u8>, const N: usize = 3>
        where
            T: 'a,
        {
            #[shared(mutex)] items: [u8; N],
            text: &'b str,
            #[shared(rwlock)] tail: T,
        }
    ";
    twins_in_lifetimes: r"
        struct Twins<'a, 'b> {
            #[shared(mutex)] one: Cow<'a, str>,
            #[shared(mutex)] other: Cow<'b, str>,
            #[shared(cell)] reference: &'a str,
            #[shared(refcell)] unique: Option<Foo<'a>>,
        }
    ";
    unsized_tail: r"
        struct Tail { length: usize, #[shared(mutex)] bytes: [u8] }
    ";
    self_in_types: r"
        struct Tree<T> {
            #[shared(refcell)] children: Vec<Rc<Self>>,
            #[shared(cell)] depth: [u8; Self::N],
            value: T,
        }
    ";
    raw_identifiers: r"
        struct r#Match { #[shared(mutex)] r#type: u8, #[shared(mutex, group = r#loop)] r#fn: u8 }
    ";
    types_that_syn_cannot_parse: r"
        struct Odd {
            #[shared(mutex)] array: [u8; { const X: usize = 3; X }],
            #[shared(cell)] shift: Option<[u8; { 1 >> 2 }]>,
            #[shared(plain)] callback: for<'a> fn(&'a u8) -> Option<&'a u8>,
            #[shared(mutex)] boxed: Box<dyn Fn(u8) -> Vec<u8> + Send>,
        }
    ";
    carried_attributes: r#"
        /// Not repeated on the companion.
        #[allow(non_snake_case)]
        #[deprecated = "use another"]
        #[serde(rename_all = "camelCase")]
        pub struct Old {
            /// Documented.
            #[doc(alias = "second")]
            #[deprecated(since = "1.0.0", note = "gone soon")]
            #[expect(non_snake_case, reason = "as on the wire")]
            #[serde(skip)]
            pub theField: u8,
            #[doc(hidden)]
            #[shared(mutex, group = g)]
            pub hidden: u8,
        }
    "#;
}
