//! Chromium's own socket, for what may be asked of the browser as a whole only and the driver does not pass on: contexts, each as
//! empty as a new profile. As much of RFC 6455 as that takes.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
};

use serde_json::{Value, json};

/// A context and the connection that holds it: it is gone, with all windows in it, when this is dropped.
pub struct Context {
    socket: Socket,
    /// Its id.
    pub id: String,
}

impl Context {
    /// A new context of the browser that listens there (`host:port`).
    pub fn create(address: &str) -> Self {
        let mut socket = Socket::connect(address);
        let id = socket.ask("Target.createBrowserContext", &json!({ "disposeOnDetach": true }));
        let id = text(&id, "browserContextId");
        Self { socket, id }
    }

    /// A new window in it, and its id.
    pub fn open_window(&mut self) -> String {
        let window = json!({ "url": "about:blank", "browserContextId": self.id, "newWindow": true });
        text(&self.socket.ask("Target.createTarget", &window), "targetId")
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        // The connection's end does it too, but later.
        self.socket
            .send(&json!({ "id": 0, "method": "Target.disposeBrowserContext", "params": { "browserContextId": self.id } }));
    }
}

fn text(answer: &Value, name: &str) -> String {
    answer[name].as_str().unwrap_or_else(|| panic!("the browser answers {answer}")).to_owned()
}

/// A connection to the browser's target.
struct Socket {
    stream: BufReader<TcpStream>,
    asked: u64,
}

impl Socket {
    fn connect(address: &str) -> Self {
        let request = |path: &str, more: &str| {
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
        };
        let (mut stream, length) = request("/json/version", "");
        let mut version = vec![0; length];
        stream.read_exact(&mut version).expect("the browser answers");
        let version: Value = serde_json::from_slice(&version).expect("the browser answers in JSON");
        let whole = text(&version, "webSocketDebuggerUrl");
        let path = whole.find("/devtools/").map(|at| &whole[at..]).unwrap_or_default();
        let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
        Self { stream: request(path, upgrade).0, asked: 0 }
    }

    /// Sends a command and waits for its result.
    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        self.asked += 1;
        self.send(&json!({ "id": self.asked, "method": method, "params": parameters }));
        loop {
            let message = self.receive();
            if message["id"] == self.asked {
                return message["result"].clone();
            }
        }
    }

    /// One message in one frame, its length in two bytes, masked by zeros.
    fn send(&mut self, message: &Value) {
        let message = message.to_string();
        let length = u16::try_from(message.len()).expect("commands are short");
        let mut frame = vec![0x81, 0xfe];
        frame.extend(length.to_be_bytes());
        frame.extend([0; 4]);
        frame.extend(message.as_bytes());
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
