//! Handles: cheap clones that own the companion together, and weak ones that do not.

use proc_macro::{Ident, Span};

use super::{access, bounds, companion_type, condvar, docs, lints, plain_type, snapshot};
use crate::pipeline::code::{Code, code};
use crate::pipeline::names;
use crate::pipeline::resolve::{Derive, Handle, Struct, Weak};

/// The handle, the weak one, and what they can do.
pub(super) fn expand(plain: &Struct, types: &[Code]) -> Code {
    let Some(handle) = &plain.handle else {
        return Code::default();
    };
    let mut output = strong(plain, handle);
    output.extend(strong_traits(plain, handle));
    output.extend(if handle.derefs {
        deref(plain, handle)
    } else {
        accessors(plain, handle, types)
    });
    if let Some(weak) = &handle.weak {
        output.extend(self::weak(plain, handle, weak));
    }
    output
}

/// The handle's type, and what leads from it to the companion.
pub(super) fn target(plain: &Struct, handle: &Handle) -> (Code, Code) {
    let pointer = names::pointer();
    (ty(plain, &handle.name), code!(self.#pointer))
}

/// `Pool<'a, T>`
fn ty(plain: &Struct, name: &Ident) -> Code {
    let arguments = plain.generics.arguments();
    code!(#name #arguments)
}

/// `Arc<SharedAccount>`, or `Weak<..>`
fn pointer_type(plain: &Struct, name: &Code) -> Code {
    let companion = companion_type(plain);
    code!(#name<#companion>)
}

fn strong_name(plain: &Struct, handle: &Handle) -> Code {
    let (krate, name) = (&plain.krate, if handle.is_rc { "Rc" } else { "Arc" });
    let name = Ident::new(name, Span::call_site());
    code!(#krate::__private::#name)
}

fn weak_name(plain: &Struct, handle: &Handle) -> Code {
    let name = if handle.is_rc { "RcWeak" } else { "ArcWeak" };
    let (krate, name) = (&plain.krate, Ident::new(name, Span::call_site()));
    code!(#krate::__private::#name)
}

/// The struct and its functions.
fn strong(plain: &Struct, handle: &Handle) -> Code {
    let Handle { name, vis, .. } = handle;
    let docs = docs::handle(plain, handle);
    let (lints, pointer) = (lints(plain), names::pointer());
    let strong = strong_name(plain, handle);
    let (ty, inner) = (ty(plain, name), pointer_type(plain, &strong));
    let (declaration, impl_declaration) = (
        plain.generics.declaration(),
        plain.generics.impl_declaration(),
    );
    let conditions = plain.generics.where_clause(&[]);
    let as_pointer = names::method(handle.as_pointer());
    let ptr_eq = names::method(names::PTR_EQ);
    let (companion_vis, strong_text) = (
        &plain.companion_vis,
        if handle.is_rc { "Rc" } else { "Arc" },
    );
    // A pointer to the companion is of use to those who may name the companion.
    let pointer_vis = if handle.derefs { vis } else { companion_vis };
    let pointer_docs = docs::line(&format!("Gives the `{strong_text}` inside."));
    let eq_docs = docs::line("Tells whether two handles own the same.");
    let downgrade = handle.weak.as_ref().map(|weak| {
        let docs = docs::line("Makes a handle that keeps nothing alive.");
        let (weak_vis, weak_name) = (&weak.vis, &weak.name);
        let downgrade = names::method(names::DOWNGRADE);
        let weak_ty = self::ty(plain, weak_name);
        code! {
            #docs
            #[inline]
            #[must_use]
            #weak_vis fn #downgrade(this: &Self) -> #weak_ty {
                #weak_name { #pointer: #strong::downgrade(&this.#pointer) }
            }
        }
    });
    code! {
        #docs
        #lints
        #vis struct #name #declaration #conditions {
            /// What all clones own together.
            #pointer: #inner,
        }
        // Nobody calls all of them.
        #[allow(dead_code)]
        #lints
        impl #impl_declaration #ty #conditions {
            #pointer_docs
            #[inline]
            #[must_use]
            #pointer_vis fn #as_pointer(this: &Self) -> &#inner {
                &this.#pointer
            }
            #eq_docs
            #[inline]
            #[must_use]
            #vis fn #ptr_eq(this: &Self, other: &Self) -> ::core::primitive::bool {
                #strong::ptr_eq(&this.#pointer, &other.#pointer)
            }
            #downgrade
        }
    }
}

/// `Clone`, `Debug` where the companion has it, and `From` whatever becomes a companion.
fn strong_traits(plain: &Struct, handle: &Handle) -> Code {
    let (lints, pointer) = (lints(plain), names::pointer());
    let strong = strong_name(plain, handle);
    let inner = pointer_type(plain, &strong);
    let ty = ty(plain, &handle.name);
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    let (plain_type, companion) = (plain_type(plain), companion_type(plain));
    let by_value = plain.generics.where_clause(&bounds::by_value(plain));
    let clone = clone_impl(plain, &handle.name, &strong);
    let local = names::local("shared");
    let debug = plain.derives(Derive::Debug).map(|_| {
        let condition = code!(#companion: ::core::fmt::Debug);
        let is_generic = !plain.generics.params.is_empty();
        let conditions = plain.generics.where_clause(
            &is_generic
                .then_some(condition)
                .into_iter()
                .collect::<Vec<_>>(),
        );
        code! {
            #[automatically_derived]
            #lints
            impl #declaration ::core::fmt::Debug for #ty #conditions {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&*self.#pointer, f)
                }
            }
        }
    });
    code! {
        #clone
        #debug
        #[automatically_derived]
        #lints
        impl #declaration ::core::convert::From<#plain_type> for #ty #by_value {
            fn from(#local: #plain_type) -> Self {
                let #local = <#companion as ::core::convert::From<#plain_type>>::from(#local);
                Self { #pointer: #strong::new(#local) }
            }
        }
        #[automatically_derived]
        #lints
        impl #declaration ::core::convert::From<#inner> for #ty #conditions {
            #[inline]
            fn from(#local: #inner) -> Self {
                Self { #pointer: #local }
            }
        }
    }
}

