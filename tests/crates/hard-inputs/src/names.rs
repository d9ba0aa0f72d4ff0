//! Names: keywords, names of ours, of the runtime, of the prelude, taken by fields and parameters.

use super::prelude;

hard! { raw_identifiers: numbers {} { pub struct Hard } {
    @ pub r#type: u8, @ pub r#fn: u8, @ pub r#struct: u8, @ pub r#ref: u8, @ pub r#mut: u8, @ pub r#move: u8,
} }
hard! { later_keywords: numbers {} { pub struct Hard } {
    @ pub r#async: u8, @ pub r#await: u8, @ pub r#dyn: u8, @ pub r#try: u8, @ pub r#gen: u8,
} }
hard! { weak_keywords: numbers {} { pub struct Hard } {
    @ pub union: u8, @ pub auto: u8, @ pub raw: u8, @ pub safe: u8, @ pub macro_rules: u8, @ pub default: u8,
} }
hard! { raw_struct_name: all {} { pub struct r#Hard<r#T> } { @ pub a: r#T } }
hard! { words_of_the_attribute: numbers {} { pub struct Hard } {
    @ pub cell: u8, @ pub refcell: u8, @ pub mutex: u8, @ pub rwlock: u8, @ pub plain: u8, @ pub group: u8,
    @ pub name: u8, @ pub vis: u8, @ pub sync: u8, @ pub derive: u8, @ pub shared: u8, @ pub no_snapshot: u8,
} }
hard! { names_of_locals: numbers {} { pub struct Hard } {
    @ pub value: u8, @ pub this: u8, @ pub guard: u8, @ pub guards: u8, @ pub argument: u8, @ pub other: u8,
    @ pub locks: u8, @ pub plain: u8, @ pub local: u8, @ pub state: u8, @ pub f: u8,
} }
hard! { underscores: numbers {} { pub struct Hard } { @ _a: u8, @ pub a_: u8, @ __plain: u8, @ __c: u8, @ pub b: u8 } }
hard! { verbs_of_the_runtime: numbers {} { pub struct Hard } {
    @ pub get: u8, @ pub set: u8, @ pub take: u8, @ pub replace: u8, @ pub update: u8, @ pub with: u8,
    @ pub with_mut: u8, @ pub lock: u8, @ pub try_lock: u8, @ pub read: u8, @ pub write: u8, @ pub borrow: u8,
    @ pub borrow_mut: u8, @ pub reading: u8, @ pub writing: u8, @ pub get_mut: u8, @ pub swap: u8,
} }
hard! { methods_of_traits: numbers {} {
    #[derive(::core::clone::Clone, ::core::default::Default, ::core::fmt::Debug)]
    #[shared(derive(Clone, Debug, Default))]
    pub struct Hard
} {
    @ pub clone: u8, @ pub default: u8, @ pub from: u8, @ pub into: u8, @ pub drop: u8, @ pub fmt: u8, @ pub eq: u8,
    @ pub deref: u8, @ pub as_ref: u8, @ pub borrow: u8, @ pub new: u8,
} }
hard! { crates: numbers {} { pub struct Hard } { @ pub core: u8, @ pub std: u8, @ pub alloc: u8, @ pub interior: u8 } }
hard! { letters_of_the_world: numbers {} { pub struct Größe } { @ pub höhe: u8, @ pub 幅: u8, @ pub été: u8 } }
hard! { one_letter_apart: numbers {} { pub struct Hard } { @ pub a: u8, @ pub a_: u8, @ pub a0: u8, @ pub field_0: u8 } }
hard! { capital_letters: numbers {} {
    #[allow(non_snake_case, reason = "the foreign format has them")]
    pub struct Hard
} { @ pub userId: u8, @ pub URL: u8 } }
hard! { struct_in_small_letters: numbers {} {
    #[allow(non_camel_case_types, reason = "the foreign format has them")]
    pub struct timeval
} { @ pub tv_sec: i64, @ pub tv_usec: i64 } }
hard! { parameters_named_like_types: all {} {
    pub struct Hard<Option, Clone, Mutex, From, Shared>
} {
    @ pub a: Option, @ pub b: Clone, @ pub c: Mutex, @ pub d: From, @ pub e: ::core::option::Option<Shared>,
} }
hard! { parameters_named_like_bindings: all {} { pub struct Hard<'x, 'y, 'lock, T> } {
    @ pub a: &'x T, @ pub b: &'y T, @ pub c: &'lock [T], @ pub d: T,
} }
hard! { constants_named_like_fields: numbers {
    /// In the way of a pattern.
    #[allow(non_upper_case_globals, reason = "a constant may be called anything")]
    pub const balance: u8 = 1;
    /// In the way of a pattern.
    #[allow(non_upper_case_globals, reason = "a static may be called anything")]
    pub static plain: u8 = 1;
    /// In the way of a call.
    pub const fn owner() {}
} { pub struct Hard } { @ pub balance: u8, @ pub plain: u8, @ pub owner: u8 } }
hard! { shadowed_prelude: all {
    #![allow(dead_code, reason = "the names stand here to be in the way")]
    mod core {}
    mod std {}
    mod interior {}
    struct Option;
    struct Some;
    struct None;
    struct Result;
    struct Ok;
    struct Vec;
    struct Box;
    struct String;
    struct From;
    struct Into;
    struct Clone;
    struct Copy;
    struct Default;
    struct Debug;
    struct Sized;
    struct Send;
    struct Sync;
    struct Drop;
    struct PhantomData;
    struct Cell;
    struct RefCell;
    struct Mutex;
    struct RwLock;
    macro_rules! panic { () => { struct Panicked; }; }
    macro_rules! vec { () => { struct Listed; }; }
    panic!();
    vec![];
} {
    #[derive(::core::clone::Clone, ::core::default::Default, ::core::fmt::Debug)]
    #[shared(derive(Clone, Debug, Default))]
    pub struct Hard
} { @ pub a: u8, @ pub b: i64 } }
hard! { shadowed_runtime: all {
    #![allow(dead_code, reason = "the names stand here to be in the way")]
    struct Atomic;
    struct Arc;
    struct Rc;
    struct Weak;
    struct Deref;
    struct Condvar;
    struct MutexGuard;
    struct RwLockReadGuard;
    struct Ref;
    struct LockClass;
    struct TakeApart;
    struct Reading;
    mod fields {}
    mod __fields {}
    const fn candidate() {}
    const fn hold_all() {}
} { #[shared(name = Companion)] pub struct Hard } { @ pub a: u8, @ pub b: [u8; 2] } }
hard! { methods_of_handles: numbers {} { pub struct Hard } {
    @ pub downgrade: u8, @ pub upgrade: u8, @ pub ptr_eq: u8, @ pub as_arc: u8, @ pub whole_: u8,
} }
hard! { types_named_like_fields: all {
    /// A type.
    #[allow(non_camel_case_types, reason = "a type may be called anything")]
    pub type balance = u8;
    /// A module.
    pub mod owner {
        /// Something in it.
        pub type Owner = u8;
    }
} { pub struct Hard } { @ pub balance: balance, @ pub owner: owner::Owner } }
hard! { shadowed_primitives: all {
    #![allow(dead_code, non_camel_case_types, reason = "the names stand here to be in the way")]
    struct bool;
    struct usize;
    struct str;
    struct u8;
} { pub struct Hard } { @ pub a: i64, @ pub b: [i64; 2] } }
hard! { traits_with_our_verbs: all {
    #![allow(dead_code, reason = "the names stand here to be in the way")]
    trait Verbs {
        fn get(&self) {}
        fn borrow(&self) {}
        fn lock(&self) {}
        fn reading(&self) {}
        fn into_inner(self) where Self: ::core::marker::Sized {}
        fn snapshot(&self) {}
        fn movable(&self) {}
        fn clone(&self) {}
        fn from(&self) {}
        fn with_raw(&self) {}
    }
    impl<T> Verbs for T {}
} {
    #[derive(::core::clone::Clone, ::core::default::Default, ::core::fmt::Debug)]
    #[shared(derive(Clone, Debug, Default))]
    pub struct Hard
} { @ pub a: u8 } }
