//! The struct with every default filled in: all that the last stage needs.

use proc_macro::{Ident, Literal, Span};

use super::slot::Slots;
use crate::pipeline::Features;
use crate::pipeline::code::{Code, Pieces, Put};
use crate::pipeline::keyword::{Keyword, Kind};
use crate::pipeline::names::{self, Spelling};
use crate::pipeline::parse::{Carried, ClassPath, Generics, Named, Shape, Visibility};
use crate::pipeline::place::Place;
use crate::pipeline::similar::similar;
use crate::pipeline::verb::Verb;

/// The plain struct and what becomes of it.
pub(crate) struct Struct {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    pub(crate) shape: Shape,
    pub(crate) carried: Carried,
    /// Whether the struct or one of its fields is deprecated.
    pub(crate) deprecated: bool,
    /// The path to the runtime.
    pub(crate) krate: CratePath,
    pub(crate) companion: Ident,
    pub(crate) companion_vis: Visibility,
    /// The arguments that are words alone, such as `sync`.
    pub(crate) words: Vec<Keyword>,
    /// The derives of the companion, and where each is written.
    pub(crate) derives: Vec<(Derive, Span)>,
    pub(crate) fields: Vec<Field>,
    pub(crate) groups: Vec<Group>,
    pub(crate) handle: Option<Handle>,
    /// Whether an order is declared for one of its locks, so that all take part.
    pub(crate) declares_orders: bool,
    /// Whether the only group is the struct itself.
    pub(crate) whole: bool,
    pub(crate) features: Features,
}

/// A pointer to a companion that many own.
pub(crate) struct Handle {
    pub(crate) name: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Carried,
    /// Whether it is for one thread.
    pub(crate) is_rc: bool,
    /// Whether it may deref to the companion, which must not be more private.
    pub(crate) derefs: bool,
    pub(crate) weak: Option<Weak>,
}

/// The handle that keeps nothing alive.
pub(crate) struct Weak {
    pub(crate) name: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Carried,
}

impl Handle {
    /// The function that gives the pointer.
    pub(crate) fn as_pointer(&self) -> &'static str {
        if self.is_rc {
            names::AS_RC
        } else {
            names::AS_ARC
        }
    }
}

/// The path of the runtime.
pub(crate) struct CratePath {
    /// What the user wrote, if anything.
    pub(crate) given: Option<Code>,
}

impl CratePath {
    /// The path as errors point at it; what the user wrote keeps its spans, for it may begin with
    /// `$crate`.
    pub(crate) fn at(&self, at: Span) -> impl Put {
        (self, at)
    }
}

impl Put for (&CratePath, Span) {
    fn put(&self, code: &mut Pieces) {
        match (&self.0.given, self.1) {
            (Some(path), _) => path.put(code),
            (None, at) => {
                code.sign("::", at);
                code.word("interior", at);
            }
        }
    }
}

impl Put for CratePath {
    fn put(&self, code: &mut Pieces) {
        self.at(Span::call_site()).put(code);
    }
}

/// A trait that can be derived for the companion.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derive {
    Clone,
    Debug,
    Default,
    Serialize,
    Deserialize,
}

impl Derive {
    const ALL: [Self; 5] = [
        Self::Clone,
        Self::Debug,
        Self::Default,
        Self::Serialize,
        Self::Deserialize,
    ];

    /// Tells whether it is a trait of `serde`.
    pub(crate) fn is_serde(self) -> bool {
        matches!(self, Self::Serialize | Self::Deserialize)
    }

    /// Tells whether it goes through the snapshot.
    pub(crate) fn needs_snapshot(self) -> bool {
        matches!(self, Self::Clone | Self::Serialize)
    }

    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::Clone => "Clone",
            Self::Debug => "Debug",
            Self::Default => "Default",
            Self::Serialize => "Serialize",
            Self::Deserialize => "Deserialize",
        }
    }

    pub(crate) fn of(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|it| it.text() == text).copied()
    }

    /// The trait that `text` probably means: one whose path it is, or whose name resembles it.
    pub(crate) fn like(text: &str) -> Option<Self> {
        let last = text.rsplit("::").next().unwrap_or(text);
        Self::of(last).or_else(|| similar(last, &Self::words()).and_then(Self::of))
    }

    /// The words of all, in the order in which messages list them.
    pub(crate) fn words() -> Vec<&'static str> {
        Self::ALL.iter().map(|it| it.text()).collect()
    }
}

