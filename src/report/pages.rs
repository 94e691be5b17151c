//! A report on pages, given how high everything stands: no row is cut, headings of tables are repeated, and no heading is left behind at
//! the foot of a page. The page that draws it measures; breaking is done here, the same for every browser.

use std::ops::Range;

/// How high a part stands, in any unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Whether its pages are landscape.
    pub is_landscape: bool,
    /// Whether it begins on a page of its own.
    pub begins_page: bool,
    /// Its blocks.
    pub blocks: Vec<Height>,
}

/// How high a block stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Height {
    /// What is not broken.
    Whole {
        /// Its height.
        height: f64,
        /// Whether it is a heading, which stays with what follows.
        is_heading: bool,
    },
    /// A table, broken between rows.
    Table {
        /// Caption and headings, which stand over every piece.
        head: f64,
        /// Each row.
        rows: Vec<f64>,
        /// The note under the last row.
        note: f64,
    },
}

/// What one page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Whether it lies.
    pub is_landscape: bool,
    /// What stands on it, from above to below.
    pub pieces: Vec<Piece>,
}

/// A block, or some rows of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Index of the part.
    pub part: usize,
    /// Index of the block in it.
    pub block: usize,
    /// The rows, where it is a table.
    pub rows: Option<Range<usize>>,
}

/// The room on a page, by how it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Height of the type area of an upright page.
    pub upright: f64,
    /// Height of that of a lying one.
    pub landscape: f64,
    /// What the title takes of the first page.
    pub title: f64,
}

/// The pages of a report. What is higher than a page stands on one of its own. O(rows).
pub fn pages(parts: &[Measured], room: Room) -> Vec<Page> {
    let mut layout = Layout { room, pages: Vec::new(), left: 0.0, headings: (0, 0.0) };
    for (part, measured) in parts.iter().enumerate() {
        let turns = layout.pages.last().is_none_or(|page| page.is_landscape != measured.is_landscape);
        if turns || (measured.begins_page && layout.pages.last().is_some_and(|page| !page.pieces.is_empty())) {
            layout.turn(measured.is_landscape);
        }
        for (block, height) in measured.blocks.iter().enumerate() {
            match height {
                Height::Whole { height, is_heading } => {
                    layout.whole(Piece { part, block, rows: None }, *height, *is_heading);
                }
                Height::Table { head, rows, note } => layout.table((part, block), *head, rows, *note),
            }
        }
    }
    layout.pages
}

/// Pages on their way.
struct Layout {
    room: Room,
    pages: Vec<Page>,
    /// What is left of the page at the end.
    left: f64,
    /// How many headings stand at its foot, which go with what follows, and how high they are.
    headings: (usize, f64),
}

impl Layout {
    fn turn(&mut self, is_landscape: bool) {
        let title = if self.pages.is_empty() { self.room.title } else { 0.0 };
        self.left = if is_landscape { self.room.landscape } else { self.room.upright } - title;
        self.pages.push(Page { is_landscape, pieces: Vec::new() });
        self.headings = (0, 0.0);
    }

    /// A new page, with the headings from the foot of the one before; not where nothing else stands there.
    fn next(&mut self) {
        let (count, height) = self.headings;
        let Some(page) = self.pages.last_mut() else { return };
        if page.pieces.len() <= count {
            return;
        }
        let is_landscape = page.is_landscape;
        let carried = page.pieces.split_off(page.pieces.len() - count);
        self.turn(is_landscape);
        if let Some(page) = self.pages.last_mut() {
            page.pieces = carried;
        }
        self.left -= height;
        self.headings = (count, height);
    }

    fn whole(&mut self, piece: Piece, height: f64, is_heading: bool) {
        if height > self.left {
            self.next();
        }
        self.left -= height;
        self.headings = if is_heading { (self.headings.0 + 1, self.headings.1 + height) } else { (0, 0.0) };
        if let Some(page) = self.pages.last_mut() {
            page.pieces.push(piece);
        }
    }

    fn table(&mut self, (part, block): (usize, usize), head: f64, rows: &[f64], note: f64) {
        let with_note = |row: usize| rows.get(row).copied().unwrap_or(0.0) + if row + 1 >= rows.len() { note } else { 0.0 };
        if head + with_note(0) > self.left {
            self.next();
        }
        let (mut from, mut row) = (0, 0);
        self.left -= head;
        while row < rows.len() {
            if with_note(row) > self.left && row > from {
                self.push(Piece { part, block, rows: Some(from..row) });
                self.next();
                self.left -= head;
                from = row;
            }
            self.left -= rows[row];
            row += 1;
        }
        self.left -= note;
        self.push(Piece { part, block, rows: Some(from..rows.len()) });
    }

