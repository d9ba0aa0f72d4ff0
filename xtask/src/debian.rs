//! Compilers out of the packages of Debian, unpacked into a folder under `target/` and not installed.
//!
//! The list of packages is kept in that folder too, so the system's own stays as it is, however old.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Outcome, Step, command};

/// The packages that make up a compiler, besides its libraries and what every system has.
const PACKAGES: &[&str] = &["rustc-web", "libstd-rust-web-dev"];

/// A compiler, and the folder of its libraries where that has to be told.
pub(crate) struct Compiler {
    pub(crate) path: PathBuf,
    pub(crate) libraries: Option<PathBuf>,
}

impl Compiler {
    /// Lets `step`, and what it starts, find the compiler's libraries.
    pub(crate) fn in_reach(&self, step: Step) -> Step {
        match &self.libraries {
            Some(folder) => step.env("LD_LIBRARY_PATH", &folder.display().to_string()),
            None => step,
        }
    }
}

/// Debian's archive, and a folder for what comes out of it.
pub(crate) struct Archive {
    folder: PathBuf,
    /// What keeps the list of packages in the folder.
    options: String,
}

impl Archive {
    /// What `folder` keeps, or will keep, for the next time.
    pub(crate) fn into_folder(folder: &Path) -> Self {
        let state = folder.join("state").display().to_string();
        Self {
            folder: folder.to_owned(),
            options: format!(
                "-o Dir::State={state} -o Dir::Cache={state}/cache \
                 -o Dir::State::status=/var/lib/dpkg/status \
                 -o Acquire::http::Timeout=30 -o Acquire::Retries=1"
            ),
        }
    }

    /// Where the packages are unpacked to.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join("root")
    }

    /// The newest version there is, such as `1.96`.
    pub(crate) fn newest(&self) -> Result<String, String> {
        self.update()?;
        let package = self.query("show --no-all-versions rustc-web")?;
        package
            .lines()
            .find_map(|line| line.strip_prefix("Version: "))
            .and_then(|version| {
                let mut parts = version.split('.');
                Some(format!("{}.{}", parts.next()?, parts.next()?))
            })
            .ok_or_else(|| "there is no Rust among Debian's packages".into())
    }

    /// The compiler of this version, with further packages beside it.
    pub(crate) fn compiler(&self, wanted: &str, more: &[&str]) -> Result<Compiler, String> {
        let root = self.root();
        let compiler = Compiler {
            path: root.join("usr/bin/rustc"),
            libraries: Some(root.join("usr/lib").join(multiarch()?)),
        };
        if compiler.path.exists() {
            return Ok(compiler);
        }
        self.update()?;
        let packages = self.folder.join("packages");
        make(&packages)?;
        // The archive may have several versions, which must not be mixed.
        let of_this_version = PACKAGES.iter().chain(more);
        let names: Vec<_> = of_this_version
            .map(|package| format!("{package}={wanted}*"))
            .collect();
        let arguments = format!(
            "{} download {} libstd-rust-web-{wanted} {}",
            self.options,
            names.join(" "),
            self.code_generator(wanted)?
        );
        command("apt-get", &arguments).inside(&packages).run()?;
        for entry in fs::read_dir(&packages).map_err(|error| error.to_string())? {
            let package = entry.map_err(|error| error.to_string())?.path();
            let arguments = format!("-x {} {}", package.display(), root.display());
            command("dpkg", &arguments).run()?;
        }
        Ok(compiler)
    }

    /// Brings the list of packages up to date.
    fn update(&self) -> Outcome {
        make(&self.folder.join("state/lists/partial"))?;
        make(&self.folder.join("state/cache/archives/partial"))?;
        command("apt-get", &format!("{} --quiet update", self.options)).run()
    }

    fn query(&self, words: &str) -> Result<String, String> {
        command("apt-cache", &format!("{} {words}", self.options)).output()
    }

    /// The package with the LLVM that the compiler was built with.
    fn code_generator(&self, wanted: &str) -> Result<String, String> {
        let depends = self.query(&format!("depends libstd-rust-web-{wanted}"))?;
        depends
            .split_whitespace()
            .find(|word| word.starts_with("libllvm"))
            .map(str::to_owned)
            .ok_or_else(|| format!("no Rust {wanted} among Debian's packages"))
    }
}

fn make(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The name of the folder in which Debian keeps this machine's libraries.
fn multiarch() -> Result<String, String> {
    let name = command("dpkg-architecture", "-qDEB_HOST_MULTIARCH").output();
    let name = name.or_else(|_| command("gcc", "-print-multiarch").output())?;
    Ok(name.trim().to_owned())
}
