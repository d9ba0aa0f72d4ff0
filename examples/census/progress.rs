//! Shows on a terminal how far the census is.

use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};

use crate::census::Census;

/// One line on standard error, or nothing where that is not a terminal.
///
/// It has no end to draw towards: how much there is to read is known when all of it is read.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    pub(crate) fn start() -> Self {
        let style = ProgressStyle::with_template("{spinner} {elapsed}  {msg}")
            .expect("the template is well-formed");
        Progress(ProgressBar::new_spinner().with_style(style))
    }

    pub(crate) fn show(&self, so_far: &Census) {
        self.0.set_message(format!(
            "{} files, {} lines, {}, {} unreadable",
            HumanCount(so_far.files),
            HumanCount(so_far.lines),
            HumanBytes(so_far.bytes),
            HumanCount(so_far.unreadable.len() as u64),
        ));
        self.0.tick();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
