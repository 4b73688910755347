//! A web server of the tests' own, on the loopback: it answers as a test says, however wrong that is.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What was asked for: the first line of the request and its headers, as they came.
#[derive(Clone, Debug)]
pub struct Asked(pub String);

impl Asked {
    /// The path.
    pub fn path(&self) -> &str {
        self.0.split(' ').nth(1).unwrap_or_default()
    }

    /// A header, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.0.lines().skip(1);
        let mut fields = lines.filter_map(|line| line.split_once(": "));
        let found = fields.find(|(field, _)| field.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    }
}

/// A stream to whoever asks.
pub trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

type Wrap = Box<dyn Fn(TcpStream) -> Box<dyn Stream> + Send + Sync>;

/// A server, listening as long as the test runs.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// A server that writes what `answer` writes, and then ends the connection.
    pub fn start(
        answer: impl Fn(&Asked, &mut dyn Write) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::within(Box::new(|stream| Box::new(stream)), answer)
    }

    /// A server that answers every path with the same bytes.
    pub fn saying(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::start(move |_, out| out.write_all(&bytes))
    }

    /// The same for streams that are wrapped in something, such as TLS.
    pub fn within(
        wrap: Wrap,
        answer: impl Fn(&Asked, &mut dyn Write) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (log, wrap, answer) = (Arc::clone(&asked), Arc::new(wrap), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, wrap, answer) =
                    (Arc::clone(&log), Arc::clone(&wrap), Arc::clone(&answer));
                thread::spawn(move || {
                    let mut stream = wrap(stream);
                    let Ok(head) = head(&mut *stream) else {
                        return;
                    };
                    let request = Asked(head);
                    log.lock().unwrap().push(request.clone());
                    // Whoever asked may have gone away.
                    answer(&request, &mut stream)
                        .and_then(|()| stream.flush())
                        .ok();
                });
            }
        });
        Self { address, asked }
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of a page on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Everything that was asked for by now.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// An answer with these headers (each line with its end) and this body, whose length is told.
pub fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let mut all =
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n").into_bytes();
    all.extend(body);
    all
}

/// A page in Markdown.
pub fn page(text: &str) -> Vec<u8> {
    answer(
        "200 OK",
        "Content-Type: text/markdown; charset=utf-8\r\n",
        text,
    )
}

/// Reads the head of a request, to its empty line.
fn head(stream: &mut dyn Stream) -> io::Result<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}