    fn push(&mut self, piece: Piece) {
        self.headings = (0, 0.0);
        if let Some(page) = self.pages.last_mut() {
            page.pieces.push(piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROOM: Room = Room { upright: 100.0, landscape: 70.0, title: 20.0 };

    fn whole(height: f64, is_heading: bool) -> Height {
        Height::Whole { height, is_heading }
    }

    fn part(blocks: Vec<Height>) -> Measured {
        Measured { is_landscape: false, begins_page: false, blocks }
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        let pages = pages(&[part(vec![whole(70.0, false), whole(8.0, true), whole(30.0, false)])], ROOM);
        let blocks: Vec<Vec<usize>> = pages.iter().map(|page| page.pieces.iter().map(|piece| piece.block).collect()).collect();
        assert_eq!(blocks, [vec![0], vec![1, 2]]);
    }

    #[test]
    fn a_table_is_broken_between_rows_and_its_note_stays_with_the_last() {
        let table = Height::Table { head: 10.0, rows: vec![10.0; 15], note: 15.0 };
        let pages = pages(&[part(vec![table])], ROOM);
        let rows: Vec<_> = pages.iter().map(|page| page.pieces[0].rows.clone().unwrap()).collect();
        assert_eq!(rows, [0..7, 7..14, 14..15]);
    }

    #[test]
    fn a_part_that_lies_begins_a_page_and_so_does_what_follows_it() {
        let lying = Measured { is_landscape: true, begins_page: true, blocks: vec![whole(10.0, false)] };
        let pages = pages(&[part(vec![whole(10.0, false)]), lying, part(vec![whole(10.0, false)])], ROOM);
        assert_eq!(pages.iter().map(|page| page.is_landscape).collect::<Vec<_>>(), [false, true, false]);
    }

    fn heights() -> impl Strategy<Value = Vec<Measured>> {
        let whole = (1.0..60.0_f64, any::<bool>()).prop_map(|(height, is_heading)| whole(height, is_heading));
        let table = (1.0..12.0_f64, prop::collection::vec(1.0..30.0_f64, 0..40), 0.0..8.0_f64)
            .prop_map(|(head, rows, note)| Height::Table { head, rows, note });
        let block = prop_oneof![whole, table];
        let part = (any::<bool>(), any::<bool>(), prop::collection::vec(block, 1..8))
            .prop_map(|(is_landscape, begins_page, blocks)| Measured { is_landscape, begins_page, blocks });
        prop::collection::vec(part, 1..6)
    }

    proptest! {
        #[test]
        fn everything_stands_once_in_its_order_and_no_page_holds_more_than_it_can(parts in heights()) {
            let pages = pages(&parts, ROOM);
            let mut wanted = Vec::new();
            for (part, measured) in parts.iter().enumerate() {
                for (block, height) in measured.blocks.iter().enumerate() {
                    match height {
                        Height::Whole { .. } => wanted.push((part, block, None)),
                        Height::Table { rows, .. } if rows.is_empty() => wanted.push((part, block, None)),
                        Height::Table { rows, .. } => wanted.extend((0..rows.len()).map(|row| (part, block, Some(row)))),
                    }
                }
            }
            let mut found = Vec::new();
            for (number, page) in pages.iter().enumerate() {
                let mut used = if number == 0 { ROOM.title } else { 0.0 };
                for piece in &page.pieces {
                    prop_assert_eq!(parts[piece.part].is_landscape, page.is_landscape);
                    match &parts[piece.part].blocks[piece.block] {
                        Height::Whole { height, .. } => {
                            used += height;
                            found.push((piece.part, piece.block, None));
                        }
                        Height::Table { head, rows, note } => {
                            let range = piece.rows.clone().unwrap();
                            used += head + rows[range.clone()].iter().sum::<f64>();
                            used += if range.end == rows.len() { *note } else { 0.0 };
                            if rows.is_empty() {
                                found.push((piece.part, piece.block, None));
                            }
                            found.extend(range.map(|row| (piece.part, piece.block, Some(row))));
                        }
                    }
                }
                let room = if page.is_landscape { ROOM.landscape } else { ROOM.upright };
                let contents = page.pieces.iter().filter(|piece| match &parts[piece.part].blocks[piece.block] {
                    Height::Whole { is_heading, .. } => !is_heading,
                    Height::Table { .. } => true,
                });
                let is_single = contents.count() <= 1;
                prop_assert!(used <= room + 1e-6 || is_single, "page {} holds {} of {}", number + 1, used, room);
            }
            prop_assert_eq!(found, wanted);
        }
    }
}