/// A field of the plain struct.
pub(crate) struct Field {
    pub(crate) member: Member,
    /// Where its name is written, or its type if it has none.
    pub(crate) span: Span,
    /// Its type, in which `Self` is written out.
    pub(crate) ty: Code,
    pub(crate) vis: Visibility,
    pub(crate) carried: Carried,
    pub(crate) home: Home,
}

impl Field {
    /// Its name without `r#`, or its number.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(ident) => ident.unraw(),
            Member::Numbered(index) => index.to_string(),
        }
    }
}

/// What a field is called behind the dot.
pub(crate) enum Member {
    Named(Ident),
    /// Its number in a tuple struct.
    Numbered(usize),
}

impl Put for Member {
    fn put(&self, code: &mut Pieces) {
        match self {
            Self::Named(ident) => ident.put(code),
            Self::Numbered(index) => Literal::usize_unsuffixed(*index).put(code),
        }
    }
}

/// Where a field lives in the companion.
pub(crate) enum Home {
    /// In a field of its own.
    Own(Box<Own>),
    /// In the group of this number.
    Group(usize),
}

/// A field of the companion that holds one field of the plain struct.
pub(crate) struct Own {
    pub(crate) sharing: Sharing,
    pub(crate) methods: Vec<Method>,
    pub(crate) condvar: Option<Condvar>,
    /// The locks that are taken before this one, if an order is declared for it.
    pub(crate) after: Option<Vec<ClassPath>>,
    /// The visibility of the methods.
    pub(crate) vis: Visibility,
}

/// A method of the companion that leads to one field or group.
pub(crate) struct Method {
    /// What it does; an accessor is a handle.
    pub(crate) verb: Verb,
    pub(crate) name: Ident,
    /// Where it is asked for: its name, its verb, or else the field or group.
    pub(crate) place: Place,
    pub(crate) origin: Origin,
    /// Whether another has the name already: then it is not generated.
    pub(crate) taken: bool,
}

/// Who names a method; of two of one name the first in this order keeps it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A field, by its own name.
    Field,
    /// A group, by its own name.
    Group,
    /// `name = ..` on a field.
    Renamed,
    /// A verb in `access(..)`.
    Verb,
    /// `condvar = ..`
    Condvar,
}

impl Origin {
    pub(crate) const ALL: [Self; 5] = [
        Self::Field,
        Self::Group,
        Self::Renamed,
        Self::Verb,
        Self::Condvar,
    ];
}

/// The condition variable of a mutex, which the plain struct has not.
pub(crate) struct Condvar {
    /// The companion's field that holds it.
    pub(crate) field: Ident,
    /// Whether `field` had to be renamed, because another one has the name.
    pub(crate) renamed: bool,
    pub(crate) accessor: Method,
    /// Whether the lock can be held by others than the struct's module; otherwise they need no
    /// accessor.
    pub(crate) exposed: bool,
}

/// A kind and its options.
#[derive(Clone)]
pub(crate) struct Sharing {
    pub(crate) kind: Kind,
    /// The raw lock, if it is not the default one.
    pub(crate) raw: Option<Code>,
    /// The name of its condition variable, and where it is written.
    pub(crate) condvar: Option<(Ident, Place)>,
    /// What shares it between companions, if anything does.
    pub(crate) pointer: Option<Pointer>,
    /// The kind that the field's own type has, which is kept as it is.
    pub(crate) wrapped: Option<Kind>,
    /// Whether it was written like this; a kind that is only guessed is not asserted.
    pub(crate) certain: bool,
}

impl Sharing {
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            kind,
            raw: None,
            condvar: None,
            pointer: None,
            wrapped: None,
            certain: true,
        }
    }

    pub(crate) fn guess(kind: Kind) -> Self {
        Self {
            kind,
            raw: None,
            condvar: None,
            pointer: None,
            wrapped: None,
            certain: false,
        }
    }
}

