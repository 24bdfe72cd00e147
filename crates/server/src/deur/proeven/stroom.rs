// SPDX-License-Identifier: EUPL-1.2
//! Answers in parts: each is made when it is asked for, and none for nobody.

use std::cell::RefCell;
use std::rc::Rc;

use actix_web::body::{BodySize, MessageBody as _};
use actix_web::http::Method;
use futures_util::future::poll_fn;

use crate::deur::stroom::{Afgebroken, Delen, parts};
use crate::deur::uitgang::Uitgang;

/// What became of the parts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Made {
    parts: u8,
    is_dropped: bool,
}

struct Counted(Rc<RefCell<Made>>, u8);

impl Delen for Counted {
    async fn volgend(&mut self) -> Result<Option<Vec<u8>>, Afgebroken> {
        let made = self.0.borrow().parts;
        if made == self.1 {
            return Err(Afgebroken);
        }
        self.0.borrow_mut().parts += 1;
        Ok(Some(vec![made; 3]))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.borrow_mut().is_dropped = true;
    }
}

fn answer(breaks_after: u8) -> (Uitgang, Rc<RefCell<Made>>) {
    let made = Rc::new(RefCell::new(Made::default()));
    let delen = Counted(Rc::clone(&made), breaks_after);
    (Uitgang::in_parts("application/x-tar", parts(delen)), made)
}

#[actix_web::test]
async fn a_part_is_made_when_it_is_asked_for_and_a_client_that_leaves_ends_the_work() {
    let (uitgang, made) = answer(9);
    let uitgang = uitgang.in_answer_to(&Method::GET);
    let mut body = Box::pin(uitgang.send().into_body());
    assert_eq!(body.size(), BodySize::Stream);
    assert_eq!(made.borrow().parts, 0);
    for part in 0..2 {
        let bytes = poll_fn(|cx| body.as_mut().poll_next(cx)).await;
        assert_eq!(bytes.expect("more").expect("a part"), vec![part; 3]);
        assert_eq!(made.borrow().parts, part + 1);
    }
    drop(body);
    assert!(made.borrow().is_dropped);
}

#[actix_web::test]
async fn what_breaks_off_is_an_error_and_not_an_end() {
    let (uitgang, _made) = answer(1);
    let mut body = Box::pin(uitgang.send().into_body());
    assert!(matches!(
        poll_fn(|cx| body.as_mut().poll_next(cx)).await,
        Some(Ok(_))
    ));
    assert!(matches!(
        poll_fn(|cx| body.as_mut().poll_next(cx)).await,
        Some(Err(_))
    ));
}

#[actix_web::test]
async fn nothing_is_made_for_head() {
    let (uitgang, made) = answer(9);
    let response = uitgang.in_answer_to(&Method::HEAD).send();
    assert!(made.borrow().is_dropped && made.borrow().parts == 0);
    assert_eq!(response.body().size(), BodySize::None);
    assert!(response.headers().contains_key("content-type"));
}
