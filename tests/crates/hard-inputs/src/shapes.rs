//! How a struct is written: named, tuple, unit, empty, long, with and without trailing commas.

use super::prelude;

hard! { one_field: numbers {} { pub struct Hard } { @ pub a: u8 } }
hard! { trailing_comma: numbers {} { pub struct Hard } { @ pub a: u8, @ pub b: u8, } }
hard! { tuple: ungrouped {} { pub struct Hard } ( @ pub u8, @ ::std::string::String, @ pub(crate) [u8; 3], ) }
hard! { tuple_of_one: ungrouped {} { pub struct Hard } ( @ pub u8 ) }
hard! { empty_braces: [plain default] {} { pub struct Hard } {} }
hard! { empty_parentheses: [plain default] {} { pub struct Hard } () }
hard! { sixteen_fields: numbers {} { pub struct Hard } {
    @ pub a: u8, @ pub b: u8, @ pub c: u8, @ pub d: u8, @ pub e: u8, @ pub f: u8, @ pub g: u8, @ pub h: u8,
    @ pub i: u8, @ pub j: u8, @ pub k: u8, @ pub l: u8, @ pub m: u8, @ pub n: u8, @ pub o: u8, @ pub p: u8,
} }
hard! { visibilities: numbers {} { pub(crate) struct Hard } {
    @ pub a: u8, @ pub(crate) b: u8, @ pub(super) c: u8, @ pub(self) d: u8, @ pub(in super::super) e: u8, @ f: u8,
} }
hard! { plain_beside_shared: all {} { pub struct Hard } {
    /// Unmarked, before.
    pub before: u8,
    @ pub a: u8,
    /// Unmarked, between.
    pub between: ::std::vec::Vec<u8>,
    @ pub b: u8,
    /// Unmarked, after.
    pub after: u8,
} }
hard! { private_type: all { #[derive(::core::clone::Clone, ::core::marker::Copy)] struct Hidden; } { pub struct Hard } {
    @ hidden: Hidden, @ also: ::core::option::Option<Hidden>,
} }
hard! { unsized_str: [plain mutex rwlock refcell] {} { pub struct Hard } {
    /// The length.
    pub length: usize,
    @ pub tail: str,
} }
hard! { unsized_slice: [plain mutex rwlock refcell] {} { pub struct Hard<T> } { @ pub head: T, @ pub tail: [T] } }
hard! { unsized_object: [plain mutex rwlock refcell] {} { pub struct Hard } {
    @ pub head: u8, @ pub tail: dyn ::core::ops::Fn(u8) -> ::std::vec::Vec<u8> + ::core::marker::Send,
} }
hard! { unsized_parameter: [plain mutex rwlock refcell] {} { pub struct Hard<T: ?::core::marker::Sized> } { @ pub head: u8, @ pub tail: T } }
hard! { unsized_tuple: [plain mutex rwlock refcell] {} { pub struct Hard<T> } ( @ pub T, @ pub [T] ) }
hard! { unsized_in_where: [plain mutex rwlock refcell] {} { pub struct Hard<T> where T: ?::core::marker::Sized } { @ pub tail: T } }

/// A unit struct.
pub mod unit_struct {
    use super::prelude::*;

    /// Nothing but a name.
    #[derive(Shared)]
    pub struct Hard;

    /// Nothing but a name and a condition.
    #[derive(Shared)]
    #[shared(name = Renamed)]
    pub struct Bounded
    where
        u8: ::core::marker::Sized;
}
