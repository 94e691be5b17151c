//! What is not kept, or kept and cannot be read, and what to do.

use exchange::autosave::AutosaveError;

use exchange::records::StoreError;

use crate::Lang;

/// Why the last change is not kept.
pub fn not_kept(lang: Lang, error: StoreError) -> &'static str {
    match error {
        StoreError::Full => lang.not_kept_full(),
        StoreError::Denied => lang.not_kept_denied(),
        StoreError::Later => lang.not_kept_later(),
        StoreError::Silent => lang.not_kept_silent(),
    }
}

/// So many slots could not be read, the first for this reason.
pub fn slots_unread(lang: Lang, count: usize, error: &AutosaveError) -> String {
    let is_later = matches!(error, AutosaveError::Newer { .. } | AutosaveError::Unknown(_));
    match (lang, is_later) {
        (Lang::Zh, true) => format!("有 {count} 个情景是更新的版本存的，本页读不了；原样留在本机，没有覆盖。请用新版打开。"),
        (Lang::Zh, false) => format!("有 {count} 个情景已损坏，读不出来；原样留在本机，没有覆盖。其他情景不受影响。"),
        (Lang::En, true) => {
            let what = if count == 1 { "1 scenario was".to_owned() } else { format!("{count} scenarios were") };
            format!(
                "{what} kept by a newer version and cannot be read by this page; nothing was overwritten. Open it with the newer one."
            )
        }
        (Lang::En, false) => {
            let what = if count == 1 { "1 scenario is".to_owned() } else { format!("{count} scenarios are") };
            format!("{what} damaged and cannot be read; nothing was overwritten. The others are as they were.")
        }
    }
}
