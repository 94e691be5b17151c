//! Sentences of use without a network, and of releases.

use crate::Lang;

/// Why a file could not be kept, from what the service worker says: `network`, `other`, `full`, `refused` or the status of the answer.
fn reason_of(lang: Lang, name: &str, reason: &str) -> String {
    match (lang, reason) {
        (Lang::Zh, "network") => format!("取 {name} 时网络中断"),
        (Lang::En, "network") => format!("the connection broke at {name}"),
        (Lang::Zh, "other") => format!("网站给出的 {name} 与发布的不一致"),
        (Lang::En, "other") => format!("what the site gives as {name} is not the file that was released"),
        (Lang::Zh, "full") => "浏览器的存储空间不够".to_owned(),
        (Lang::En, "full") => "the browser has not enough room".to_owned(),
        (Lang::Zh, "refused") => "浏览器没有同意，或网站没有给出离线程序".to_owned(),
        (Lang::En, "refused") => "the browser did not agree, or the site does not give out the program for it".to_owned(),
        (Lang::Zh, status) => format!("网站没有给出 {name}（{status}）"),
        (Lang::En, status) => format!("the site did not give out {name} ({status})"),
    }
}

/// The page does not open without a network yet.
pub fn offline_failed(lang: Lang, name: &str, reason: &str) -> String {
    let why = reason_of(lang, name, reason);
    match lang {
        Lang::Zh => format!("还不能断网使用：{why}。下次打开时再试；也可以下载单个文件，双击即可使用，不需要网络。"),
        Lang::En => {
            format!(
                "It does not work without a network yet: {why}. It is tried again at the next visit; or download the one file, which opens by double-click and needs no network."
            )
        }
    }
}

/// A newer release could not be kept.
pub fn offline_newer_failed(lang: Lang, name: &str, reason: &str) -> String {
    let why = reason_of(lang, name, reason);
    match lang {
        Lang::Zh => format!("网站上有新版本，但没有取全：{why}。现有版本照常可用，下次打开时再试。"),
        Lang::En => format!(
            "The site has a newer release that did not come whole: {why}. This one works as before; it is tried again at the next visit."
        ),
    }
}

/// What the build is called.
pub fn build_name(lang: Lang, build: &str) -> String {
    match lang {
        Lang::Zh => format!("版本 {build}"),
        Lang::En => format!("Build {build}"),
    }
}
