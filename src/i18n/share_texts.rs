//! Fixed texts of sharing.

use super::{Lang, texts::texts};

texts! {
    share: "分享", "Share";
    share_title: "分享此情景", "Share this scenario";
    share_copy: "复制链接", "Copy the link";
    share_copy_sentence: "复制链接和一句话", "Copy with a sentence";
    share_copy_code: "复制情景代码", "Copy the scenario code";
    share_code_note: "情景代码可粘贴到任何一份本页，从硬盘打开的也行", "The code can be pasted into any copy of this page, also one opened from disk";
    share_save_file: "存为文件", "Save as a file";
    share_file_note: "只存当前情景，连同每一步改动；可在情景列表里“从文件取回”", "This scenario alone, with every edit; the list of scenarios reads it back";
    share_length: "链接长度", "Length of the link";
    share_fits: "二维码易扫", "easy to scan";
    share_fits_hardly: "二维码较密", "dense to scan";
    share_fits_not: "放不进二维码", "too long for a QR code";
    share_wechat_cuts: "微信可能截断，请用文件", "WeChat may cut it: send a file";
    share_file_first: "太长，请改发文件", "too long: send a file";
    share_say: "给对方的话：谁、为什么（可不填）", "A word to whoever opens it: who, and why (may stay empty)";
    share_says_sender: "对方说：", "The sender says:";
    share_qr: "链接的二维码", "QR code of the link";
    share_save_qr: "存二维码图片", "Save the QR code";
    share_received: "打开收到的链接、代码、整条消息，或数据文件的网址", "Open a link, a code or a message that you received, or the address of a data file";
    share_open: "打开", "Open";
    share_address: "本单位存放本页的网址（可不填）", "Address at which your organisation has this page (may stay empty)";
    share_address_wrong: "网址应以 https:// 或 http:// 开头；未采用。", "An address begins with https:// or http://; it was not taken.";
    share_note: "数据都在 # 之后，不经过任何服务器。微信里请用上面的按钮复制，微信自带的“复制链接”可能丢掉 # 之后的内容。", "All data stand after the # and pass no server. In WeChat, copy with the buttons above: its own menu may drop what stands after the #.";
    share_file: "情景二维码", "scenario-qr";
}
