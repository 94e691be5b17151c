//! A browser's own socket: commands and answers in JSON, as Chromium's `DevTools` protocol and Firefox's `WebDriver BiDi` have them, and
//! what the browser tells of itself in between. As much of RFC 6455 as that takes.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

use serde_json::{Value, json};

/// Between the lengths that are said in one byte and those in two.
const SHORT: usize = 126;

/// What frames are masked by: anything but zeros, which Firefox takes for no mask.
const MASK: [u8; 4] = [1, 2, 3, 4];

/// A connection to a browser.
pub struct Socket {
    stream: BufReader<TcpStream>,
    asked: u64,
    /// What it told that nobody asked for.
    told: Vec<Value>,
}

impl Socket {
    /// Opens the socket at a path of an address (`host:port`).
    pub fn open(address: &str, path: &str) -> Self {
        let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        Self { stream: request(address, path, upgrade).0, asked: 0, told: Vec::new() }
    }

    /// Sends a command and waits for its answer, whole.
    pub fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        self.send(&json!({ "id": self.asked, "method": method, "params": parameters }));
        loop {
            let message = self.receive();
            if message["id"] == self.asked {
                return message;
            }
            self.told.push(message);
        }
    }

    /// What the browser has told that nobody asked for, since the last time.
    pub fn told(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.told)
    }

    /// One message in one frame.
    pub fn send(&mut self, message: &Value) {
        let message = message.to_string();
        let mut frame = vec![0x81];
        match u8::try_from(message.len()) {
            Ok(length) if usize::from(length) < SHORT => frame.push(0x80 | length),
            _ => {
                frame.push(0xfe);
                frame.extend(u16::try_from(message.len()).expect("commands are short").to_be_bytes());
            }
        }
        frame.extend(MASK);
        frame.extend(message.bytes().zip(MASK.into_iter().cycle()).map(|(byte, mask)| byte ^ mask));
        // A browser that is gone has nothing left to be told.
        let _ = self.stream.get_mut().write_all(&frame);
    }

    fn receive(&mut self) -> Value {
        let mut bytes = |count: usize| {
            let mut bytes = vec![0; count];
            self.stream.read_exact(&mut bytes).expect("the browser answers");
            bytes
        };
        let number = |bytes: Vec<u8>| bytes.into_iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(byte));
        let length = match bytes(2)[1] {
            126 => number(bytes(2)),
            127 => number(bytes(8)),
            short => usize::from(short),
        };
        serde_json::from_slice(&bytes(length)).expect("the browser answers in JSON")
    }
}

/// What a browser says at a path, in JSON.
pub fn said(address: &str, path: &str) -> Value {
    let (mut stream, length) = request(address, path, "");
    let mut text = vec![0; length];
    stream.read_exact(&mut text).expect("the browser answers");
    serde_json::from_slice(&text).expect("the browser answers in JSON")
}

/// The stream after the head of an answer, and the length of what follows.
fn request(address: &str, path: &str, more: &str) -> (BufReader<TcpStream>, usize) {
    let mut stream = TcpStream::connect(address).expect("the browser listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\n{more}\r\n").expect("the browser hears");
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while stream.read_line(&mut line).is_ok_and(|read| read > 2) {
        if let Some(number) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = number.trim().parse().unwrap_or_default();
        }
        line.clear();
    }
    (stream, length)
}
