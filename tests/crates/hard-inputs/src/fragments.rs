//! Structs that a macro writes: every fragment in every place, hygiene, `$crate`.

use super::prelude;

macro_rules! identifiers {
    ($name:ident, $companion:ident, $kind:ident, $other:ident, $group:ident, $field:ident, $alias:ident) => {
        /// Every name is a fragment.
        #[derive(Shared)]
        #[shared(name = $companion, group($group, $kind))]
        pub struct $name {
            /// A kind that is a fragment.
            #[shared($other, name = $alias)]
            pub $field: u8,
            /// A group that is a fragment.
            #[shared(group = $group)]
            pub grouped: u8,
        }
    };
}

macro_rules! types {
    ($name:ident <$lifetime:lifetime, $param:ident> $($vis:vis $field:ident: $kind:tt $ty:ty),*) => {
        /// Types, lifetimes and visibilities are fragments.
        #[derive(Shared)]
        pub struct $name<$lifetime, $param> {
            $(
                /// A field.
                #[shared $kind]
                $vis $field: $ty,
            )*
            /// The parameter.
            pub last: &$lifetime $param,
        }
    };
}

macro_rules! metas {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* pub $field: $ty,)* }
    };
}

macro_rules! whole_items {
    ($($item:item)*) => { $($item)* };
}

macro_rules! expressions {
    ($name:ident, $length:expr, $literal:literal, $block:block, $path:path, $raw:ty, $text:literal) => {
        /// Array lengths and paths are fragments.
        #[derive(Shared)]
        #[doc = $text]
        pub struct $name {
            /// An expression.
            #[shared(mutex)]
            pub a: [u8; $length],
            /// A literal.
            #[doc = $text]
            #[shared(mutex(raw = $raw))]
            pub b: [u8; $literal],
            /// A block.
            #[shared(cell)]
            pub c: [u8; $block],
            /// A path.
            #[shared(rwlock)]
            pub d: $path,
            /// A path in a type.
            #[shared(refcell)]
            pub e: ::std::vec::Vec<$path>,
        }
    };
}

macro_rules! token_trees {
    ($name:ident [$($generics:tt)*] [$($clause:tt)*] { $($field:ident: [$($ty:tt)*] $args:tt),* }) => {
        /// Everything is a run of tokens.
        #[derive(Shared)]
        pub struct $name <$($generics)*> where $($clause)* {
            $(
                /// A field.
                #[shared $args]
                pub $field: $($ty)*,
            )*
        }
    };
}

macro_rules! nested {
    ($d:tt $name:ident: $ty:ty) => {
        macro_rules! inner {
                                                            ($d kind:ident, $d wrapped:ty) => {
                                                                /// A type within a type within two macros.
                                                                #[derive(Shared)]
                                                                pub struct $name {
                                                                    /// Wrapped.
                                                                    #[shared($d kind)]
                                                                    pub a: $d wrapped,
                                                                    /// Not wrapped.
                                                                    #[shared($d kind)]
                                                                    pub b: $ty,
                                                                    /// Both.
                                                                    #[shared($d kind)]
                                                                    pub c: ($d wrapped, $ty),
                                                                }
                                                            };
                                                        }
        inner!(mutex, ::std::vec::Vec<$ty>);
    };
}

macro_rules! own_words {
    ($($field:ident)*) => {
        /// The name, the fields and the arguments are the macro's own.
        #[derive(Shared)]
        #[shared(sync, group(pair, mutex, vis = pub(crate)))]
        pub struct OwnWords {
            /// The macro's.
            #[shared(mutex)]
            pub plain: $crate::fragments::Number,
            $(
                /// The caller's, with the name of one of the macro's locals.
                #[shared(group = pair)]
                $field: u8,
            )*
        }
    };
}

macro_rules! precedence {
    ($object:ty, $pointer:ty, $reference:ty) => {
        /// Types that bind loosely arrive in invisible brackets.
        #[derive(Shared)]
        pub struct Precedence {
            /// In a box.
            #[shared(mutex)]
            pub a: ::std::boxed::Box<$object>,
            /// By itself.
            #[shared(refcell)]
            pub b: $pointer,
            /// With a lifetime.
            #[shared(cell)]
            pub c: $reference,
            /// At the end, unsized.
            #[shared(rwlock)]
            pub d: $object,
        }
    };
}

