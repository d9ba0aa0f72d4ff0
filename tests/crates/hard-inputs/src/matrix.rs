//! The matrix: every case under every kind that fits it.
//!
//! A case is written once, with `@` in front of each field that is to be shared. The matrix writes a
//! module for each kind, in which `@` stands for `#[shared(KIND)]`, and one for each kind of group,
//! in which all those fields are one group. The tokens of a case are passed on one by one, never as
//! fragments, so that the derive sees them as if they stood there by themselves.
//!
//! A new kind is a line in `kinds`, and a word in the lists of the kinds it goes with.

/// Defines `hard!`; the arguments in brackets are given to every struct.
macro_rules! matrix {
    ($d:tt [$($always:tt)*]) => {
        /// A case: its name, the kinds that fit, items it needs, the struct's head, its body.
        macro_rules! hard {
            ($d name:ident: all $d($d case:tt)*) => {
                hard! { $d name: [plain cell refcell mutex rwlock groups wholes handles narrowed pointers ordered] $d($d case)* }
            };
            // Fields that have an atomic form.
            ($d name:ident: numbers $d($d case:tt)*) => {
                hard! { $d name: [plain cell refcell mutex rwlock atomic groups wholes handles narrowed pointers ordered threads numeric] $d($d case)* }
            };
            // What is not `Copy` can be in a cell; what has no name cannot be in a group.
            ($d name:ident: ungrouped $d($d case:tt)*) => {
                hard! { $d name: [plain cell refcell mutex rwlock wholes handles narrowed pointers ordered] $d($d case)* }
            };
            // What only one thread may have.
            ($d name:ident: [$d($d kind:ident)*] { $d($d item:tt)* } $d head:tt $d body:tt) => {
                /// A case of the table.
                pub mod $d name {
                    $d($d item)*
                    use super::prelude::*;
                    $d(kinds! { $d kind $d head $d body })*
                }
            };
        }

        /// The module of one kind.
        macro_rules! kinds {
            (groups { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module group_refcell [group(together, refcell)] [group = together] { $d($d head)* } $d body }
                kinds! { @module group_mutex [group(together, mutex)] [group = together] { $d($d head)* } $d body }
                kinds! { @module group_rwlock [group(together, rwlock)] [group = together] { $d($d head)* } $d body }
            };
            // One lock around the struct.
            (wholes $d head:tt $d body:tt) => {
                kinds! { @module whole_refcell [whole = refcell] [] $d head $d body }
                kinds! { @module whole_mutex [whole = mutex] [] $d head $d body }
                kinds! { @module whole_rwlock [whole = rwlock, after()] [] $d head $d body }
            };
            // A cheap clone of the companion and its weak twin, for many threads and for one.
            (handles { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module handle [handle(Handle, weak(WeakHandle))] [rwlock] { $d($d head)* } $d body }
                kinds! { @module handle_rc [handle(Handle, rc, weak(WeakHandle))] [refcell] { $d($d head)* } $d body }
            };
            // Narrowed to verbs: some that give a guard, that take the type, that take a closure.
            (narrowed { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module narrowed [] [mutex, access(lock, set, with)] { $d($d head)* } $d body }
                kinds! { @module narrowed_rwlock [] [rwlock, access(read, write, replace)] { $d($d head)* } $d body }
                kinds! { @module narrowed_refcell [] [refcell, access(borrow, with, set)] { $d($d head)* } $d body }
                kinds! { @module narrowed_cell [] [cell, access(set, replace)] { $d($d head)* } $d body }
            };
            // Behind pointers of their own.
            (pointers { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module pointer [] [rwlock, arc] { $d($d head)* } $d body }
                kinds! { @module pointer_rc [] [cell, rc] { $d($d head)* } $d body }
            };
            // Locks that take part in a declared order.
            (ordered $d head:tt $d body:tt) => {
                kinds! { @module ordered [] [mutex, after()] $d head $d body }
            };
            // Checked to be for threads.
            (threads $d head:tt $d body:tt) => {
                kinds! { @module threads [sync] [mutex] $d head $d body }
            };
            // Verbs of numbers.
            (numeric $d head:tt $d body:tt) => {
                kinds! { @module numeric [] [atomic, access(get, set, update)] $d head $d body }
            };
            // By the struct's default, without a word at the fields.
            (default { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module default_mutex [default = mutex] [] { $d($d head)* } $d body }
            };
            ($d kind:ident { $d($d head:tt)* } $d body:tt) => {
                kinds! { @module $d kind [] [$d kind] { $d($d head)* } $d body }
            };
            (@module $d name:ident [$d($d struct_args:tt)*] $d field:tt { $d($d head:tt)* } { $d($d body:tt)* }) => {
                /// The case under one kind.
                pub mod $d name {
                    use super::*;
                    body! {
                        $d field
                        [
                            /// A hard one.
                            #[derive(Shared)]
                            #[shared($($always)* $d($d struct_args)*)]
                            $d($d head)*
                        ]
                        { $d($d body)* }
                        []
                    }
                }
            };
            (@module $d name:ident [$d($d struct_args:tt)*] $d field:tt { $d($d head:tt)* } ($d($d body:tt)*)) => {
                /// The case under one kind.
                pub mod $d name {
                    use super::*;
                    body! {
                        $d field
                        [
                            /// A hard one.
                            #[derive(Shared)]
                            #[shared($($always)* $d($d struct_args)*)]
                            $d($d head)*
                        ]
                        ( $d($d body)* )
                        []
                    }
                }
            };
        }

        /// Writes the struct, putting attributes where `@` stands.
        macro_rules! body {
            ($d field:tt [$d($d head:tt)*] {} [$d($d done:tt)*]) => { $d($d head)* { $d($d done)* } };
            ($d field:tt [$d($d head:tt)*] () [$d($d done:tt)*]) => { $d($d head)* ( $d($d done)* ); };
            ([$d($d arg:tt)*] $d head:tt { @ $d($d rest:tt)* } [$d($d done:tt)*]) => {
                body! { [$d($d arg)*] $d head { $d($d rest)* } [$d($d done)* /** A field. */ #[shared($d($d arg)*)]] }
            };
            ([$d($d arg:tt)*] $d head:tt ( @ $d($d rest:tt)* ) [$d($d done:tt)*]) => {
                body! { [$d($d arg)*] $d head ( $d($d rest)* ) [$d($d done)* /** A field. */ #[shared($d($d arg)*)]] }
            };
            ($d field:tt $d head:tt { $d next:tt $d($d rest:tt)* } [$d($d done:tt)*]) => {
                body! { $d field $d head { $d($d rest)* } [$d($d done)* $d next] }
            };
            ($d field:tt $d head:tt ( $d next:tt $d($d rest:tt)* ) [$d($d done:tt)*]) => {
                body! { $d field $d head ( $d($d rest)* ) [$d($d done)* $d next] }
            };
        }
    };
}
