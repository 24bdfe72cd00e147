// SPDX-License-Identifier: EUPL-1.2
//! The address of a database on the command line: as it is, or `@FILE` where it has a password.

use std::path::Path;

use zeroize::Zeroizing;

use crate::configuratie::lees_geheim;

/// The address of a database, which may hold a password: never shown.
#[derive(Clone, Default)]
pub struct Adres(Zeroizing<String>);

impl Adres {
    /// Reads an argument: an address, or `@` and the path of a closed file that holds one.
    ///
    /// # Errors
    /// When the file cannot be read, is too open or is empty. Dutch, without the content.
    pub fn uit_argument(argument: &str) -> Result<Self, String> {
        let Some(path) = argument.strip_prefix('@') else {
            return Ok(Self(Zeroizing::new(argument.to_owned())));
        };
        let text = lees_geheim(Path::new(path))?;
        Ok(Self(Zeroizing::new(text.trim().to_owned())))
    }

    /// The address itself.
    #[must_use]
    pub fn als_tekst(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Adres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Adres(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::Adres;

    #[test]
    fn an_address_with_a_password_comes_from_a_closed_file() {
        let plain = Adres::uit_argument("postgres://verband_app@/verband").expect("as it is");
        assert_eq!(plain.als_tekst(), "postgres://verband_app@/verband");
        let path = std::env::temp_dir().join(format!("verband-adres-{}", std::process::id()));
        let argument = format!("@{}", path.display());
        let url = "postgres://verband_app:geheim@db/verband";
        std::fs::write(&path, format!("{url}\n")).expect("written");
        for (mode, is_read) in [(0o600, true), (0o440, true), (0o644, false), (0o660, false)] {
            let mode_of = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(&path, mode_of).expect("mode");
            let read = Adres::uit_argument(&argument);
            assert_eq!(read.is_ok(), is_read, "{mode:o}");
            assert!(!format!("{read:?}").contains("geheim"));
            if let Ok(read) = read {
                assert_eq!(read.als_tekst(), url);
            }
        }
        std::fs::remove_file(&path).expect("removed");
        assert!(Adres::uit_argument(&argument).is_err());
    }
}