macro_rules! visibilities {
    ($vis:vis, $group:vis, $field:vis, $name:ident) => {
        /// The visibilities in arguments are fragments.
        #[derive(Shared)]
        #[shared(vis = $vis, group(pair, mutex, vis = $group), handle(Handle, vis = $vis))]
        pub struct $name {
            /// With an accessor of its own visibility.
            #[shared(mutex, vis = $field)]
            pub a: u8,
            /// In the group.
            #[shared(group = pair)]
            pub b: u8,
        }
    };
}

/// Hands a visibility on.
macro_rules! visibilities_handed_on {
    ($vis:vis $name:ident) => {
        visibilities!($vis, $vis, $vis, $name);
    };
}

/// What macros name by `$crate`.
pub type Number = u64;

/// `ident`
pub mod ident {
    use super::prelude::*;
    identifiers!(Hard, Tough, mutex, rwlock, together, r#type, r#ref);
}

/// `ty`, `vis` and `lifetime`
pub mod ty_vis_lifetime {
    use super::prelude::*;
    types!(Hard<'a, T> pub a: (mutex) ::std::vec::Vec<T>, b: (cell) &'a T, pub(crate) c: (refcell) [T; 2], d: (plain) fn(T) -> T);
}

/// `vis` in arguments
pub mod vis_in_arguments {
    use super::prelude::*;
    visibilities!(, , , Hard);
    /// Handed from macro to macro.
    pub mod handed_on {
        use crate::fragments::prelude::*;
        visibilities_handed_on!(Hard);
    }
    /// Not empty.
    pub mod other {
        use crate::fragments::prelude::*;
        visibilities!(pub, pub, pub(crate), Hard);
    }
    /// What is private can be used here.
    #[must_use]
    pub fn is_private(hard: Hard) -> u8 {
        SharedHard::from(hard).a().get()
    }
}

/// `meta`
pub mod meta {
    use super::prelude::*;
    metas! {
        /// A struct.
        #[derive(Shared, ::core::clone::Clone)]
        #[shared(derive(Clone), group(pair, mutex))]
        pub struct Hard {
            /// A field.
            #[shared(mutex)]
            a: ::std::vec::Vec<u8>,
            /// A field.
            #[shared(group = pair)]
            b: fn(u8) -> u8,
            /// A field.
            #[shared(refcell, name = other)]
            c: (u8, u8),
        }
    }
}

/// `item`
pub mod item {
    use super::prelude::*;
    whole_items! {
        /// A struct.
        #[derive(Shared)]
        pub struct Hard {
            /// A field.
            #[shared(mutex)]
            pub a: [u8; { const N: usize = 1; N }],
        }
    }
}

/// `expr`, `literal`, `block` and `path`
pub mod expr_literal_block_path {
    use super::prelude::*;
    expressions!(
        Hard,
        1 + 1,
        3,
        {
            const N: usize = 2;
            N
        },
        ::std::vec::Vec<u8>,
        ::interior::raw::DefaultMutex,
        "A text."
    );
}

/// `tt`
pub mod tt {
    use super::prelude::*;
    token_trees!(Hard ['a, T: Copy, const N: usize] [T: 'a, &'a T: ::core::marker::Send] {
        a: [&'a [T; N]] (mutex), b: [::std::vec::Vec<::std::vec::Vec<T>>] (rwlock, vis = pub), c: [T] (cell, name = d)
    });
}

/// A macro that defines a macro.
pub mod macro_in_macro {
    use super::prelude::*;
    nested!($ Hard: ::core::option::Option<u8>);
}

/// Hygiene and `$crate`.
pub mod hygiene {
    use super::prelude::*;
    own_words!(value __plain together);
}

/// Types in invisible brackets.
pub mod invisible_brackets {
    use super::prelude::*;
    precedence!(
        dyn ::core::any::Any + Send + Sync,
        for<'x> fn(&'x u8) -> &'x u8,
        &'static u8
    );
}
