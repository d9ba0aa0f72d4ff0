//! One process under callgrind: what the probe executed, and how much of that was locked.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What one call of a probe executed.
#[derive(Clone, Copy)]
pub(super) struct Count {
    pub(super) instructions: u32,
    /// Known only where the disassembly is understood.
    pub(super) locked: Option<u32>,
}

impl Count {
    /// What this call executed beyond the empty one.
    pub(super) fn beyond(self, empty: Self) -> Self {
        Self {
            instructions: self.instructions.saturating_sub(empty.instructions),
            ..self
        }
    }
}

/// Counts probes of this very program.
pub(super) struct Counter {
    program: PathBuf,
    locked: Option<BTreeSet<u64>>,
}

impl Counter {
    /// Reads the program's disassembly once for all probes.
    pub(super) fn new() -> Result<Self, String> {
        let program =
            env::current_exe().map_err(|error| format!("no way to run this program: {error}"))?;
        let known = cfg!(target_arch = "x86_64");
        let locked = known.then(|| locked_addresses(&program)).flatten();
        Ok(Self { program, locked })
    }

    /// Runs the probe of that name under callgrind.
    pub(super) fn count(&self, probe: &str) -> Result<Count, String> {
        let file = env::temp_dir().join(format!("interior-probe-{}", std::process::id()));
        let status = Command::new("valgrind")
            .args([
                "--quiet",
                "--tool=callgrind",
                "--toggle-collect=*counted_probe*",
            ])
            .args([
                "--dump-instr=yes",
                "--compress-pos=no",
                "--compress-strings=no",
            ])
            .arg(format!("--callgrind-out-file={}", file.display()))
            .arg(&self.program)
            .args(["probe", probe])
            .stderr(Stdio::null())
            .status()
            .map_err(|error| {
                format!(
                    "`valgrind` could not be started: {error}\nhelp: `apt-get install valgrind`"
                )
            })?;
        let text = fs::read_to_string(&file).unwrap_or_default();
        // Left behind at worst: it lies in the folder for such files.
        let _ = fs::remove_file(&file);
        if !status.success() {
            return Err(format!("valgrind failed at the probe `{probe}`: {status}"));
        }
        let executed = executed(&text);
        let locked = self.locked.as_ref().map(|locked| {
            let of_these = executed
                .iter()
                .filter(|(address, _)| locked.contains(address));
            of_these.map(|(_, times)| times).sum()
        });
        match executed.iter().map(|(_, times)| times).sum() {
            0 => Err(format!("callgrind saw nothing of the probe `{probe}`")),
            instructions => Ok(Count {
                instructions,
                locked,
            }),
        }
    }
}

/// Addresses and how often each was executed, from callgrind's own format.
///
/// A cost line is `0xADDRESS LINE COST`; the one after `calls=` repeats what the callee cost and is
/// left out.
fn executed(text: &str) -> Vec<(u64, u32)> {
    let mut executed = Vec::new();
    let mut after_calls = false;
    for line in text.lines() {
        if line.starts_with("0x") && !after_calls {
            let mut words = line.split_whitespace();
            let address = words.next().and_then(hexadecimal);
            let times = words.next_back().and_then(|times| times.parse().ok());
            executed.extend(address.zip(times));
        }
        after_calls = line.starts_with("calls=");
    }
    executed
}

/// Where the program has locked instructions, by `objdump`.
fn locked_addresses(program: &Path) -> Option<BTreeSet<u64>> {
    let output = Command::new("objdump")
        .args(["--disassemble", "--no-show-raw-insn"])
        .arg(program)
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let address = |line: &str| {
        let (address, instruction) = line.trim_start().split_once(':')?;
        is_locked(instruction.trim())
            .then(|| hexadecimal(address))
            .flatten()
    };
    output
        .status
        .success()
        .then(|| text.lines().filter_map(address).collect())
}

/// An exchange with memory locks without saying so.
fn is_locked(instruction: &str) -> bool {
    let exchanges = instruction.starts_with("xchg") && instruction.contains('(');
    instruction.starts_with("lock ") || exchanges
}

fn hexadecimal(text: &str) -> Option<u64> {
    u64::from_str_radix(text.trim_start_matches("0x"), 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{executed, is_locked};

    #[test]
    fn a_call_is_not_counted_twice() {
        let text = "fn=probe\n0x10 0 1\n0x14 0 1\ncalls=1 0x80 0\n0x14 0 5\nfn=callee\n0x80 0 5\n";
        assert_eq!(executed(text), [(0x10, 1), (0x14, 1), (0x80, 5)]);
    }

    #[test]
    fn an_exchange_of_registers_locks_nothing() {
        assert!(is_locked("lock cmpxchg %edx,(%rdi)"));
        assert!(is_locked("xchg   %eax,(%rbx)"));
        assert!(!is_locked("xchg   %ax,%ax"));
        assert!(!is_locked("cmpxchg %edx,(%rdi)"));
    }
}
