//! Who the person is and how to reach them.

mod address;
mod email;
mod halves;
mod link;
mod location;
mod mistyped;
mod name;
mod phone;
mod postal;
mod shape;

pub use email::{addresses, is_address};
pub use link::{comparable, is_of_person, links, network};
pub use location::location;
pub use mistyped::{AddressFault, mistyped};
pub use name::{label, name, possible_name};
pub use phone::{phones, possible_phone};
