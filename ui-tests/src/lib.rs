//! What the compiler says: one case under `cases/` for each way to be wrong, and a few that are right.
