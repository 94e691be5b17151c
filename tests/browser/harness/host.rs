//! Somebody else's site: answers one path as a journey says, counts who asks, and may keep a half of its answer back.

use std::{cell::Cell, convert::Infallible, net::SocketAddr, rc::Rc, time::Duration};

use futures_util::stream;
use http::{Request, Response, header};
use http_body_util::StreamBody;
use hyper::{
    body::{Bytes, Frame, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::AbortHandle};

/// What a host answers, whatever is asked for.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// What it says the file is.
    pub kind: &'static str,
    /// The file.
    pub body: Vec<u8>,
    /// Whether pages of other sites may read it.
    pub is_for_others: bool,
    /// How many bytes it says there are.
    pub length: usize,
    /// Whether it waits in the middle until [`Host::go_on`].
    pub waits: bool,
}

impl Answer {
    /// A file that others may read.
    pub fn file(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self { status: 200, kind, length: body.len(), body, is_for_others: true, waits: false }
    }
}

/// A running host.
pub struct Host {
    /// Its address, with a slash at the end.
    pub address: String,
    answer: Rc<Cell<Option<Answer>>>,
    asked: Rc<Cell<usize>>,
    goes_on: Rc<Cell<bool>>,
    task: AbortHandle,
}

impl Host {
    /// Starts one that answers so.
    pub async fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.expect("a free port");
        let address = format!("http://{}/", listener.local_addr().expect("a bound socket has an address"));
        let (answer, asked, goes_on) = (Rc::new(Cell::new(Some(answer))), Rc::new(Cell::new(0)), Rc::new(Cell::new(false)));
        let (answers, count, released) = (Rc::clone(&answer), Rc::clone(&asked), Rc::clone(&goes_on));
        let task = tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answers, count, released) = (Rc::clone(&answers), Rc::clone(&count), Rc::clone(&released));
                let service = service_fn(move |_: Request<Incoming>| {
                    count.set(count.get() + 1);
                    let answer = answers.take().expect("it is put back at once");
                    answers.set(Some(answer.clone()));
                    let response = respond(&answer, Rc::clone(&released));
                    async move { Ok::<_, Infallible>(response) }
                });
                tokio::task::spawn_local(async move {
                    drop(http1::Builder::new().serve_connection(TokioIo::new(stream), service).await);
                });
            }
        });
        Self { address, answer, asked, goes_on, task: task.abort_handle() }
    }

    /// Answers otherwise from now on.
    pub fn answers(&self, answer: Answer) {
        self.goes_on.set(false);
        self.answer.set(Some(answer));
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        self.asked.get()
    }

    /// Gives out what it keeps back.
    pub fn go_on(&self) {
        self.goes_on.set(true);
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn respond(
    answer: &Answer,
    released: Rc<Cell<bool>>,
) -> Response<StreamBody<impl futures_util::Stream<Item = Result<Frame<Bytes>, Infallible>> + use<>>> {
    let half = if answer.waits { answer.body.len() / 2 } else { answer.body.len() };
    let (first, rest) = answer.body.split_at(half);
    let parts = [Bytes::copy_from_slice(first), Bytes::copy_from_slice(rest)];
    let body = stream::unfold((0, parts), move |(place, parts)| {
        let released = Rc::clone(&released);
        async move {
            let part = parts.get(place)?.clone();
            while place == 1 && !part.is_empty() && !released.get() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Some((Ok(Frame::data(part)), (place + 1, parts)))
        }
    });
    let mut response = Response::builder()
        .status(answer.status)
        .header(header::CONTENT_TYPE, answer.kind)
        .header(header::CONTENT_LENGTH, answer.length);
    if answer.is_for_others {
        response = response.header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    response.body(StreamBody::new(body)).expect("a response of known parts")
}