/// A clone of the pointer, whatever stands behind it.
fn clone_impl(plain: &Struct, name: &Ident, pointer_name: &Code) -> Code {
    let (lints, pointer, ty) = (lints(plain), names::pointer(), ty(plain, name));
    let inner = pointer_type(plain, pointer_name);
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    code! {
        #[automatically_derived]
        #lints
        impl #declaration ::core::clone::Clone for #ty #conditions {
            #[inline]
            fn clone(&self) -> Self {
                Self { #pointer: <#inner as ::core::clone::Clone>::clone(&self.#pointer) }
            }
        }
    }
}

fn deref(plain: &Struct, handle: &Handle) -> Code {
    let (lints, pointer) = (lints(plain), names::pointer());
    let (ty, companion) = (ty(plain, &handle.name), companion_type(plain));
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    code! {
        #[automatically_derived]
        #lints
        impl #declaration ::core::ops::Deref for #ty #conditions {
            type Target = #companion;
            #[inline]
            fn deref(&self) -> &#companion {
                &self.#pointer
            }
        }
    }
}

/// The companion's methods, for a handle that may not show the companion.
fn accessors(plain: &Struct, handle: &Handle, types: &[Code]) -> Code {
    let lints = lints(plain);
    let (ty, owner) = target(plain, handle);
    let declaration = plain.generics.impl_declaration();
    let conditions = plain.generics.where_clause(&[]);
    let accessors: Code = plain
        .slots()
        .zip(types)
        .map(|(slot, ty)| access::expand(plain, slot, ty, &owner))
        .collect();
    let condvars: Code = condvar::accessors(plain, &owner).collect();
    let snapshot = plain.has_snapshot().then(|| {
        let docs = docs::snapshot(plain);
        let (vis, plain_type) = (&plain.vis, plain_type(plain));
        let (companion, name) = (companion_type(plain), names::method(names::SNAPSHOT));
        let conditions = snapshot::conditions(plain);
        let conditions = bounds::alone(&conditions);
        code! {
            #docs
            #[must_use]
            #[track_caller]
            #vis fn #name(&self) -> #plain_type #conditions {
                <#companion>::#name(&#owner)
            }
        }
    });
    code! {
        #[allow(dead_code)]
        #lints
        impl #declaration #ty #conditions {
            #accessors
            #condvars
            #snapshot
        }
    }
}

/// The weak handle.
fn weak(plain: &Struct, handle: &Handle, weak: &Weak) -> Code {
    let Weak { name, vis, .. } = weak;
    let docs = docs::weak(handle, weak);
    let (lints, pointer) = (lints(plain), names::pointer());
    let weak_pointer = weak_name(plain, handle);
    let (ty, inner) = (ty(plain, name), pointer_type(plain, &weak_pointer));
    let (strong, strong_ty) = (&handle.name, self::ty(plain, &handle.name));
    let (declaration, impl_declaration) = (
        plain.generics.declaration(),
        plain.generics.impl_declaration(),
    );
    let conditions = plain.generics.where_clause(&[]);
    let sized: Vec<_> = bounds::sized(plain).into_iter().collect();
    let new_conditions = bounds::alone(&sized);
    let default_conditions = plain.generics.where_clause(&sized);
    let clone = clone_impl(plain, name, &weak_pointer);
    let local = names::local("shared");
    let new_docs = docs::line("Makes one that belongs to nothing: `upgrade` gives `None`.");
    let upgrade_docs = docs::line(&format!(
        "Gives the `{strong}`, unless its last clone is gone."
    ));
    code! {
        #docs
        #lints
        #vis struct #name #declaration #conditions {
            /// What the strong handles own.
            #pointer: #inner,
        }
        // Nobody calls all of them.
        #[allow(dead_code)]
        #lints
        impl #impl_declaration #ty #conditions {
            #new_docs
            #[inline]
            #[must_use]
            #vis const fn new() -> Self #new_conditions {
                Self { #pointer: #weak_pointer::new() }
            }
            #upgrade_docs
            #[inline]
            #[must_use]
            #vis fn upgrade(&self) -> ::core::option::Option<#strong_ty> {
                match #weak_pointer::upgrade(&self.#pointer) {
                    ::core::option::Option::Some(#local) => {
                        ::core::option::Option::Some(#strong { #pointer: #local })
                    }
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }
        #clone
        #[automatically_derived]
        #lints
        impl #impl_declaration ::core::default::Default for #ty #default_conditions {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }
        #[automatically_derived]
        #lints
        impl #impl_declaration ::core::fmt::Debug for #ty #conditions {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str("(Weak)")
            }
        }
    }
}
