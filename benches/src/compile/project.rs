//! A small cargo project for each derive, and what checking and building it costs.

use core::time::Duration;
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use super::peers::{Dependency, Peer};
use crate::{clock::children_time, file};

/// A project on disk, its dependencies built.
pub(super) struct Project {
    folder: PathBuf,
}

/// Parts of a command line: the work, and never more than one job at a time.
const CHECK: &[&str] = &["check", "--quiet", "--jobs=1"];
const BUILD: &[&str] = &["build", "--quiet", "--jobs=1", "--offline"];

impl Project {
    /// Writes the project and checks it once, which builds what it depends on.
    pub(super) fn new(peer: &Peer, structs: u32, fields: u32) -> Result<Self, String> {
        let slug = peer
            .name
            .replace(|other: char| !other.is_ascii_alphanumeric(), "-");
        let folder = file::root("target").join(format!("bench-compile/{slug}-{structs}x{fields}"));
        let dependency = match peer.dependency {
            Dependency::Nothing => String::new(),
            Dependency::Ours => format!("interior = {{ path = '{}' }}", file::root("").display()),
            Dependency::Registry(line) => line.into(),
        };
        // A workspace of its own: not a member of the one it lies in.
        let manifest = format!(
            "[package]\nname = \"bench-{slug}\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependency}\n"
        );
        let project = Self { folder };
        project.write("Cargo.toml", &manifest)?;
        project.write("src/lib.rs", &peer.source(structs, fields))?;
        project.cargo(CHECK, true)?;
        Ok(project)
    }

    /// Processor time of checking the library again, with everything below it built.
    pub(super) fn check(&self) -> Result<Duration, String> {
        let source = self.folder.join("src/lib.rs");
        let text = fs::read(&source).map_err(|error| format!("the source is gone: {error}"))?;
        // The same text with a new time: cargo checks it again.
        fs::write(source, text).map_err(|error| format!("the source is locked: {error}"))?;
        self.cargo(CHECK, false)
    }

    /// Processor time of building everything from nothing.
    pub(super) fn build_cold(&self) -> Result<Duration, String> {
        // Nothing there is as good as nothing left.
        let _ = fs::remove_dir_all(self.folder.join("target/debug"));
        self.cargo(BUILD, false)
    }

    /// The lock file: what the project was built with.
    pub(super) fn lock(&self) -> PathBuf {
        self.folder.join("Cargo.lock")
    }

    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("`{name}` could not be written: {error}"))
    }

    fn cargo(&self, arguments: &[&str], shows_errors: bool) -> Result<Duration, String> {
        let before = children_time();
        let status = Command::new("cargo")
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .stderr(if shows_errors {
                Stdio::inherit()
            } else {
                Stdio::null()
            })
            .status()
            .map_err(|error| format!("`cargo` could not be started: {error}"))?;
        if !status.success() {
            return Err(format!("`cargo {}` failed: {status}", arguments.join(" ")));
        }
        Ok(children_time().saturating_sub(before))
    }
}
