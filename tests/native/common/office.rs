//! LibreOffice, for tests that let it open what the app wrote.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A LibreOffice with a profile and a folder of its own, so that it neither sees nor disturbs another that runs.
pub struct Office {
    program: PathBuf,
    folder: PathBuf,
}

impl Office {
    /// The LibreOffice that `SOFFICE` names or that is on PATH; none (said aloud) where there is neither.
    /// `cargo xtask test` names it, and names none that is not there.
    pub fn find(name: &str) -> Option<Self> {
        let program = program("SOFFICE", "soffice")?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("office-{name}"));
        // What an earlier run left would be taken for what this one makes.
        drop(std::fs::remove_dir_all(&folder));
        std::fs::create_dir_all(folder.join("saved")).expect("a folder");
        Some(Self { program, folder })
    }

    /// Lets it open these files, each a name and its bytes, and save them in another format; what it saved, in order.
    /// All go through one start, which takes seconds.
    pub fn convert(&self, files: &[(&str, &[u8])], format: &str) -> Vec<PathBuf> {
        let paths = files.iter().map(|(name, bytes)| {
            let path = self.folder.join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        });
        let paths: Vec<PathBuf> = paths.collect();
        let saved = self.folder.join("saved");
        let profile = format!("-env:UserInstallation=file://{}", self.folder.join("profile").display());
        // How a page looks must not depend on what else is installed.
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts.conf");
        let output = Command::new(&self.program)
            .env("FONTCONFIG_FILE", fonts)
            .args([&profile, "--headless", "--norestore", "--convert-to", format, "--outdir"])
            .arg(&saved)
            .args(&paths)
            .stdin(Stdio::null())
            .output()
            .expect("LibreOffice starts");
        let ending = format.split(':').next().expect("an ending");
        let saved =
            paths.iter().map(|path| saved.join(path.file_name().expect("a name")).with_extension(ending));
        let saved: Vec<PathBuf> = saved.collect();
        for path in &saved {
            assert!(path.is_file(), "{} is not there: {output:?}", path.display());
        }
        saved
    }
}

/// What pdftotext says of a PDF; it comes with the same packages.
pub fn pdf_text(pdf: &Path, option: &str) -> String {
    let program = program("PDFTOTEXT", "pdftotext").expect("pdftotext");
    let output = Command::new(program).arg(option).arg(pdf).arg("-").output().expect("pdftotext starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn program(variable: &str, name: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    let path = std::env::var_os("PATH");
    let on_path = || {
        let folders = path.iter().flat_map(std::env::split_paths);
        folders.map(|folder| folder.join(name)).find(|file| file.is_file())
    };
    let found = named.or_else(on_path);
    if found.is_none() {
        super::skipped(&format!("{name} is not installed; {variable} may name it"));
    }
    found
}
