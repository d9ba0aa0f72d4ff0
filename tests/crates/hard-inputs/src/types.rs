//! Types that are hard to read, to bound or to hold.

use super::prelude;

/// A type two modules above where it is used.
pub type Outer = u8;

hard! { function_pointers: all {} { pub struct Hard } {
    @ pub a: for<'x> fn(&'x u8) -> &'x u8, @ pub b: fn(u8) -> ::std::vec::Vec<::std::vec::Vec<u8>>,
    @ pub c: unsafe extern "C" fn(*const u8, ...) -> u8, @ pub d: extern "C" fn(named: u8, _: u8), @ pub e: fn(),
    @ pub f: fn(u8) -> fn(u8) -> u8,
} }
hard! { never: all {
    /// Has no value.
    pub enum Void {}
} { pub struct Hard } {
    @ pub a: fn() -> !, @ pub b: ::core::convert::Infallible, @ pub c: ::core::option::Option<Void>,
    @ pub d: ::core::result::Result<u8, Void>,
} }
hard! { trait_objects: all {} { pub struct Hard<'a> } {
    @ pub a: ::std::boxed::Box<dyn Fn(u8) -> ::std::vec::Vec<u8> + Send + 'a>,
    @ pub b: &'a (dyn ::core::any::Any + Send + Sync),
    @ pub c: ::std::boxed::Box<dyn for<'x> Fn(&'x u8) -> &'x u8>,
    @ pub d: ::std::sync::Arc<dyn Iterator<Item = (u8, ::std::vec::Vec<u8>)> + 'static>,
    @ pub e: ::std::boxed::Box<dyn Fn() -> ::std::boxed::Box<dyn Fn() -> u8>>,
} }
hard! { units_and_tuples: all {} { pub struct Hard } {
    @ pub a: (), @ pub b: (u8,), @ pub c: ((), ((),), (u8, (u8, u8))), @ pub d: [(); 0], @ pub e: (fn(), &'static str),
} }
hard! { array_lengths: all {} { pub struct Hard } {
    @ pub a: [u8; 1 << 2], @ pub b: [u8; 3 >> 1], @ pub c: [u8; (3 > 2) as usize], @ pub d: [[u8; 2]; 3],
    @ pub e: [u8; ::core::mem::size_of::<u64>()], @ pub f: [u8; b'\x05' as usize], @ pub g: [u8; "four".len()],
    @ pub h: [u8; { 1 } + 1],
} }
hard! { array_lengths_of_blocks: all {} { pub struct Hard } {
    @ pub a: [u8; { const X: usize = 3; X }],
    @ pub b: [u8; { let x = [1, 2]; x.len() }],
    @ pub c: [u8; { struct Inner; impl Inner { const N: usize = 2; } Inner::N }],
    @ pub d: [u8; { const fn length<T>(_: &T) -> usize { ::core::mem::size_of::<T>() } length(&1_u64) }],
} }
hard! { array_lengths_of_control_flow: all {} { pub struct Hard } {
    @ pub a: [u8; if cfg!(any()) { 1 } else { 2 }],
    @ pub b: [u8; match (3, 4) { (n, m) if n > m => 1, (3 | 5, _) => 2, _ => 3 }],
    @ pub c: [u8; 'found: { break 'found 3; }],
    @ pub d: [u8; { let mut n = 0; while n < 3 { n += 1; } n }],
    @ pub e: [u8; { let n = 1; loop { if n > 0 { break n } } }],
} }
hard! { array_lengths_of_closures: all {} { pub struct Hard } {
    @ pub a: [u8; { const fn of(_: fn(u8) -> u8) -> usize { 2 } of(|n| { let 3.. = n else { return 0 }; n }) }],
    @ pub b: [u8; if let Some(1..=3) | None = Some(2) { 1 } else { 2 }],
    @ pub c: [u8; { let n; (n, ..) = (3, 4); n }],
    @ pub d: [u8; ::core::matches!(1, 0 | 1 if true) as usize],
} }
hard! { loose_objects: all {} { pub struct Hard<'a> } {
    @ pub a: ::std::boxed::Box<dyn 'static + Send>, @ pub b: ::std::boxed::Box<dyn Send + 'a>,
    @ pub c: ::std::boxed::Box<dyn Send + Sync +>, @ pub d: ::std::boxed::Box<dyn for<> Fn()>,
    @ pub e: for<> fn(&'_ u8), @ pub f: extern r"C" fn(), @ pub g: unsafe extern "system" fn(),
} }
hard! { types_that_are_left: all {
    /// Nobody should use it any more.
    #[deprecated(note = "use `u8`")]
    pub struct Old;
} {
    #[allow(deprecated, reason = "old files have it")]
    pub struct Hard
} { @ pub a: Old, @ pub b: ::core::option::Option<Old> } }
hard! { type_macros: all {
    macro_rules! list {
        ($item:ty) => { ::std::vec::Vec<$item> };
    }
    macro_rules! number {
        () => { u8 };
    }
} { pub struct Hard } {
    @ pub a: list!(u8), @ pub b: list![list! { number!() }], @ pub c: (number!(), ::core::option::Option<number!()>),
} }
hard! { type_macros_with_parameters: all {
    macro_rules! pair {
        ($first:ty; $($rest:tt)*) => { ($first, $($rest)*) };
    }
} { pub struct Hard<'a, T> } { @ pub a: pair!(T; T), @ pub b: pair![&'a T; ::std::vec::Vec<T>], @ pub c: T } }
hard! { qualified_paths: all {} { pub struct Hard } {
    @ pub a: <::std::vec::Vec<u8> as ::core::iter::IntoIterator>::Item, @ pub b: <u8 as ::core::ops::Add>::Output,
    @ pub c: <[u8] as ::std::borrow::ToOwned>::Owned,
} }
hard! { relative_paths: all {
    /// A type by another path.
    pub type Alias<T> = ::std::vec::Vec<T>;
    /// A type by its own path.
    pub type Inner = u8;
} { pub struct Hard } { @ pub a: self::Inner, @ pub b: super::Alias<u8>, @ pub c: super::super::Outer, @ pub d: crate::types::Outer } }
hard! { raw_pointers: all {} { pub struct Hard } {
    @ pub a: *const u8, @ pub b: *mut [u8], @ pub c: *const dyn ::core::any::Any, @ pub d: *const *mut str,
} }
hard! { closing_brackets: all {} { pub struct Hard } {
    @ pub a: ::core::option::Option<fn() -> ::std::vec::Vec<u8>>,
    @ pub b: ::std::collections::BTreeMap<u8, ::std::collections::BTreeMap<u8, (u8, ::std::vec::Vec<u8>)>>,
} }
hard! { constant_arguments: all {
    /// Counts.
    pub struct Count<const N: i8, const B: bool = true>;
} { pub struct Hard } { @ pub a: Count<{ 1 + 1 }>, @ pub b: Count<-1>, @ pub c: Count<1, { 2 > 1 }>, @ pub d: Count<0, false> } }
hard! { not_clone: all {
    /// Cannot be cloned, compared, printed or made of nothing.
    pub struct Token;
} { pub struct Hard<T> } { @ pub a: Token, @ pub b: ::std::vec::Vec<Token>, @ pub c: (T, Token), @ pub d: &'static mut Token } }
hard! { not_send: all {} { pub struct Hard } {
    @ pub a: ::std::rc::Rc<u8>, @ pub b: ::core::cell::Cell<u8>, @ pub c: *const u8, @ pub d: ::std::sync::MutexGuard<'static, u8>,
} }
hard! { shared_already: all {} { pub struct Hard } {
    @ pub a: ::std::sync::Mutex<u8>, @ pub b: ::std::sync::Arc<::std::sync::RwLock<u8>>,
    @ pub c: ::core::cell::RefCell<u8>, @ pub d: ::core::sync::atomic::AtomicU8,
} }
hard! { pinned_and_awaited: all {} { pub struct Hard } {
    @ pub a: ::core::pin::Pin<::std::boxed::Box<dyn ::core::future::Future<Output = ()>>>, @ pub b: ::core::marker::PhantomPinned,
} }
hard! { fields_that_drop: all {
    /// Does something when it goes.
    pub struct Noisy;
    impl ::core::ops::Drop for Noisy {
        fn drop(&mut self) {}
    }
} { pub struct Hard } { @ pub a: Noisy, @ pub b: ::core::option::Option<Noisy>, @ pub c: ::core::mem::ManuallyDrop<Noisy> } }
hard! { the_same_type_twice: all {} { #[derive(::core::clone::Clone)] #[shared(derive(Clone))] pub struct Hard<'a, 'b, T> } {
    @ pub a: &'a str, @ pub b: &'b str, @ pub c: &'a str, @ pub d: ::std::rc::Rc<T>, @ pub e: ::std::rc::Rc<T>,
} }
hard! { twins: all {
    /// A reference by another name.
    pub type Link<'a> = ::core::option::Option<&'a mut u8>;
} { pub struct Hard<'a, 'b, T> } {
    @ pub a: &'a mut T, @ pub b: &'b mut T, @ pub c: Link<'a>, @ pub d: Link<'b>, @ pub e: Link<'static>,
    @ pub f: ::std::boxed::Box<dyn Fn() + 'a>, @ pub g: ::std::boxed::Box<dyn Fn()>,
    @ pub h: ::core::cell::Cell<&'a u8>, @ pub i: ::core::cell::Cell<&'b u8>,
} }
