//! The tile-grid map: one equal tile a division, arcs from west to east. It never shows borders.

/// A division's place in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TilePlace {
    /// Column from the left.
    pub col: u8,
    /// Row from the top.
    pub row: u8,
}

/// A tile's square, in pixels of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Square {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Side.
    pub side: f64,
}

/// Side of a tile and the gap between two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TileGrid {
    /// Side.
    pub side: f64,
    /// Gap.
    pub gap: f64,
}

impl Default for TileGrid {
    fn default() -> Self {
        Self { side: 44.0, gap: 5.0 }
    }
}

impl TileGrid {
    /// The square of a tile.
    pub fn square(self, place: TilePlace) -> Square {
        let pitch = self.side + self.gap;
        Square { x: f64::from(place.col) * pitch, y: f64::from(place.row) * pitch, side: self.side }
    }

    /// Width and height of a drawing that holds all tiles.
    pub fn size(self, places: &[TilePlace]) -> (f64, f64) {
        let pitch = self.side + self.gap;
        let columns = places.iter().map(|place| place.col).max().map_or(0.0, |col| f64::from(col) + 1.0);
        let rows = places.iter().map(|place| place.row).max().map_or(0.0, |row| f64::from(row) + 1.0);
        ((columns * pitch - self.gap).max(0.0), (rows * pitch - self.gap).max(0.0))
    }

    /// Where arcs of a tile begin and end: below its name, above its foot.
    pub fn anchor(self, place: TilePlace) -> (f64, f64) {
        let square = self.square(place);
        (square.x + square.side * 0.5, square.y + square.side * 0.58)
    }

    /// An arc between two tiles as an SVG path: a cubic curve that leaves and enters level, bent the more the farther it goes.
    pub fn arc(self, from: TilePlace, to: TilePlace) -> String {
        let ((x1, y1), (x2, y2)) = (self.anchor(from), self.anchor(to));
        let reach = ((x2 - x1).abs() * 0.5).max(self.side * 0.6);
        // Arcs between tiles of one row would hide each other: they bow upwards.
        let bow = if (y2 - y1).abs() < 1.0 { -(x2 - x1).abs() * 0.18 } else { 0.0 };
        format!("M{x1:.1} {y1:.1}C{:.1} {:.1} {:.1} {:.1} {x2:.1} {y2:.1}", x1 + reach, y1 + bow, x2 - reach, y2 + bow)
    }
}

/// Width of an arc for a value: 1 to 4 pixels, in proportion.
pub fn arc_width(value: i64, greatest: i64) -> f64 {
    let share = value.max(0) as f64 / greatest.max(1) as f64;
    1.0 + 3.0 * share.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_stand_in_their_grid_and_the_drawing_holds_them() {
        let grid = TileGrid::default();
        let places = [TilePlace { col: 0, row: 2 }, TilePlace { col: 6, row: 0 }];
        assert_eq!(grid.square(places[0]), Square { x: 0.0, y: 98.0, side: 44.0 });
        assert_eq!(grid.size(&places), (338.0, 142.0));
        assert_eq!(grid.size(&[]), (0.0, 0.0));
    }

    #[test]
    fn arcs_begin_and_end_at_their_tiles() {
        let grid = TileGrid { side: 10.0, gap: 0.0 };
        let path = grid.arc(TilePlace { col: 0, row: 0 }, TilePlace { col: 4, row: 0 });
        assert_eq!(path, "M5.0 5.8C25.0 -1.4 25.0 -1.4 45.0 5.8");
    }

    #[test]
    fn widths_grow_with_the_value() {
        assert!((arc_width(0, 10) - 1.0).abs() < 1e-9 && (arc_width(10, 10) - 4.0).abs() < 1e-9);
        assert!(arc_width(5, 10) < arc_width(6, 10));
    }
}
