// SPDX-License-Identifier: EUPL-1.2
//! The strict JSON reader: bytes in, a value out, or every fault with its place.
//!
//! `serde_json` keeps the last of two equal keys and accepts escaped control characters, so that
//! two readers of one body may see two different things. For a body that ends in a record that
//! must hold as proof, there is one reading or none (compare I-JSON, RFC 7493).

use serde_json::{Map, Number, Value};

use super::fout::{Fout, MAX_FAULTS, push_step};

/// Largest body in bytes. A start with three long texts and ten persons is under 20 KiB;
/// documents have a route of their own.
pub const MAX_LICHAAM: usize = 64 * 1024;

/// Deepest nesting. Our schemas need at most six levels; the reader recurses, so this also
/// bounds its stack.
pub const MAX_DEPTH: usize = 32;

/// Largest integer that every reader of JSON keeps exactly (RFC 7493 §2.2).
const MAX_EXACT: u64 = (1 << 53) - 1;

/// Reads one JSON text.
///
/// # Errors
/// All faults that could be found: `json-utf8`, `json-syntaxis` and `json-restant` end the
/// reading, `json-dubbele-sleutel`, `json-te-diep`, `json-half-teken`, `json-besturingsteken`
/// and `json-getal` do not.
pub fn read(bytes: &[u8]) -> Result<Value, Vec<Fout>> {
    let text = std::str::from_utf8(bytes).map_err(|_| vec![Fout::new("", "json-utf8")])?;
    let mut reader = Reader {
        text: text.as_bytes(),
        at: 0,
        path: Vec::new(),
        faults: Vec::new(),
    };
    let value = match reader.whole() {
        Ok(value) => value,
        Err(Halt) => Value::Null,
    };
    if reader.faults.is_empty() {
        Ok(value)
    } else {
        Err(reader.faults)
    }
}

/// The text cannot be read further; the fault is already noted.
struct Halt;

enum Step {
    Key(String),
    Index(usize),
}

struct Reader<'a> {
    /// INVARIANT: valid UTF-8, and `at` is on a character boundary between tokens.
    text: &'a [u8],
    at: usize,
    path: Vec<Step>,
    faults: Vec<Fout>,
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<Value, Halt> {
        self.space();
        let value = self.value()?;
        self.space();
        if self.at < self.text.len() {
            self.path.clear();
            return Err(self.halt("json-restant"));
        }
        Ok(value)
    }

    fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => push_step(&mut pointer, key),
                Step::Index(index) => {
                    pointer.push('/');
                    pointer.push_str(&index.to_string());
                }
            }
        }
        pointer
    }

    fn fault(&mut self, code: &'static str) {
        if self.faults.len() < MAX_FAULTS {
            let fout = Fout::new(self.pointer(), code);
            if !self.faults.contains(&fout) {
                self.faults.push(fout);
            }
        }
    }

    fn halt(&mut self, code: &'static str) -> Halt {
        self.fault(code);
        Halt
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Halt> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.halt("json-syntaxis"))
    }

    fn value(&mut self) -> Result<Value, Halt> {
        match self.peek() {
            Some(b'{' | b'[') if self.path.len() >= MAX_DEPTH => {
                self.fault("json-te-diep");
                self.skip_nested()?;
                Ok(Value::Null)
            }
            Some(b'{') => self.object(),
            Some(b'[') => self.array(),
            Some(b'"') => self.string().map(Value::String),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(self.halt("json-syntaxis")),
        }
    }

    fn word(&mut self, word: &'static str, value: Value) -> Result<Value, Halt> {
        if self.text[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(value);
        }
        Err(self.halt("json-syntaxis"))
    }

    fn object(&mut self) -> Result<Value, Halt> {
        self.at += 1;
        let mut members = Map::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(members));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(self.halt("json-syntaxis"));
            }
            let key = self.string()?;
            self.space();
            self.path.push(Step::Key(key.clone()));
            self.expect(b':')?;
            self.space();
            if members.contains_key(&key) {
                self.fault("json-dubbele-sleutel");
            }
            let value = self.value()?;
            members.insert(key, value);
            self.path.pop();
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                _ => return Err(self.halt("json-syntaxis")),
            }
        }
        self.at += 1;
        Ok(Value::Object(members))
    }

    fn array(&mut self) -> Result<Value, Halt> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(items));
        }
        loop {
            self.space();
            self.path.push(Step::Index(items.len()));
            let item = self.value()?;
            items.push(item);
            self.path.pop();
            self.space();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => break,
                _ => return Err(self.halt("json-syntaxis")),
            }
        }
        self.at += 1;
        Ok(Value::Array(items))
    }

    fn string(&mut self) -> Result<String, Halt> {
        self.at += 1;
        let mut bytes = Vec::new();
        loop {
            let Some(byte) = self.peek() else {
                return Err(self.halt("json-syntaxis"));
            };
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => {
                    let character = self.escape()?;
                    let mut buffer = [0; 4];
                    bytes.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
                }
                0..=0x1f => self.fault("json-besturingsteken"),
                _ => bytes.push(byte),
            }
        }
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(self.halt("json-utf8"));
        };
        // A line break and a tab are text; every other control character is a way to forge a
        // log line or to blind a reader.
        if text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            self.fault("json-besturingsteken");
        }
        Ok(text)
    }

    fn escape(&mut self) -> Result<char, Halt> {
        let Some(byte) = self.peek() else {
            return Err(self.halt("json-syntaxis"));
        };
        self.at += 1;
        Ok(match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.halt("json-syntaxis")),
        })
    }

    fn unicode(&mut self) -> Result<char, Halt> {
        let first = self.hex()?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        let rest = self.at;
        if (0xd800..0xdc00).contains(&first) && self.text[self.at..].starts_with(b"\\u") {
            self.at += 2;
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                if let Some(character) = char::from_u32(code) {
                    return Ok(character);
                }
            }
            self.at = rest;
        }
        self.fault("json-half-teken");
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Result<u32, Halt> {
        let digits = self.text.get(self.at..self.at + 4);
        let digits = digits.filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        let code = digits.and_then(|d| std::str::from_utf8(d).ok());
        let Some(code) = code.and_then(|d| u32::from_str_radix(d, 16).ok()) else {
            return Err(self.halt("json-syntaxis"));
        };
        self.at += 4;
        Ok(code)
    }

    fn digits(&mut self) -> Result<(), Halt> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err(self.halt("json-syntaxis"));
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Value, Halt> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        let mut whole = true;
        if self.peek() == Some(b'.') {
            whole = false;
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            whole = false;
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = std::str::from_utf8(&self.text[start..self.at]).unwrap_or_default();
        let number = if whole {
            let exact = text.parse::<i64>().ok();
            exact
                .filter(|n| n.unsigned_abs() <= MAX_EXACT)
                .map(Number::from)
        } else {
            text.parse::<f64>().ok().and_then(Number::from_f64)
        };
        Ok(number.map_or_else(
            || {
                self.fault("json-getal");
                Value::Null
            },
            Value::Number,
        ))
    }

    /// Passes over a nested value without recursion; what is in it no longer matters.
    fn skip_nested(&mut self) -> Result<(), Halt> {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_string()?,
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Ok(());
            }
        }
        Err(self.halt("json-syntaxis"))
    }

    /// From the opening quote to the closing one, which is left to be read.
    fn skip_string(&mut self) -> Result<(), Halt> {
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => return Ok(()),
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        Err(self.halt("json-syntaxis"))
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
