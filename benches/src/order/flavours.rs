//! The locks that are compared, each with the check that it has or has not.

/// One lock, and how to build it.
pub(super) struct Flavour {
    /// What it is called in the table.
    pub(super) name: &'static str,
    /// Its line under `[dependencies]`, with `{runtime}` for the path of ours.
    pub(super) dependency: &'static str,
    /// The type, around a `u64`.
    pub(super) lock: &'static str,
    /// How it is made of `name`.
    pub(super) new: &'static str,
    /// How `self` becomes a guard.
    pub(super) guard: &'static str,
    /// Whether it is there only where nothing is asserted: the check is in all other debug builds.
    pub(super) unasserted: bool,
}

/// Ours without the check: what ours with the check is compared with.
pub(super) const OFF: &str = "interior, check off";

/// Ours with the check.
pub(super) const ON: &str = "interior, check on";

const OURS: Flavour = Flavour {
    name: ON,
    dependency: "interior-runtime = { path = '{runtime}', features = [\"std\", \"order\"] }",
    lock: "interior_runtime::Mutex<u64>",
    new: "interior_runtime::Mutex::named(name, 0)",
    guard: "self.0.lock()",
    unasserted: false,
};

const PARKING_LOT: Flavour = Flavour {
    name: "parking_lot",
    dependency: "parking_lot = \"=0.13.0\"",
    lock: "parking_lot::Mutex<u64>",
    new: "parking_lot::Mutex::new(0)",
    guard: "self.0.lock()",
    unasserted: false,
};

const TRACING: Flavour = Flavour {
    name: "tracing-mutex over std",
    dependency: "tracing-mutex = { version = \"=0.3.3\", default-features = false }",
    lock: "tracing_mutex::stdsync::tracing::Mutex<u64>",
    new: "tracing_mutex::stdsync::tracing::Mutex::new(0)",
    guard: "self.0.lock().expect(\"no section panics\")",
    unasserted: false,
};

/// Everybody. Features count for a whole program, so each has one of its own.
pub(super) const FLAVOURS: &[Flavour] = &[
    Flavour {
        name: OFF,
        dependency: "interior-runtime = { path = '{runtime}', features = [\"std\"] }",
        unasserted: true,
        ..OURS
    },
    OURS,
    Flavour {
        name: "std",
        dependency: "",
        lock: "std::sync::Mutex<u64>",
        new: "std::sync::Mutex::new(0)",
        guard: "self.0.lock().expect(\"no section panics\")",
        unasserted: false,
    },
    TRACING,
    PARKING_LOT,
    Flavour {
        name: "parking_lot, deadlock_detection",
        dependency: "parking_lot = { version = \"=0.13.0\", features = [\"deadlock_detection\"] }",
        ..PARKING_LOT
    },
    Flavour {
        name: "tracing-mutex over parking_lot",
        dependency: "tracing-mutex = { version = \"=0.3.3\", default-features = false, features = [\"parking_lot\"] }",
        lock: "tracing_mutex::parkinglot::tracing::Mutex<u64>",
        new: "tracing_mutex::parkinglot::tracing::Mutex::new(0)",
        guard: "self.0.lock()",
        ..TRACING
    },
];
