//! Why a borrow is refused, in words.

use core::error::Error;
use core::fmt;

use super::places::Place;
use crate::class::Label;

/// Who stands in the way of a borrow.
#[derive(PartialEq, Eq)]
enum Standing {
    /// At least one `Ref`.
    Readers,
    /// At least one `RefMut`.
    Writer,
    /// So many `Ref`s that the count would wrap; only guards that were leaked get there.
    TooMany,
}

impl Standing {
    /// Who it is, by the count of borrows.
    fn of(count: isize) -> Self {
        match count {
            isize::MIN | isize::MAX => Self::TooMany,
            ..0 => Self::Writer,
            0.. => Self::Readers,
        }
    }
}

/// A borrow that was refused.
#[derive(Clone, Copy)]
pub(super) struct Refusal {
    /// Whose value was to be borrowed.
    pub(super) label: Label,
    /// The count that stood in the way; who that is, is worked out only when somebody wants to know.
    pub(super) count: isize,
    /// Where a standing borrow was taken.
    pub(super) standing: Place,
    /// Where the refused one was asked for.
    pub(super) here: Place,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = Standing::of(self.count);
        match self.label.as_name() {
            // Nothing stands in the way that the name could be said to be.
            Some(name) if by == Standing::TooMany => write!(f, "`{name}`: ")?,
            Some(name) => write!(f, "`{name}` is ")?,
            None => {}
        }
        f.write_str(match by {
            Standing::Readers => "already borrowed",
            Standing::Writer => "already mutably borrowed",
            Standing::TooMany => {
                return f.write_str(
                    "too many borrows of one `RefCell` stand, because guards were leaked; drop \
                     guards instead of forgetting them",
                );
            }
        })?;
        match self.standing.get() {
            Some(place) => write!(f, ", at {place}")?,
            None if cfg!(debug_assertions) => {}
            None => f.write_str("; a build with debug assertions tells where")?,
        }
        match self.here.get() {
            Some(place) => write!(f, "; this borrow is at {place}"),
            None => Ok(()),
        }
    }
}

/// A shared borrow was refused, because the value is borrowed mutably.
///
/// Its text names the place of both borrows in builds with debug assertions.
///
/// # Examples
///
/// ```
/// use interior_runtime::RefCell;
///
/// let drafts = RefCell::new(vec!["one"]);
/// let writer = drafts.borrow_mut();
/// let error = drafts.try_borrow().unwrap_err();
/// assert!(error.to_string().starts_with("already mutably borrowed"));
/// # drop(writer);
/// ```
#[derive(Clone, Copy)]
pub struct BorrowError(pub(super) Refusal);

/// An exclusive borrow was refused, because the value is borrowed.
///
/// Its text names the place of both borrows in builds with debug assertions.
///
/// # Examples
///
/// ```
/// use interior_runtime::RefCell;
///
/// let drafts = RefCell::new(vec!["one"]);
/// let reader = drafts.borrow();
/// let error = drafts.try_borrow_mut().unwrap_err();
/// assert!(error.to_string().starts_with("already borrowed"));
/// # drop(reader);
/// ```
#[derive(Clone, Copy)]
pub struct BorrowMutError(pub(super) Refusal);

macro_rules! show {
    ($($Error:ident)+) => {$(
        impl fmt::Display for $Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $Error {
            /// Shows the text too, so that an `unwrap` names both places.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($Error))
                    .field(&format_args!("{}", self.0))
                    .finish()
            }
        }

        impl Error for $Error {}
    )+};
}

show! { BorrowError BorrowMutError }
