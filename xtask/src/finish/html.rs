//! Finds and replaces elements in a page that this project and Trunk have written. Not a parser of HTML in general: it knows no
//! comments with tags in them and no `>` in attributes, and neither has the page.

use crate::run::{Result, fail};

/// An element as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// Everything, tags included.
    pub whole: &'a str,
    /// The opening tag.
    pub tag: &'a str,
    /// What stands between the tags; empty for elements without an end tag.
    pub inner: &'a str,
}

impl<'a> Element<'a> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let start = self.tag.find(&format!(" {name}=\""))? + name.len() + 3;
        self.tag[start..].split('"').next()
    }
}

/// All elements of a name, in their order. `name` is `link` or `meta`, which have no end, or one whose content is text.
pub fn elements<'a>(page: &'a str, name: &str) -> Vec<Element<'a>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let ends = !matches!(name, "link" | "meta");
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = page[from..].find(&open).map(|start| from + start) {
        let Some(tag_end) = page[start..].find('>').map(|end| start + end + 1) else { break };
        from = tag_end;
        // `<scripture>` is not `<script>`.
        if !page[start + open.len()..].starts_with([' ', '>', '\n']) {
            continue;
        }
        let inner_end = if ends { page[tag_end..].find(&close).map(|end| tag_end + end) } else { Some(tag_end) };
        let Some(inner_end) = inner_end else { break };
        from = if ends { inner_end + close.len() } else { tag_end };
        found.push(Element { whole: &page[start..from], tag: &page[start..tag_end], inner: &page[tag_end..inner_end] });
    }
    found
}

/// The page with another text in the script element of an id.
///
/// # Errors
/// When there is none.
pub fn with_text_of(page: &str, id: &str, text: &str) -> Result<String> {
    let Some(element) = elements(page, "script").into_iter().find(|element| element.attribute("id") == Some(id)) else {
        return fail(format!("index.html has no <script id=\"{id}\">"));
    };
    Ok(page.replacen(element.whole, &format!("{}{text}</script>", element.tag), 1))
}

/// The page without what Trunk writes to preloads of programs and browsers ignore with a warning: the check sum. The script that
/// loads the program has one, and the program has its content in its name.
pub fn without_ignored_check_sums(page: &str) -> String {
    let mut quiet = page.to_owned();
    for link in elements(page, "link").into_iter().filter(|link| link.attribute("rel") == Some("preload")) {
        if let Some(sum) = link.attribute("integrity") {
            quiet = quiet.replacen(link.whole, &link.whole.replacen(&format!(" integrity=\"{sum}\""), "", 1), 1);
        }
    }
    quiet
}

/// Whether a text can stand in a script element as it is, and come out of it unchanged.
pub fn can_be_inline(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    !(lower.contains("</script")
        || lower.contains("<script")
        || lower.contains("<!--")
        || text.contains('\r')
        || text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::{can_be_inline, elements, with_text_of, without_ignored_check_sums};

    const PAGE: &str = "<head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"./a.svg\">\n<scripture></scripture><script id=\"a\" type=\"x\">1 > 0</script><script>b</script></head>";

    #[test]
    fn elements_are_found_with_their_content_and_attributes() {
        let scripts = elements(PAGE, "script");
        assert_eq!(scripts.iter().map(|element| element.inner).collect::<Vec<_>>(), ["1 > 0", "b"]);
        assert_eq!(scripts[0].attribute("type"), Some("x"));
        assert_eq!(scripts[1].attribute("type"), None);
        assert_eq!(elements(PAGE, "link")[0].attribute("href"), Some("./a.svg"));
    }

    #[test]
    fn the_text_of_one_script_is_replaced_and_nothing_else() {
        assert_eq!(with_text_of(PAGE, "a", "{}").unwrap(), PAGE.replace("1 > 0", "{}"));
        assert!(with_text_of(PAGE, "c", "{}").is_err());
    }

    #[test]
    fn only_preloads_lose_their_check_sum() {
        let page = "<link rel=\"preload\" href=\"a\" integrity=\"s\" as=\"fetch\"><link rel=\"stylesheet\" integrity=\"s\">";
        let quiet = "<link rel=\"preload\" href=\"a\" as=\"fetch\"><link rel=\"stylesheet\" integrity=\"s\">";
        assert_eq!(without_ignored_check_sums(page), quiet);
    }

    #[test]
    fn what_would_end_a_script_or_change_in_it_is_refused() {
        assert!(can_be_inline("{\"a\": \"甲 < 乙\"}"));
        assert!(!can_be_inline("\"</SCRIPT>\""));
        assert!(!can_be_inline("a\r\nb"));
    }
}
