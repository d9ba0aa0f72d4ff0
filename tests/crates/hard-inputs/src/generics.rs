//! Parameters: lifetimes, types, constants, with bounds, defaults and where clauses.

use super::prelude;

hard! { lifetimes: all {} { pub struct Hard<'a, 'b: 'a, 'c> where 'c: 'a + 'b } {
    @ pub a: &'a str, @ pub b: &'b [u8], @ pub c: &'c u8, @ pub d: &'static str,
} }
hard! { mutable_borrows: all {} { pub struct Hard<'a, T> } { @ pub a: &'a mut T, @ pub b: &'a mut [&'a T] } }
hard! { type_defaults: all {} { pub struct Hard<T = u8, U = ::std::vec::Vec<T>> } { @ pub a: T, @ pub b: U } }
hard! { constants: all {} {
    pub struct Hard<const N: usize, const B: bool, const C: char, const M: i8>
} { @ pub a: [u8; N], @ pub b: u8 } }
hard! { constant_defaults: all {} {
    pub struct Hard<T = u8, const N: usize = { 1 + 2 }, const M: i8 = -1, const C: char = '>'>
} { @ pub a: [T; N], @ pub b: T } }
hard! { constants_before_types: all {} { pub struct Hard<'a, const N: usize, T, const M: usize, U> } {
    @ pub a: [T; N], @ pub b: [U; M], @ pub c: &'a (T, U),
} }
hard! { bounds: all {} {
    pub struct Hard<T: Copy + Send + 'static, U: ::core::fmt::Debug + ?Sized + 'static, V: for<'x> Fn(&'x T) -> &'x T>
} { @ pub a: T, @ pub b: &'static U, @ pub c: V, @ pub d: ::std::boxed::Box<U> } }
hard! { arrows_in_bounds: all {} {
    pub struct Hard<F: Fn(u8) -> ::std::vec::Vec<::std::vec::Vec<u8>>, G = fn() -> ::std::vec::Vec<u8>>
} { @ pub f: F, @ pub g: G } }
hard! { where_clause: all {} {
    pub struct Hard<T, U> where T: Clone, U: Into<T>, ::std::vec::Vec<T>: Clone, [T; 2]: Sized,
} { @ pub a: T, @ pub b: U } }
hard! { empty_where_clause: all {} { pub struct Hard<T> where } { @ pub a: T } }
hard! { where_concrete: all {} { pub struct Hard where u8: Clone, for<'x> &'x str: Send } { @ pub a: u8 } }
hard! { where_self: all {} { pub struct Hard<T> where Self: Sized } { @ pub a: T } }
hard! { where_higher_ranked: all {} {
    pub struct Hard<F, T> where for<'x, 'y> F: Fn(&'x T, &'y T) -> &'x T, for<'x> &'x T: Send
} { @ pub f: F, @ pub t: T } }
hard! { where_the_struct_itself: all {} { pub struct Hard<T> where Hard<T>: Sized, ::core::option::Option<Self>: Sized } { @ pub a: T } }
hard! { associated_types: all {} {
    pub struct Hard<I: Iterator> where I::Item: Clone
} { @ pub a: I::Item, @ pub b: <I as Iterator>::Item, @ pub c: ::std::vec::Vec<I::Item>, @ pub d: I } }
hard! { associated_types_with_lifetimes: all {
    /// A type for each lifetime.
    pub trait Lend {
        /// What is lent.
        type Item<'x> where Self: 'x;
    }
} { pub struct Hard<'a, L: Lend + 'a> } { @ pub a: ::core::option::Option<L::Item<'a>>, @ pub b: L } }
hard! { associated_constants: all {
    /// A length for each type.
    pub trait Length {
        /// The length.
        const LENGTH: usize;
    }
    impl Length for u8 {
        const LENGTH: usize = 3;
    }
} { pub struct Hard } { @ pub a: [u8; <u8 as Length>::LENGTH], @ pub b: [u8; u8::LENGTH] } }
hard! { bounds_that_name_others: all {} {
    pub struct Hard<'a, I, T: 'a, E> where I: Iterator<Item = Result<T, E>>, E: ::core::convert::From<T> + 'a
} { @ pub a: I, @ pub b: &'a T, @ pub c: E } }
hard! { group_of_some_parameters: all {} {
    pub struct Hard<'a, T: PartialOrd<U>, U, V: 'a + Iterator<Item = W>, W>
} { @ pub a: T, @ pub b: V, /** Outside. */ pub c: &'a W, /** Outside. */ pub d: U } }
hard! { unused_but_for_markers: all {} { pub struct Hard<'a, T, U: ?Sized> } {
    @ pub a: ::core::marker::PhantomData<&'a T>, @ pub b: ::core::marker::PhantomData<fn(U) -> T>,
} }
hard! { self_as_type: all {} { pub struct Hard<T> } {
    @ pub a: ::core::option::Option<::std::boxed::Box<Self>>, @ pub b: ::std::vec::Vec<Self>, @ pub c: fn(&Self) -> &Self,
    @ pub d: T,
} }
hard! { self_in_paths: all {
    impl Hard {
        /// A length.
        pub const LENGTH: usize = 2;
    }
    /// A type for each type.
    pub trait Linked {
        /// The link.
        type Link;
    }
    /// A struct, for `Self` has to mean another one in each module.
    pub struct Hard;
    impl Linked for Hard {
        type Link = u8;
    }
} { pub struct Harder } {
    @ pub a: [u8; Hard::LENGTH], @ pub b: <Hard as Linked>::Link, @ pub c: ::core::option::Option<fn(Self)>,
} }
hard! { the_companion_inside: all {} { #[shared(name = Companion)] pub struct Hard } {
    @ pub children: ::std::vec::Vec<Companion>, @ pub parent: ::core::option::Option<::std::sync::Weak<Companion>>,
} }
hard! { configured_parameters: all {} { pub struct Hard<#[cfg(any())] Gone, #[cfg(all())] T> } { @ pub a: T } }
hard! { recursive_bound: all {} { pub struct Hard<T: PartialOrd<T> + ::core::ops::Add<T, Output = T>> } { @ pub a: T } }
hard! { parenthesized_bounds: all {} { pub struct Hard<T: (Send) + ?Sized + (for<'x> PartialEq<&'x u8>)> } { @ pub a: ::std::boxed::Box<T> } }
hard! { qualified_twice: all {} {
    pub struct Hard<I: IntoIterator, T = <<I as IntoIterator>::IntoIter as Iterator>::Item>
    where <<I as IntoIterator>::IntoIter as Iterator>::Item: Sized
} { @ pub a: <<I as IntoIterator>::IntoIter as Iterator>::Item, @ pub b: T, @ pub c: I } }
hard! { glued_signs: all {} {
    pub struct Hard<T: ::core::convert::AsRef<::std::vec::Vec<u8>>=::std::vec::Vec<u8>, const N: usize={1}>
} { @ pub a: T, @ pub b: [u8; N] } }
hard! { empty_bounds: all {} {
    pub struct Hard<'a:, 'b: 'a +, T:, U: Copy +> where T: Clone +, 'a:, for<'x> fn(&'x u8):, ::std::vec::Vec<T>:,
} { @ pub a: &'a T, @ pub b: &'b U } }
hard! { unsized_default: all {} { pub struct Hard<T: ?Sized = str, const N: usize = 2> } {
    @ pub a: ::std::boxed::Box<T>, @ pub b: [::std::sync::Arc<T>; N],
} }
hard! { references_in_front: all {} {
    pub struct Hard<T, P> where for<'x> &'x T: IntoIterator<Item = &'x P>, P: ::core::convert::AsRef<[u8]>
} { @ pub a: T, @ pub b: P } }
hard! { lifetime_of_one_use: all {} { pub struct Hard<'a> } { @ pub a: &'a dyn ::core::fmt::Debug } }

/// A where clause behind the fields of a tuple struct.
pub mod tuple_where {
    use super::prelude::*;

    /// The clause stands where no other struct has it.
    #[derive(Shared)]
    pub struct Hard<T, const N: usize>(#[shared(mutex)] pub T, #[shared(rwlock)] pub [T; N])
    where
        T: ::core::clone::Clone;
}
