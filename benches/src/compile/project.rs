//! A small cargo project for each derive, and what checking and building it costs.

use core::{cell::Cell, time::Duration};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use super::peers::{Dependency, Edits, Peer};
use crate::{clock::children_time, file};

/// A project on disk, its dependencies built.
#[derive(Clone)]
pub(super) struct Project {
    folder: PathBuf,
    peer: &'static Peer,
    size: (u32, u32),
    /// What the source says, once it has been built incrementally.
    edited: Cell<Option<Edits>>,
}

/// Parts of a command line: the work, and never more than one job at a time.
const CHECK: &[&str] = &["check", "--quiet", "--jobs=1"];
const BUILD: &[&str] = &["build", "--quiet", "--jobs=1", "--offline"];

impl Project {
    /// Writes the project and checks it once, which builds what it depends on.
    pub(super) fn new(peer: &'static Peer, structs: u32, fields: u32) -> Result<Self, String> {
        let slug = peer
            .name
            .replace(|other: char| !other.is_ascii_alphanumeric(), "-");
        let folder = file::root("target").join(format!("bench-compile/{slug}-{structs}x{fields}"));
        let dependency = match peer.dependency {
            Dependency::Nothing => String::new(),
            Dependency::Ours => format!("interior = {{ path = '{}' }}", file::root("").display()),
            Dependency::Registry(line) | Dependency::Held(line, _) => line.into(),
        };
        // A workspace of its own: not a member of the one it lies in.
        let manifest = format!(
            "[package]\nname = \"library\"\nedition = \"2024\"\n\n[workspace]\n\n\
             [dependencies]\n{dependency}\n"
        );
        let project = Self {
            folder,
            peer,
            size: (structs, fields),
            edited: Cell::new(None),
        };
        project.write("Cargo.toml", &manifest)?;
        project.write_source(Edits::default())?;
        if let Dependency::Held(_, hold) = peer.dependency {
            let hold: Vec<_> = hold.split(' ').collect();
            project.cargo(&hold, Stdio::inherit())?;
        }
        project.cargo(CHECK, Stdio::inherit())?;
        Ok(project)
    }

    /// Processor time of checking the library again, with everything below it built.
    pub(super) fn check(&self) -> Result<Duration, String> {
        self.touch()?;
        self.cargo(CHECK, Stdio::null())
    }

    /// Processor time of checking the library incrementally after the body of a method changed.
    pub(super) fn check_after_body(&self) -> Result<Duration, String> {
        self.check_after(|edits| Edits {
            body: edits.body + 1,
            ..edits
        })
    }

    /// The same after a field got another name.
    pub(super) fn check_after_field(&self) -> Result<Duration, String> {
        self.check_after(|edits| Edits {
            renamed: !edits.renamed,
            ..edits
        })
    }

    fn check_after(&self, edit: fn(Edits) -> Edits) -> Result<Duration, String> {
        let before = if let Some(edits) = self.edited.get() {
            edits
        } else {
            // What was built before the edit is built once.
            self.write_source(Edits::default())?;
            self.check_incrementally()?;
            Edits::default()
        };
        let after = edit(before);
        self.write_source(after)?;
        self.edited.set(Some(after));
        self.check_incrementally()
    }

    fn check_incrementally(&self) -> Result<Duration, String> {
        let mut command = self.command(CHECK, "target-incremental");
        command.env("CARGO_INCREMENTAL", "1").stderr(Stdio::null());
        Self::time(command, CHECK)
    }

    fn write_source(&self, edits: Edits) -> Result<(), String> {
        let (structs, fields) = self.size;
        self.write("src/lib.rs", &self.peer.source(structs, fields, edits))
    }

    /// Processor time of building everything from nothing.
    pub(super) fn build_cold(&self) -> Result<Duration, String> {
        // Nothing there is as good as nothing left.
        let _ = fs::remove_dir_all(self.folder.join("target/debug"));
        self.cargo(BUILD, Stdio::null())
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

    /// Time of the compiler's pass that expands macros, with everything below it built.
    ///
    /// The flag that shows it is unstable, so stable compilers are told to take it; the passes of
    /// dependencies are shown again before those of the library, whose line is the last.
    pub(super) fn expansion(&self) -> Result<Duration, String> {
        self.touch()?;
        let output = self
            .command(CHECK, "target-expansion")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", "-Ztime-passes")
            .output()
            .map_err(|error| format!("`cargo` could not be started: {error}"))?;
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        let is_expansion = |line: &&str| line.trim_end().ends_with("macro_expand_crate");
        let line = text.lines().rfind(is_expansion);
        let seconds = line.and_then(|line| line.split([':', ';']).nth(1)?.trim().parse().ok());
        seconds
            .map(Duration::from_secs_f64)
            .ok_or_else(|| "the compiler did not show its passes".into())
    }

    /// Gives the source a new time, so that cargo compiles it again.
    fn touch(&self) -> Result<(), String> {
        let source = self.folder.join("src/lib.rs");
        fs::read(&source)
            .and_then(|text| fs::write(&source, text))
            .map_err(|error| format!("the source could not be written: {error}"))
    }

    fn cargo(&self, arguments: &[&str], stderr: Stdio) -> Result<Duration, String> {
        let mut command = self.command(arguments, "target");
        command.stderr(stderr);
        Self::time(command, arguments)
    }

    /// Processor time of a command that is `cargo` with these arguments.
    fn time(mut command: Command, arguments: &[&str]) -> Result<Duration, String> {
        let before = children_time();
        let status = command
            .status()
            .map_err(|error| format!("`cargo` could not be started: {error}"))?;
        if !status.success() {
            return Err(format!("`cargo {}` failed: {status}", arguments.join(" ")));
        }
        Ok(children_time().saturating_sub(before))
    }

    fn command(&self, arguments: &[&str], target: &str) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join(target))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS");
        command
    }
}
