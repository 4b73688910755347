//! Lines of columns in plain text: divided by tabs, or by blanks at the same place in line after line.

/// What lines of columns are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Columns<'t> {
    /// Rows of as many cells each.
    Table(Vec<Vec<&'t str>>),
    /// Lines whose blanks matter.
    Preformatted,
}

/// How many of the first lines are in columns together, and what they are; `None` where they are not, or only one is.
/// No line is looked at behind the first that is not.
pub(super) fn columns<'t>(lines: impl Iterator<Item = &'t str>) -> Option<(usize, Columns<'t>)> {
    let mut rows: Vec<Cells<'t>> = Vec::new();
    for line in lines {
        if !line.contains('\t') && !line.contains("  ") {
            break;
        }
        let row = cells(line);
        let goes_on = rows.last().is_none_or(|last| last.is_above(&row));
        if row.cells.len() < 2 || !goes_on {
            break;
        }
        rows.push(row);
    }
    let n_cells = rows.first().filter(|_| rows.len() > 1)?.cells.len();
    if rows.iter().any(|row| row.cells.len() != n_cells) {
        return Some((rows.len(), Columns::Preformatted));
    }
    let words = |row: &Cells<'t>| row.cells.iter().map(|(_, cell)| *cell).collect();
    Some((rows.len(), Columns::Table(rows.iter().map(words).collect())))
}

/// The cells of a line, each with its column.
#[derive(Debug)]
struct Cells<'t> {
    cells: Vec<(usize, &'t str)>,
    /// Whether tabs divide them.
    by_tabs: bool,
}

impl Cells<'_> {
    /// Whether the cells of the next line are in the same columns.
    fn is_above(&self, next: &Self) -> bool {
        let mut inner = self.cells.iter().skip(1);
        self.by_tabs && next.by_tabs
            || inner.any(|cell| next.cells.iter().skip(1).any(|other| meet(*cell, *other)))
    }
}

/// Whether two cells begin or end in the same column.
fn meet(a: (usize, &str), b: (usize, &str)) -> bool {
    let end = |(at, cell): (usize, &str)| at + cell.chars().count();
    a.0 == b.0 || end(a) == end(b)
}

/// What tabs divide in a line, or two and more blanks, unless these are behind the stop of a sentence, where many type two.
fn cells(line: &str) -> Cells<'_> {
    if line.trim().contains('\t') {
        let cells = line.trim_end().split('\t');
        return Cells {
            cells: cells.map(|cell| (0, cell.trim())).collect(),
            by_tabs: true,
        };
    }
    let mut found = Vec::new();
    let (mut from, mut column) = (0, 0);
    let mut rest = line.trim_end();
    while let Some(at) = rest.get(from..).and_then(|behind| behind.find("  ")) {
        let (cell, behind) = rest.split_at(from + at);
        let n_blanks = behind.len() - behind.trim_start_matches(' ').len();
        if n_blanks == 2 && cell.ends_with(['.', '!', '?', ':', '"', '”', ')']) {
            from += at + n_blanks;
            continue;
        }
        if !cell.trim().is_empty() {
            found.push((column, cell));
        }
        column += cell.chars().count() + n_blanks;
        rest = behind.trim_start_matches(' ');
        from = 0;
    }
    if !rest.trim().is_empty() {
        found.push((column, rest));
    }
    Cells {
        cells: found,
        by_tabs: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &[&str])>) {
        let found = columns(text.lines()).map(|(n, found)| match found {
            Columns::Table(rows) => (n, rows.iter().map(|row| row.join("|")).collect()),
            Columns::Preformatted => (n, vec!["preformatted".to_owned()]),
        });
        let expected = expected.map(|(n, rows)| (n, rows.iter().map(|&r| r.to_owned()).collect()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tabs_and_blanks_at_the_same_place_divide_columns() {
        check(
            "Quay\tFee\nNorth\t420\nThe end.",
            Some((2, &["Quay|Fee", "North|420"])),
        );
        check(
            "Quay     Fee\nNorth    420\nSouth    310",
            Some((3, &["Quay|Fee", "North|420", "South|310"])),
        );
        check(
            "Quay      Fee\nNorth     420\nSouth      31",
            Some((3, &["Quay|Fee", "North|420", "South|31"])),
        );
        check(
            "Quay   Berth   Fee\nNorth          420",
            Some((2, &["preformatted"])),
        );
    }

    #[test]
    fn blanks_of_running_text_divide_nothing() {
        check(
            "The ferry sailed.  It was late.\nThe ferry sailed.  It was late.",
            None,
        );
        check(
            "The  ferry was late again\nand nobody knew  why it was",
            None,
        );
        check("One line\tin columns", None);
    }
}
