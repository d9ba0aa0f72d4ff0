//! The orders that a struct declares among its own locks.
//!
//! What comes in is the struct with the paths behind `after`; what goes out are those paths that name
//! its own companion and that no lock can come after. Other companions are the compiler's to look into.

use super::model::Struct;
use super::same;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::Spelling;
use crate::pipeline::parse::ClassPath;

/// A path that is left out of the order.
pub(crate) struct Refused<'a> {
    /// The lock that was to come after it.
    pub(crate) later: String,
    pub(crate) class: &'a ClassPath,
    pub(crate) why: Why,
}

/// What is wrong with a path.
pub(crate) enum Why {
    /// The struct has no lock of this name.
    Unknown,
    /// The field may have been meant as a lock, which is reported there.
    Unsure,
    /// The lock it names comes after the other already, or is the other.
    Circle,
}

/// The paths that are left out; of those in a circle it is the one that closes it.
pub(crate) fn refused(plain: &Struct) -> Vec<Refused<'_>> {
    let mut refused = Vec::new();
    if !plain.declares_orders {
        return refused;
    }
    let known = locks(plain);
    // The later lock and the earlier one.
    let mut orders: Vec<(String, &str)> = Vec::new();
    for slot in plain.slots().filter(|slot| slot.sharing().kind.is_lock()) {
        for class in slot.after().unwrap_or_default() {
            if !is_own(plain, class) {
                continue;
            }
            let later = slot.name();
            let why = if !known.contains(&class.field) {
                let mut fields = plain.slots().filter(|slot| slot.name() == class.field);
                if fields.any(|slot| !slot.sharing().certain) {
                    Why::Unsure
                } else {
                    Why::Unknown
                }
            } else if comes_after(&orders, &class.field, &later) {
                Why::Circle
            } else {
                orders.push((later, &class.field));
                continue;
            };
            refused.push(Refused { later, class, why });
        }
    }
    refused
}

/// The names of the locks that others of the struct can come after.
pub(crate) fn locks(plain: &Struct) -> Vec<String> {
    let locks = plain.slots().filter(|slot| slot.sharing().kind.is_lock());
    locks.map(|slot| slot.name()).collect()
}

/// Tells whether a path names a lock of the struct itself; with parameters the compiler is asked.
fn is_own(plain: &Struct, class: &ClassPath) -> bool {
    let mut cursor = Cursor::new(class.owner.clone());
    let owner = cursor.next_ident();
    cursor.is_empty()
        && owner.is_some_and(|owner| owner.is("Self") || same(&owner, &plain.companion))
}

/// Tells whether `later` is `earlier` or comes after it, directly or by others.
fn comes_after(orders: &[(String, &str)], later: &str, earlier: &str) -> bool {
    // Each is visited once: several ways may lead to the same lock.
    let mut reached = vec![later];
    let mut next = 0;
    while let Some(&lock) = reached.get(next) {
        if lock == earlier {
            return true;
        }
        for (_, before) in orders.iter().filter(|(name, _)| name == lock) {
            if !reached.contains(before) {
                reached.push(before);
            }
        }
        next += 1;
    }
    false
}
