//! Every form of generated code under every lint.
