//! The oldest compiler the published crates promise to build with, and the build with it.
//!
//! The promise is `rust-version` in the workspace's manifest. A build with a newer compiler cannot
//! keep it: lints know when an item was stabilised, but not when the compiler learnt to infer a
//! type or to accept a bound. So this builds with the real one, from a toolchain of `rustup` if
//! there is one, or from the packages of Debian, unpacked into `target/` and not installed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Outcome, Step, cargo, command};

/// What is built: users' crates, and tiny crates that hold what the derive writes.
const BUILDS: &[&str] = &[
    "check --package interior --package interior-macros --package interior-runtime",
    "check --package interior-runtime --no-default-features",
    "check --package interior --no-default-features",
    "check --package interior --no-default-features --features derive",
    "check --package interior-no-std --package interior-renamed --package interior-hard-inputs \
     --package interior-edition-2018 --package interior-edition-2021",
];

/// The packages of Debian that make up a compiler, besides what every system has.
const PACKAGES: &[&str] = &["rustc-web", "libstd-rust-web-dev"];

/// A compiler, and the folder of its libraries where that has to be told.
struct Compiler {
    path: PathBuf,
    libraries: Option<PathBuf>,
}

/// Builds the published crates with the oldest compiler they promise.
pub(crate) fn msrv() -> Outcome {
    let wanted = promised()?;
    let folder = absolute("target/msrv")?;
    let compiler = match installed(&wanted) {
        Some(compiler) => compiler,
        None => fetched(&wanted, &folder)?,
    };
    let path = compiler.path.display().to_string();
    let version = compiler.in_reach(command(&path, "--version")).output()?;
    if !version.starts_with(&format!("rustc {wanted}.")) {
        return Err(format!("wanted rustc {wanted}, found {}", version.trim()));
    }
    let target = folder.join("build").display().to_string();
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

impl Compiler {
    /// Lets `step`, and what it starts, find the compiler's libraries.
    fn in_reach(&self, step: Step) -> Step {
        match &self.libraries {
            Some(folder) => step.env("LD_LIBRARY_PATH", &folder.display().to_string()),
            None => step,
        }
    }
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

/// The compiler out of the packages of Debian, which `folder` keeps for the next time.
fn fetched(wanted: &str, folder: &Path) -> Result<Compiler, String> {
    let root = folder.join("root");
    let compiler = Compiler {
        path: root.join("usr/bin/rustc"),
        libraries: Some(root.join("usr/lib").join(multiarch()?)),
    };
    if compiler.path.exists() {
        return Ok(compiler);
    }
    let packages = folder.join("packages");
    fs::create_dir_all(&packages).map_err(|error| format!("{}: {error}", packages.display()))?;
    let arguments = format!(
        "download {} libstd-rust-web-{wanted} {}",
        PACKAGES.join(" "),
        code_generator(wanted)?
    );
    command("apt-get", &arguments).inside(&packages).run()?;
    for entry in fs::read_dir(&packages).map_err(|error| error.to_string())? {
        let package = entry.map_err(|error| error.to_string())?.path();
        unpack(&package, &root).run()?;
    }
    Ok(compiler)
}

/// The package with the LLVM the compiler was built with.
fn code_generator(wanted: &str) -> Result<String, String> {
    let depends = command("apt-cache", &format!("depends libstd-rust-web-{wanted}")).output()?;
    depends
        .split_whitespace()
        .find(|word| word.starts_with("libllvm"))
        .map(str::to_owned)
        .ok_or_else(|| {
            format!(
                "no Rust {wanted} among Debian's packages; `rustup toolchain install {wanted}` \
                 brings one"
            )
        })
}

fn unpack(package: &Path, root: &Path) -> Step {
    command(
        "dpkg",
        &format!("-x {} {}", package.display(), root.display()),
    )
}

/// The name of the folder in which Debian keeps this machine's libraries.
fn multiarch() -> Result<String, String> {
    let name = command("dpkg-architecture", "-qDEB_HOST_MULTIARCH").output();
    let name = name.or_else(|_| command("gcc", "-print-multiarch").output())?;
    Ok(name.trim().to_owned())
}

fn absolute(path: &str) -> Result<PathBuf, String> {
    std::path::absolute(path).map_err(|error| format!("{path}: {error}"))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
