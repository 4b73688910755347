//! What users do with sourcecheck, as tests: the only test binary.

mod claims;
