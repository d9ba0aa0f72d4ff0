//! The words of `#[shared(..)]`, where each may stand and what form it takes there.
//!
//! This is the whole grammar in two tables; adding a word means adding a line to each.

use core::fmt;

/// How a field, or a group of fields, is shared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Plain,
    Cell,
    RefCell,
    Mutex,
    RwLock,
    Atomic,
}

impl Kind {
    /// Every kind, in the order in which messages list them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Cell,
        Self::RefCell,
        Self::Mutex,
        Self::RwLock,
        Self::Atomic,
        Self::Plain,
    ];

    /// Tells whether several fields can live behind one of these.
    ///
    /// `Cell` and `Atomic` hand out copies, never references, so there would be no way to a single field.
    pub(crate) fn holds_groups(self) -> bool {
        matches!(self, Self::RefCell | Self::Mutex | Self::RwLock)
    }

    /// Tells whether it is a lock, which waits; the others never do.
    pub(crate) fn is_lock(self) -> bool {
        matches!(self, Self::Mutex | Self::RwLock)
    }

    /// Tells whether threads may share it.
    pub(crate) fn is_sync(self) -> bool {
        !matches!(self, Self::Cell | Self::RefCell)
    }

    /// The word in the attribute.
    pub(crate) fn text(self) -> &'static str {
        Keyword::Kind(self).text()
    }

    /// The type of the runtime; plain fields have none.
    pub(crate) fn type_name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Cell => Some("Cell"),
            Self::RefCell => Some("RefCell"),
            Self::Mutex => Some("Mutex"),
            Self::RwLock => Some("RwLock"),
            Self::Atomic => Some("Atomic"),
        }
    }
}

/// A word that may open an argument.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keyword {
    Kind(Kind),
    Group,
    Name,
    Vis,
    Crate,
    Default,
    Sync,
    Derive,
    New,
    NoSnapshot,
    Access,
    Whole,
    Handle,
    Weak,
    Arc,
    Rc,
    Wrapped,
    NoIntoInner,
    Raw,
    Condvar,
    After,
}

impl Keyword {
    /// Every word, in the order in which messages list them.
    pub(crate) const ALL: [Self; 26] = [
        Self::Kind(Kind::Cell),
        Self::Kind(Kind::RefCell),
        Self::Kind(Kind::Mutex),
        Self::Kind(Kind::RwLock),
        Self::Kind(Kind::Atomic),
        Self::Kind(Kind::Plain),
        Self::Group,
        Self::Name,
        Self::Vis,
        Self::Crate,
        Self::Default,
        Self::Sync,
        Self::Derive,
        Self::New,
        Self::NoSnapshot,
        Self::Access,
        Self::Whole,
        Self::Handle,
        Self::Weak,
        Self::Arc,
        Self::Rc,
        Self::Wrapped,
        Self::NoIntoInner,
        Self::Raw,
        Self::Condvar,
        Self::After,
    ];

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Kind(Kind::Cell) => "cell",
            Self::Kind(Kind::RefCell) => "refcell",
            Self::Kind(Kind::Mutex) => "mutex",
            Self::Kind(Kind::RwLock) => "rwlock",
            Self::Kind(Kind::Atomic) => "atomic",
            Self::Kind(Kind::Plain) => "plain",
            Self::Group => "group",
            Self::Name => "name",
            Self::Vis => "vis",
            Self::Crate => "crate",
            Self::Default => "default",
            Self::Sync => "sync",
            Self::Derive => "derive",
            Self::New => "new",
            Self::NoSnapshot => "no_snapshot",
            Self::Access => "access",
            Self::Whole => "whole",
            Self::Handle => "handle",
            Self::Weak => "weak",
            Self::Arc => "arc",
            Self::Rc => "rc",
            Self::Wrapped => "wrapped",
            Self::NoIntoInner => "no_into_inner",
            Self::Raw => "raw",
            Self::Condvar => "condvar",
            Self::After => "after",
        }
    }

    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.text() == text).copied()
    }

    /// The form this word takes at `level`, if it may stand there.
    pub(crate) fn form(self, level: Level) -> Option<Form> {
        use Level as At;
        Some(match (self, level) {
            (Self::Kind(kind), At::Field | At::Group | At::Default) => kind_form(kind),
            (Self::Kind(kind), At::Whole) if kind.holds_groups() => kind_form(kind),
            (Self::Group, At::Struct) => Form::Declaration,
            (Self::Group, At::Field) => Form::GroupName,
            (Self::Name, At::Struct | At::Field | At::Group)
            | (Self::Condvar, At::Kind(Kind::Mutex)) => Form::Ident,
            (Self::Vis, At::Struct | At::Field | At::Group | At::Handle | At::Weak) => Form::Vis,
            (Self::Handle, At::Struct) | (Self::Weak, At::Handle) => Form::Type,
            (Self::Derive, At::Struct | At::Group) => Form::Traits,
            (Self::Access, At::Struct | At::Field | At::Group) => Form::Verbs,
            (Self::After, At::Struct | At::Field | At::Group) => Form::Classes,
            (Self::Crate, At::Struct) => Form::Path,
            (Self::Raw, At::Kind(kind)) if kind.is_lock() => Form::Path,
            (Self::Default | Self::Whole, At::Struct) => Form::Kind,
            (Self::Sync | Self::New | Self::NoSnapshot | Self::NoIntoInner, At::Struct)
            | (Self::Rc, At::Handle)
            | (Self::Arc | Self::Rc, At::Field | At::Group)
            | (Self::Wrapped, At::Field) => Form::Word,
            _ => return None,
        })
    }

    /// The words that may stand at `level`.
    pub(crate) fn allowed(level: Level) -> Vec<&'static str> {
        let mut words = Vec::new();
        for keyword in Self::ALL {
            let holds = match keyword {
                Self::Kind(kind) if level == Level::Group => kind.holds_groups(),
                _ => true,
            };
            if holds && keyword.form(level).is_some() {
                words.push(keyword.text());
            }
        }
        words
    }

    /// The levels at which this word may stand.
    pub(crate) fn levels(self) -> Vec<Level> {
        let mut levels = Vec::new();
        for level in Level::ALL {
            if self.form(level).is_some() {
                levels.push(level);
            }
        }
        levels
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Only locks have options.
fn kind_form(kind: Kind) -> Form {
    if kind.is_lock() {
        Form::Options
    } else {
        Form::Word
    }
}

/// Where an argument stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// `#[shared(..)]` on the struct.
    Struct,
    /// `#[shared(..)]` on a field.
    Field,
    /// `group(..)` on the struct.
    Group,
    /// `default = ..` on the struct.
    Default,
    /// `handle(..)` on the struct.
    Handle,
    /// `weak(..)` in `handle(..)`.
    Weak,
    /// `whole = ..` on the struct.
    Whole,
    /// The options of a kind, as in `mutex(..)`.
    Kind(Kind),
}

