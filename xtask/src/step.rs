//! One command of a task: printed, run, and an error that names it where it fails.

use std::path::Path;
use std::process::Command;

/// What a step or a task comes to: nothing, or the sentence to show.
pub(crate) type Outcome = Result<(), String>;

/// A command that is about to run.
pub(crate) struct Step {
    command: Command,
    shown: String,
}

/// A step that runs this very cargo with `arguments`, split at spaces.
pub(crate) fn cargo(arguments: &str) -> Step {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments.split_whitespace());
    Step {
        command,
        shown: format!("cargo {arguments}"),
    }
}

/// A step that runs another program with `arguments`, split at spaces.
pub(crate) fn command(program: &str, arguments: &str) -> Step {
    let mut command = Command::new(program);
    command.args(arguments.split_whitespace());
    Step {
        command,
        shown: format!("{program} {arguments}"),
    }
}

impl Step {
    /// Adds arguments as they are, spaces and all.
    pub(crate) fn args(mut self, arguments: &[String]) -> Self {
        self.command.args(arguments);
        for argument in arguments {
            self.shown.push(' ');
            self.shown.push_str(argument);
        }
        self
    }

    /// Sets a variable of the command's environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self.shown = format!("{name}={value:?} {}", self.shown);
        self
    }

    /// Runs it in another folder.
    pub(crate) fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs the command, its output going where ours goes.
    pub(crate) fn run(mut self) -> Outcome {
        eprintln!("\n$ {}", self.shown);
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("`{}` failed: {status}", self.shown)),
            Err(error) => Err(format!("`{}` could not be started: {error}", self.shown)),
        }
    }

    /// Runs the command, its output going where ours goes, and gives its exit code.
    pub(crate) fn code(mut self) -> Result<i32, String> {
        eprintln!("\n$ {}", self.shown);
        match self.command.status() {
            Ok(status) => status
                .code()
                .ok_or_else(|| format!("`{}` was ended: {status}", self.shown)),
            Err(error) => Err(format!("`{}` could not be started: {error}", self.shown)),
        }
    }

    /// Runs the command and gives what it printed.
    pub(crate) fn output(mut self) -> Result<String, String> {
        eprintln!("\n$ {}", self.shown);
        let output = self
            .command
            .output()
            .map_err(|error| format!("`{}` could not be started: {error}", self.shown))?;
        if !output.status.success() {
            return Err(format!("`{}` failed: {}", self.shown, output.status));
        }
        String::from_utf8(output.stdout).map_err(|error| format!("`{}`: {error}", self.shown))
    }
}
