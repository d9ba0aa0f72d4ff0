//! Takes the census of folders with what only Unix has: links, pipes, permissions, odd names.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::process::Command;

use serde_json::Value;

use crate::examples::{example, stderr, stdout};
use crate::examples_census::{
    census, figures, mixed_folder, new_folder, tally, totals, unreadable, write,
};

#[test]
fn links_are_not_followed_and_broken_ones_are_listed() {
    let folder = mixed_folder();
    let link = |to: &str, name: &str| {
        symlink(to, folder.path().join(name)).expect("links can be made");
    };
    link("a.txt", "again.txt");
    link("..", "nested/up");
    link("nested", "across");
    link("nowhere", "broken.txt");
    link("itself", "itself");
    link("a.txt/below", "below");

    let figures = figures(&[], folder.path());
    assert_eq!(totals(&figures), tally(5, 1, 28, 5));
    let broken = |name| (name, "broken-link");
    assert_eq!(
        unreadable(&figures),
        [
            broken("below"),
            broken("broken.txt"),
            broken("itself"),
            ("latin.txt", "bad-encoding"),
        ],
    );
}

#[test]
fn a_link_to_the_folder_will_do() {
    let folder = mixed_folder();
    let links = new_folder();
    let link = links.path().join("link");
    symlink(folder.path(), &link).expect("links can be made");
    assert_eq!(totals(&figures(&[], &link)), tally(5, 1, 28, 5));

    symlink("nowhere", links.path().join("broken")).expect("links can be made");
    let output = census(&[], &links.path().join("broken"));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).starts_with("census: there is no folder `"));
}

#[test]
fn what_is_not_a_file_is_listed_and_not_opened() {
    let folder = new_folder();
    let _socket = UnixListener::bind(folder.path().join("socket")).expect("sockets can be made");
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .expect("mkfifo is there");
    assert!(made.success());
    let figures = figures(&[], folder.path());
    assert_eq!(figures["files"], 0);
    assert_eq!(
        unreadable(&figures),
        [("pipe", "not-a-file"), ("socket", "not-a-file")]
    );
}

#[test]
fn names_may_hold_any_byte() {
    let folder = new_folder();
    let add = |name: &[u8], content: &[u8]| {
        fs::write(folder.path().join(OsStr::from_bytes(name)), content).is_ok()
    };
    // Some file systems take only UTF-8.
    if !add(b"caf\xe9.t\xff", b"x\n") {
        return;
    }
    assert!(add(b"bell\x07\xe9.txt", b"\xe9"));
    assert!(add(b"bell.\x1b[2J", b"\n"));

    let found = figures(&[], folder.path());
    assert_eq!(found["extensions"]["t\u{fffd}"], tally(1, 0, 2, 1));
    assert_eq!(
        unreadable(&found),
        [("bell\u{7}\u{fffd}.txt", "bad-encoding")]
    );

    let output = census(&[], folder.path());
    let control = |character: char| character.is_control() && character != '\n';
    assert!(!stdout(&output).contains(control), "{:?}", stdout(&output));
}

#[test]
fn without_permission_it_is_listed() {
    let folder = new_folder();
    write(&folder, "open.txt", "1\n");
    write(&folder, "secret.txt", "2\n");
    write(&folder, "closed/inside.txt", "3\n");
    symlink("closed/inside.txt", folder.path().join("link")).expect("links can be made");
    let forbid = |name: &str, mode| {
        let mode = fs::Permissions::from_mode(mode);
        fs::set_permissions(folder.path().join(name), mode).expect("they are ours");
    };
    forbid(".", 0o755);
    forbid("secret.txt", 0o000);
    forbid("closed", 0o000);

    let mut command = Command::new(example("census"));
    let elsewhere = new_folder();
    if fs::read(folder.path().join("secret.txt")).is_ok() {
        // The administrator may read anything, so somebody else has to try, from a place that
        // is open to all.
        let copy = elsewhere.path().join("census");
        fs::copy(example("census"), &copy).expect("files can be copied");
        let open = fs::Permissions::from_mode(0o755);
        fs::set_permissions(elsewhere.path(), open).expect("it is ours");
        command = Command::new(copy);
        command.uid(65534).gid(65534).current_dir(elsewhere.path());
    }
    let output = match command.arg("--json").arg(folder.path()).output() {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            eprintln!("not tested: nobody else may be asked here");
            return;
        }
        output => output.expect("the example starts"),
    };
    forbid("closed", 0o700);

    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let figures: Value = serde_json::from_slice(&output.stdout).expect("`--json` prints JSON");
    assert_eq!(totals(&figures), tally(1, 0, 2, 1));
    assert_eq!(
        unreadable(&figures),
        [
            ("closed", "no-permission"),
            ("link", "no-permission"),
            ("secret.txt", "no-permission")
        ],
    );
}
