//! Pictures as files: black and white squares, and drawings, as PNG.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Pixels of a square's side.
const SIDE: u32 = 8;

/// Squares as a picture; `None` where the browser does not make one.
pub async fn squares(rows: &[Vec<bool>]) -> Option<Vec<u8>> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let side = u32::try_from(rows.len()).ok()? * SIDE;
    canvas.set_width(side);
    canvas.set_height(side);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#FFFFFF");
    context.fill_rect(0.0, 0.0, f64::from(side), f64::from(side));
    context.set_fill_style_str("#000000");
    let step = f64::from(SIDE);
    for (down, row) in rows.iter().enumerate() {
        for (right, _) in row.iter().enumerate().filter(|(_, is_black)| **is_black) {
            context.fill_rect(right as f64 * step, down as f64 * step, step, step);
        }
    }
    bytes_of(&canvas).await
}

/// A drawing as the address of a picture.
pub fn address(svg: &str) -> String {
    format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg))
}

/// A drawing as a picture of so many pixels; `None` where the browser does not make one.
pub async fn drawn(svg: &str, (width, height): (u32, u32)) -> Option<Vec<u8>> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_fill_style_str("#FFFFFF");
    context.fill_rect(0.0, 0.0, f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, f64::from(width), f64::from(height)).ok()?;
    bytes_of(&canvas).await
}

/// What is drawn, as PNG.
async fn bytes_of(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let made = Promise::new(&mut |done, failed| {
        let take = Closure::once_into_js(move |blob: Option<Blob>| {
            // A promise takes its answer once.
            drop(match blob {
                Some(blob) => done.call1(&wasm_bindgen::JsValue::NULL, &blob),
                None => failed.call0(&wasm_bindgen::JsValue::NULL),
            });
        });
        drop(canvas.to_blob(take.unchecked_ref()));
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
