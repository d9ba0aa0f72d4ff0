//! Where results go and what they are made from.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of this package.
pub(crate) fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A file of the workspace.
pub(crate) fn root(name: &str) -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).join(name)
}

/// Writes a result and says so.
pub(crate) fn write(name: &str, text: &str) -> Result<(), String> {
    let path = own(name);
    let folder = path.parent().unwrap_or(&path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("`benches/{name}` could not be written: {error}"))?;
    eprintln!("wrote benches/{name}");
    Ok(())
}
