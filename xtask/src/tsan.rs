//! The thread sanitizer over the runtime's tests and stress rounds, with a `std` that it watches too.
//!
//! A `std` as it comes is not watched, so the sanitizer would not see what its threads and channels put
//! in order, and report races that are none. To build one needs its source, which a toolchain seldom
//! has beside it; Debian has a compiler and that very compiler's source. Its packages are unpacked
//! under `target/tsan`. The sanitizer's own library is that of the nightly toolchain, which also lends
//! the cargo that can build a `std`.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::debian::Archive;
use crate::msrv::absolute;
use crate::picked;
use crate::step::{Outcome, command};

/// What is watched: the target's name is also that of its libraries' folder.
const TARGET: &str = "x86_64-unknown-linux-gnu";

/// Watches the tests that the rest of the command line names, or `it` and `stress`.
pub(crate) fn run() -> Outcome {
    let words: Vec<String> = std::env::args().skip(2).collect();
    let folder = absolute("target/tsan")?;
    let wrapper = compiler(&folder)?.display().to_string();
    let tests = || {
        command(
            "cargo",
            &format!(
                "+nightly -Zbuild-std test --package interior-runtime --target {TARGET} --test it \
                 --test stress --"
            ),
        )
        .env("RUSTC", &wrapper)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zsanitizer=thread")
        // A backtrace reads the program's own debug information, which takes long in a build like this.
        .env("RUST_BACKTRACE", "0")
        .env(
            "CARGO_TARGET_DIR",
            &folder.join("build").display().to_string(),
        )
    };
    picked::run(tests, &words)
}

/// A program that runs Debian's compiler and lets that alone find its libraries.
fn compiler(folder: &Path) -> Result<PathBuf, String> {
    let archive = Archive::into_folder(folder);
    let wrapper = folder.join("rustc");
    if wrapper.exists() {
        return Ok(wrapper);
    }
    // The newest, because that is what the tests' own dependencies ask for.
    let wanted = archive.newest()?;
    let compiler = archive.compiler(&wanted, &["rust-web-src"])?;
    let libraries = compiler.libraries.as_deref().unwrap_or(folder);
    lend_library(&archive.root())?;
    let text = format!(
        "#!/bin/sh\nLD_LIBRARY_PATH='{}' exec '{}' \"$@\"\n",
        libraries.display(),
        compiler.path.display()
    );
    let told = |error| format!("{}: {error}", wrapper.display());
    fs::write(&wrapper, text).map_err(told)?;
    fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755)).map_err(told)?;
    Ok(wrapper)
}

/// Gives the nightly toolchain's sanitizer to the compiler below `root`, by the name it looks for.
fn lend_library(root: &Path) -> Outcome {
    let sysroot = command("rustc", "+nightly --print sysroot").output()?;
    let libraries = format!("lib/rustlib/{TARGET}/lib");
    let from = Path::new(sysroot.trim())
        .join(&libraries)
        .join("librustc-nightly_rt.tsan.a");
    let to = root
        .join("usr")
        .join(&libraries)
        .join("librustc-stable_rt.tsan.a");
    match fs::copy(&from, &to) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("{} to {}: {error}", from.display(), to.display())),
    }
}
