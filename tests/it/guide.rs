//! What the guide says of itself is true: its examples are doctests, the rest is looked up here.

const FROM_HAND_WRITTEN_LOCKS: &str = include_str!("../../src/guide/from_hand_written_locks.md");

/// The page as it is shown, without the hidden lines of its examples.
fn shown(page: &str) -> String {
    let mut fenced = false;
    let lines = page.lines().filter(|line| {
        fenced ^= line.starts_with("```");
        !(fenced && line.starts_with("# "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The parts of a page that begin with `# title`, each with its title.
fn sections(page: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = page.split("\n# ").skip(1);
    parts.filter_map(|part| part.split_once('\n'))
}

/// The inside of the fenced blocks of `language`.
fn blocks<'a>(text: &'a str, language: &str) -> impl Iterator<Item = &'a str> {
    let fences = text.split("\n```").skip(1).step_by(2);
    let language = language.to_owned();
    fences.filter_map(move |block| {
        let (found, inside) = block.split_once('\n')?;
        (found == language).then_some(inside)
    })
}

#[test]
fn steps_have_the_lines_that_the_table_says() {
    let page = shown(FROM_HAND_WRITTEN_LOCKS);
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ["));
    let mut steps = 0;
    for row in rows {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [title, lines, unwraps] = cells[..] else {
            panic!("{row}")
        };
        let anchor = title.split_once("](#").expect(row).1.trim_end_matches(')');
        let (_, text) = sections(&page)
            .find(|(title, _)| title.to_lowercase().replace(' ', "-") == anchor)
            .expect(row);
        let code = blocks(text, "").next().expect(row);
        let found = code.lines().filter(|line| !line.trim().is_empty());
        assert_eq!(found.count().to_string(), lines, "{row}");
        let found = code.matches(".unwrap()").count();
        assert_eq!(format!("{found} |"), unwraps, "{row}");
        steps += 1;
    }
    assert_eq!(steps, 4);
}
