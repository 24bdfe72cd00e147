// SPDX-License-Identifier: EUPL-1.2
//! What every activity shares: the signaal and its weging (WGS 2.23(1)-(3)), the subject and the trap (WGS 2.22(1), 2.23(6)).

pub mod dienst;
pub mod domein;
mod fout;
pub mod handelingen;
mod kolommen;
mod opslag;

pub use dienst::{SubjectAfwijzen, SubjectToevoegen, SubjectVerwijderen, slot, start};
pub use opslag::bron::{Casusbron, Informeringbron, Signaalbron, Subjectbron, Wegingbron};
pub use opslag::informeringbeeld::{InformeringBeeld, InformeringRij};
pub use opslag::signaalbeeld::{SignaalBeeld, SignaalMeta, SignaalRij, SignaalVol};
pub use opslag::signalenlijst::{Signaalregel, Signalenlijst};
pub use opslag::subject::{SubjectBeeld, SubjectMeta, SubjectPseudo, SubjectRij, SubjectVol};
pub use opslag::subjectlijst::{Subjectenlijst, Subjectregel};
pub use opslag::vernietiging::{TeVernietigen, Vernietigfout, Vernietiglijst};
pub use opslag::wegingbeeld::{WegingBeeld, WegingRij};
