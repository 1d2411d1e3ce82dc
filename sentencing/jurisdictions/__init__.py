"""The laws that come with this package, each a package of its own."""
