//! The oldest compiler the published crates promise to build with, and the build with it.
//!
//! The promise is `rust-version` in the workspace's manifest. A build with a newer compiler cannot
//! keep it: lints know when an item was stabilised, but not when the compiler learnt to infer a
//! type or to accept a bound. So this builds with the real one, from a toolchain of `rustup` if
//! there is one, or from the packages of Debian, unpacked into `target/` and not installed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::debian::{Archive, Compiler};
use crate::step::{Outcome, cargo, command};

/// What is built: users' crates, and tiny crates that hold what the derive writes.
const BUILDS: &[&str] = &[
    "check --package interior --package interior-macros --package interior-runtime",
    "check --package interior-runtime --no-default-features",
    "check --package interior --no-default-features",
    "check --package interior --no-default-features --features derive",
    "check --package interior-no-std --package interior-renamed --package interior-hard-inputs \
     --package interior-edition-2018 --package interior-edition-2021",
];

/// Where the compiler is kept, and what it builds.
const FOLDER: &str = "target/msrv";

/// Builds the published crates with the oldest compiler they promise.
pub(crate) fn msrv() -> Outcome {
    let wanted = promised()?;
    build(&wanted, &obtain(&wanted)?)
}

/// The same, where that compiler is at hand or can be fetched; elsewhere says that it was left out.
pub(crate) fn where_possible() -> Outcome {
    let wanted = promised()?;
    match obtain(&wanted) {
        Ok(compiler) => build(&wanted, &compiler),
        Err(reason) => {
            eprintln!("\nnot built with Rust {wanted}, which is not to be had here: {reason}");
            Ok(())
        }
    }
}

/// The compiler of this version, fetched if it is not installed.
fn obtain(wanted: &str) -> Result<Compiler, String> {
    if let Some(compiler) = installed(wanted) {
        return Ok(compiler);
    }
    Archive::into_folder(&absolute(FOLDER)?)
        .compiler(wanted, &[])
        .map_err(|error| format!("{error}; `rustup toolchain install {wanted}` brings another"))
}

fn build(wanted: &str, compiler: &Compiler) -> Outcome {
    let path = compiler.path.display().to_string();
    let version = compiler.in_reach(command(&path, "--version")).output()?;
    if !version.starts_with(&format!("rustc {wanted}.")) {
        return Err(format!("wanted rustc {wanted}, found {}", version.trim()));
    }
    let target = absolute(FOLDER)?.join("build").display().to_string();
    BUILDS.iter().try_for_each(|arguments| {
        compiler
            .in_reach(cargo(arguments))
            .env("RUSTC", &path)
            // Flags and wrappers meant for the newer compiler may be unknown to this one.
            .env("RUSTFLAGS", "")
            .env("RUSTC_WRAPPER", "")
            .env("CARGO_TARGET_DIR", &target)
            .run()
    })
}

/// The `rust-version` of the workspace.
fn promised() -> Result<String, String> {
    let manifest = read(Path::new("Cargo.toml"))?;
    manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .map(|version| version.trim_matches('"').to_owned())
        .ok_or_else(|| "`Cargo.toml` has no `rust-version`".into())
}

/// The compiler of a toolchain that `rustup` has.
fn installed(wanted: &str) -> Option<Compiler> {
    let path = command("rustup", &format!("which --toolchain {wanted} rustc"))
        .env("RUSTUP_AUTO_INSTALL", "0")
        .output()
        .ok()?;
    Some(Compiler {
        path: PathBuf::from(path.trim()),
        libraries: None,
    })
}

pub(crate) fn absolute(path: &str) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| format!("{path}: {error}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
