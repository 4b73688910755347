//! Encrypted pages: whom a site's certificate must come from, and what is said when it does not.

use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::home::{Home, err, out};
use crate::support::server::{Asked, Server, answer, page};

const TOLLS: &str = "# On tolls\n\nTolls rose.\n";

/// An authority of the tests' own.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).unwrap().pem();
        let issuer = Issuer::new(params, key);
        Self { issuer, pem }
    }

    /// A server at this host with a certificate for that one.
    fn server(&self, host: &str, year: i32, bytes: Vec<u8>) -> Server {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([host.to_owned()]).unwrap();
        params.not_after = rcgen::date_time_ymd(year, 1, 1);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let wrap = move |stream| -> Box<dyn crate::support::server::Stream> {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            Box::new(StreamOwned::new(connection, stream))
        };
        Server::within(Box::new(wrap), move |_: &Asked, out| out.write_all(&bytes))
    }
}

/// What `text` says of a page at `localhost` to somebody who believes this authority.
fn said(server: &Server, believed: &str) -> (String, String) {
    let home = Home::new();
    home.write("own.pem", believed);
    let url = format!("https://localhost:{}/tolls", server.port());
    let own = home.path("own.pem");
    let program = home
        .program(["text", &url])
        .env("SSL_CERT_FILE", own.to_str().unwrap());
    let output = home.run_program(&program, "");
    (out(&output), err(&output).replace(&url, "URL"))
}

#[test]
fn an_authority_of_ones_own_is_believed_where_it_is_named() {
    let own = Authority::new("Harbour newsroom");
    let server = own.server("localhost", 2200, page(TOLLS));
    assert_eq!(
        said(&server, &own.pem),
        ("On tolls\n\nTolls rose.\n".to_owned(), String::new())
    );
    let (text, why) = said(&server, &Authority::new("Other newsroom").pem);
    assert_eq!(text, "");
    assert_eq!(
        why,
        "sourcecheck: URL: the site's certificate is from an authority that this computer does not know, nor does the file that SSL_CERT_FILE names\n"
    );
    let (_, why) = said(&server, "nothing of the kind");
    assert!(
        why.contains("this computer knows no certificate authorities"),
        "{why}"
    );
}

#[test]
fn a_certificate_that_does_not_fit_is_said_to() {
    let own = Authority::new("Harbour newsroom");
    let other = own.server("post.example", 2200, page(TOLLS));
    let (_, why) = said(&other, &own.pem);
    assert!(
        why.contains("the site's certificate is for another host; check the address"),
        "{why}"
    );
    let old = own.server("localhost", 2001, page(TOLLS));
    let (_, why) = said(&old, &own.pem);
    assert!(
        why.contains("the site's certificate has expired; check the clock"),
        "{why}"
    );
}

#[test]
fn an_encrypted_page_does_not_lead_on_to_one_that_is_not() {
    let own = Authority::new("Harbour newsroom");
    let plain = Server::saying(page(TOLLS));
    let location = format!("Location: http://localhost:{}/\r\n", plain.port());
    let server = own.server("localhost", 2200, answer("302 Found", &location, ""));
    let (_, why) = said(&server, &own.pem);
    assert!(
        why.contains("which is not encrypted, as this page is; not followed"),
        "{why}"
    );
    assert_eq!(plain.asked().len(), 0);
}
