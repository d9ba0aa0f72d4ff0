//! Cells compile to what std's compile to: no more instructions, optimised.
//!
//! Counted up to the return. What comes after it is the refusal, where ours knows which cell it is about.
//!
//! The compiler itself writes the assembly of a probe for each verb, so nothing has to be installed.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// One verb, once over each crate's cells: its name and signature, and what it does with ours and with
/// those of std, which have fewer verbs.
struct Probe(&'static str, &'static str, &'static str, &'static str);

const PROBES: &[Probe] = &[
    same("cell_get", "(cell: &Cell<u64>) -> u64", "cell.get()"),
    same(
        "cell_set",
        "(cell: &Cell<u64>, value: u64)",
        "cell.set(value)",
    ),
    same(
        "cell_replace",
        "(cell: &Cell<u64>, value: u64) -> u64",
        "cell.replace(value)",
    ),
    same("cell_take", "(cell: &Cell<u64>) -> u64", "cell.take()"),
    same(
        "cell_swap",
        "(one: &Cell<u64>, other: &Cell<u64>)",
        "one.swap(other)",
    ),
    same(
        "cell_into_inner",
        "(cell: Cell<u64>) -> u64",
        "cell.into_inner()",
    ),
    same(
        "refcell_borrow",
        "(cell: &RefCell<u64>)",
        "black_box(&*cell.borrow());",
    ),
    same(
        "refcell_borrow_mut",
        "(cell: &RefCell<u64>)",
        "black_box(&mut *cell.borrow_mut());",
    ),
    same(
        "refcell_try_borrow",
        "(cell: &RefCell<u64>) -> bool",
        "cell.try_borrow().map(|n| drop(black_box(&*n))).is_ok()",
    ),
    same(
        "refcell_try_borrow_mut",
        "(cell: &RefCell<u64>) -> bool",
        "cell.try_borrow_mut().map(|mut n| drop(black_box(&mut *n))).is_ok()",
    ),
    same(
        "refcell_into_inner",
        "(cell: RefCell<u64>) -> u64",
        "cell.into_inner()",
    ),
    same(
        "refcell_get_mut",
        "(cell: &mut RefCell<u64>) -> &mut u64",
        "cell.get_mut()",
    ),
    same(
        "refcell_as_ptr",
        "(cell: &RefCell<u64>) -> *mut u64",
        "cell.as_ptr()",
    ),
    same(
        "refcell_replace",
        "(cell: &RefCell<u64>, value: u64) -> u64",
        "cell.replace(value)",
    ),
    same(
        "refcell_take",
        "(cell: &RefCell<u64>) -> u64",
        "cell.take()",
    ),
    same(
        "refcell_swap",
        "(one: &RefCell<u64>, other: &RefCell<u64>)",
        "one.swap(other)",
    ),
    same(
        "refcell_map",
        "(cell: &RefCell<(u64, u64)>)",
        "black_box(&*Ref::map(cell.borrow(), |pair| &pair.1));",
    ),
    same(
        "refcell_map_mut",
        "(cell: &RefCell<(u64, u64)>)",
        "black_box(&mut *RefMut::map(cell.borrow_mut(), |pair| &mut pair.1));",
    ),
    same(
        "refcell_filter_map",
        "(cell: &RefCell<Option<u64>>) -> bool",
        "Ref::filter_map(cell.borrow(), Option::as_ref).map(|n| drop(black_box(&*n))).is_ok()",
    ),
    same(
        "refcell_filter_map_mut",
        "(cell: &RefCell<Option<u64>>) -> bool",
        "RefMut::filter_map(cell.borrow_mut(), Option::as_mut).map(|mut n| drop(black_box(&mut *n))).is_ok()",
    ),
    same(
        "refcell_clone",
        "(guard: &Ref<'_, u64>)",
        "black_box(&*Ref::clone(guard));",
    ),
    Probe(
        "refcell_with",
        "(cell: &RefCell<u64>)",
        "cell.with(|n| drop(black_box(n)))",
        "drop(black_box(&*cell.borrow()))",
    ),
    Probe(
        "refcell_with_mut",
        "(cell: &RefCell<u64>)",
        "cell.with_mut(|n| drop(black_box(n)))",
        "drop(black_box(&mut *cell.borrow_mut()))",
    ),
    Probe(
        "refcell_get",
        "(cell: &RefCell<u64>) -> u64",
        "cell.get()",
        "*cell.borrow()",
    ),
    Probe(
        "refcell_get_cloned",
        "(cell: &RefCell<u64>) -> u64",
        "cell.get_cloned()",
        "cell.borrow().clone()",
    ),
    Probe(
        "refcell_set",
        "(cell: &RefCell<u64>, value: u64)",
        "cell.set(value)",
        "drop(cell.replace(value))",
    ),
    Probe(
        "refcell_update",
        "(cell: &RefCell<u64>) -> u64",
        "cell.update(|n| n ^ 5)",
        "{ let mut n = cell.borrow_mut(); *n = *n ^ 5; *n }",
    ),
];

/// A verb that std has too.
const fn same(name: &'static str, signature: &'static str, body: &'static str) -> Probe {
    Probe(name, signature, body, body)
}

#[test]
fn cells_compile_to_no_more_instructions_than_those_of_std() {
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
    let assembly = |name: &str, cells: &str, body: fn(&Probe) -> &str| {
        let probe = folder.join(format!("{name}.rs"));
        let mut text =
            format!("use {cells}::{{Cell, Ref, RefCell, RefMut}}; use std::hint::black_box;\n");
        for one in PROBES {
            let Probe(name, signature, ..) = one;
            // A function that may be inlined is not written out.
            let function = format!("pub fn probe_{name}{signature} {{ {} }}", body(one));
            text.push_str("#[inline(never)] ");
            text.push_str(&function);
            text.push('\n');
        }
        fs::write(&probe, text).expect("the build's own folder can be written to");
        let assembly = folder.join(format!("{name}.s"));
        compile(&probe, &["--emit=asm", &extern_runtime], &assembly);
        fs::read_to_string(assembly).expect("the compiler wrote it")
    };
    let (ours, std) = (
        assembly("ours", "interior_runtime", |probe| probe.2),
        assembly("std", "std::cell", |probe| probe.3),
    );
    let mut differing = Vec::new();
    for Probe(name, ..) in PROBES {
        let symbol = format!("{}probe_{name}", "probe_".len() + name.len());
        let (ours, std) = (path(&ours, &symbol), path(&std, &symbol));
        assert!(!std.is_empty(), "`{name}` is not in the assembly");
        if ours.len() > std.len() {
            let listing = format!("ours:\n{}\nstd:\n{}", ours.join("\n"), std.join("\n"));
            differing.push(format!("`{name}`\n{listing}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
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

/// The instructions of one function up to its first return, as lines of assembly: no labels, no
/// directives.
fn path<'a>(assembly: &'a str, name: &str) -> Vec<&'a str> {
    let is_label = |line: &&str| line.contains(name) && line.ends_with(':');
    let from_label = assembly.lines().skip_while(|line| !is_label(line)).skip(1);
    let body =
        from_label.take_while(|line| !line.contains("endproc") && !line.contains("func_end"));
    let is_instruction = |line: &&str| {
        let text = line.trim_start();
        line.starts_with(char::is_whitespace) && !text.starts_with(['.', '#', '/', ';'])
    };
    let mut instructions: Vec<_> = body.filter(is_instruction).collect();
    let is_return = |line: &&str| line.trim_start().starts_with("ret");
    let length = instructions.iter().position(is_return);
    instructions.truncate(length.map_or(usize::MAX, |last| last + 1));
    instructions
}
