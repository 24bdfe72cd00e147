// SPDX-License-Identifier: EUPL-1.2
//! Why a token is refused. Nothing of the token itself is in an error: it would end in a log or an answer.

/// A reason to refuse a token. The caller answers 401 with `WWW-Authenticate: Bearer`; see [`Tokenfout::code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Tokenfout {
    /// Longer than [`super::MAX_TOKEN_BYTES`].
    #[error("het token is te lang")]
    TeLang,
    /// Not three parts of unpadded base64url, or the first two are no JSON objects, or a key is in one of them twice.
    #[error("het token heeft niet de vorm van een ondertekend JWT")]
    Vorm,
    /// The header names a key or an extension (`jku`, `x5u`, `jwk`, `x5c`, `crit`) instead of leaving the choice to us.
    #[error("de kop van het token noemt een veld dat niet is toegestaan")]
    KopVeld(&'static str),
    /// `typ` is not `at+jwt`: an id token, a refresh token, a logout token.
    #[error("het token is geen toegangstoken")]
    Typ,
    /// `kid` is absent or has other characters than `A-Z a-z 0-9 _ -`, or is longer than 64.
    #[error("het token noemt geen geldige sleutel")]
    Kid,
    /// `iss` is not one string, or not one of the configured issuers.
    #[error("het token komt niet van een vertrouwde uitgever")]
    Uitgever,
    /// The issuer has no key of this `kid` in the set that was last fetched. `uitgever` is its place in the
    /// configuration, for whoever decides to fetch again.
    #[error("de handtekening van het token is niet te toetsen")]
    OnbekendeSleutel {
        /// Which issuer, counted from 0 in the order of the configuration.
        uitgever: usize,
    },
    /// `alg` differs from the one that belongs to the key.
    #[error("het token is met een ander algoritme ondertekend dan bij de sleutel hoort")]
    Algoritme,
    /// The signature does not belong to the text.
    #[error("de handtekening van het token klopt niet")]
    Handtekening,
    /// A required claim is absent.
    #[error("in het token ontbreekt een verplicht gegeven")]
    ClaimOntbreekt(&'static str),
    /// A claim has another type, is too long or has characters that are not allowed.
    #[error("een gegeven in het token heeft niet de juiste vorm")]
    ClaimVorm(&'static str),
    /// `exp` lies in the past.
    #[error("het token is verlopen")]
    Verlopen,
    /// `nbf` or `iat` lies in the future.
    #[error("het token is nog niet geldig")]
    NogNietGeldig,
    /// `aud` is not exactly this service.
    #[error("het token is niet voor deze dienst bestemd")]
    Bestemming,
    /// Valid for longer than this client may have it.
    #[error("het token is langer geldig dan is toegestaan")]
    TeLangGeldig,
    /// `azp` and `client_id` name different clients.
    #[error("het token noemt twee verschillende cliënten")]
    TweeClienten,
    /// `cnf` binds the token to a proof that this service does not know.
    #[error("het token is gebonden aan een onbekend bewijs")]
    BindingOnbekend,
    /// The token is bound to a certificate, or must be (machine client), and no certificate or no binding came along.
    #[error("het token hoort bij een certificaat dat niet is getoond")]
    CertificaatOntbreekt,
    /// The token is bound to another certificate than the one shown.
    #[error("het token hoort bij een ander certificaat")]
    CertificaatAnders,
}

impl Tokenfout {
    /// The `error` of RFC 6750 section 3.1. Every fault of the token itself is `invalid_token`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TeLang => "invalid_request",
            Self::Vorm
            | Self::KopVeld(_)
            | Self::Typ
            | Self::Kid
            | Self::Uitgever
            | Self::OnbekendeSleutel { .. }
            | Self::Algoritme
            | Self::Handtekening
            | Self::ClaimOntbreekt(_)
            | Self::ClaimVorm(_)
            | Self::Verlopen
            | Self::NogNietGeldig
            | Self::Bestemming
            | Self::TeLangGeldig
            | Self::TweeClienten
            | Self::BindingOnbekend
            | Self::CertificaatOntbreekt
            | Self::CertificaatAnders => "invalid_token",
        }
    }

    /// The `error_description` of RFC 6750: ASCII, coarse. Whether a key exists and whether a signature was nearly right
    /// look the same from outside.
    #[must_use]
    pub const fn omschrijving(self) -> &'static str {
        match self {
            Self::Verlopen => "het token is verlopen",
            Self::NogNietGeldig => "het token is nog niet geldig",
            Self::CertificaatOntbreekt | Self::CertificaatAnders | Self::BindingOnbekend => {
                "het token hoort bij een certificaat dat niet is getoond"
            }
            Self::TeLang => "het token is te lang",
            Self::Vorm
            | Self::KopVeld(_)
            | Self::Typ
            | Self::Kid
            | Self::Uitgever
            | Self::OnbekendeSleutel { .. }
            | Self::Algoritme
            | Self::Handtekening
            | Self::ClaimOntbreekt(_)
            | Self::ClaimVorm(_)
            | Self::Bestemming
            | Self::TeLangGeldig
            | Self::TweeClienten => "het token is niet geldig",
        }
    }
}
