//! The page's Content-Security-Policy: what the browser shall refuse, even if
//! the app were tricked into asking for it.

use super::html;
use crate::process::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What the element of the policy says that it is.
const POLICY: &str = "Content-Security-Policy";

/// The styles of published pages, which lie within them.
const PUBLISHED_STYLES: [&str; 3] = [
    include_str!("../../../src/publish/page.css"),
    include_str!("../../../style/showing.css"),
    include_str!("../../../style/calendar.css"),
];

/// How the app reaches the browser.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delivery {
    /// Static files from a server.
    Site,
    /// Everything in one file.
    OneFile,
}

/// Puts the policy into a finished page, with a hash for each inline script
/// and style. Nothing may change in the page after this.
pub(crate) fn seal(page: &str, delivery: Delivery) -> Result<String> {
    // As the browser reads it: it hashes what it has after this.
    let page = &page.replace("\r\n", "\n");
    let elements = html::elements(page);
    let hashes = |wanted: fn(&html::Element) -> bool| -> String {
        elements
            .iter()
            .filter(|element| wanted(element))
            .map(|element| format!(" 'sha256-{}'", sha256(element.text)))
            .collect()
    };
    let scripts = hashes(|element| element.is_inline_script());
    // A frame inherits the policy of the page around it, and the published page is shown in one.
    let framed: String = PUBLISHED_STYLES
        .iter()
        .map(|style| format!(" 'sha256-{}'", sha256(&style.replace("\r\n", "\n"))))
        .collect();
    let styles = hashes(|element| element.name == "style") + &framed;
    // A single file has no neighbours that it could ask for; its worker is made from what lies in it.
    let (own, connect, workers, manifest) = match delivery {
        Delivery::Site => (" 'self'", "'self'", "'self'", "manifest-src 'self'; "),
        Delivery::OneFile => ("", "'none'", "blob:", ""),
    };
    let policy = format!(
        "default-src 'none'; script-src{own}{scripts} 'wasm-unsafe-eval'; \
         style-src{own}{styles}; img-src{own} data: blob:; connect-src {connect}; \
         worker-src {workers}; {manifest}font-src 'none'; object-src 'none'; \
         base-uri 'none'; form-action 'none'"
    );
    let places: Vec<_> = elements.iter().filter(|it| it.attribute("http-equiv") == Some(POLICY)).collect();
    let [place] = places[..] else {
        return Err(format!("index.html must have one <meta http-equiv=\"{POLICY}\">").into());
    };
    // Whole, because without spaces in it the value may have lost its quotes.
    let element = format!("<meta http-equiv=\"{POLICY}\" content=\"{policy}\">");
    Ok(html::replace(page, vec![(place.span.clone(), element)]))
}

fn sha256(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_inline_scripts_and_styles_by_hash() {
        let page = "<meta http-equiv=Content-Security-Policy content=__CSP__><style>p{}</style><script>alert(1)</script>\
                    <script type=\"application/json\">{}</script>";
        let sealed = seal(page, Delivery::Site).expect("a policy");
        let script = format!("script-src 'self' 'sha256-{}' 'wasm-unsafe-eval';", sha256("alert(1)"));
        assert!(sealed.contains(&script), "{sealed}");
        let [sheets, year, calendar] = PUBLISHED_STYLES.map(sha256);
        let styles = format!(
            "style-src 'self' 'sha256-{}' 'sha256-{sheets}' 'sha256-{year}' 'sha256-{calendar}';",
            sha256("p{}")
        );
        assert!(sealed.contains(&styles), "{sealed}");
        assert!(
            sealed.starts_with("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        );
        let alone = seal(page, Delivery::OneFile).expect("a policy");
        assert!(!alone.contains("'self'"), "{alone}");
    }

    #[test]
    fn hashes_what_the_browser_reads() {
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"\"><script>a\r\nb</script>";
        let sealed = seal(page, Delivery::Site).expect("a policy");
        assert!(sealed.contains(&sha256("a\nb")), "{sealed}");
    }

    #[test]
    fn refuses_a_page_without_a_place_for_it() {
        assert!(seal("<p>", Delivery::Site).is_err());
    }
}
