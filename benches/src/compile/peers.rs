//! The derives that are compared: what a struct looks like under each of them.

use core::fmt::Write;

/// One derive, used in one way.
pub(super) struct Peer {
    /// A name for folders and tables.
    pub(super) name: &'static str,
    /// What it writes for each field, in words.
    pub(super) writes: &'static str,
    /// Its line under `[dependencies]`; ours is a path that only the project knows.
    pub(super) dependency: Dependency,
    /// Attributes of a struct.
    structs: &'static str,
    /// The attribute of a field, by the number of its type in [`TYPES`].
    fields: [&'static str; TYPES.len()],
}

/// Where a peer comes from.
#[derive(Clone, Copy)]
pub(super) enum Dependency {
    Nothing,
    Ours,
    Registry(&'static str),
    /// The same, and how `cargo` holds something below it back that it does not build with.
    Held(&'static str, &'static str),
}

/// The types of the fields, in turns.
const TYPES: [&str; 4] = ["u64", "String", "Vec<u32>", "Option<String>"];

const NONE: [&str; TYPES.len()] = [""; TYPES.len()];

/// The structs without any derive: what everybody is measured above.
pub(super) const BARE: &str = "bare structs";

/// Ours without `snapshot`: what the others are compared with.
pub(super) const OURS: &str = "interior";

/// Ours with everything on, which is also measured on one long struct.
pub(super) const OURS_ALL: &str = "interior, all features";

const LOCKS: [&str; TYPES.len()] = [
    "#[shared(cell)]",
    "#[shared(mutex)]",
    "#[shared(refcell)]",
    "#[shared(rwlock)]",
];

/// Everybody, the bare structs first.
pub(super) const PEERS: &[Peer] = &[
    Peer {
        name: BARE,
        writes: "nothing",
        dependency: Dependency::Nothing,
        structs: "",
        fields: NONE,
    },
    Peer {
        name: OURS,
        writes: "accessor, `From`, `into_inner`, assertions",
        dependency: Dependency::Ours,
        structs: "#[derive(interior::Shared)] #[shared(no_snapshot)]",
        fields: LOCKS,
    },
    Peer {
        name: "interior, snapshot",
        writes: "the same and `snapshot`",
        dependency: Dependency::Ours,
        structs: "#[derive(interior::Shared)]",
        fields: LOCKS,
    },
    Peer {
        name: OURS_ALL,
        writes: "the same, a group, `sync`, `Debug` and `Clone` of both structs",
        dependency: Dependency::Ours,
        structs: "#[derive(interior::Shared, Debug, Clone)] \
                  #[shared(sync, derive(Debug, Clone), group(together, mutex, derive(Debug, Clone)))]",
        fields: [
            "",
            "#[shared(mutex)]",
            "#[shared(group = together)]",
            "#[shared(rwlock)]",
        ],
    },
    Peer {
        name: "getset",
        writes: "getter, setter, mutable getter",
        dependency: Dependency::Registry("getset = \"=0.1.7\""),
        structs: "#[derive(getset::Getters, getset::Setters, getset::MutGetters)] \
                  #[getset(get = \"pub\", set = \"pub\", get_mut = \"pub\")]",
        fields: NONE,
    },
    Peer {
        name: "derive-getters",
        writes: "getter",
        dependency: Dependency::Registry("derive-getters = \"=0.5.0\""),
        structs: "#[derive(derive_getters::Getters)]",
        fields: NONE,
    },
    Peer {
        name: "bon",
        writes: "builder",
        dependency: Dependency::Registry("bon = \"=3.9.3\""),
        structs: "#[derive(bon::Builder)]",
        fields: NONE,
    },
    Peer {
        name: "serde",
        writes: "`Serialize`, `Deserialize`",
        dependency: Dependency::Registry("serde = { version = \"1\", features = [\"derive\"] }"),
        structs: "#[derive(serde::Serialize, serde::Deserialize)]",
        fields: NONE,
    },
    Peer {
        name: "fieldx",
        writes: "getter, setter behind locks; with darling 0.23.0, since 0.24 breaks it",
        dependency: Dependency::Held(
            "fieldx = { version = \"=0.2.3\", features = [\"sync\"] }",
            "update --quiet --package=darling --precise=0.23.0",
        ),
        structs: "#[fieldx::fxstruct(sync, get, set)]",
        fields: [
            "#[fieldx(lock)]",
            "#[fieldx(lock)]",
            "#[fieldx(lock)]",
            "#[fieldx(lock)]",
        ],
    },
];

/// What is edited between two builds.
#[derive(Clone, Copy, Default)]
pub(super) struct Edits {
    /// What the body of a method says.
    pub(super) body: u32,
    /// Whether the first field of the first struct has another name.
    pub(super) renamed: bool,
}

impl Peer {
    /// A library of `structs` structs with `fields` fields each, and one method.
    pub(super) fn source(&self, structs: u32, fields: u32, edits: Edits) -> String {
        let mut source = String::from("#![allow(dead_code, non_camel_case_types)]\n");
        let _ = writeln!(
            source,
            "pub struct Edited;\nimpl Edited {{\n    pub fn number(&self) -> u32 {{\n        \
             {}\n    }}\n}}",
            edits.body
        );
        for number in 0..structs {
            let _ = writeln!(source, "{}\npub struct Struct{number} {{", self.structs);
            for (field, kind) in (0..fields).zip((0..TYPES.len()).cycle()) {
                let is_renamed = edits.renamed && (number, field) == (0, 0);
                let name = if is_renamed { "renamed" } else { "field" };
                let _ = writeln!(
                    source,
                    "    {} {name}_{field}: {},",
                    self.fields[kind], TYPES[kind]
                );
            }
            source.push_str("}\n");
        }
        source
    }
}

#[cfg(test)]
mod tests {
    use super::{BARE, Edits, PEERS};

    #[test]
    fn a_source_has_as_many_structs_and_fields_as_asked_for() {
        for peer in PEERS {
            let source = peer.source(3, 5, Edits::default());
            assert_eq!(
                source.matches("pub struct Struct").count(),
                3,
                "{}",
                peer.name
            );
            assert_eq!(source.matches("field_").count(), 15, "{}", peer.name);
        }
        assert_eq!(PEERS[0].name, BARE);
    }

    #[test]
    fn an_edit_changes_one_line() {
        let source = |body, renamed| PEERS[0].source(3, 5, Edits { body, renamed });
        let before = source(0, false);
        for after in [source(1, false), source(0, true)] {
            let changed = before
                .lines()
                .zip(after.lines())
                .filter(|(one, two)| one != two);
            assert_eq!(changed.count(), 1);
        }
    }
}
