//! Attributes: ours in every position, conditional ones, and those of others.

use super::prelude;

hard! { documentation: numbers {} {
    #[doc = concat!("A ", "text.")]
    #[doc(alias = "tough")]
    pub struct Hard
} {
    /** A block. */ @ pub a: u8,
    #[doc = "A text."] @ pub b: u8,
    #[doc(hidden)] @ pub c: u8,
    @ /// Behind.
    pub d: u8,
    /// A list:
    /// - with `code`,
    /// - with [a link](Hard::a).
    @ pub e: u8,
} }
hard! { deprecated: numbers {} { pub struct Hard } {
    #[deprecated] @ pub a: u8, #[deprecated(since = "1.0.0", note = "use `a`")] @ pub b: u8, @ pub c: u8,
} }
hard! { representation: numbers {} { #[repr(C, align(16))] pub struct Hard } { @ pub a: u8, @ pub b: u64 } }
hard! { deprecated_struct: numbers {} {
    #[deprecated(note = "use another")]
    #[allow(deprecated, reason = "the modules of this table use it")]
    pub struct Hard
} { @ pub a: u8, @ pub b: u8 } }
hard! { attributes_of_tools: numbers {} { #[rustfmt::skip] #[clippy::has_significant_drop] pub struct Hard } {
    #[rustfmt::skip] @ pub a: u8, @ #[rustfmt::skip] pub b: u8,
} }
hard! { links_to_itself: numbers {} {
    /// [`Self`] and [its field](Self::a).
    pub struct Hard
} {
    /// Beside [`Hard::b`], in [`Self`].
    @ pub a: u8,
    #[doc = "Beside [`a`](Hard::a)."]
    #[doc(alias = "second", alias("third", "fourth"))]
    @ pub b: u8,
} }
hard! { forbidden_lints: numbers {
    #![forbid(unused_variables, unused_mut, unused_must_use, deprecated, non_snake_case, clippy::pedantic)]
} { #[derive(::core::clone::Clone, ::core::fmt::Debug)] #[shared(derive(Clone, Debug))] pub struct Hard } { @ pub a: u8, @ pub b: u8 } }
hard! { packed: [plain cell refcell mutex rwlock groups handles] {} { #[repr(C, packed)] pub struct Hard } { @ pub a: u8, @ pub b: u64, @ pub c: ::std::string::String } }
hard! { transparent: all {} { #[repr(transparent)] pub struct Hard } { @ pub a: u8 } }
hard! { not_exhaustive: numbers {} { #[non_exhaustive] pub struct Hard } { @ pub a: u8 } }
hard! { must_use: numbers {} { #[must_use = "it is heavy"] pub struct Hard } { @ pub a: u8 } }
hard! { configured_fields: numbers {} { pub struct Hard } {
    #[cfg(any())] @ pub gone: NoSuchType, #[cfg(all())] @ pub a: u8, @ #[cfg(not(any()))] pub b: u8,
    #[cfg(all())] #[cfg(any())] @ pub also_gone: NoSuchType,
} }
hard! { configured_tuple: ungrouped {} { pub struct Hard } ( #[cfg(any())] @ pub NoSuchType, #[cfg(all())] @ pub u8, @ pub i8 ) }
hard! { configured_attributes: all {} {
    #[cfg_attr(all(), derive(::core::clone::Clone))]
    #[cfg_attr(any(), shared(sync, nonsense))]
    #[cfg_attr(all(), shared(derive(Clone)))]
    pub struct Hard
} { #[cfg_attr(any(), shared(nonsense))] @ pub a: u8, #[cfg_attr(any(), serde(skip))] @ pub b: u8 } }
hard! { other_derives: all {} {
    #[derive(
        ::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq, ::core::cmp::Eq,
        ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash, ::core::default::Default
    )]
    #[shared(derive(Clone, Debug, Default))]
    pub struct Hard
} { @ pub a: u8, @ pub b: [u8; 2] } }
hard! { copied: all {} { #[derive(::core::clone::Clone, ::core::marker::Copy)] pub struct Hard } { @ pub a: u8, @ pub b: f32 } }
hard! { allowed_lints: all {} {
    #[allow(clippy::struct_excessive_bools, reason = "flags of a device")]
    pub struct Hard
} {
    @ pub a: bool, @ pub b: bool, @ pub c: bool, @ pub d: bool,
    #[expect(clippy::type_complexity, reason = "it is read once")]
    @ pub e: ::std::vec::Vec<(u8, ::core::option::Option<(u8, ::core::result::Result<::std::vec::Vec<u8>, (u8, u8, fn(u8, u8) -> u8)>)>)>,
} }

/// The word of the kind chosen by configuration.
pub mod configured_kinds {
    use super::prelude::*;

    /// Each kind comes from one of two attributes.
    #[derive(Shared)]
    #[cfg_attr(all(), shared(sync, group(pair, mutex)))]
    #[cfg_attr(any(), shared(group(pair, refcell)))]
    pub struct Hard {
        /// A lock.
        #[cfg_attr(all(), shared(mutex))]
        #[cfg_attr(any(), shared(refcell))]
        pub a: u8,
        /// A lock, in one attribute that makes two.
        #[cfg_attr(all(), shared(rwlock), doc = "More.")]
        pub b: u8,
        /// In the group.
        #[cfg_attr(all(), cfg_attr(all(), shared(group = pair)))]
        pub c: u8,
    }

    /// Uses what was chosen.
    #[must_use]
    pub fn chosen(hard: &SharedHard) -> u8 {
        hard.a().get() + hard.b().read().to_owned() + hard.pair().lock().c
    }
}

/// Arguments spread over attributes, in any order, around the derive.
pub mod spread_arguments {
    use super::prelude::*;

    /// Another derive stands between the attributes.
    #[derive(Shared)]
    #[shared(group(pair, mutex, derive(::core::fmt::Debug)))]
    #[shared()]
    #[derive(::core::clone::Clone)]
    #[shared(sync, derive(Clone))]
    #[shared(derive(Debug))]
    pub struct Hard {
        /// All in three places.
        #[shared(name = first)]
        #[shared()]
        #[shared(mutex)]
        pub a: u8,
        /// In the group.
        #[shared(group = pair)]
        pub b: u8,
    }
}

/// Two groups of one kind: lints that compare the words of attributes.
pub mod groups_of_one_kind {
    use super::prelude::*;

    /// Each group opened by its name.
    #[derive(Shared)]
    #[shared(
        sync,
        group(first = mutex, derive(::core::fmt::Debug)),
        group(second = mutex, derive(::core::fmt::Debug))
    )]
    pub struct Hard {
        /// In the first.
        #[shared(group = first)]
        pub a: u8,
        /// In the second.
        #[shared(group = second)]
        pub b: u8,
    }

    /// The kind with options, and more arguments behind it.
    #[derive(Shared)]
    #[shared(group(only = mutex(raw = ::interior::raw::DefaultMutex), name = Only, vis = pub(crate)))]
    pub struct Harder {
        /// In the group.
        #[shared(group = only)]
        a: u8,
    }

    /// Uses all of them.
    #[must_use]
    pub fn sum(hard: &SharedHard, harder: &SharedHarder) -> u8 {
        hard.first().lock().a + hard.second().lock().b + harder.only().lock().a
    }
}
