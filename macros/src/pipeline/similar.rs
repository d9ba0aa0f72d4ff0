//! Finds the name that was probably meant.

/// Gives the candidate closest to `name`, if one is close enough to be a slip of the hand.
///
/// Close enough is a third of the name's length, at least one step, as the compiler itself has it. What
/// only one candidate begins with is closer than that.
pub(crate) fn similar<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if let Some(whole) = begun(name, candidates) {
        return Some(whole);
    }
    let limit = (name.chars().count() / 3).max(1);
    let mut closest: Option<(usize, &str)> = None;
    for candidate in candidates {
        let steps = distance(name, candidate);
        if steps <= limit && closest.is_none_or(|(fewest, _)| steps < fewest) {
            closest = Some((steps, candidate));
        }
    }
    closest.map(|(_, candidate)| candidate)
}

/// The only candidate that begins with `name`, if that is more than a letter.
fn begun<'a>(name: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let mut whole = candidates.iter().filter(|of| of.starts_with(name));
    let first = whole.next().filter(|_| name.len() > 1)?;
    whole.next().is_none().then_some(*first)
}

/// Counts the letters to insert, remove, replace or swap with their neighbour between two words.
///
/// The optimal string alignment distance (Damerau 1964; row by row as Wagner and Fischer 1974).
fn distance(from: &str, to: &str) -> usize {
    let from: Vec<char> = from.to_lowercase().chars().collect();
    let to: Vec<char> = to.to_lowercase().chars().collect();
    let mut before_last = vec![0; to.len() + 1];
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, &a) in from.iter().enumerate() {
        let mut current = vec![row + 1; to.len() + 1];
        for (column, &b) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(a != b);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && a == to[column - 1] && from[row - 1] == b;
            if swapped {
                best = best.min(before_last[column - 1] + 1);
            }
            current[column + 1] = best;
        }
        before_last = core::mem::replace(&mut last, current);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted() {
        assert_eq!(distance("mutx", "mutex"), 1);
        assert_eq!(distance("muetx", "mutex"), 1);
        assert_eq!(distance("Mutex", "mutex"), 0);
        assert_eq!(distance("cell", "refcell"), 3);
    }

    #[test]
    fn only_slips_are_similar() {
        let kinds = ["cell", "refcell", "mutex", "rwlock"];
        assert_eq!(similar("mutx", &kinds), Some("mutex"));
        assert_eq!(similar("rwlokc", &kinds), Some("rwlock"));
        assert_eq!(similar("atomic", &kinds), None);
        assert_eq!(similar("m", &kinds), None);
    }

    #[test]
    fn a_word_that_is_begun_is_known() {
        let words = ["rc", "rwlock", "refcell", "replace"];
        assert_eq!(similar("rw", &words), Some("rwlock"));
        assert_eq!(similar("re", &words), Some("rc"));
        assert_eq!(similar("ref", &words), Some("refcell"));
    }
}
