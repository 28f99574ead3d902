//! Invented people.

/// What a sample résumé says.
#[derive(Debug, Clone)]
pub struct Cv {
    pub name: &'static str,
    pub label: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub place: &'static str,
    pub link: &'static str,
    pub summary: &'static str,
    pub jobs: Vec<Job>,
    pub studies: Vec<Study>,
    pub skills: &'static str,
}

/// A job.
#[derive(Debug, Clone)]
pub struct Job {
    pub title: &'static str,
    pub company: &'static str,
    pub dates: &'static str,
    pub bullets: Vec<&'static str>,
}

/// A course of study.
#[derive(Debug, Clone)]
pub struct Study {
    pub degree: &'static str,
    pub school: &'static str,
    pub dates: &'static str,
}

/// A posting that the résumé of [`Cv::ada`] covers in part.
pub const POSTING: &str = "\
Site Reliability Engineer
Harrowgate Analytics
Leeds, United Kingdom

About us
Harrowgate Analytics measures rivers so that towns know when to move their cars.

What you will do
Keep our ingestion services available and lead incident response.

Requirements
5+ years of experience as a software engineer
Strong Python and PostgreSQL
Kubernetes in production
Experience with Terraform
Clear written communication

Nice to have
Rust
Experience with Kafka

Benefits
28 days of holiday, a pension and a bicycle.
";

impl Cv {
    /// A software engineer.
    pub fn ada() -> Self {
        Self {
            name: "Ada Merrowdene",
            label: "Software Engineer",
            email: "ada.merrowdene@example.org",
            phone: "+44 20 7946 0143",
            place: "Leeds, United Kingdom",
            link: "merrowdene.example.org",
            summary: "Software engineer who keeps measuring services running through floods and frost.",
            jobs: vec![
                Job {
                    title: "Software Engineer",
                    company: "Calder Gauge Ltd",
                    dates: "Mar 2020 - Present",
                    bullets: vec![
                        "Moved 40 gauge services to Kubernetes with no lost readings",
                        "Cut nightly imports from six hours to one in Python and PostgreSQL",
                    ],
                },
                Job {
                    title: "Junior Developer",
                    company: "Wharfe Software Ltd",
                    dates: "Sep 2016 - Feb 2020",
                    bullets: vec!["Wrote the billing reports of three water companies"],
                },
            ],
            studies: vec![Study {
                degree: "Bachelor of Science, Mathematics",
                school: "University of Airedale",
                dates: "Sep 2013 - Jun 2016",
            }],
            skills: "Python, PostgreSQL, Kubernetes, Linux, Rust",
        }
    }

    /// The lines of a plain one-column layout: kind and text.
    pub fn lines(&self) -> Vec<(Kind, String)> {
        let mut lines = vec![
            (Kind::Name, self.name.to_owned()),
            (Kind::Body, self.label.to_owned()),
            (Kind::Body, self.email.to_owned()),
            (Kind::Body, self.phone.to_owned()),
            (Kind::Body, self.place.to_owned()),
            (Kind::Body, self.link.to_owned()),
            (Kind::Heading, "Summary".to_owned()),
            (Kind::Body, self.summary.to_owned()),
            (Kind::Heading, "Work Experience".to_owned()),
        ];
        for job in &self.jobs {
            lines.push((Kind::Entry, format!("{}, {}", job.title, job.company)));
            lines.push((Kind::Body, job.dates.to_owned()));
            lines.extend(job.bullets.iter().map(|bullet| (Kind::Bullet, (*bullet).to_owned())));
        }
        lines.push((Kind::Heading, "Education".to_owned()));
        for study in &self.studies {
            lines.push((Kind::Entry, study.degree.to_owned()));
            lines.push((Kind::Body, study.school.to_owned()));
            lines.push((Kind::Body, study.dates.to_owned()));
        }
        lines.push((Kind::Heading, "Skills".to_owned()));
        lines.push((Kind::Body, self.skills.to_owned()));
        lines
    }
}

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Name,
    Heading,
    Entry,
    Body,
    Bullet,
}
