//! The documentation of generated items.
//!
//! What the user wrote about a field comes first, for it says what the field is; a line of ours
//! says how it is shared. Names stand in plain code quotes: a link may not resolve where the
//! companion is documented.

use crate::pipeline::names::Spelling;

use crate::pipeline::code::{Code, code};
use crate::pipeline::keyword::Kind;
use crate::pipeline::parse::Carried;
use crate::pipeline::resolve::{Field, Group, Handle, Sharing, Slot, Struct, Weak};
use crate::pipeline::verb::Verb;

/// A single line.
pub(super) fn line(text: &str) -> Code {
    lines(&[text])
}

/// The handle.
pub(super) fn handle(plain: &Struct, handle: &Handle) -> Code {
    let pointer = if handle.is_rc { "Rc" } else { "Arc" };
    let first = format!(
        "A handle to a `{}`: clones are cheap and own the same one.",
        plain.companion.unraw()
    );
    let threads = if handle.is_rc {
        "# Dropping"
    } else {
        "# Dropping, and threads"
    };
    let mut text = vec![
        threads,
        "",
        "All fields live as long as any clone does, and the last clone drops all of them.",
    ];
    if !handle.is_rc {
        text.extend([
            "A thread that owns a clone may be the one with the last, and so runs the `Drop` of every",
            "field; a field that joins this very thread then waits for itself. Give such a thread a",
            "weak handle, or only the parts it needs.",
        ]);
    }
    let more = lines(&text);
    let own = &handle.docs.docs;
    if handle.docs.has_text {
        return code!(#own #[doc = ""] #more);
    }
    let pointer = format!("One `{pointer}` owns everything.");
    let first = lines(&[&first, "", &pointer, ""]);
    code!(#own #first #more)
}

/// The weak handle.
pub(super) fn weak(handle: &Handle, weak: &Weak) -> Code {
    let own = &weak.docs.docs;
    let line = format!("A weak `{}`: it keeps nothing alive.", handle.name.unraw());
    if weak.docs.has_text {
        code!(#own)
    } else {
        let line = lines(&[&line]);
        code!(#own #line)
    }
}

/// The companion itself.
pub(super) fn companion(plain: &Struct) -> Code {
    let (name, companion) = (plain.ident.unraw(), plain.companion.unraw());
    let first = match plain.whole() {
        Some(whole) => {
            let kind = whole.sharing.kind.type_name().unwrap_or_default();
            format!("`{name}` behind one `{kind}`, changed through `&self`.")
        }
        None => format!(
            "`{name}`, changed through `&self`: one accessor for each field or group of fields."
        ),
    };
    let last = if plain.has_into_inner() {
        format!("Made with `{companion}::from`; `into_inner` gives the `{name}` back.")
    } else {
        format!("Made with `{companion}::from`.")
    };
    lines(&[&first, "", &last])
}

/// A field of the companion, which is private.
pub(super) fn slot(plain: &Struct, slot: Slot<'_>) -> Code {
    let text = match slot {
        Slot::Field(field, _) => format!("The field `{}`.", field.name()),
        Slot::Group(_) if plain.is_whole() => format!("The whole `{}`.", plain.ident.unraw()),
        Slot::Group(group) => format!("The group `{}`.", group.field.unraw()),
    };
    lines(&[&text])
}

/// A method that leads to a field or group.
pub(super) fn method(plain: &Struct, slot: Slot<'_>, verb: Verb) -> Code {
    let (own, otherwise) = match (verb, slot) {
        (Verb::Handle, Slot::Field(field, own)) => return accessor(field, &own.sharing),
        (Verb::Handle, Slot::Group(group)) => return group_accessor(plain, group),
        (Verb::Get | Verb::GetCloned, Slot::Field(field, _)) => (
            field.carried.clone(),
            format!("The field `{}`.", field.name()),
        ),
        _ => (Carried::default(), String::new()),
    };
    let of = spoken(plain, slot);
    let kind = slot.sharing().kind;
    let lines = &verb_lines(verb, kind, &of);
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    if !own.docs.is_empty() || !otherwise.is_empty() {
        return after(&own, &otherwise, lines.remove(0));
    }
    self::lines(&lines)
}

/// A field or group as sentences name it.
fn spoken(plain: &Struct, slot: Slot<'_>) -> String {
    match slot {
        Slot::Field(field, _) => format!("`{}`", field.name()),
        Slot::Group(_) if plain.is_whole() => format!("the whole `{}`", plain.ident.unraw()),
        Slot::Group(group) => format!("the group `{}`", group.field.unraw()),
    }
}

/// What a verb does with `of`, and how it may fail.
fn verb_lines(verb: Verb, kind: Kind, of: &str) -> Vec<String> {
    let first = match verb {
        Verb::Get => format!("Copies {of} out."),
        Verb::GetCloned => format!("Clones {of} out."),
        Verb::Set => format!("Sets {of}; the old value is dropped afterwards."),
        Verb::Replace => format!("Sets {of} and gives the old value."),
        Verb::Take => format!("Takes {of} out and leaves the default value."),
        Verb::Update => {
            format!("Sets {of} to what a closure makes of it, and gives the new value.")
        }
        Verb::Add => format!("Adds to {of} and gives the old value."),
        Verb::Sub => format!("Subtracts from {of} and gives the old value."),
        Verb::With => format!("Lets a closure look at {of}."),
        Verb::WithMut => format!("Lets a closure change {of}."),
        Verb::TryWith => format!("Lets a closure look at {of}, unless it is held elsewhere."),
        Verb::TryWithMut => format!("Lets a closure change {of}, unless it is held elsewhere."),
        Verb::Borrow => format!("Borrows {of}."),
        Verb::BorrowMut => format!("Borrows {of} mutably."),
        Verb::TryBorrow => format!("Borrows {of}, unless it is mutably borrowed."),
        Verb::TryBorrowMut => format!("Borrows {of} mutably, unless it is borrowed."),
        Verb::Lock => format!("Locks {of} and gives the guard."),
        Verb::TryLock => format!("Locks {of}, unless it is locked."),
        Verb::Read => format!("Locks {of} for reading and gives the guard."),
        Verb::TryRead => format!("Locks {of} for reading, unless it is locked for writing."),
        Verb::Write => format!("Locks {of} for writing and gives the guard."),
        Verb::TryWrite => format!("Locks {of} for writing, unless it is locked."),
        Verb::Handle => format!("Gives {of} itself."),
    };
    let fails = matches!(
        verb,
        Verb::TryWith | Verb::TryWithMut | Verb::TryBorrow | Verb::TryBorrowMut
    );
    let mut lines = vec![first];
    if (verb, kind) == (Verb::Update, Kind::Atomic) {
        let text = "The closure runs again if another thread was faster.";
        lines.extend(["", text].map(str::to_owned));
    }
    if kind == Kind::RefCell {
        let (title, text) = if fails {
            ("# Errors", "Tells where it is borrowed.")
        } else {
            (
                "# Panics",
                "Panics if it is borrowed in a way that forbids this.",
            )
        };
        lines.extend(["", title, "", text].map(str::to_owned));
    }
    lines
}

/// The condition variable of a lock, and its accessor.
pub(super) fn condvar(plain: &Struct, slot: Slot<'_>) -> Code {
    let of = spoken(plain, slot);
    lines(&[&format!(
        "Waits for changes of {of} with its guard, and announces them."
    )])
}

/// The accessor of a field.
fn accessor(field: &Field, kind: &Sharing) -> Code {
    let name = field.name();
    after(
        &field.carried,
        &format!("The field `{name}`."),
        &sharing(kind),
    )
}

/// The accessor of a group.
fn group_accessor(plain: &Struct, group: &Group) -> Code {
    let names: Vec<_> = plain
        .members(group)
        .map(|field| format!("`{}`", field.name()))
        .collect();
    let fields = match names.as_slice() {
        _ if plain.is_whole() => format!("The whole `{}`.", plain.ident.unraw()),
        [one] => format!("The field {one}."),
        [first @ .., last] => format!("The fields {} and {last}, together.", first.join(", ")),
        [] => String::new(),
    };
    lines(&[&fields, "", &sharing(&group.sharing)])
}

/// The struct that holds the fields of a group.
pub(super) fn group_struct(plain: &Struct, group: &Group) -> Code {
    let (owner, companion) = (plain.ident.unraw(), plain.companion.unraw());
    let (kind, accessor) = (
        group.sharing.kind.type_name().unwrap_or_default(),
        &group.field,
    );
    let line = format!(
        "The fields of `{owner}` that live together in one `{kind}`: `{companion}::{accessor}`."
    );
    let own = lines(&[&line]);
    let docs = &group.docs.docs;
    if group.docs.has_text {
        code!(#docs #[doc = ""] #own)
    } else {
        code!(#docs #own)
    }
}

/// A field of a group, as documented as it was.
pub(super) fn member(field: &Field) -> Code {
    let docs = &field.carried.docs;
    if field.carried.has_text {
        return code!(#docs);
    }
    let line = lines(&[&format!("The field `{}`.", field.name())]);
    code!(#docs #line)
}

/// `new`.
pub(super) fn new(plain: &Struct) -> Code {
    let companion = plain.companion.unraw();
    lines(&[
        &format!("Makes a `{companion}` of the values of its fields, in a constant too."),
        "",
        &format!("Elsewhere `{companion}::from` says which value is which."),
    ])
}

/// `into_inner`.
pub(super) fn into_inner(plain: &Struct) -> Code {
    let name = plain.ident.unraw();
    lines(&[
        &format!("Gives the plain `{name}` back."),
        "",
        "Nothing is locked or borrowed: nobody else can have a part of `self`.",
    ])
}

/// `snapshot`.
pub(super) fn snapshot(plain: &Struct) -> Code {
    let name = plain.ident.unraw();
    let kinds = || plain.slots().map(|slot| slot.sharing().kind);
    let first = format!("Clones the plain `{name}` out.");
    let mut text = vec![first.as_str()];
    if kinds().any(Kind::is_lock) {
        text.extend([
            "",
            "All locks are held at once when cloning begins, so the result is the state of",
            "one moment.",
        ]);
    }
    if kinds().any(|kind| kind == Kind::Atomic) {
        let line = if kinds().any(Kind::is_lock) {
            "Atomics are read one by one, and are not part of that moment."
        } else {
            "Atomics are read one by one."
        };
        text.extend(["", line]);
    }
    if kinds().any(|kind| kind == Kind::RefCell) {
        text.extend([
            "",
            "# Panics",
            "",
            "Panics if a `RefCell` in it is mutably borrowed.",
        ]);
    }
    lines(&text)
}

/// How a value of this kind is shared.
fn sharing(sharing: &Sharing) -> String {
    if let Some(kind) = sharing.wrapped {
        return format!("Shared by its own type, a kind of `{}`.", kind.text());
    }
    let line = match sharing.kind {
        Kind::Plain => "Read-only behind `&self`.",
        Kind::Cell => "Shared through a `Cell`: values are copied or moved, in and out.",
        Kind::RefCell => "Shared through a `RefCell`: borrows are counted at run time.",
        Kind::Mutex => "Shared through a `Mutex`: one holder at a time.",
        Kind::Atomic => "Shared through an `Atomic`: changed without a lock, a word at a time.",
        Kind::RwLock => "Shared through an `RwLock`: many readers or one writer at a time.",
    };
    match sharing.pointer {
        Some(pointer) => {
            let pointer = pointer.type_name();
            format!("{line} It lies behind an `{pointer}`, which clones of the companion share.")
        }
        None => line.to_owned(),
    }
}

/// The user's text, or `otherwise` in its place, and our line as a paragraph of its own.
fn after(carried: &Carried, otherwise: &str, line: &str) -> Code {
    let docs = &carried.docs;
    let own = if carried.has_text {
        lines(&["", line])
    } else {
        lines(&[otherwise, "", line])
    };
    code!(#docs #own)
}

/// Lines in one attribute, each as a doc comment would have it: with the space behind the slashes.
fn lines(text: &[&str]) -> Code {
    let mut lines = String::new();
    for (index, line) in text.iter().enumerate() {
        if index > 0 {
            lines.push('\n');
        }
        if !line.is_empty() {
            lines.push(' ');
            lines.push_str(line);
        }
    }
    code!(#[doc = #lines])
}
