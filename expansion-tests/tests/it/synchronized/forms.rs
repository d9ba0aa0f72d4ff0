//! Snapshots of every form of generated code.

use crate::output::synchronize;

macro_rules! forms {
    ($($name:ident: $source:literal;)*) => {
        $(
            #[test]
            fn $name() {
                let output = synchronize($source);
                let messages: Vec<_> = output.errors.iter().map(|error| &error.message).collect();
                assert!(messages.is_empty(), "{messages:?}");
                insta::with_settings!({ description => $source, omit_expression => true }, {
                    insta::assert_snapshot!(stringify!($name), output.pretty());
                });
            }
        )*
    };
}

forms! {
    field: r"
        #[synchronized(SharedAccount::ledger)]
        impl AccountLedger {
            /// Puts something in.
            ///
            /// # Errors
            ///
            /// Never.
            pub fn deposit(&mut self, mut amount: i64) -> Result<(), Never> { self.balance += amount; Ok(()) }
            pub(crate) fn total(&self) -> i64 { self.balance }
            fn private(&self) {}
            pub fn new() -> Self { Self::default() }
            pub const LIMIT: i64 = { 7 };
        }
    ";
    field_of_a_tuple_struct: r"
        #[synchronized(crate::Newtype::0)]
        impl Words { pub fn clear(&mut self) {} }
    ";
    whole: r"
        #[synchronized(SharedInner)]
        impl Inner { pub fn next(&mut self) -> u8 { 1 } pub fn name(&self) -> &str { &self.name } }
    ";
    via_a_call: r"
        #[synchronized(Interface<T>, via = self.lock_reader())]
        impl<T: Read> Reader<T> { pub fn read(&mut self, buffer: &mut [u8]) -> usize { 0 } }
    ";
    via_a_place: r"
        #[synchronized(Interface, via = self.inner.state)]
        impl State { pub fn n(&self) -> usize { 0 } }
    ";
    crate_path: r"
        #[synchronized(Target::field, crate = crate::cells, mutex(raw = Spin))]
        impl Plain { pub fn get(&self) -> &u8 { &0 } }
    ";

    block_of_an_object: r"
        #[synchronized(Target::field)]
        impl dyn for<'a> Visit<'a> { pub fn depth(&self) -> usize { 0 } }
    ";

    payload_that_holds_another: r"
        #[synchronized(Node::next, prefix = next_)]
        impl Node { pub fn depth(&self) -> usize { 0 } }
    ";

    // Results.
    guards_of_a_mutex: r"
        #[synchronized(Target::field, mutex)]
        impl Plain {
            pub fn get(&self) -> &u8 { &self.0 }
            pub fn get_mut(&mut self) -> &mut u8 { &mut self.0 }
            pub fn find(&self, key: &str) -> Option<&[u8]> { None }
            pub fn find_mut(&mut self, key: &str) -> core::option::Option<&mut [u8]> { None }
            pub fn try_get(&self) -> io::Result<&u8> { Ok(&self.0) }
            pub fn try_get_mut(&mut self) -> Result<&mut u8, Error<3>> { Ok(&mut self.0) }
        }
    ";
    guards_of_a_rwlock: r"
        #[synchronized(Target::field, rwlock)]
        impl Plain {
            pub fn get<'s>(&'s self) -> &'s u8 { &self.0 }
            pub fn get_mut(&mut self) -> Option<&mut u8> { Some(&mut self.0) }
        }
    ";
    guards_of_a_refcell: r"
        #[synchronized(Target::field, refcell)]
        impl Plain {
            pub fn get(&self) -> &Self { self }
            pub fn get_mut(&mut self) -> &mut (dyn Display + 'static) { &mut self.0 }
            pub fn any(&self) -> Option<&(dyn any::Any + Send)> { None }
        }
    ";
    guards_of_a_published_kind: r"
        #[synchronized(Target::r#type)]
        impl Plain {
            pub fn get(&self) -> &u8 { &self.0 }
            pub fn get_mut(&mut self) -> &mut u8 { &mut self.0 }
        }
    ";
    values: r"
        #[synchronized(Target::field)]
        impl<'t> Plain<'t> {
            pub fn text(&self) -> &'t str { self.text }
            pub fn fixed(&self) -> Option<&'static str> { None }
            pub fn pick<'a>(&self, from: &'a [&'a str]) -> &'a str { from[0] }
            pub fn function(&self) -> Box<dyn for<'x> Fn(&'x str) -> &'x str> { todo!() }
            pub fn elided(&self) -> fn(&str, &'_ u8) -> &str { todo!() }
        }
    ";

    // Generics.
    generics: r"
        #[synchronized(Cache<'a, K, V>::entries)]
        impl<'a, K: Eq + 'a, V, const N: usize> Entries<'a, K, V, N>
        where
            K: Into<Self>,
        {
            pub fn fold<A, F: FnMut(A) -> A, const M: usize>(&self, start: A, f: F) -> [Self; M]
            where
                Self: Sized,
            { todo!() }
            pub fn show(&self, by: impl Fn(&Self) -> &str) -> String { todo!() }
            pub fn id<'x>(&'x mut self, of: &'x str) -> usize { 0 }
        }
    ";
    generics_declared: r"
        #[synchronized(impl<'m, M: Manage> Pool<'m, M>::internals, mutex, with(C = M::Connection))]
        impl<'c, C: Clone + Send> Internals<'c, C> {
            pub fn first(&self) -> Option<&C> { None }
            pub fn put(&mut self, connection: C, other: C::Other) {}
        }
    ";

    // Names and choice.
    prefix_expose_as_skip: r"
        #[synchronized(Target::field, prefix = primary_, expose)]
        impl Plain {
            pub fn r#match(&self) -> bool { true }
            fn hidden(&self) -> bool { true }
            #[synchronized(as = other)]
            pub fn named(&self) -> bool { true }
            /// Stays.
            #[synchronized(skip)]
            pub async fn skipped(self) {}
        }
    ";
    names_that_are_keywords: r"
        #[synchronized(Target::field, prefix = r#mo)]
        impl Plain {
            pub fn r#ve(&self) -> bool { true }
            #[synchronized(as = r#fn)]
            pub fn named(&self) -> bool { true }
        }
    ";
    forwards_alone: r"
        #[synchronized(Target::map)]
        impl HashMap<K, V> {
            /// How many there are.
            pub fn len(&self) -> usize;
            pub fn insert(&mut self, key: K, value: V) -> Option<V>;
        }
    ";
    forwards_beside_others: r"
        #[synchronized(Target::plain)]
        impl Plain {
            pub fn elsewhere(&self) -> usize;
            pub fn here(&self) -> usize { 0 }
        }
    ";

    // What is carried over.
    attributes: r#"
        #[synchronized(Target::field)]
        /// The block.
        #[cfg(unix)]
        #[expect(clippy::unused_self, reason = "a sample")]
        #[rustfmt::skip]
        impl Plain {
            /// First line.
            #[doc = "Second line."]
            #[doc(alias = "other")]
            #[cfg(feature = "a")]
            #[must_use = "why not"]
            #[deprecated(since = "1.0.0")]
            #[inline]
            #[allow(dead_code)]
            #[expect(unused, reason = "a sample")]
            #[cold]
            #[track_caller]
            #[cfg_attr(unix, must_use, cold, expect(unused))]
            pub fn all(&self) -> u8 { 0 }

            #[must_use]
            pub fn guard(&self) -> u8 { 0 }
        }
    "#;
}