impl Level {
    /// Where the arguments between the parentheses of `keyword(name, ..)` stand.
    pub(crate) fn of_declaration(keyword: Keyword) -> Self {
        match keyword {
            Keyword::Handle => Self::Handle,
            Keyword::Weak => Self::Weak,
            _ => Self::Group,
        }
    }

    /// Where the kind behind `keyword =` stands.
    pub(crate) fn of_kind(keyword: Keyword) -> Self {
        if keyword == Keyword::Whole {
            Self::Whole
        } else {
            Self::Default
        }
    }

    const ALL: [Self; 9] = [
        Self::Struct,
        Self::Field,
        Self::Group,
        Self::Default,
        Self::Whole,
        Self::Handle,
        Self::Weak,
        Self::Kind(Kind::Mutex),
        Self::Kind(Kind::RwLock),
    ];
}

/// What an argument looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `sync`
    Word,
    /// `name = SharedAccount`
    Ident,
    /// `group = ledger`
    GroupName,
    /// `vis = pub(crate)`
    Vis,
    /// `raw = path::to::Raw`
    Path,
    /// `default = mutex(raw = path::to::Raw)`
    Kind,
    /// `mutex` or `mutex(raw = path::to::Raw)`
    Options,
    /// `derive(Clone, Debug)`
    Traits,
    /// `access(get, lock as state)`
    Verbs,
    /// `handle(Pool, vis = pub)`
    Type,
    /// `after = SharedBank::index` or `after(SharedBank::index, SharedBank::log)`
    Classes,
    /// `group(ledger, mutex)`
    Declaration,
}

impl Form {
    /// The form as messages show it, with the word `keyword` in its place.
    pub(crate) fn show(self, keyword: Keyword) -> String {
        match self {
            Self::Word => format!("`{keyword}`"),
            Self::Ident => format!("`{keyword} = <identifier>`"),
            Self::GroupName => format!("`{keyword} = <name>`"),
            Self::Vis => format!("`{keyword} = <visibility>`"),
            Self::Path => format!("`{keyword} = <path>`"),
            Self::Kind => format!("`{keyword} = <kind>`"),
            Self::Options => format!("`{keyword}` or `{keyword}(raw = <path>)`"),
            Self::Traits => format!("`{keyword}(<trait>, ..)`"),
            Self::Verbs => format!("`{keyword}(<verb>, ..)`"),
            Self::Type => format!("`{keyword}(<name>, ..)`"),
            Self::Classes => {
                format!("`{keyword} = <type>::<field>` or `{keyword}(<type>::<field>, ..)`")
            }
            Self::Declaration => format!("`{keyword}(<name>, <kind>)`"),
        }
    }
}
