//! Cells compile to what std's compile to: the same number of instructions, optimised.
//!
//! The compiler itself writes the assembly of a probe for each verb, so nothing has to be installed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The probes, once over each crate's cells; a function that may be inlined is not written out.
const PROBES: &str = "
    #[inline(never)] pub fn probe_get(cell: &Cell<u64>) -> u64 { cell.get() }
    #[inline(never)] pub fn probe_set(cell: &Cell<u64>, value: u64) { cell.set(value) }
    #[inline(never)] pub fn probe_replace(cell: &Cell<u64>, value: u64) -> u64 { cell.replace(value) }
    #[inline(never)] pub fn probe_borrow(cell: &RefCell<u64>) { black_box(&*cell.borrow()); }
    #[inline(never)] pub fn probe_mutate(cell: &RefCell<u64>) { black_box(&mut *cell.borrow_mut()); }
";

/// Every probe's name: what the test must find.
const NAMES: &[&str] = &[
    "probe_get",
    "probe_set",
    "probe_replace",
    "probe_borrow",
    "probe_mutate",
];

#[test]
fn cells_compile_to_as_many_instructions_as_those_of_std() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("machine-code");
    fs::create_dir_all(&folder).expect("the build's own folder can be written to");
    let runtime = folder.join("libinterior_runtime.rlib");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/src/lib.rs");
    compile(
        &source,
        &["--crate-name=interior_runtime", "--cfg=feature=\"std\""],
        &runtime,
    );

    let extern_runtime = format!("--extern=interior_runtime={}", runtime.display());
    let assembly = |name: &str, cells: &str| {
        let probe = folder.join(format!("{name}.rs"));
        let text = format!("use {cells}::{{Cell, RefCell}}; use std::hint::black_box; {PROBES}");
        fs::write(&probe, text).expect("the build's own folder can be written to");
        let assembly = folder.join(format!("{name}.s"));
        compile(&probe, &["--emit=asm", &extern_runtime], &assembly);
        fs::read_to_string(assembly).expect("the compiler wrote it")
    };
    let (ours, std) = (
        assembly("ours", "interior_runtime"),
        assembly("std", "std::cell"),
    );
    for name in NAMES {
        let (ours, std) = (path(&ours, name), path(&std, name));
        assert!(!std.is_empty(), "`{name}` is not in the assembly");
        let listing = format!("ours:\n{}\nstd:\n{}", ours.join("\n"), std.join("\n"));
        assert_eq!(ours.len(), std.len(), "`{name}`\n{listing}");
    }
}

fn compile(source: &Path, arguments: &[&str], output: &Path) {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let status = Command::new(compiler)
        .args([
            "--crate-type=lib",
            "--edition=2024",
            "-Copt-level=3",
            "-Ccodegen-units=1",
        ])
        .args(["--cap-lints=allow"])
        .args(arguments)
        .arg("-o")
        .arg(output)
        .arg(source)
        .status()
        .expect("the compiler that built this test is there");
    assert!(status.success(), "`{}` does not compile", source.display());
}

/// The instructions of one function, as lines of assembly: no labels, no directives.
fn path<'a>(assembly: &'a str, name: &str) -> Vec<&'a str> {
    let is_label = |line: &&str| line.contains(name) && line.ends_with(':');
    let from_label = assembly.lines().skip_while(|line| !is_label(line)).skip(1);
    let body =
        from_label.take_while(|line| !line.contains("endproc") && !line.contains("func_end"));
    let is_instruction = |line: &&str| {
        let text = line.trim_start();
        line.starts_with(char::is_whitespace) && !text.starts_with(['.', '#', '/', ';'])
    };
    body.filter(is_instruction).collect()
}
