//! The verbs of `access(..)`: which kinds have them and what their methods are called.

use super::keyword::Kind;

/// What a method of the companion does with one field or group.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Get,
    GetCloned,
    Set,
    Replace,
    Take,
    Update,
    Add,
    Sub,
    With,
    WithMut,
    TryWith,
    TryWithMut,
    Borrow,
    BorrowMut,
    TryBorrow,
    TryBorrowMut,
    Lock,
    TryLock,
    Read,
    Write,
    TryRead,
    TryWrite,
    /// Gives the primitive itself.
    Handle,
}

impl Verb {
    /// Every verb, in the order in which messages list them.
    const ALL: [Self; 23] = [
        Self::Get,
        Self::GetCloned,
        Self::Set,
        Self::Replace,
        Self::Take,
        Self::Update,
        Self::Add,
        Self::Sub,
        Self::With,
        Self::WithMut,
        Self::TryWith,
        Self::TryWithMut,
        Self::Borrow,
        Self::BorrowMut,
        Self::TryBorrow,
        Self::TryBorrowMut,
        Self::Lock,
        Self::TryLock,
        Self::Read,
        Self::Write,
        Self::TryRead,
        Self::TryWrite,
        Self::Handle,
    ];

    /// The word in the list, which is also the name of the runtime's method.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Get => "get",
            Self::GetCloned => "get_cloned",
            Self::Set => "set",
            Self::Replace => "replace",
            Self::Take => "take",
            Self::Update => "update",
            Self::Add => "add",
            Self::Sub => "sub",
            Self::With => "with",
            Self::WithMut => "with_mut",
            Self::TryWith => "try_with",
            Self::TryWithMut => "try_with_mut",
            Self::Borrow => "borrow",
            Self::BorrowMut => "borrow_mut",
            Self::TryBorrow => "try_borrow",
            Self::TryBorrowMut => "try_borrow_mut",
            Self::Lock => "lock",
            Self::TryLock => "try_lock",
            Self::Read => "read",
            Self::Write => "write",
            Self::TryRead => "try_read",
            Self::TryWrite => "try_write",
            Self::Handle => "handle",
        }
    }

    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.text() == text).copied()
    }

    /// The verbs of a kind; those of any kind without one.
    pub(crate) fn allowed(kind: Option<Kind>) -> Vec<&'static str> {
        let mut words = Vec::new();
        for verb in Self::ALL {
            if kind.is_none_or(|kind| verb.is_of(kind)) {
                words.push(verb.text());
            }
        }
        words
    }

    /// The verbs that a companion that is one lock of `kind` has without being asked.
    pub(crate) fn of_whole(kind: Kind) -> Vec<Self> {
        let mut verbs = Vec::new();
        for verb in Self::ALL {
            if verb.is_of(kind) && verb.is_whole() {
                verbs.push(verb);
            }
        }
        verbs
    }

    /// Tells whether `kind` has this verb.
    pub(crate) fn is_of(self, kind: Kind) -> bool {
        match self {
            Self::Get | Self::Handle => true,
            Self::GetCloned => kind != Kind::Atomic,
            Self::Add | Self::Sub => matches!(kind, Kind::Cell | Kind::Atomic),
            Self::Set | Self::Replace | Self::Take | Self::Update => kind != Kind::Plain,
            Self::With | Self::WithMut | Self::TryWith | Self::TryWithMut => kind.holds_groups(),
            Self::Borrow | Self::BorrowMut | Self::TryBorrow | Self::TryBorrowMut => {
                kind == Kind::RefCell
            }
            Self::Lock | Self::TryLock => kind == Kind::Mutex,
            Self::Read | Self::Write | Self::TryRead | Self::TryWrite => kind == Kind::RwLock,
        }
    }

    fn is_whole(self) -> bool {
        let is_guard = matches!(
            self,
            Self::Borrow
                | Self::BorrowMut
                | Self::TryBorrow
                | Self::TryBorrowMut
                | Self::Lock
                | Self::TryLock
                | Self::Read
                | Self::Write
                | Self::TryRead
                | Self::TryWrite
        );
        is_guard || self == Self::Handle
    }

    /// Tells whether its method is called like the field itself.
    pub(crate) fn is_getter(self) -> bool {
        matches!(self, Self::Get | Self::GetCloned)
    }

    /// The name of its method for the field or group `base`: `set_views`, `borrow_drafts_mut`.
    pub(crate) fn method(self, base: &str) -> String {
        match self {
            Self::Get | Self::GetCloned => base.to_owned(),
            // Two underscores in a row are not in snake case.
            Self::Handle => format!("{}_handle", base.trim_end_matches('_')),
            _ => match self.text().strip_suffix("_mut") {
                Some(verb) => format!("{verb}_{}_mut", base.trim_matches('_')),
                None => format!("{}_{}", self.text(), base.trim_start_matches('_')),
            },
        }
    }
}
