//! A program for each lock: generated, built, and run for one sample at a time.

use core::{
    fmt::{self, Write},
    time::Duration,
};
use std::{fs, path::PathBuf, process::Command};

use super::{flavours::Flavour, worker::Workload};
use crate::file;

/// How a program is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Build {
    Release,
    Debug,
}

impl Build {
    pub(super) const ALL: [Self; 2] = [Self::Release, Self::Debug];
}

impl fmt::Display for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Release => "release",
            Self::Debug => "debug",
        })
    }
}

/// A program that is built.
pub(super) struct Program {
    folder: PathBuf,
    build: Build,
}

/// What each program has of this package.
const MODULES: &[(&str, &str)] = &[
    ("clock", "clock.rs"),
    ("contention", "contention.rs"),
    ("sample", "sample.rs"),
    ("work", "work.rs"),
    ("worker", "order/worker.rs"),
];

impl Program {
    /// Writes the program of a lock and builds it.
    pub(super) fn new(flavour: &Flavour, build: Build) -> Result<Self, String> {
        let slug = flavour
            .name
            .replace(|other: char| !other.is_ascii_alphanumeric(), "-");
        let folder = file::root("target").join(format!("bench-order/{slug}-{build}"));
        let program = Self { folder, build };
        program.write("Cargo.toml", &manifest(flavour))?;
        program.write("src/main.rs", &source(flavour))?;
        let mut cargo = Command::new("cargo");
        cargo
            .args(["build", "--quiet"])
            .args((build == Build::Release).then_some("--release"))
            .current_dir(&program.folder)
            .env("CARGO_TARGET_DIR", program.folder.join("target"))
            .env_remove("RUSTFLAGS");
        match cargo.status() {
            Ok(status) if status.success() => Ok(program),
            Ok(status) => Err(format!("`cargo build` failed: {status}")),
            Err(error) => Err(format!("`cargo` could not be started: {error}")),
        }
    }

    /// The lock file: what the program was built with.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("Cargo.lock")
    }

    /// Runs the program once; gives the nanoseconds of one round.
    pub(super) fn run(&self, workload: Workload, time: Duration) -> Result<f64, String> {
        let time = u32::try_from(time.as_nanos()).unwrap_or(u32::MAX);
        let words = [workload.depth, workload.threads, time].map(|number| number.to_string());
        let path = self.folder.join(format!("target/{}/program", self.build));
        let output = Command::new(path)
            .args(words)
            // Whatever is set here, the check does what it does by itself.
            .env_remove("INTERIOR_ORDER")
            .env_remove("INTERIOR_ORDER_BACKTRACE")
            .output()
            .map_err(|error| format!("a program could not be started: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let number = text.trim().parse();
        number.map_err(|_| format!("a program printed no number: {}", output.status))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("`{name}` could not be written: {error}"))
    }
}

fn manifest(flavour: &Flavour) -> String {
    let runtime = file::root("runtime").display().to_string();
    let dependency = flavour.dependency.replace("{runtime}", &runtime);
    let asserts = !flavour.unasserted;
    // A workspace of its own: not a member of the one it lies in.
    format!(
        "[package]\nname = \"program\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.dev]\ndebug-assertions = {asserts}\n\n[dependencies]\n{dependency}\n\n\
         [target.'cfg(unix)'.dependencies]\nnix = {{ version = \"0.31\", default-features = false, \
         features = [\"resource\", \"time\"] }}\n"
    )
}

fn source(flavour: &Flavour) -> String {
    let Flavour {
        lock, new, guard, ..
    } = flavour;
    let mut modules = String::new();
    for (module, path) in MODULES {
        let path = file::own("src").join(path);
        let _ = writeln!(modules, "#[path = r\"{}\"]\nmod {module};", path.display());
    }
    format!(
        "#![allow(dead_code, unused_variables)]\n{modules}\nstruct Lock({lock});\n\n\
         impl worker::Lock for Lock {{\n\
         fn named(name: &'static str) -> Self {{ Self({new}) }}\n\
         #[inline]\n\
         fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {{ section(&mut {guard}) }}\n\
         }}\n\nfn main() {{ worker::main::<Lock>() }}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::flavours::FLAVOURS;
    use super::{manifest, source};

    #[test]
    fn every_program_has_its_lock() {
        for flavour in FLAVOURS {
            assert!(source(flavour).contains(flavour.lock), "{}", flavour.name);
            let package = flavour.dependency.split(' ').next().unwrap_or_default();
            assert!(manifest(flavour).contains(package), "{}", flavour.name);
            assert!(!manifest(flavour).contains("{runtime}"), "{}", flavour.name);
        }
    }
}
