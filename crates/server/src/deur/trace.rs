// SPDX-License-Identifier: EUPL-1.2
//! W3C trace context (Recommendation of 23 November 2021), parsed strictly by ourselves: the
//! trace id ends in the access log, so a lenient reader would let a stranger steer it.

/// The trace context of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceContext {
    /// The trace id, never all zeroes.
    pub trace_id: [u8; 16],
    /// The span of this request.
    pub span_id: [u8; 8],
    /// The span of the caller, where a context was accepted.
    pub parent_span_id: Option<[u8; 8]>,
    /// The caller's wish to sample telemetry. Never read by the access log.
    pub sampled: bool,
}

/// What a valid `traceparent` header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraceParent {
    /// The trace id, never all zeroes.
    pub trace_id: [u8; 16],
    /// The caller's span id, never all zeroes.
    pub span_id: [u8; 8],
    /// The flag `sampled`.
    pub sampled: bool,
}

impl TraceContext {
    /// A new root trace from 24 random bytes.
    #[must_use]
    pub fn root(random: [u8; 24]) -> Self {
        let (trace, span) = random.split_at(16);
        Self {
            trace_id: never_zero(trace),
            span_id: never_zero(span),
            parent_span_id: None,
            sampled: false,
        }
    }

    /// The same request as a part of the caller's trace. For authenticated callers only.
    #[must_use]
    pub fn under(self, parent: TraceParent) -> Self {
        Self {
            trace_id: parent.trace_id,
            span_id: self.span_id,
            parent_span_id: Some(parent.span_id),
            sampled: parent.sampled,
        }
    }

    /// The trace id in lower-case hexadecimal, as W3C writes it.
    #[must_use]
    pub fn trace_hex(&self) -> String {
        hex(&self.trace_id)
    }

    /// The span id in lower-case hexadecimal.
    #[must_use]
    pub fn span_hex(&self) -> String {
        hex(&self.span_id)
    }

    /// The header for a call that we make on behalf of this request.
    #[must_use]
    pub fn outgoing(&self) -> String {
        let flags = u8::from(self.sampled);
        format!("00-{}-{}-{flags:02x}", self.trace_hex(), self.span_hex())
    }
}

/// Parses the values of all `traceparent` headers: exactly one valid value, or none at all.
/// An invalid context is ignored, as the Recommendation asks, and a new trace begins.
#[must_use]
pub fn parse(mut values: impl Iterator<Item = Option<String>>) -> Option<TraceParent> {
    let value = values.next()??;
    if values.next().is_some() {
        return None;
    }
    let bytes = value.as_bytes();
    if bytes.len() < 55 || !value.is_ascii() {
        return None;
    }
    let version: [u8; 1] = unhex(bytes.get(0..2)?)?;
    // Version ff is forbidden; 00 has exactly these four fields; a later one may add some.
    let length_fits = match version[0] {
        0xff => false,
        0 => bytes.len() == 55,
        _ => bytes.len() == 55 || bytes[55] == b'-',
    };
    if !length_fits || [2, 35, 52].iter().any(|&at| bytes[at] != b'-') {
        return None;
    }
    let trace_id: [u8; 16] = unhex(bytes.get(3..35)?)?;
    let span_id: [u8; 8] = unhex(bytes.get(36..52)?)?;
    let flags: [u8; 1] = unhex(bytes.get(53..55)?)?;
    if trace_id == [0; 16] || span_id == [0; 8] {
        return None;
    }
    Some(TraceParent {
        trace_id,
        span_id,
        sampled: flags[0] & 1 == 1,
    })
}

fn never_zero<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut id = [0; N];
    id.copy_from_slice(&bytes[..N]);
    // Both ids are invalid when all zero; one chance in 2^64, and then still a valid id.
    if id == [0; N] {
        id[N - 1] = 1;
    }
    id
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Lower-case hexadecimal only: the Recommendation refuses capitals.
fn unhex<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    let mut out = [0; N];
    if text.len() != N * 2 {
        return None;
    }
    for (byte, pair) in out.iter_mut().zip(text.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(out)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{TraceContext, parse};

    const GOOD: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    fn one(value: &str) -> Option<super::TraceParent> {
        parse(std::iter::once(Some(value.to_owned())))
    }

    #[test]
    fn a_valid_context_is_taken_over_and_handed_on() {
        let parent = one(GOOD).expect("valid");
        let context = TraceContext::root([7; 24]).under(parent);
        assert_eq!(context.trace_hex(), "0af7651916cd43dd8448eb211c80319c");
        assert_eq!(context.parent_span_id, Some(parent.span_id));
        assert_eq!(
            context.outgoing(),
            "00-0af7651916cd43dd8448eb211c80319c-0707070707070707-01"
        );
    }

    #[rstest]
    #[case::empty("")]
    #[case::version_ff("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    #[case::zero_trace("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    #[case::zero_span("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01")]
    #[case::capitals("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01")]
    #[case::short_trace("00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01")]
    #[case::long_trace("00-0af7651916cd43dd8448eb211c80319c0-b7ad6b7169203331-01")]
    #[case::no_flags("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331")]
    #[case::bad_flags("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-.1")]
    #[case::more_in_version_00("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x")]
    #[case::later_version_glued("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.x")]
    #[case::spaces(" 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")]
    #[case::not_ascii("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0é")]
    fn refused(#[case] value: &str) {
        assert_eq!(one(value), None);
    }

    #[test]
    fn a_later_version_may_have_more_fields() {
        assert!(one("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-later").is_some());
        assert!(one("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01").is_some());
    }

    #[test]
    fn two_headers_are_none() {
        let twice = [Some(GOOD.to_owned()), Some(GOOD.to_owned())];
        assert_eq!(parse(twice.into_iter()), None);
    }

    #[test]
    fn zero_random_still_gives_valid_ids() {
        let context = TraceContext::root([0; 24]);
        assert!(one(&context.outgoing()).is_some());
    }
}
