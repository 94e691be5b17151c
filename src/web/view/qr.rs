//! A QR code, drawn here: low error correction, and the four white modules around it that scanners need.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// White modules around a code (ISO/IEC 18004).
const QUIET: usize = 4;

/// The modules of a text, its quiet zone around them, black ones true; `None` for a text that is too long. O(length).
pub fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::L).ok()?;
    let inner = code.width();
    let side = inner + 2 * QUIET;
    let mut rows = vec![vec![false; side]; side];
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if let Some(module) = rows.get_mut(at / inner + QUIET).and_then(|row| row.get_mut(at % inner + QUIET)) {
            *module = color == Color::Dark;
        }
    }
    Some(rows)
}

/// The code as a picture.
#[component]
pub fn Qr(
    /// Its modules.
    modules: Vec<Vec<bool>>,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let side = modules.len();
    let mut path = String::new();
    for (down, row) in modules.iter().enumerate() {
        let mut right = 0;
        while right < side {
            let run = row[right..].iter().take_while(|is_black| **is_black).count();
            if run > 0 {
                let square = format!("M{right} {down}h{run}v1h-{run}z");
                path.push_str(&square);
            }
            right += run.max(1);
        }
    }
    view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=label shape-rendering="crispEdges">
            <rect width=side height=side fill="#FFFFFF" />
            <path d=path fill="#000000" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_four_white_modules_around_it_and_low_error_correction() {
        // 100 bytes fit version 5 at level L (106), and only 6 at M: 37 modules and 8 of quiet zone.
        let rows = modules(&"a".repeat(100)).unwrap();
        assert_eq!(rows.len(), 37 + 8);
        for at in 0..rows.len() {
            for edge in [0, 1, 2, 3, rows.len() - 4, rows.len() - 1] {
                assert!(!rows[edge][at] && !rows[at][edge]);
            }
        }
        assert_eq!(modules(&"a".repeat(3_000)), None);
    }
}