/// A pointer that several companions can own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    Arc,
    Rc,
}

impl Pointer {
    /// The type's name.
    pub(crate) fn type_name(self) -> &'static str {
        match self {
            Self::Arc => "Arc",
            Self::Rc => "Rc",
        }
    }
}

/// Several fields behind one cell or lock.
pub(crate) struct Group {
    /// The companion's field that holds it.
    pub(crate) field: Ident,
    pub(crate) sharing: Sharing,
    /// The name of the struct that holds the fields.
    pub(crate) name: Ident,
    pub(crate) vis: Visibility,
    pub(crate) methods: Vec<Method>,
    pub(crate) condvar: Option<Condvar>,
    /// The locks that are taken before this one, if an order is declared for it.
    pub(crate) after: Option<Vec<ClassPath>>,
    /// The visibility of the methods.
    pub(crate) accessor_vis: Visibility,
    pub(crate) derives: Vec<Named>,
    pub(crate) docs: Carried,
    /// The numbers of its fields, never empty.
    pub(crate) members: Vec<usize>,
    /// The parameters its fields mention.
    pub(crate) generics: Generics,
    /// Parameters that only the bounds of those mention.
    pub(crate) unmentioned: Generics,
}

impl Struct {
    /// Tells whether an argument that is a word alone is there.
    pub(crate) fn says(&self, word: Keyword) -> bool {
        self.words.contains(&word)
    }

    pub(crate) fn has_snapshot(&self) -> bool {
        !self.says(Keyword::NoSnapshot)
    }

    /// Tells whether the companion alone owns its fields and shall give them back.
    pub(crate) fn has_into_inner(&self) -> bool {
        !self.has_shared() && !self.says(Keyword::NoIntoInner)
    }

    /// Tells whether clones of the companion share a field.
    pub(crate) fn has_shared(&self) -> bool {
        self.slots().any(|slot| slot.sharing().pointer.is_some())
    }

    /// The one lock around the struct itself, if that is what the companion is.
    pub(crate) fn whole(&self) -> Option<&Group> {
        self.groups.first().filter(|_| self.whole)
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    /// How the companion writes its fields.
    pub(crate) fn companion_shape(&self) -> Shape {
        if self.whole { Shape::Named } else { self.shape }
    }

    /// The fields of the companion: a group stands where its first field does.
    pub(crate) fn slots(&self) -> Slots<'_> {
        Slots::new(self)
    }

    /// Where the companion is asked to derive a trait, if it is.
    pub(crate) fn derives(&self, wanted: Derive) -> Option<Span> {
        self.derives
            .iter()
            .find(|(derive, _)| *derive == wanted)
            .map(|(_, span)| *span)
    }

    /// The names of the methods that concern no single field, and the type that has each.
    pub(crate) fn own_methods(&self) -> Vec<(&'static str, &Ident)> {
        let mut names = Vec::new();
        if self.has_into_inner() {
            names.push((names::INTO_INNER, &self.companion));
        }
        if self.says(Keyword::New) {
            names.push((names::NEW, &self.companion));
        }
        if self.has_snapshot() {
            names.push((names::SNAPSHOT, &self.companion));
        }
        // Where a handle has the accessors itself, they stand beside its functions.
        if let Some(handle) = self.handle.as_ref().filter(|handle| !handle.derefs) {
            names.push((handle.as_pointer(), &handle.name));
            names.push((names::PTR_EQ, &handle.name));
            if handle.weak.is_some() {
                names.push((names::DOWNGRADE, &handle.name));
            }
        }
        names
    }

    /// How a field is shared, by itself or with its group.
    pub(crate) fn sharing_of<'a>(&'a self, field: &'a Field) -> &'a Sharing {
        match &field.home {
            Home::Own(own) => &own.sharing,
            Home::Group(group) => &self.groups[*group].sharing,
        }
    }

    /// The fields of a group.
    pub(crate) fn members(&self, group: &Group) -> impl Iterator<Item = &Field> {
        group.members.iter().map(|&index| &self.fields[index])
    }
}
