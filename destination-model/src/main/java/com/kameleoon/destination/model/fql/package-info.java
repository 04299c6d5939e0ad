/// Segment's two query languages: text becomes a sealed tree with positions, is checked once, and
/// runs as an immutable matcher.
@NullMarked
package com.kameleoon.destination.model.fql;

import org.jspecify.annotations.NullMarked;
