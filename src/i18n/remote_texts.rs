//! Fixed texts of data that are read from an address.

use super::{Lang, texts::texts};

texts! {
    remote: "从网址读取数据", "Data from an address";
    remote_read: "确认读取", "Read it";
    remote_leave: "不读取", "Leave it";
    remote_stop: "停止读取", "Stop reading";
    remote_note: "本页不会自行访问任何网址。确认后只读取这一个文件，不带登录信息；读到的内容先给您看，由您决定是否采用。",
        "This page visits no address by itself. Once you confirm, it reads this one file, without any login; what it holds is shown first, and you decide whether to take it.";
    remote_no_address: "地址栏里 data= 后面不是可读取的网址，没有读取。", "What stands after data= is no address that can be read; nothing was read.";
    remote_unreachable: "没有读到：网络不通、网址不对，或对方网站不允许其他网页读取（跨域，CORS）。可先在浏览器里打开该网址，把文件存到本机，再从本机导入。",
        "It could not be read: there is no connection, the address is wrong, or its site does not let other pages read it (CORS). Open the address in the browser, save the file, and import it from the device.";
    remote_unencrypted: "没有读到：本页是加密的（https），浏览器不允许它读取未加密（http）的网址。请改用 https 网址，或把文件存到本机再导入。",
        "It could not be read: this page is encrypted (https), and browsers do not let it read an address that is not (http). Use an https address, or save the file and import it.";
    remote_timed_out: "15 秒没有收到任何数据，已停止。请检查网络后重试。", "Nothing came for 15 seconds, so it was given up. Check the connection and try again.";
    remote_page: "这个网址给出的是网页，不是数据文件。请用文件本身的下载网址。", "The address leads to a web page, not to a data file. Use the address of the file itself.";
    remote_foreign: "读到的文件不是本页认识的格式。可以是 .xlsx、.xls、.csv、本页导出的 .dongxi 或 .json，或写有情景链接的文本。",
        "The file is of no format that this page reads. It may be .xlsx, .xls, .csv, a .dongxi or .json file of this page, or a text with a scenario link.";
    remote_empty: "读到的文件是空的。", "The file is empty.";
    remote_read_only: "当前情景是只读的，不能导入表格。请先保留一份副本，或回到自己的情景，再读取。",
        "The scenario in view cannot be edited, so no tables can be brought in. Keep a copy or return to your own first, then read it.";
}
