//! Fixed texts of use without a network, and of newer releases.

use super::{Lang, texts::texts};

texts! {
    offline_title: "离线使用与版本", "Without a network, and releases";
    offline_not_yet: "正在把本页的程序存到浏览器里……", "The page's programs are being kept in the browser …";
    offline_ready: "断网也能用：本页的程序已存在这个浏览器里，没有网络时打开同一网址即可，数据一直只在本机。", "It works without a network: the page's programs are kept in this browser. Open the same address; the data never leave this device.";
    offline_unencrypted: "本页经未加密的 http 打开，浏览器不让这样的网页离线使用或安装，复制也受限。请让本单位的网站改用 https；或下载单个文件，双击即可使用，不需要网络。", "This page came over plain http, and browsers do not let such pages work without a network, be installed, or copy freely. Have the site use https; or download the one file, which opens by double-click and needs no network.";
    offline_no_browser: "这个浏览器（或无痕窗口）不让网页离线使用。请换普通窗口或较新的浏览器；或下载单个文件，双击即可使用，不需要网络。", "This browser, or its private window, does not let pages work without a network. Use an ordinary window or a newer browser; or download the one file, which opens by double-click and needs no network.";
    offline_one_file: "这是完整的单个文件，不需要网络。", "This is the whole product in one file; it needs no network.";
    offline_not_released: "这是开发中的版本，不在浏览器里保存程序。", "This is a development build; its programs are not kept in the browser.";
    offline_install: "安装到本机", "Install";
    offline_look: "检查新版本", "Look for a newer release";
    offline_take_file: "下载单个文件", "Download the one file";
    offline_asked: "没有更新的版本。", "There is no newer release.";
    offline_coming: "有新版本；取全之后，在页面上方提示。", "There is a newer release; once it has come whole, a line at the top of the page says so.";
    offline_not_asked: "没有联系上网站，无法检查新版本；现有版本照常可用。", "The site could not be reached, so no newer release could be looked for; this one works as before.";
    licences_title: "程序中的开放源代码及其许可", "Open source in the programs, and its licences";
    licences_none: "没有读到许可清单；请查看网站上的 licences.txt。", "The list of licences could not be read; see licences.txt on the site.";
    newer_title: "有新版本", "There is a newer release";
    newer_taken: "另一窗口已换用新版本", "Another window has turned to a newer release";
    newer_note: "什么时候换由您决定。换用时本页重新打开，情景和改动都保留。", "When to turn to it is up to you. The page is loaded again then; scenarios and changes stay.";
    newer_later: "稍后", "Later";
    newer_use: "换用新版本", "Use the newer release";
    newer_reload: "重新打开本页", "Load this page again";
}
