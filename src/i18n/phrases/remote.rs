//! Sentences of data that are read from an address.

use crate::{Lang, grouped};

/// Whether an address is to be read.
pub fn remote_asked(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Zh => format!("从 {host} 读取数据？"),
        Lang::En => format!("Read data from {host}?"),
    }
}

/// It is being read.
pub fn remote_reads(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Zh => format!("正在从 {host} 读取……"),
        Lang::En => format!("Reading from {host}…"),
    }
}

/// Nothing came of it.
pub fn remote_failed(lang: Lang, host: &str) -> String {
    match lang {
        Lang::Zh => format!("没有从 {host} 读到数据"),
        Lang::En => format!("No data came from {host}"),
    }
}

/// How much has come.
pub fn remote_progress(lang: Lang, got: usize, of: Option<usize>) -> String {
    let kilobytes = |bytes: usize| grouped((bytes.div_ceil(1_000)) as i64);
    match (lang, of) {
        (Lang::Zh, Some(of)) => format!("已收到 {} KB，共 {} KB", kilobytes(got), kilobytes(of)),
        (Lang::Zh, None) => format!("已收到 {} KB", kilobytes(got)),
        (Lang::En, Some(of)) => format!("{} KB of {} KB have come", kilobytes(got), kilobytes(of)),
        (Lang::En, None) => format!("{} KB have come", kilobytes(got)),
    }
}

/// What a site answered instead of the file.
pub fn remote_status(lang: Lang, status: u16) -> String {
    match (lang, status) {
        (Lang::Zh, 404 | 410) => format!("对方网站说没有这个文件（{status}）。请核对网址，或向发送人要新的网址。"),
        (Lang::Zh, 401 | 403) => {
            format!("对方网站要求登录或不允许读取（{status}）。请在浏览器里登录后把文件存到本机，再导入。")
        }
        (Lang::Zh, 500..) => format!("对方网站出错（{status}）。请稍后重试。"),
        (Lang::Zh, _) => format!("对方网站没有给出文件（{status}）。请核对网址。"),
        (Lang::En, 404 | 410) => {
            format!("Its site says that there is no such file ({status}). Check the address, or ask for a new one.")
        }
        (Lang::En, 401 | 403) => {
            format!(
                "Its site asks for a login or does not allow it ({status}). Log in with the browser, save the file, and import it."
            )
        }
        (Lang::En, 500..) => format!("Its site failed ({status}). Try again later."),
        (Lang::En, _) => format!("Its site gave no file ({status}). Check the address."),
    }
}

/// A file is larger than is looked at.
pub fn remote_too_large(lang: Lang, most: usize) -> String {
    let megabytes = most / 1_000_000;
    match lang {
        Lang::Zh => format!("文件超过 {megabytes} MB，没有读取。请拆成几个文件，或只留需要的工作表。"),
        Lang::En => format!(
            "The file has more than {megabytes} MB and was not read. Split it, or leave only the sheets that are needed."
        ),
    }
}
