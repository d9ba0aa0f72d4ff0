//! The words of `#[synchronized(..)]`, where each may stand and what form it takes.

use core::fmt;

/// The kind of lock, where the attribute names it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Mutex,
    RwLock,
    RefCell,
}

/// A word that may open an argument.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    Via,
    Kind(Kind),
    Prefix,
    Expose,
    With,
    Crate,
    Raw,
    Skip,
    As,
}

/// Where an argument stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// On the block, behind the target.
    Block,
    /// On a method.
    Method,
    /// In the parentheses of a kind.
    Kind,
}

/// What an argument looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `expose`
    Word,
    /// `prefix = primary_`
    Ident,
    /// `crate = path::to::interior`
    Path,
    /// `via = self.inner`
    Expression,
    /// `mutex` or `mutex(raw = path::to::Raw)`
    Options,
    /// `with(C = M::Connection)`
    Types,
}

impl Word {
    /// Every word, in the order in which messages list them.
    pub(crate) const ALL: [Self; 11] = [
        Self::Via,
        Self::Kind(Kind::Mutex),
        Self::Kind(Kind::RwLock),
        Self::Kind(Kind::RefCell),
        Self::Prefix,
        Self::Expose,
        Self::With,
        Self::Crate,
        Self::Raw,
        Self::Skip,
        Self::As,
    ];

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Via => "via",
            Self::Kind(Kind::Mutex) => "mutex",
            Self::Kind(Kind::RwLock) => "rwlock",
            Self::Kind(Kind::RefCell) => "refcell",
            Self::Prefix => "prefix",
            Self::Expose => "expose",
            Self::With => "with",
            Self::Crate => "crate",
            Self::Raw => "raw",
            Self::Skip => "skip",
            Self::As => "as",
        }
    }

    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.text() == text).copied()
    }

    /// The form this word takes at `level`, if it may stand there.
    pub(crate) fn form(self, level: Level) -> Option<Form> {
        Some(match (level, self) {
            (Level::Block, Self::Via) => Form::Expression,
            (Level::Block, Self::Kind(Kind::Mutex | Kind::RwLock)) => Form::Options,
            (Level::Block, Self::With) => Form::Types,
            (Level::Block, Self::Crate) | (Level::Kind, Self::Raw) => Form::Path,
            (Level::Block, Self::Prefix) | (Level::Method, Self::As) => Form::Ident,
            (Level::Block, Self::Kind(Kind::RefCell) | Self::Expose)
            | (Level::Method, Self::Skip) => Form::Word,
            _ => return None,
        })
    }

    /// The words that may stand at `level`.
    pub(crate) fn allowed(level: Level) -> Vec<&'static str> {
        let mut words = Vec::new();
        for word in Self::ALL {
            if word.form(level).is_some() {
                words.push(word.text());
            }
        }
        words
    }

    /// The level at which this word stands.
    pub(crate) fn level(self) -> Level {
        match self {
            Self::Raw => Level::Kind,
            Self::Skip | Self::As => Level::Method,
            _ => Level::Block,
        }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl Form {
    /// The form as messages show it, with `word` in its place.
    pub(crate) fn show(self, word: Word) -> String {
        match self {
            Self::Word => format!("`{word}`"),
            Self::Ident => format!("`{word} = <identifier>`"),
            Self::Path => format!("`{word} = <path>`"),
            Self::Expression => format!("`{word} = <expression>`"),
            Self::Options => format!("`{word}` or `{word}(raw = <path>)`"),
            Self::Types => format!("`{word}(<parameter> = <type>, ..)`"),
        }
    }
}
